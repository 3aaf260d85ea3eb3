"""What the check tells is what a play does."""

from __future__ import annotations

import pytest

from gameday.engine.desk import Desk
from gameday.regression.probes.conditions import Given, Known
from gameday.regression.probes.every_miss import reachability
from gameday.regression.probes.reachability import Counterexample
from gameday.regression.remade import remade
from gameday.team import Team
from gameday.terms.facts import FactValue
from gameday.terms.look import Check
from gameday.timeline import Timeline
from gameday.timeline.paging import Acknowledged, Paged, PageFailed
from gameday.timeline.response import Declared
from tests.engine.cast import MINUTE, Scripted, sop, team
from tests.engine.plays import played
from tests.engine.small import small
from tests.engine.test_policy import LADDER, hop

DEAF = {"dana": Scripted(answers=False), "eli": Scripted(answers=False)}


def _silent() -> Team:
    """A team of whom no contact is known, whose tool starts its ladder once."""
    known = team()
    people = tuple(remade(one, contacts=()) for one in known.people)
    return remade(known, people=people, paging=remade(known.paging, repeats=0))


def _rung(timeline: Timeline) -> list[tuple[int, str | None]]:
    """The first ladder: (milliseconds after the first page, target)."""
    pages = [one for one in timeline.every(Paged) if one.target in ("primary_oncall", "secondary_oncall")]
    return [(one.at - pages[0].at, one.target) for one in pages[:2]]


def _told(example: Counterexample | None) -> list[tuple[int, str]]:
    assert example is not None
    return [(step.after, step.target) for step in example.steps]


@pytest.mark.parametrize("called", [False, True], ids=["not called", "called"])
def test_the_calls_of_a_counterexample_come_just_then_until_the_level_is_called_and_once_it_is(called: bool) -> None:
    top = reachability(LADDER, team(), start=0, within=15 * MINUTE, failures=2).levels[0]
    assert top.until_called is not None
    gus = Scripted([(12, Declared(at=0, severity="SEV1"))] if called else [], answers=False)
    timeline = played(small(), {**DEAF, "gus": gus}, under=LADDER)
    assert _rung(timeline) == _told(top.counterexample if called else top.until_called.counterexample)


def test_who_has_no_contact_is_paged_by_no_play_either() -> None:
    example = reachability(LADDER, _silent(), start=0, within=15 * MINUTE, failures=0).levels[1].counterexample
    timeline = played(small(), {"dana": Scripted(), "eli": Scripted()}, under=LADDER, by=_silent())
    assert _rung(timeline) == _told(example)
    assert {one.re for one in timeline.every(PageFailed)} >= {one.id for one in timeline.every(Paged)}
    assert not timeline.every(Acknowledged)


PROMPT = {"SEV1": "prompt", "SEV2": "prompt"}
ALERT = {"id": "errors", "kind": "alert", "at": "5m", "service": "shop", "text": "Errors above 10%"}


@pytest.mark.parametrize(
    ("condition", "facts", "look", "value"),
    [
        ({"security": "none"}, {"security": "suspected"}, "logs", "suspected"),
        ({"customer_visible": False}, {"customer_visible": True}, "dashboard", True),
        ({"any": [{"customer_visible": True}, {"customer_visible": False}]}, {"known": False}, "dashboard", None),
    ],
    ids=["a breach", "customers see it", "nobody can tell"],
)
def test_a_hop_whose_condition_does_not_hold_of_what_was_seen_is_called_by_no_play(
    condition: dict[str, object], facts: dict[str, object], look: Check, value: FactValue | None
) -> None:
    """The check names what has to be seen for it; a play in which somebody sees it calls just whom the check says."""
    after = {"SEV1": "10m", "SEV2": "10m"}
    first = hop("first", "primary_oncall", trigger="signal", after=PROMPT)
    unless = sop([first, hop("second", "secondary_oncall", after=after, when=condition)])
    example = reachability(unless, _once(), start=0, within=15 * MINUTE, failures=1).levels[1].counterexample
    assert example is not None
    assert example.given == Given((Known(next(iter(_named(condition))), value),), ("second",))
    scenario = small(world=None, phases=[{"id": "p", "title": "A part", "at": "0m", "facts": facts}], injects=[ALERT])
    gus = Scripted([(6, lambda desk: _look(desk, look))], answers=False)
    looked, blind = (
        played(scenario, {"dana": Scripted(answers=False), "eli": Scripted(), **cast}, under=unless, by=_once())
        for cast in ({"gus": gus}, {})
    )
    assert _rung(looked) == _told(example)
    assert not looked.every(Acknowledged)
    assert _rung(blind) == [(0, "primary_oncall"), (10 * MINUTE, "secondary_oncall")]


def _named(condition: dict[str, object]) -> dict[str, object]:
    nested = condition.get("any")
    return nested[0] if isinstance(nested, list) else condition


def _look(desk: Desk, what: Check) -> None:
    desk.look(what)


def _once() -> Team:
    """The team, whose tool starts its ladder once."""
    return remade(team(), paging=remade(team().paging, repeats=0))


def test_where_the_tool_starts_again_a_play_rings_the_next_of_the_pool_just_when_the_check_says() -> None:
    pool = team(schedule=[], people=[_able("dana"), _able("eli")])
    one = sop([hop("first", "primary_oncall", trigger="signal", after=PROMPT)])
    example = reachability(one, pool, start=0, within=15 * MINUTE, failures=1).levels[1].counterexample
    assert example is not None
    assert example.restarts is not None
    assert (example.restarts.times, example.restarts.pools[:1]) == (1, ("primary_oncall",))
    timeline = played(small(), {"dana": Scripted(answers=False), "eli": Scripted()}, under=one, by=pool)
    again = [(page.at, page.target) for page in timeline.every(Paged)]
    answer = timeline.first(Acknowledged)
    assert answer is not None
    assert answer.actor == "eli"
    assert (again[0][0] + example.restarts.every, "primary_oncall") in again


def _able(name: str) -> dict[str, object]:
    return {"id": name, "name": name.title(), "roles": ["primary_oncall"]}
