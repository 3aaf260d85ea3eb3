from __future__ import annotations

from itertools import combinations

import pytest

from gameday.files.documents import load_sop, load_team
from gameday.regression.reachability import Failure, Reachability, reachability
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.team import Team
from gameday.team.model import Shift
from gameday.terms.bound import parse_bound
from gameday.terms.duration import MINUTE

MONDAY = 1_776_643_200_000  # 2026-04-20T00:00:00Z


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
    assert {level for level, _ in found.unowned} >= {"SEV1", "SEV2"}


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
