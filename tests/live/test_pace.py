"""The pace: piecewise linear, pure, and never going back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.live.pace import Pace

paces = st.builds(
    Pace,
    story=st.integers(0, 10**8),
    wall=st.integers(10**12, 2 * 10**12),
    factor=st.floats(1, 60),
    running=st.booleans(),
)
spans = st.integers(-(10**7), 10**8)


def test_it_runs_stands_changes_its_speed_and_leaps() -> None:
    pace = Pace(wall=1000).going(0, 1000)
    told = [pace.story_at(1500)]
    pace = pace.at_speed(10, 500, 1500)
    told.append(pace.story_at(1600))
    pace = pace.moved(60_000, 1600)
    told.append(pace.story_at(1700))
    pace = pace.standing(61_000, 1700)
    told.append(pace.story_at(99_999))
    assert told == [500, 1500, 61_000, 61_000]
    assert (pace.wall_at(61_000), pace.wall_at(61_001)) == (1700, None)


@given(paces, spans, spans)
def test_it_never_goes_back(pace: Pace, first: int, later: int) -> None:
    wall = pace.wall + first
    assert pace.story <= pace.story_at(wall) <= pace.story_at(wall + abs(later))


@given(paces, st.integers(0, 10**7))
def test_the_moment_on_the_wall_is_the_first_at_which_it_is_that_time(pace: Pace, later: int) -> None:
    story = pace.story + later
    wall = pace.wall_at(story)
    if not pace.running:
        assert wall == (pace.wall if later == 0 else None)
        return
    assert wall is not None
    assert pace.story_at(wall) >= story
    assert wall == pace.wall or pace.story_at(wall - 1) < story
