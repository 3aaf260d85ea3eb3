from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.console.rates import Rate


class Hands:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_goes_through_and_then_one_at_a_time() -> None:
    """Five a second with a burst of three: the fourth waits."""
    hands = Hands()
    rate = Rate(5, 3, hands)
    first = [rate.take("dana") for _ in range(4)]
    hands.now = 0.2
    assert (first, rate.take("dana"), rate.take("dana"), rate.take("erin")) == ([0, 0, 0, 1], 0, 1, 0)


def test_looking_takes_nothing() -> None:
    """Only a wrong try is counted."""
    rate = Rate(1, 1, Hands())
    assert [rate.spent("a"), rate.spent("a"), rate.take("a"), rate.spent("a")] == [0, 0, 0, 1]


@given(st.lists(st.floats(0, 5), min_size=1, max_size=60))
def test_never_more_than_the_burst_and_what_time_gave(pauses: list[float]) -> None:
    """Whatever the pauses between them."""
    hands = Hands()
    rate, burst, a_second = Rate(2, 4, hands), 4, 2
    through = 0
    for pause in pauses:
        hands.now += pause
        through += rate.take("dana") == 0
    assert through <= burst + a_second * hands.now + 1e-6


def test_a_flood_of_keys_is_forgotten_again() -> None:
    """What is kept does not grow without end."""
    hands = Hands()
    rate = Rate(1, 1, hands)
    for number in range(10_000):
        rate.take(f"address {number}")
    hands.now = 100
    rate.take("one more")
    assert len(rate._buckets) == 1
