"""Recorded drills under two SOPs as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from gameday.regression.records.flip import FindingFlip
from gameday.regression.records.rejudged import RecordFlips, Rejudged
from gameday.report.regress.data import sources_json
from gameday.report.rejudged.heading import drills_of, heading_of
from gameday.report.rejudged.words import say_edit, say_turn

_Json = dict[str, object]
_SIDES = ("before", "after")


def rejudged_text(found: Rejudged) -> str:
    """The JSON text, with a line end."""
    told: _Json = {
        "schema": 1,
        "verdict": found.ruling,
        "notice": heading_of(found),
        "drills": list(drills_of(found)),
        "baseline": found.baseline,
        "candidate": found.candidate,
        "from": sources_json(found.sources),
        "edit": list(say_edit(found)),
        "records": [_record(one) for one in found.records],
        "clauses": [asdict(one) for one in found.by_clause()],
        "unseen": [asdict(one) for one in found.unseen],
        "gates": sorted(found.gates),
        "blocks": sorted(found.blocks),
        "exit_code": found.exit_code,
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _record(one: RecordFlips) -> _Json:
    return {
        "record": one.record,
        "notice": list(one.notice),
        "drill": one.drill or None,
        "before": one.before,
        "after": one.after,
        "score_before": one.score_before,
        "score_after": one.score_after,
        "turned_by": say_turn(one),
        "reasons": {
            side: [asdict(reason) for reason in found] for side, found in zip(_SIDES, one.reasons, strict=True)
        },
        "flips": [_flip(flip) for flip in one.flips],
        "alike": list(one.alike),
        "moved": [asdict(move) for move in one.moved],
        "untold": [{"clause": clause, "why": why} for clause, why in one.untold],
    }


def _flip(one: FindingFlip) -> _Json:
    return {**asdict(one), "worse": one.worse, "better": one.better}
