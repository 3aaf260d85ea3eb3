"""A small SOP built in code, and short words for incidents under it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from gameday.scorecard import Scorecard
from gameday.scoring import judge
from gameday.scoring.assessment import Assessment
from gameday.scoring.finding import Finding
from gameday.sop import Sop
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline import Entry, Header, Timeline
from gameday.timeline.paging import Acknowledged
from gameday.timeline.response import Declared, Resolved
from gameday.timeline.signals import AlertFired
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.scoring.strategies import at, record

DOWN = Facts(users_affected=1.0, core_function="down", customer_visible=True)
DEGRADED = Facts(users_affected=0.3, core_function="degraded", customer_visible=True)
MINOR = Facts(users_affected=0.01, feature="degraded")
SOURCE = {"document": "house", "section": "1"}
RULES = [
    {"id": "down", "level": "SEV1", "when": {"core_function": "down"}},
    {"id": "either", "level": ["SEV1", "SEV2"], "when": {"core_function": "degraded", "growing": True}},
    {"id": "degraded", "level": "SEV2", "when": {"core_function": "degraded"}},
    {"id": "minor", "level": "SEV3", "when": {"feature": ["degraded", "down"]}},
]
GAME_DAY = Scorecard(format=1, name="plain", title="Plain", pass_mark=0.7)


def house(*clauses: Mapping[str, object]) -> Sop:
    """An SOP of four levels with these clauses; id, text and source are filled in where a test does not care."""
    base = {
        "format": 1,
        "name": "house",
        "title": "House rules",
        "documents": [{"id": "house", "title": "House rules"}],
        "levels": [{"name": f"SEV{n}", "text": f"Level {n}", "source": SOURCE} for n in (1, 2, 3, 4)],
        "severity": {"rules": [{"text": "A rule", "source": SOURCE, **rule} for rule in RULES]},
        "clauses": [{"id": str(one["kind"]), "text": "It is so.", "source": SOURCE, **one} for one in clauses],
    }
    return Sop.model_validate_json(json.dumps(base), strict=True)


def incident(
    *entries: Entry, facts: Facts = DOWN, ended: float | None = 60, resolved: float | None = 60, days: float = 14
) -> Timeline:
    """Impact and a loud alert at 0; its end and its resolution, each where there is one."""
    world: list[Entry] = [ImpactStarted(at=at(0), facts=facts, id="impact"), alert(0)]
    if ended is not None:
        world.append(ImpactEnded(at=at(ended), facts=BENIGN, id="ended"))
    if resolved is not None:
        world.append(Resolved(at=at(resolved), id="resolved"))
    return record(*world, *entries, days=days)


def alert(moment: float, urgency: str = "high") -> AlertFired:
    return AlertFired(at=at(moment), service="checkout", urgency=urgency, id="alert")  # type: ignore[arg-type]


def declared(moment: float, severity: str = "SEV1") -> Declared:
    return Declared(at=at(moment), severity=severity, id=f"declared-{moment:g}")


def acknowledged(moment: float) -> Acknowledged:
    return Acknowledged(at=at(moment), actor="dana", role="primary_oncall", id="ack")


def assess(timeline: Timeline, *clauses: Mapping[str, object], scorecard: Scorecard = GAME_DAY) -> Assessment:
    return judge(timeline, house(*clauses), scorecard)


def ruled(timeline: Timeline, clause: Mapping[str, object], *others: Mapping[str, object]) -> Finding:
    """The finding of one clause of a house SOP that holds it."""
    return assess(timeline, clause, *others).finding(str(clause.get("id", clause["kind"])))


def verdict(finding: Finding) -> tuple[str, float | None, bool]:
    """Status, credit to three figures, broken."""
    return finding.status, None if finding.credit is None else round(finding.credit, 3), finding.broken


def covering(timeline: Timeline, *kinds: str, complete: bool = True, until: float | None = None) -> Timeline:
    """The same record from a source that shows these kinds only, or that stops early."""
    last = at(until) if until is not None else timeline.header.recorded_until if timeline.header else None
    covers = kinds or None
    return Timeline.of(timeline, Header(covers=covers, complete=complete, recorded_until=last))  # type: ignore[arg-type]
