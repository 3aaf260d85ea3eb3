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


def test_the_first_of_several_kinds_is_the_first_of_all_of_them() -> None:
    timeline = Timeline.of([Message(at=1), Paged(at=2, id="p"), Acknowledged(at=2, id="a")])
    assert timeline.first_of(("acknowledged", "paged")) is timeline.first(Acknowledged)
    assert timeline.first_of(("paged", "acknowledged")) == timeline.of_kinds(("paged", "acknowledged"))[0]
    assert timeline.first_of(("resolved",)) is None


def test_entries_that_have_values_are_found_and_one_without_the_field_is_none_of_them() -> None:
    timeline = Timeline.of([Paged(at=1, id="p", level=1), Paged(at=2, id="q", level=2), Message(at=3, id="m")])
    assert [one.id for one in timeline.having(("paged", "message"), {"level": 2})] == ["q"]
    assert [one.id for one in timeline.having(("paged",), {"level": 1, "target": None})] == ["p"]
    assert timeline.having(("paged",), {"level": 3}) == []


def test_each_voice_is_kept_once() -> None:
    timeline = Timeline.of([Message(at=n, actor="dana", role="scribe") for n in range(3)] + [Message(at=9)])
    assert timeline.voices == {("dana", "scribe"), (None, None)}


def test_what_entries_rest_on_and_the_incidents_they_name_are_kept_once() -> None:
    timeline = Timeline.of(
        [Message(at=1, incident="i-1"), Message(at=2, basis="stated", incident="i-1"), Message(at=3)]
    )
    assert (timeline.bases, timeline.incidents) == ({"done", "stated"}, {"i-1"})


def test_what_was_planned_for_a_time_is_kept_in_order() -> None:
    timeline = Timeline.of(
        [Paged(at=3, id="q", planned_at=2), Message(at=1, id="m"), Paged(at=1, id="p", planned_at=1)]
    )
    assert [one.id for one in timeline.planned] == ["p", "q"]
