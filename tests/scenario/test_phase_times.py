"""When phases begin in a drill that nobody leads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.scenario.phase import Phase
from gameday.scenario.phase_times import phase_times
from tests.engine.cast import MINUTE


def times(*at: int | str | None, duration: int = 60, ends_after: int = 240) -> dict[str, float]:
    """Minutes at which phases begin; each is told by its own time in minutes, its way, or neither."""
    phases = [
        Phase(
            id=f"p{index}",
            title="A part",
            at=one * MINUTE if isinstance(one, int) else None,
            way=one if isinstance(one, str) else None,
        )
        for index, one in enumerate(at)
    ]
    found = phase_times(phases, duration * MINUTE, ends_after * MINUTE)
    return {id_: begins / MINUTE for id_, begins in found.items()}


def test_without_any_time_they_share_the_usual_length_evenly() -> None:
    assert times(None, None, None) == {"p0": 0, "p1": 20, "p2": 40}


def test_between_two_that_have_a_time_they_share_the_time_between() -> None:
    assert times(0, None, None, 30, None) == {"p0": 0, "p1": 10, "p2": 20, "p3": 30, "p4": 45}


def test_before_the_first_time_the_first_begins_at_the_start() -> None:
    assert times(None, None, 30) == {"p0": 0, "p1": 15, "p2": 30}


def test_one_that_waits_for_a_way_has_no_time() -> None:
    assert times(0, "worse", None) == {"p0": 0, "p2": 30}


def test_after_the_usual_length_they_share_what_is_left_of_the_drill() -> None:
    assert times(90, None, None, duration=60, ends_after=120) == {"p0": 90, "p1": 100, "p2": 110}


@given(st.lists(st.one_of(st.none(), st.integers(0, 200)), max_size=8))
def test_every_phase_begins_within_the_drill_and_stated_times_stay(at: list[int | None]) -> None:
    found = times(*at)
    assert sorted(found) == [f"p{index}" for index in range(len(at))]
    assert all(0 <= begins < 240 for begins in found.values())
    assert {f"p{index}": one for index, one in enumerate(at) if one is not None}.items() <= found.items()
