"""Which clauses of an SOP the plays or drills exercised, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from gameday.regression.probes.coverage import ClauseCoverage, Coverage, Standing
from gameday.report.held import counts_of
from gameday.report.probes.coverage import Source

_GROUPS: tuple[tuple[str, Standing], ...] = (
    ("not_reached", "unreached"),
    ("nobody_can_tell", "untold"),
    ("declared_not_covered", "declared"),
    ("cannot_be_judged", "unjudged"),
)


def coverage_text(found: Coverage, source: Source) -> str:
    """The JSON text, without a line end."""
    told = {
        "sop": found.sop.name,
        "notice": source.notice,
        "plays": found.plays,
        "played": [asdict(one) for one in source.played],
        "held": {kind.replace(" ", "_"): count for kind, count in counts_of(source.held).items()},
        "drills": [one.drill for one in source.held if one.drill and one.kind != "real incident"],
        "share": found.share(),
        **{name: [one.clause for one in found.of_standing(standing)] for name, standing in _GROUPS},
        "clauses": [_clause(one) for one in found.clauses.values()],
        "met": {name: dict(counts) for name, counts in found.met.items()},
        "factors_not_told": list(found.untold()),
        "combinations": [
            {one: value, other: second, "plays": plays} for (one, value, other, second), plays in found.combinations()
        ],
        "combinations_not_met": [list(one) for one in found.unmet_pairs()],
    }
    return json.dumps(told, indent=1, ensure_ascii=False)


def _clause(one: ClauseCoverage) -> dict[str, object]:
    return {**asdict(one), "standing": one.standing, "scenarios": list(one.scenarios)}
