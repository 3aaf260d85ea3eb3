"""A rehearsal as JSON, for scripts. Times are seconds since the start of the scenario."""

from __future__ import annotations

import json
from collections.abc import Mapping

from gameday.rehearsal.rehearsal import Rehearsal
from gameday.rehearsal.spread import Spread
from gameday.report.rehearsal_words import Rehearsed
from gameday.scoring.encoding import SIMULATION
from gameday.terms.duration import SECOND

_Figures = Mapping[str, float] | None


def rehearsal_text(told: Rehearsed) -> str:
    """Everything that was found, the rare things too."""
    found = told.found
    data = {
        "rehearsal": 1,
        "exercise": list(told.banner),
        "simulation": SIMULATION,
        "scenario": told.name,
        "played": told.played,
        "runs": found.runs,
        "asked": told.asked,
        "seed": told.seed,
        "planned_seconds": told.duration / SECOND,
        "over": {"runs": found.closed, "within_planned": found.within, "seconds": _times(found.over)},
        "ended": {"within_planned": found.ended_within, "seconds": _times(found.ended)},
        "events": [
            {
                "key": one.landmark.key,
                "strand": one.landmark.strand,
                "what": one.landmark.words,
                "runs": one.runs,
                "seconds": _times(one.at),
                "times": _figures(one.times),
            }
            for one in found.events
        ],
        "severity": [
            {
                "seconds": one.at / SECOND,
                "runs": one.going_on,
                "right": dict(one.right),
                "called": dict(one.called),
                "judged": one.judged,
                "agree": one.agree,
            }
            for one in found.levels
        ],
        "idle": [
            {
                "from_seconds": one.start / SECOND,
                "to_seconds": one.end / SECOND,
                "share": round(one.share, 4),
                "seeking": round(one.seeking, 4),
                "waiting": round(one.waiting, 4),
                "mended": round(one.mended, 4),
            }
            for one in found.idle
        ],
        "interruptions": {
            "all": _figures(found.interruptions),
            **{kind: _figures(spread) for kind, spread in found.by_kind.items()},
        },
        "updates": {audience: _figures(spread) for audience, spread in found.updates.items()},
        "users_affected": _figures(found.widest),
        **_judged(found),
        "typical_seed": found.typical,
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _judged(found: Rehearsal) -> dict[str, object]:
    return {
        "verdicts": dict(found.verdicts),
        "score": _figures(found.score),
        "gates": dict(found.gates),
        "objectives": [
            {"id": one.objective, "ratings": {str(rating): count for rating, count in one.runs.items()}}
            for one in found.ratings
        ],
    }


def _figures(spread: Spread | None) -> _Figures:
    if spread is None:
        return None
    return {"median": round(spread.median, 4), "low": round(spread.low, 4), "high": round(spread.high, 4)}


def _times(spread: Spread | None) -> _Figures:
    if spread is None:
        return None
    return _figures(Spread(spread.median / SECOND, spread.low / SECOND, spread.high / SECOND))
