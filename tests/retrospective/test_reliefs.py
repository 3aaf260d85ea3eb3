"""Reliefs that did not last: of which measure, for how long, and what took them away."""

from __future__ import annotations

from gameday.retrospective.harm import Harm
from gameday.retrospective.reliefs import reliefs_of
from gameday.retrospective.spells import spells_of
from gameday.terms.facts import Facts
from gameday.timeline import Entry, Timeline, response, signals, truth
from tests.retrospective.sample import at, case


def share(minutes: float, users: float) -> Entry:
    """From so many minutes on this share of users is affected."""
    if not users:
        return truth.ImpactEnded(id=f"i{minutes}", at=at(minutes))
    kind = truth.ImpactStarted if not minutes else truth.ImpactChanged
    return kind(id=f"i{minutes}", at=at(minutes), facts=Facts(users_affected=users, feature="degraded"))


def applied(minutes: float, action: str) -> Entry:
    return response.MitigationApplied(id=f"m{minutes}", at=at(minutes), action=action, target="matchmaking")


def told(*more: Entry, harms: tuple[Harm, ...] = ()) -> list[str]:
    entries = sorted([signals.AlertFired(id="a", at=at(0)), share(0, 0.043), *more], key=lambda one: one.at)
    one = case(Timeline.of(entries))
    return [relief.say(at(0)) for relief in reliefs_of(one.timeline, one.truth, spells_of(one), harms)]


def test_what_eased_it_and_wore_off_held_from_the_measure_on() -> None:
    """It was gone for seconds only, long after, as the measure wore off."""
    assert told(
        applied(50, "restart"),
        share(52, 0.019),
        share(53, 0.014),
        share(105, 0),
        share(105.5, 0.001),
        share(106, 0.043),
    ) == ["15:37 after restart on matchmaking (from 4.3% to 1.4% of users) held for 56 min"]


def test_what_ended_it_held_from_its_end_on() -> None:
    assert told(applied(50, "restart"), share(51, 0.01), share(52, 0), share(64, 0.001), share(65, 0.043)) == [
        "15:39 after restart on matchmaking held for 12 min"
    ]


def test_a_relief_that_a_lever_took_away_says_which() -> None:
    harm = Harm("cap_waiting", "matchmaking", "m80", at(81), Facts(), Facts(), 0, "", None, reversible=True)
    assert told(
        applied(50, "restart"),
        share(52, 0.014),
        applied(80, "cap_waiting"),
        share(81, 0.4),
        share(200, 0),
        harms=(harm,),
    ) == [
        "15:37 after restart on matchmaking (from 4.3% to 1.4% of users) held for 31 min, until cap waiting on "
        "matchmaking made it worse"
    ]


def test_what_ended_by_itself_is_no_merit_of_a_measure_long_before() -> None:
    assert told(applied(10, "restart"), share(60, 0), share(70, 0.043)) == ["15:47 held for 10 min"]


def test_what_lasts_is_not_told() -> None:
    assert told(applied(50, "restart"), share(52, 0.014), share(60, 0.02), share(90, 0)) == []
