"""What the check tells is what a play does."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from gameday.engine.desk import Desk
from gameday.regression.probes.conditions import Given, Known
from gameday.regression.probes.every_miss import reachability
from gameday.regression.probes.reachability import Counterexample
from gameday.regression.remade import remade
from gameday.sop import Sop
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


_HOWS = (
    None,
    {"security": "none"},
    {"security": ["suspected", "breach"]},
    {"customer_visible": True},
    {"any": [{"customer_visible": False}, {"known": False}]},
    {"data": ["at_risk", "lost"]},
    {"data": "safe"},
)
_times = st.tuples(st.integers(1, 12), st.integers(1, 12))
_Hop = tuple[str, tuple[int, int], dict[str, object] | None]
"""Whom it calls, after how many minutes at SEV1 and at SEV2, and its condition."""
_hop = st.tuples(st.sampled_from(("secondary_oncall", "team_lead")), _times, st.sampled_from(_HOWS))
_facts = st.fixed_dictionaries(
    {
        "security": st.sampled_from(("none", "suspected", "breach")),
        "customer_visible": st.sampled_from((False, True, "unknown")),
        "data": st.sampled_from(("safe", "at_risk", "lost")),
        "core_function": st.just("down"),
    }
)
_looks = st.lists(
    st.tuples(st.integers(5, 12), st.sampled_from(("dashboard", "logs", "customers"))),
    max_size=5,
    unique_by=lambda it: it[0],
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(_hop, min_size=1, max_size=3),
    st.lists(_facts, min_size=1, max_size=3),
    _looks,
    st.sampled_from((None, 7, 12)),
    st.sampled_from(("dana", "dana", "eli", "fay")),
)
def test_what_the_check_proves_no_play_refutes_whatever_is_seen_and_however_it_changes(
    hops: list[_Hop],
    facts: list[dict[str, object]],
    looks: list[tuple[int, Check]],
    called: int | None,
    deaf: str,
) -> None:
    """The facts change every five minutes, somebody looks now and then, and may call the level between two hops."""
    ladder = _conditional(hops)
    by = remade(
        _once(), people=tuple(remade(one, roles=("team_lead",)) if one.id == "fay" else one for one in team().people)
    )
    top, second, _ = reachability(ladder, by, start=0, within=10 * MINUTE, failures=1).levels
    phases = [{"id": f"p{i}", "title": "A part", "at": f"{5 * i}m", "facts": one} for i, one in enumerate(facts)]
    scenario = small(world=None, phases=phases, injects=[ALERT])
    steps = [(at, partial(_look, what=what)) for at, what in sorted(looks)]
    steps += [] if called is None else [(called + 0.5, Declared(at=0, severity="SEV1"))]
    gus = Scripted(sorted(steps, key=lambda step: step[0]), answers=False)
    cast = {name: Scripted(answers=name != deaf) for name in ("dana", "eli", "fay")}
    timeline = played(scenario, {**cast, "gus": gus}, under=ladder, by=by)
    first = timeline.first(Acknowledged)
    # The alert comes after five minutes, and whoever answers takes one.
    reached = first is not None and first.at <= scenario.starts_at + 16 * MINUTE
    proved = second.proved if called is None else top.proved
    event(f"proved: {proved}, reached: {reached}")
    assert reached or not proved


def _conditional(hops: list[_Hop]) -> Sop:
    clauses = [hop("first", "primary_oncall", trigger="signal", after=PROMPT)]
    for index, (target, after, when) in enumerate(hops):
        more = {} if when is None else {"when": when}
        times = {"SEV1": f"{after[0]}m", "SEV2": f"{after[1]}m"}
        clauses.append(hop(f"hop-{index}", target, after=times, **more))
    return sop(clauses)
