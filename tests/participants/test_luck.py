"""One person's luck."""

from __future__ import annotations

import math
from statistics import fmean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.chance import Chance
from gameday.files import load_profile
from gameday.participants.luck import Luck, dependent_miss, raised, team_intercept
from gameday.terms.duration import MINUTE

DRAWS = 4000


class Fortune:
    """As much of a desk as luck needs."""

    def __init__(self, person: str = "dana") -> None:
        self._chance, self._person = Chance(7, "small", "testers"), person

    def draw(self, purpose: str, occurrence: str) -> float:
        return self._chance.draw(self._person, purpose, occurrence)

    def draw_for_team(self, purpose: str, occurrence: str) -> float:
        return self._chance.draw("", purpose, occurrence)


def luck(intercept: float = 0.0) -> Luck:
    return Luck(Fortune(), load_profile("default"), intercept)  # type: ignore[arg-type]  # a desk in all it needs


def test_a_second_miss_hangs_a_little_on_the_first() -> None:
    """(1 + 19 N)/20 with a dependence of one in twenty, as in THERP."""
    assert dependent_miss(0.03, 1 / 20) == pytest.approx((1 + 19 * 0.03) / 20)
    assert dependent_miss(0.03, 0) == 0.03


@given(chance=st.floats(0, 0.999), odds=st.floats(1, 10))
def test_raised_odds_stay_a_probability_and_multiply(chance: float, odds: float) -> None:
    """p/(1-p) becomes k p/(1-p)."""
    risen = raised(chance, odds)

    assert chance <= risen + 1e-12
    assert risen / (1 - risen) == pytest.approx(odds * chance / (1 - chance), rel=1e-6, abs=1e-9)


def test_times_are_lognormal_with_the_stated_median_and_spread() -> None:
    """Within four standard errors of both, after the person's own intercept is taken out."""
    mine = luck()
    own = 0.3 * mine.normal("person_spread", "self")
    logs = [math.log(mine.time("diagnose", f"time {number}") / (28 * MINUTE)) - own for number in range(DRAWS)]
    spread = math.sqrt(fmean(one**2 for one in logs))

    assert abs(fmean(logs)) < 4 * 1.22 / math.sqrt(DRAWS)
    assert abs(spread - 1.22) < 4 * 1.22 / math.sqrt(2 * DRAWS)


def test_a_slow_team_is_slow_in_everything() -> None:
    """The intercept multiplies every time alike."""
    slow, usual = luck(math.log(2)), luck()

    assert slow.time("look", "once") == pytest.approx(2 * usual.time("look", "once"), abs=2)
    assert slow.time("diagnose", "once") == pytest.approx(2 * usual.time("diagnose", "once"), abs=2)


def test_the_team_is_as_slow_whoever_sits_down_first() -> None:
    """Its intercept is nobody's own luck."""
    profile = load_profile("default")
    dana, eli = (team_intercept(Fortune(one), profile) for one in ("dana", "eli"))  # type: ignore[arg-type]  # as above

    assert dana == eli != 0


def test_the_same_thing_has_the_same_luck() -> None:
    """Whatever was drawn in between."""
    mine, again = luck(), luck()
    again.time("look", "something else")

    assert mine.time("look", "dashboard 1") == again.time("look", "dashboard 1")
    assert mine.happens(0.5, "forgotten", "channel_opened") == again.happens(0.5, "forgotten", "channel_opened")


def test_a_reminder_is_around_the_promise() -> None:
    """Its median is the promise itself."""
    mine = luck()
    gaps = [mine.around(30 * MINUTE, "reminder", f"internal {number}") for number in range(DRAWS)]

    assert median(gaps) == pytest.approx(30 * MINUTE, rel=4 * 0.5 * 1.2533 / math.sqrt(DRAWS))


def test_a_pick_is_even() -> None:
    """Each of three within four standard errors of a third."""
    mine = luck()
    picked = [mine.pick(3, "which", str(number)) for number in range(DRAWS)]

    for option in range(3):
        assert abs(picked.count(option) / DRAWS - 1 / 3) < 4 * math.sqrt(2 / 9 / DRAWS)


def test_who_is_slow_waits_no_longer() -> None:
    """Patience has no intercept."""
    slow, usual = luck(math.log(2)), luck()

    assert slow.patience("patience", "once") == pytest.approx(usual.patience("patience", "once"), abs=2)


def test_a_time_of_which_nothing_is_left_is_none() -> None:
    assert luck().time("look", "once", factor=0.0) == 0
