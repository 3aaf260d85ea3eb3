"""A timeline keeps order: by time, and as they came at one instant."""

from gameday.timeline import Timeline
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.talk import Message


def test_entries_stand_in_order_of_time_and_ties_keep_their_order() -> None:
    late, tie_a, tie_b = Paged(at=9, id="late"), Message(at=5, id="a"), Message(at=5, id="b")
    assert [one.id for one in Timeline.of([late, tie_a, tie_b])] == ["a", "b", "late"]


def test_entries_are_found_by_class_and_by_several_kinds() -> None:
    timeline = Timeline.of(
        [Paged(at=1, id="p"), Acknowledged(at=3, id="a"), Paged(at=4, id="q"), Message(at=2, id="m")]
    )
    assert [one.id for one in timeline.every(Paged)] == ["p", "q"]
    assert timeline.first(Acknowledged) == Acknowledged(at=3, id="a")
    assert timeline.last(Paged) == Paged(at=4, id="q")
    assert [one.id for one in timeline.of_kinds(("acknowledged", "paged"))] == ["p", "a", "q"]
    assert timeline.first(Message) is timeline.last(Message)
