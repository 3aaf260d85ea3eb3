from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.files.documents import load_sop, load_team
from gameday.regression.probes.conditions import Given, Known
from gameday.regression.probes.every_miss import reachability
from gameday.regression.probes.ladder import MOST_LADDERS
from gameday.regression.probes.line_up import WEEK
from gameday.regression.probes.reachability import Counterexample, Failure, LevelCheck, Reachability, ToolCall
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.team import Team
from gameday.team.hours import DAYS
from gameday.team.model import Person, Shift
from gameday.terms.bound import parse_bound
from gameday.terms.criterion import Criterion
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.facts import Facts
from gameday.terms.moment import format_moment

MONDAY = 1_776_643_200_000  # 2026-04-20T00:00:00Z
STEADY = ("UTC", "Asia/Kolkata")
CHANGING = ("UTC", "Europe/Berlin", "America/New_York")
"""Zones whose clocks are the same all year, and zones whose are not."""
PEOPLE = ("ann", "bob", "cem")
ROLES = ("primary_oncall", "secondary_oncall", "team_lead")


@pytest.fixture(scope="module")
def sop() -> Sop:
    return load_sop("mitigate-first")


@pytest.fixture(scope="module")
def team() -> Team:
    return load_team("storefront")


def _check(sop: Sop, team: Team, *, failures: int = 1, within: int = 15 * MINUTE) -> Reachability:
    return reachability(sop, team, start=MONDAY, within=within, failures=failures)


def _level(found: Reachability, name: str) -> object:
    return next(one for one in found.levels if one.level == name).counterexample


def test_one_who_sleeps_is_stepped_over_at_the_top_and_the_second_level_takes_too_long(sop: Sop, team: Team) -> None:
    found = _check(sop, team)
    late = _level(found, "SEV2")
    assert _level(found, "SEV1") is None
    assert late is not None
    assert (late.reached, late.failures) == (20 * MINUTE, (Failure("person", "mira"),))  # type: ignore[attr-defined]
    assert not found.proved


def test_until_a_severity_is_called_the_second_level_sets_the_times_of_every_level(sop: Sop, team: Team) -> None:
    """By its own times SEV1 reaches somebody after ten minutes; before anybody has called it, after twenty."""
    top, second, _ = _check(sop, team).levels
    assert top.until_called == second
    assert (top.holds, top.proved, top.slowest, second.until_called) == (True, False, 10 * MINUTE, None)
    slow = _check(sop, team, within=20 * MINUTE).levels[0]
    assert slow.until_called is not None
    assert (slow.proved, slow.slowest, slow.until_called.slowest) == (True, 10 * MINUTE, 20 * MINUTE)


def test_a_page_until_a_level_is_called_that_only_the_tool_makes_proves_nothing_of_that_level(team: Team) -> None:
    """The SOP has a ladder at SEV1 alone: an alert goes by SEV2 until somebody calls, where it says nothing."""
    top = _found_at(_ladder(0, 10), team)
    assert top.until_called is not None
    assert (top.holds, top.until_called.rests_on, top.proved) == (True, "tool", False)


def test_how_long_it_takes_at_the_slowest_is_told_only_where_every_case_was_tried(sop: Sop, team: Team) -> None:
    for one in _check(sop, team).levels:
        assert (one.slowest is None) == (one.counterexample is not None or one.rests_on == "no page")


def test_two_who_sleep_are_a_dead_end_where_the_policy_names_two(sop: Sop, team: Team) -> None:
    dead = _level(_check(sop, team, failures=2), "SEV1")
    assert dead is not None
    assert dead.reached is None  # type: ignore[attr-defined]
    assert [step.outcome for step in dead.steps] == ["misses", "misses"]  # type: ignore[attr-defined]


def test_an_hour_nobody_is_on_call_for_is_found_without_any_failure(sop: Sop, team: Team) -> None:
    nights = [one for one in team.schedule if one.role != "primary_oncall"]
    day = Shift(role="primary_oncall", person="mira", hours="08:00-20:00")
    found = _check(sop, remade(team, schedule=(*nights, day)), failures=0)
    assert not found.proved
    assert {one.level for one in found.unowned} >= {"SEV1", "SEV2"}


def test_the_counterexample_is_the_shortest_there_is(sop: Sop, team: Team) -> None:
    for most in (0, 1, 2, 3):
        found = _check(sop, team, failures=most)
        fewer = [_check(sop, team, failures=less) for less in range(most)]
        for one in found.levels:
            if one.counterexample is not None:
                size = len(one.counterexample.failures)
                assert all(_level(check, one.level) is None for check in fewer[:size])


def test_a_quicker_hop_never_makes_a_proof_fail(sop: Sop, team: Team) -> None:
    for fewer, more in combinations((5, 10, 20, 40), 2):
        quick, slow = (_check(_with_hops(sop, minutes), team) for minutes in (fewer, more))
        for one, other in zip(quick.levels, slow.levels, strict=True):
            assert one.counterexample is None or other.counterexample is not None


def _with_hops(sop: Sop, minutes: int) -> Sop:
    bound = parse_bound(f"{minutes}m")
    clauses = tuple(
        remade(one, after=dict.fromkeys(one.after, bound))
        if isinstance(one, Escalation) and one.trigger == "unacknowledged"
        else one
        for one in sop.clauses
    )
    return remade(sop, clauses=clauses)


def test_a_paging_tool_alone_proves_nothing_of_an_sop_that_pages_nobody(sop: Sop, team: Team) -> None:
    """With every hop dropped the tool still reaches somebody; that is told, and is no proof of the SOP."""
    silent = remade(sop, clauses=tuple(one for one in sop.clauses if not isinstance(one, Escalation)))
    found = _check(silent, team, failures=0)
    assert [(one.level, one.rests_on, one.proved) for one in found.levels] == [
        ("SEV1", "tool", False),
        ("SEV2", "tool", False),
        ("SEV3", "no page", True),
    ]
    assert not found.proved


# --- people of whom no contact is known ----------------------------------------------------------------------------


def test_who_has_no_contact_is_reached_by_nothing_though_nothing_fails(sop: Sop) -> None:
    found = _check(_hops(sop, 0, 10), _unreachable("ann", "bob"), failures=0)
    dead = found.levels[0].counterexample
    assert dead is not None
    assert (dead.failures, dead.reached) == ((), None)
    assert [(step.person, step.outcome) for step in dead.steps] == [("ann", "no contact"), ("bob", "no contact")]


def test_a_first_page_that_rings_at_no_contact_leaves_those_hours_without_an_owner(sop: Sop) -> None:
    """Somebody is reached by the second hop: the level is not proved, and is not called so either."""
    top = _found_at(_hops(sop, 0, 10), _unreachable("ann"))
    assert (top.counterexample, top.slowest, top.holds, top.proved) == (None, 10 * MINUTE, False, False)
    assert [(one.at, one.until, one.why) for one in top.unowned] == [(MONDAY, MONDAY + WEEK, "contact")]


def test_where_two_are_paged_at_once_the_hours_of_one_of_them_are_not_without_an_owner(sop: Sop) -> None:
    top = _found_at(_hops(sop, 0, 0), _unreachable("ann"))
    assert (top.holds, top.slowest, top.unowned) == (True, 0, ())


def _unreachable(*names: str) -> Team:
    """Ann, then Bob, at any hour, and of some of them no contact."""
    team = _swap(("primary_oncall", "ann", "00:00-00:00"), ("secondary_oncall", "bob", "00:00-00:00"))
    return _without_contacts(team, names)


def _without_contacts(team: Team, names: Collection[str]) -> Team:
    people = tuple(remade(one, contacts=()) if one.id in names else one for one in team.people)
    return remade(team, people=people)


def _found_at(sop: Sop, team: Team, level: int = 0) -> LevelCheck:
    return reachability(sop, team, start=MONDAY, within=30 * MINUTE, failures=0).levels[level]


# --- hops with a condition -----------------------------------------------------------------------------------------


def test_a_hop_that_something_seen_leaves_out_is_no_proof_and_what_is_seen_is_named(sop: Sop, team: Team) -> None:
    dead = _conditional(sop, {"security": "none"}, team=team).levels[0].counterexample
    assert dead is not None
    assert dead.given == Given((Known("security", "suspected"),), ("hop-sev1-1",))
    assert [step.clause for step in dead.steps] == ["hop-sev1-0"]


def test_a_condition_on_the_hops_before_a_call_counts_for_every_level(sop: Sop, team: Team) -> None:
    """SEV1 has no condition: an alert goes by SEV2 until somebody calls it."""
    ladders = _two_ladders(sop, {"SEV1": (0, 5), "SEV2": (0, 10)})
    how = Criterion.model_validate({"security": "none"})
    clauses = tuple(remade(one, when=how) if one.id == "hop-sev2-1" else one for one in ladders.clauses)
    top = _check(remade(ladders, clauses=clauses), team).levels[0]
    assert top.until_called is not None
    assert (top.holds, top.until_called.holds, top.proved) == (True, False, False)


def test_two_hops_of_which_one_is_called_whatever_is_seen_are_a_proof(sop: Sop, team: Team) -> None:
    """Security is never taken to be both, or neither: the tool goes by the worst that anybody has seen."""
    top = _conditional(sop, {"security": "none"}, {"security": ["suspected", "breach"]}, team=team).levels[0]
    assert (top.holds, top.ladders, top.counterexample) == (True, 2, None)


def test_a_look_may_leave_open_what_two_hops_share_out_between_them(sop: Sop, team: Team) -> None:
    found = _conditional(sop, {"customer_visible": False}, {"customer_visible": True}, team=team)
    dead = found.levels[0].counterexample
    assert dead is not None
    assert dead.given == Given((Known("customer_visible", None),), ("hop-sev1-1", "hop-sev1-2"))


def test_too_many_conditions_are_no_proof(sop: Sop, team: Team) -> None:
    """Each share beyond which a hop more is called makes a ladder of its own."""
    like = _hops(sop, 0, 5)
    hop = like.clauses[1]
    many = tuple(
        remade(hop, id=f"more-{one}", when=Criterion.model_validate({"users_affected": {"above": one / 100}}))
        for one in range(MOST_LADDERS)
    )
    few, all_ = (_check(remade(like, clauses=(*like.clauses, *some)), team).levels[0] for some in (many[:-1], many))
    assert (few.untried, few.holds, few.ladders) == (False, True, MOST_LADDERS)
    assert (all_.untried, all_.holds, all_.ladders, all_.counterexample) == (True, False, MOST_LADDERS, None)


def test_an_sop_whose_only_call_has_a_condition_pages_nobody_where_it_does_not_hold(sop: Sop, team: Team) -> None:
    hop = remade(_hops(sop, 0).clauses[0], when=Criterion.model_validate({"data": "lost"}))
    top = _check(remade(sop, clauses=(hop,)), team, failures=0).levels[0]
    safe = Given((Known("data", "safe"),), ("hop-sev1-0",))
    assert (top.rests_on, top.silent, top.holds) == ("policy and tool", safe, False)


def test_what_only_the_tool_decides_where_a_condition_does_not_hold_names_the_condition(sop: Sop, team: Team) -> None:
    """The first page has a condition, the second none: without it the tool rings its own first."""
    first, second = _hops(sop, 0, 5).clauses
    how = Criterion.model_validate({"data": "lost"})
    top = _check(remade(sop, clauses=(remade(first, when=how), second)), team, failures=0).levels[0]
    safe = Given((Known("data", "safe"),), ("hop-sev1-0",))
    assert top.by_tool == (ToolCall("primary_oncall", 0, None, first=True, given=safe),)


def test_a_condition_on_the_only_hop_of_the_level_in_force_before_a_call_is_told_of_it_once(team: Team) -> None:
    ladders = _two_ladders(load_sop("mitigate-first"), {"SEV1": (0,), "SEV2": (0,)})
    how = Criterion.model_validate({"data": "lost"})
    clauses = tuple(remade(one, when=how) for one in ladders.clauses)
    top, second, _ = _check(remade(ladders, clauses=clauses), team, failures=0).levels
    assert (top.until_called, second.until_called) == (second, None)


def _conditional(sop: Sop, *hows: object, team: Team) -> Reachability:
    """Nothing but a ladder at SEV1, whose second hop and those after it have conditions."""
    ladder = _hops(sop, 0, *(5, 10)[: len(hows)])
    conditions = (None, *(Criterion.model_validate(how) for how in hows))
    clauses = tuple(remade(hop, when=how) for hop, how in zip(ladder.clauses, conditions, strict=True))
    return _check(remade(ladder, clauses=clauses), team)


# --- where shifts change -------------------------------------------------------------------------------------------


def _swap(*shifts: tuple[str, str, str], zone: str = "UTC") -> Team:
    """Two engineers on call for two roles."""
    schedule = tuple(Shift(role=role, person=who, hours=hours, timezone=zone) for role, who, hours in shifts)
    return _team(schedule)


def _team(schedule: tuple[Shift, ...]) -> Team:
    people = tuple(Person(id=one, name=one.title(), roles=ROLES) for one in PEOPLE)
    return Team(format=1, name="swapping", title="Swapping", people=people, schedule=schedule)


def _hops(sop: Sop, *minutes: int) -> Sop:
    """Nothing but a ladder: each role after so many minutes without an answer, at SEV1."""
    return _two_ladders(sop, {"SEV1": minutes})


def _two_ladders(sop: Sop, at: Mapping[str, tuple[int, ...]]) -> Sop:
    """Nothing but ladders: at each level each role after so many minutes without an answer."""
    like = next(one for one in sop.clauses if isinstance(one, Escalation))
    hops = tuple(
        remade(
            like,
            id=f"hop-{level.lower()}-{index}",
            target=role,
            levels=(level,),
            trigger="unacknowledged" if after else "signal",
            after={level: parse_bound(f"{after}m" if after else "prompt")},
        )
        for level, minutes in at.items()
        for index, (role, after) in enumerate(zip(ROLES, minutes, strict=False))
    )
    return remade(sop, clauses=hops)


def _ladder(*minutes: int) -> Sop:
    return _hops(load_sop("mitigate-first"), *minutes)


def test_whoever_has_just_handed_over_may_be_rung_twice_and_is_the_one_who_sleeps(sop: Sop) -> None:
    """Ann and Bob swap at eight. A page at 07:50 rings Ann; ten minutes later she is the second on call."""
    team = _swap(
        ("primary_oncall", "ann", "20:00-08:00"),
        ("primary_oncall", "bob", "08:00-20:00"),
        ("secondary_oncall", "bob", "20:00-08:00"),
        ("secondary_oncall", "ann", "08:00-20:00"),
    )
    dead = _found(_hops(sop, 0, 10), team, 1)
    assert dead is not None
    assert (dead.at, dead.until) == (MONDAY + 470 * MINUTE, MONDAY + 480 * MINUTE)
    assert (dead.failures, dead.reached) == ((Failure("person", "ann"),), None)
    assert [(step.person, step.outcome) for step in dead.steps] == [("ann", "misses"), ("ann", "misses")]


def test_nine_minutes_that_nobody_is_on_call_for_are_found(sop: Sop) -> None:
    """From 08:05 to 08:14, and by day there is no second."""
    team = _swap(
        ("primary_oncall", "ann", "20:05-08:05"),
        ("primary_oncall", "bob", "08:14-20:05"),
        ("secondary_oncall", "bob", "20:05-08:05"),
    )
    found = reachability(_hops(sop, 0, 10), team, start=MONDAY, within=30 * MINUTE, failures=0)
    hole = (MONDAY + 485 * MINUTE, MONDAY + 494 * MINUTE)
    dead = found.levels[0].counterexample
    assert dead is not None
    assert ((dead.at, dead.until), dead.failures, dead.again) == (hole, (), True)
    assert [(one.at, one.until) for one in found.unowned if one.level == "SEV1"] == [
        (hole[0] + day * DAY, hole[1] + day * DAY) for day in range(7)
    ]


def test_an_hour_that_only_some_weeks_of_spring_leave_open_is_found_in_winter(sop: Sop) -> None:
    """New York hands over to London at eight; from 14 March on it does so at seven, and London is not there yet."""
    team = _team(
        (
            Shift(role="primary_oncall", person="ann", hours="08:00-20:00", timezone="Europe/London"),
            Shift(role="primary_oncall", person="bob", hours="15:00-03:00", timezone="America/New_York"),
        )
    )
    found = reachability(_hops(sop, 0), team, start=MONDAY + 210 * DAY, within=15 * MINUTE, failures=0)
    first = next(one for one in found.unowned if one.level == "SEV1")
    assert [format_moment(at) for at in (first.at, first.until)] == [
        "2027-03-14T07:00:00.000Z",
        "2027-03-14T08:00:00.000Z",
    ]


@pytest.mark.parametrize(("name", "rests_on"), [("one-page-playbook", "policy and tool"), ("mitigate-first", "policy")])
def test_a_time_that_the_sop_does_not_give_is_the_tools_and_named(team: Team, name: str, rests_on: str) -> None:
    found = reachability(load_sop(name), team, start=MONDAY, within=30 * MINUTE, failures=0)
    top = found.levels[0]
    assert (top.rests_on, found.tool) == (rests_on, "storefront's paging tool")
    assert [(one.clause, one.after // MINUTE) for one in top.by_tool] == (
        [("page-secondary", 5), ("page-team-lead", 15), ("page-platform-lead", 30)] if "tool" in rests_on else []
    )


# --- laws ----------------------------------------------------------------------------------------------------------

_hours = st.builds("{:02}:{:02}-{:02}:{:02}".format, *[st.integers(0, 23), st.integers(0, 59)] * 2)


def _schedules(zones: tuple[str, ...]) -> st.SearchStrategy[tuple[Shift, ...]]:
    shift = st.builds(
        Shift,
        role=st.sampled_from(ROLES),
        person=st.sampled_from(PEOPLE),
        days=st.sets(st.sampled_from(DAYS), min_size=4).map(tuple),
        hours=_hours | st.just("00:00-00:00"),
        timezone=st.sampled_from(zones),
    )
    return st.lists(shift, max_size=6).map(tuple)


_delays = st.lists(st.integers(1, 90), min_size=1, max_size=2, unique=True).map(lambda later: (0, *sorted(later)))


def _found(sop: Sop, team: Team, failures: int) -> Counterexample | None:
    found = reachability(sop, team, start=MONDAY, within=30 * MINUTE, failures=failures)
    return found.levels[0].counterexample


def _fewest(team: Team, delays: tuple[int, ...], start: int, most: int) -> int | None:
    """By brute force, minute by minute over a week: how few failures leave nobody reached within half an hour."""
    minutes = range(start, start + WEEK + max(delays) * MINUTE, MINUTE)
    on_call = [tuple(_rung(team, role, at) for role in ROLES) for at in minutes]
    places = list(enumerate(delays))
    rung = {tuple(on_call[page + after][hop] for hop, after in places) for page in range(WEEK // MINUTE)}
    return min((size for people in rung if (size := _smallest(people, delays, most)) is not None), default=None)


def _rung(team: Team, role: str, at: int) -> str | None:
    """Whom a page reaches; nobody where no contact is known."""
    person = next(iter(team.on_call(role, at)), None)
    return None if person in team.out_of_reach else person


def _smallest(people: tuple[str | None, ...], delays: tuple[int, ...], most: int) -> int | None:
    calls = [(role, who) for role, who, after in zip(ROLES, people, delays, strict=False) if after <= 30]
    able = {*people, *ROLES[: len(delays)]} - {None}
    for size in range(most + 1):
        for dead in combinations(sorted(map(str, able)), size):
            if not any(who is not None and who not in dead and role not in dead for role, who in calls):
                return size
    return None


@settings(max_examples=20, deadline=None)
@given(_schedules(STEADY), _delays, st.integers(0, 2), st.sets(st.sampled_from(PEOPLE), max_size=1))
def test_the_search_finds_one_just_where_every_minute_of_a_week_has_one(
    schedule: tuple[Shift, ...], delays: tuple[int, ...], failures: int, unknown: Collection[str]
) -> None:
    """Also where no contact is known of somebody, whom nothing reaches."""
    team = _without_contacts(_team(schedule), unknown)
    found = _found(_ladder(*delays), team, failures)
    assert _size(found) == _fewest(team, delays, MONDAY, failures)


_hows = st.sampled_from(
    [
        None,
        {"security": "none"},
        {"security": ["suspected", "breach"]},
        {"customer_visible": True},
        {"not": {"customer_visible": True}},
        {"users_affected": {"above": 0.2}},
        {"any": [{"users_affected": {"at_most": 0.2}}, {"security": "breach"}]},
    ]
)
SEEN = tuple(
    Facts(users_affected=users, security=security, customer_visible=visible)
    for users, security, visible in product(
        (0.0, 0.1, 0.2, 0.3, 1.0, None), ("none", "suspected", "breach"), (False, True, None)
    )
)
"""All there is to see, as far as these conditions tell it apart."""


_always = st.tuples(*[st.sampled_from(PEOPLE)] * len(ROLES)).map(
    lambda people: tuple(Shift(role=role, person=who, timezone="UTC") for role, who in zip(ROLES, people, strict=True))
)
"""Somebody has each role at any hour: what fails, fails by people and by conditions."""


@settings(max_examples=40, deadline=None)
@given(_always | _schedules(STEADY), _delays, st.tuples(_hows, _hows), st.integers(0, 2))
def test_where_hops_have_conditions_the_search_finds_one_just_where_something_that_can_be_seen_has_one(
    schedule: tuple[Shift, ...], delays: tuple[int, ...], hows: tuple[object, object], failures: int
) -> None:
    """What can be seen is gone through fact by fact here, minute by minute."""
    team = _team(schedule)
    conditions = [None, *(None if how is None else Criterion.model_validate(how) for how in hows)][: len(delays)]
    ladder = _ladder(*delays)
    hops = zip(ladder.clauses, conditions, strict=True)
    found = _found(remade(ladder, clauses=tuple(remade(hop, when=how) for hop, how in hops)), team, failures)
    called = {tuple(how is None or how.holds(facts) is True for how in conditions) for facts in SEEN}
    fewest = [_fewest_of(team, delays, each, failures) for each in called]
    assert _size(found) == min((size for size in fewest if size is not None), default=None)


def _fewest_of(team: Team, delays: tuple[int, ...], called: tuple[bool, ...], most: int) -> int | None:
    """By brute force over a week, where only some of the hops are called."""
    minutes = range(MONDAY, MONDAY + WEEK, MINUTE)
    hops = [(role, after) for role, after, rings in zip(ROLES, delays, called, strict=False) if rings and after <= 30]
    rung = {tuple((role, _rung(team, role, at + after * MINUTE)) for role, after in hops) for at in minutes}
    return min((size for calls in rung if (size := _misses(calls, most)) is not None), default=None)


def _misses(calls: tuple[tuple[str, str | None], ...], most: int) -> int | None:
    able = {*(who for _, who in calls if who is not None), *(role for role, _ in calls)}
    for size in range(most + 1):
        for dead in combinations(sorted(able), size):
            if not any(who is not None and who not in dead and role not in dead for role, who in calls):
                return size
    return None


def _size(found: Counterexample | None) -> int | None:
    return None if found is None else len(found.failures)


@settings(max_examples=20, deadline=None)
@given(_schedules(STEADY), _delays, _delays, st.integers(0, 2))
def test_a_level_is_proved_just_where_nothing_fails_by_its_own_times_nor_by_those_before_a_call(
    schedule: tuple[Shift, ...], own: tuple[int, ...], second: tuple[int, ...], failures: int
) -> None:
    """And where the first page, to the same role by both, rings at somebody whatever the minute."""
    team = _team(schedule)
    ladders = _two_ladders(load_sop("mitigate-first"), {"SEV1": own, "SEV2": second})
    top = reachability(ladders, team, start=MONDAY, within=30 * MINUTE, failures=failures).levels[0]
    before = top.until_called or top
    fewest = [_fewest(team, delays, MONDAY, failures) for delays in (own, second)]
    owned = all(team.on_call(ROLES[0], at) for at in range(MONDAY, MONDAY + WEEK, MINUTE))
    assert [_size(top.counterexample), _size(before.counterexample)] == fewest
    assert top.proved == (owned and fewest == [None, None])


@settings(max_examples=20, deadline=None)
@given(_schedules(CHANGING), _delays, st.integers(0, 2), st.integers(0, 51))
def test_no_week_of_the_year_has_a_shorter_one_and_the_one_found_is_one(
    schedule: tuple[Shift, ...], delays: tuple[int, ...], failures: int, week: int
) -> None:
    """Also in weeks in which the clocks change here or there."""
    team = _team(schedule)
    found = _found(_ladder(*delays), team, failures)
    fewest = _fewest(team, delays, MONDAY + week * WEEK, failures)
    if found is None:
        assert fewest is None
        return
    assert fewest is None or fewest >= len(found.failures)
    assert _fewest(team, delays, MONDAY + (found.at - MONDAY) // WEEK * WEEK, failures) == len(found.failures)
    for at in (found.at, found.until - 1):
        people = tuple(
            next(iter(team.on_call(role, at + after * MINUTE)), None)
            for role, after in zip(ROLES, delays, strict=False)
        )
        assert _smallest(people, delays, failures) == len(found.failures)
