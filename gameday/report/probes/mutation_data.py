"""Which wrong edits of an SOP the scenarios would notice, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from gameday.regression.probes.mutation import Fought, Mutation
from gameday.scoring.encoding import SIMULATION


def mutation_text(found: Mutation) -> str:
    """The JSON text, without a line end."""
    told = {
        "sop": found.sop,
        "notice": SIMULATION,
        "runs": found.runs,
        "played": [asdict(one) for one in found.places],
        "mutants": [_mutant(one) for one in found.fought],
    }
    return json.dumps(told, indent=1, ensure_ascii=False)


def _mutant(one: Fought) -> dict[str, object]:
    return {
        "clause": one.mutant.clause,
        "kind": one.mutant.kind,
        "mutant": one.mutant.text,
        "fate": one.fate,
        "by": one.by and one.by.scenario,
        "by_team": one.by and one.by.team,
        "by_profile": one.by and one.by.profile,
        "tried": list(dict.fromkeys(place.scenario for place in one.tried)),
        "mend": one.mend,
        "called": [{"metric": cell.metric, "text": cell.text, "said": cell.said} for cell in one.called],
    }
