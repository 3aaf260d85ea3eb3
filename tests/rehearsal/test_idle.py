"""Where the room of a typical play is idle."""

from __future__ import annotations

from gameday.rehearsal.idle import idle_stretches
from gameday.rehearsal.lived import Lived
from gameday.terms.duration import MINUTE
from tests.rehearsal.plays import lived


def idle(*plays: Lived) -> list[tuple[int, int, float]]:
    return [(one.start // MINUTE, one.end // MINUTE, round(one.share, 2)) for one in idle_stretches(plays)]


def test_more_than_half_of_the_plays_are_quiet_in_it() -> None:
    assert idle(lived(quiet=((10, 30),)), lived(quiet=((15, 40),)), lived()) == [(15, 30, 0.67)]


def test_half_is_not_more_than_half() -> None:
    assert idle(lived(quiet=((10, 30),)), lived()) == []


def test_a_short_one_is_nothing_to_worry_about() -> None:
    assert idle(lived(quiet=((10, 20),)), lived(quiet=((16, 30),))) == []


def test_a_breath_between_two_stretches_makes_them_one() -> None:
    assert idle(lived(quiet=((10, 20), (21, 30)))) == [(10, 30, 0.95)]


def test_plays_that_are_over_are_not_idle_and_what_few_live_through_is_not_typical() -> None:
    short, long = lived(over=20), lived(over=90, quiet=((30, 60),))
    assert idle(short, long) == [(30, 60, 1.0)]
    assert idle(short, short, long) == []


def test_it_says_what_goes_on_meanwhile() -> None:
    found = idle_stretches([lived(quiet=((10, 30),))])
    assert [(one.seeking, one.waiting, one.mended) for one in found] == [(0, 1, 0)]


def test_no_plays_are_idle_nowhere() -> None:
    assert idle() == []
