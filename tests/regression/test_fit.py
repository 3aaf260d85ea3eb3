from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.drill import play
from gameday.files.documents import load_profile, load_scenario, load_sop, load_team
from gameday.regression.figures.statistics import binomial_tail
from gameday.regression.fit.fit import FEWEST, WIDEST_SHARE, WIDEST_TIMES, Fit, Fitted, FittedChance, FittedTime, fit
from gameday.regression.fit.likelihood import Interval
from gameday.regression.fit.occasions import Recorded
from gameday.report.fit_page import overrides_text
from gameday.scenario import Scenario
from gameday.team.parameter import ChanceParameter, ParameterName, TimeParameter
from gameday.terms.duration import HOUR, MINUTE
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.paging import Acknowledged, Joined, Paged, PageFailed
from gameday.timeline.response import Declared
from gameday.timeline.talk import Message

TEAM = load_team("storefront", profile="default")
NOON = 1_776_686_407_001  # 2026-04-20T12:00:07.001Z, 14:00 in Berlin, where all of them live
NIGHT = NOON + 13 * HOUR
PLAYS = 60
SURE = 0.001
"""Where the intervals hold as often as they say, fewer would hold this seldom."""


def _rung(delay: int | None, at: int = NOON, target: str = "mira") -> list[Entry]:
    page = Paged(at=at, id="e1", target=target)
    return [page, *([Acknowledged(at=at + delay, id="e2", actor="mira", re="e1")] if delay is not None else [])]


def _of(*entries: Entry, header: Header | None = None) -> Recorded:
    return Recorded(Timeline.of(entries, header or Header(recorded_until=max(one.at for one in entries) + HOUR)))


def _figure(found: Fit, name: str) -> Fitted:
    return next(one for one in (*found.fitted, *found.too_wide) if one.name == name)


def _missed(found: Fit, name: str = "page_missed_day") -> tuple[float, int]:
    figure = _figure(found, name)
    assert isinstance(figure, FittedChance)
    return round(figure.value, 1), figure.observations


# --- what was put in comes out ----------------------------------------------------------------------------------


def _moved(name: str, hours: int = 0, *, timed: bool = True) -> Scenario:
    """A shipped scenario at another hour, and with levers that take what the team takes."""
    story = load_scenario(name)
    world = story.world
    if world is not None and not timed:
        levers = tuple(one.model_copy(update={"takes": None}) for one in world.mitigations)
        world = world.model_copy(update={"mitigations": levers})
    return story.model_copy(update={"starts_at": story.starts_at + hours * HOUR, "world": world})


PLAYED = [
    (_moved("checkout-errors"), "seilers", "default"),
    (_moved("home-page-stalls", timed=False), "seilers", "pessimistic"),
    (_moved("sale-opens"), "mature-response", "optimistic"),
    (_moved("checkout-errors", 12, timed=False), "mitigate-first", "pessimistic"),
    (_moved("partner-feed-late"), "mitigate-first", "default"),
    (_moved("records-missing"), "one-page-playbook", "default"),
]


@pytest.fixture(scope="module")
def fits() -> list[Fit]:
    return [_played(*case, seed) for case in PLAYED for seed in (1, 2)]


def _played(story: Scenario, standard: str, profile: str, seed: int) -> Fit:
    sop, team = load_sop(standard), load_team(story.team or "storefront", profile=profile)
    plays = (play(story, sop, team, seed=seed, replicate=one) for one in range(PLAYS))
    return fit((Recorded(one, story, sop) for one in plays), team)


def _held(found: Fit) -> Iterator[tuple[str, bool]]:
    for one in found.fitted:
        if isinstance(one, FittedTime):
            assert one.median_within is not None
            assert one.sigma_within is not None
            yield one.name, _lies(one.assumed.median, one.median_within)
            yield one.name, _lies(one.assumed.sigma, one.sigma_within)
        else:
            yield one.name, _lies(one.assumed.value, one.within)


def _lies(value: float, within: Interval) -> bool:
    return within.low <= value <= within.high


def test_the_figures_that_simulated_people_played_by_lie_in_the_intervals_as_often_as_those_say(
    fits: list[Fit],
) -> None:
    """Over several stories, SOPs and profiles, by day and by night; each figure by itself."""
    outcomes = [one for found in fits for one in _held(found)]
    tried = Counter(name for name, _ in outcomes)
    failed = Counter(name for name, held in outcomes if not held)
    assert set(tried) == {
        "ack_delay_awake", "page_missed_day", "page_missed_night", "join", "ack_to_declaration", "apply_fix"
    }  # fmt: skip
    assert {name: count for name, count in failed.items() if binomial_tail(count, tried[name], 0.05) < SURE} == {}


def test_a_figure_from_sixty_plays_is_narrow_enough_to_tell_one_profile_from_another(fits: list[Fit]) -> None:
    """An interval that holds everything would hold the truth as well."""
    answers = [one for found in fits for one in found.fitted if one.name == "join" and one.observations > PLAYS]
    assert answers
    for one in answers:
        assert isinstance(one, FittedTime)
        assert one.median_within is not None
        assert one.median_within.high < 1.6 * one.median_within.low


# --- whose a page is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["mira", "primary_oncall"])
@pytest.mark.parametrize(("at", "name"), [(NOON, "page_missed_day"), (NIGHT, "page_missed_night")])
def test_a_page_counts_by_the_hour_of_whoever_holds_its_role(target: str, at: int, name: str) -> None:
    found = fit([_of(*_rung(MINUTE + one, at, target)) for one in range(9)] + [_of(*_rung(None, at, target))], TEAM)
    assert _missed(found, name) == (0.1, 10)
    assert len([one for one in (*found.fitted, *found.too_wide) if isinstance(one, FittedChance)]) == 1


def test_a_page_that_another_answered_first_is_no_miss_for_certain() -> None:
    """Half of the answers take longer than the minute after which somebody else had it."""
    answered = [_of(*_rung(30_000 + 10_001 * one)) for one in range(8)]
    taken = [
        _of(*_rung(None), Paged(at=NOON, id="e5", target="jonas", level=2),
            Acknowledged(at=NOON + MINUTE, id="e6", actor="jonas", re="e5"))
        for _ in range(8)
    ]  # fmt: skip
    value, count = _missed(fit([*answered, *taken], TEAM))
    assert (value, count) == (0.0, 16)


def test_what_may_still_be_nearly_anything_stays_as_assumed() -> None:
    """Five pages of which none was answered are no team that never answers."""
    few = fit([_of(*_rung(None)) for _ in range(5)], TEAM)
    assert (few.fitted, [one.name for one in few.too_wide]) == ((), ["page_missed_day"])
    many = fit([_of(*_rung(MINUTE + one)) for one in range(60)], TEAM)
    (missed,) = [one for one in many.fitted if isinstance(one, FittedChance)]
    assert 0 < missed.value < 0.02, "none of sixty is seldom, not never"


@pytest.mark.parametrize(
    "name", ["ack_delay_awake", "page_missed_day", "page_missed_night", "join", "ack_to_declaration", "apply_fix"]
)
def test_a_figure_too_wide_to_fit_would_hold_every_profile(name: ParameterName) -> None:
    """That is why the limits are where they are."""
    figures = [load_profile(one).parameters[name] for one in ("optimistic", "default", "pessimistic")]
    medians = [one.median for one in figures if isinstance(one, TimeParameter)]
    shares = [one.value for one in figures if isinstance(one, ChanceParameter)]
    assert len(medians) + len(shares) == len(figures)
    assert not medians or max(medians) < WIDEST_TIMES * min(medians)
    assert not shares or max(shares) - min(shares) < WIDEST_SHARE


def test_a_page_that_reached_no_device_is_nobodys_miss() -> None:
    failed = PageFailed(at=NOON, id="e3", target="mira", re="e1")
    found = fit([_of(*_rung(None), failed)] * 10, TEAM)
    assert (found.fitted, found.aside["unheard"]) == ((), 10)


def test_a_dead_pager_is_nobodys_miss() -> None:
    """A record shows nothing of it; the scenario does."""
    found = _played(load_scenario("quiet-night-page"), "mitigate-first", "pessimistic", 1)
    assert found.aside["unheard"] >= 2 * PLAYS
    assert not any(name == "page_missed_day" and count for name, count in found.too_few)


def test_a_page_by_way_of_another_team_is_heard_and_tells_of_no_delay() -> None:
    astray = Message(at=NOON + MINUTE, id="e9", actor="mira", text="It went to another team first.")
    found = fit([_of(*_rung(20 * MINUTE), astray)] * 5 + [_of(*_rung(MINUTE + one)) for one in range(5)], TEAM)
    delay = _figure(found, "ack_delay_awake")
    assert isinstance(delay, FittedTime)
    assert (_missed(found), delay.observations, round(delay.median / MINUTE)) == ((0.0, 10), 5, 1)


def test_whoever_has_joined_misses_no_page() -> None:
    found = fit([_of(Joined(at=NOON - 1, id="e0", actor="mira"), *_rung(None))] * 10, TEAM)
    assert ("page_missed_day", 0) in found.too_few


def test_a_drill_whose_scenario_is_not_here_and_people_of_another_team_count_for_nothing() -> None:
    strange = _of(*_rung(MINUTE), header=Header(scenario="one-that-is-gone", recorded_until=NOON + HOUR))
    other = _of(Paged(at=NOON, id="e1", target="dana"), Acknowledged(at=NOON + 1, id="e2", actor="dana", re="e1"))
    assert dict(fit([strange, other], TEAM).aside) == {"no_scenario": 1, "stranger": 1}


def test_simulated_people_beside_those_who_took_part_count_for_nothing() -> None:
    header = Header(exercise=Exercise("game-day", humans=1, people=("jonas",)), recorded_until=NOON + HOUR)
    assert fit([_of(*_rung(MINUTE), header=header)] * 10, TEAM).fitted == ()


# --- times -------------------------------------------------------------------------------------------------------


@given(delays=st.lists(st.integers(1_001, 3_600_000).map(lambda one: one * 2 + 1), min_size=FEWEST, max_size=30))
def test_times_are_fitted_by_the_mean_and_spread_of_their_logarithms(delays: list[int]) -> None:
    came = [_of(*_rung(1), Joined(at=NOON + 1 + one, id="e3", actor="mira")) for one in delays]
    joins = _figure(fit(came, TEAM), "join")
    assert isinstance(joins, FittedTime)
    assert joins.observations == len(delays)
    assert math.isclose(joins.median, math.exp(math.fsum(map(math.log, delays)) / len(delays)), abs_tol=1)


def test_a_few_times_that_happen_to_be_even_are_no_proof_that_they_always_are() -> None:
    """They vary less than people are assumed to differ: the interval of the records alone would be from 0 to 0."""
    minutes = (13.9, 14.0, 17.5, 19.9, 20.8)
    came = [_of(*_rung(1), Joined(at=NOON + 1 + round(one * MINUTE), id="e3", actor="mira")) for one in minutes]
    joins = _figure(fit(came, TEAM), "join")
    assert isinstance(joins, FittedTime)
    assert joins.sigma_within is not None
    assert joins.sigma_within.low == 0 < joins.sigma < 0.5 < joins.sigma_within.high


def test_a_clock_of_whole_minutes_tells_no_more_than_minutes() -> None:
    start = NOON - NOON % MINUTE
    came = [
        _of(*_rung(0, start), Joined(at=start + minutes * MINUTE, id="e3", actor="mira"))
        for minutes in (0, 1, 1, 2) * 5
    ]
    joins = _figure(fit(came, TEAM), "join")
    assert isinstance(joins, FittedTime)
    assert 0.7 * MINUTE < joins.median < 1.4 * MINUTE


@pytest.mark.parametrize(("sop", "why"), [("one-page-playbook", "hurried"), (None, "no_sop")])
def test_a_declaration_that_something_may_have_hurried_is_not_ones_own_pace(sop: str | None, why: str) -> None:
    declared = Declared(at=NOON + 9 * MINUTE, id="e4", actor="mira", severity="SEV1")
    record = _of(*_rung(MINUTE), declared)
    standard = load_sop(sop) if sop else None
    found = fit([Recorded(record.timeline, None, standard)] * 10, TEAM)
    assert ("ack_to_declaration", 0) in found.too_few
    assert dict(found.aside) == {why: 10}


# --- what is said ------------------------------------------------------------------------------------------------


def test_what_was_seen_too_seldom_is_said_and_left_as_assumed() -> None:
    found = fit([_of(*_rung(60_000))] * (FEWEST - 1), TEAM)
    assert found.fitted == ()
    assert ("ack_delay_awake", FEWEST - 1) in found.too_few


def test_what_is_printed_goes_into_a_team_file(tmp_path: Path) -> None:
    sop, scenario = load_sop("one-page-playbook"), load_scenario("checkout-errors")
    records = [Recorded(play(scenario, sop, TEAM, seed=1, replicate=one), scenario, sop) for one in range(6)]
    found = fit(records, TEAM)
    place = tmp_path / "ours.yaml"
    place.write_text(f"format: 1\nname: ours\nextends: storefront\n{overrides_text(found)}")
    own = load_team(place)
    assert set(own.overrides) == {one.name for one in found.fitted}
    assert all(one.source.startswith("fitted to 6 plays of simulated people, 95% ") for one in own.overrides.values())
