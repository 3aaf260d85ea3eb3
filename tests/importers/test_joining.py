"""Several records of one incident as one timeline."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.importers.joining import Joined, Part, joined
from gameday.timeline import Exercise, Header, Timeline
from gameday.timeline.exercise import Correction, Judgement
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.response import Declared
from tests.strategies import timelines


def test_one_record_is_itself() -> None:
    alone = Timeline.of([Paged(at=1, id="e1")], Header(sop="ours"))
    assert joined([Part("a", alone)]) == Joined(alone)


def test_ids_that_are_taken_get_the_name_of_their_file_and_stay_answered() -> None:
    """What points to an entry of its own file follows it; what points elsewhere stays."""
    first = Timeline.of([Paged(at=1, id="row-2"), Acknowledged(at=5, id="row-3", re="row-2")])
    second = Timeline.of(
        [Paged(at=2, id="row-2"), Acknowledged(at=3, id="b", re="row-2"), Correction(at=9, id="c", corrects="row-3")]
    )
    assert joined([Part("logs/a.csv", first), Part("logs/b.csv", second)]).timeline.entries == (
        Paged(at=1, id="row-2"),
        Paged(at=2, id="b:row-2"),
        Acknowledged(at=3, id="b", re="b:row-2"),
        Acknowledged(at=5, id="row-3", re="row-2"),
        Correction(at=9, id="c", corrects="row-3"),
    )


def test_what_two_files_tell_alike_stands_once() -> None:
    """Alike in everything but id, source and by; what answers the one left out answers the one kept."""
    first = Timeline.of([Paged(at=1, id="a1", target="dana", source="pager")])
    second = Timeline.of([Paged(at=1, id="b1", target="dana"), Acknowledged(at=2, id="b2", re="b1")])
    third = Timeline.of([Paged(at=1, id="c1", target="sam")])
    assert joined([Part("a", first), Part("b", second), Part("c", third)]) == Joined(
        Timeline(
            (
                Paged(at=1, id="a1", target="dana", source="pager"),
                Paged(at=1, id="c1", target="sam"),
                Acknowledged(at=2, id="b2", re="a1"),
            )
        ),
        alike=1,
    )


def test_two_people_who_judge_alike_are_two() -> None:
    word = Judgement(at=1, id="row-2", clause="declare", rating="S")
    both = joined([Part("a", Timeline.of([word])), Part("b", Timeline.of([word]))])
    assert ([one.id for one in both.timeline], both.alike) == (["row-2", "b:row-2"], 0)


def test_together_they_cover_what_any_of_them_covers() -> None:
    def header(*parts: Header | None) -> Header | None:
        return joined([Part(str(n), Timeline((), one)) for n, one in enumerate(parts)]).timeline.header

    game, pages = Header(exercise=Exercise("game-day", 3), sop="ours"), Header(covers=("paged",), recorded_until=7)
    updates = Header(covers=("update_posted",), recorded_until=9, complete=False, sop="theirs", lacks=("status",))
    pages = replace(pages, lacks=("states", "status"), zones=("Asia/Tokyo",))
    updates = replace(updates, zones=("Europe/Berlin", "Asia/Tokyo"))
    assert header(None, None) is None
    assert header(game, pages) == Header(
        exercise=Exercise("game-day", 3), sop="ours", recorded_until=7, zones=("Asia/Tokyo",)
    )
    assert header(pages, updates) == Header(
        covers=("paged", "update_posted"), recorded_until=9, complete=False, sop="theirs", lacks=("status",),
        zones=("Asia/Tokyo", "Europe/Berlin"),
    )  # fmt: skip


def test_records_of_two_drills_are_refused() -> None:
    parts = [
        Part("a.jsonl", Timeline((), Header(drill="one", exercise=Exercise("tabletop")))),
        Part("b.jsonl", Timeline((), Header(drill="two", exercise=Exercise("game-day")))),
    ]
    with pytest.raises(InputError) as refused:
        joined(parts)
    assert str(refused.value).splitlines() == [
        "b.jsonl:1: its drill is 'two' and that of a.jsonl is 'one', expected records of one incident",
        "b.jsonl:1: its exercise is 'game-day' and that of a.jsonl is 'tabletop', expected records of one incident",
    ]


FEW = st.sampled_from("abcd")
"""Ids that meet all the time."""
MOMENTS = st.integers(0, 3)
MEETING = st.lists(
    st.builds(Paged, at=MOMENTS, id=FEW, target=st.sampled_from(["dana", "sam"]))
    | st.builds(Acknowledged, at=MOMENTS, id=FEW, re=FEW)
    | st.builds(Correction, at=MOMENTS, id=FEW, corrects=FEW)
    | st.builds(Judgement, at=MOMENTS, id=FEW, clause=st.just("declare"), rating=st.sampled_from("PS")),
    max_size=4,
    unique_by=lambda one: one.id,
).map(Timeline.of)


@given(st.lists(MEETING, min_size=2, max_size=4))
def test_joining_records_that_tell_much_alike_loses_nothing_and_keeps_ids_apart(several: list[Timeline]) -> None:
    nothing_is_lost(several)


@settings(max_examples=20)
@given(st.lists(timelines(5), min_size=2, max_size=3))
def test_joining_entries_of_any_kind_loses_nothing_and_keeps_ids_apart(several: list[Timeline]) -> None:
    nothing_is_lost(several)


def nothing_is_lost(several: list[Timeline]) -> None:
    parts = [Part(f"{n}.jsonl", Timeline(one.entries)) for n, one in enumerate(several)]
    together = joined(parts)
    ids = [one.id for one in together.timeline]
    assert len(set(ids)) == len(ids)
    assert len(ids) + together.alike == sum(map(len, several))
    assert [one.at for one in together.timeline] == sorted(one.at for one in together.timeline)


def test_a_record_given_twice_is_itself() -> None:
    story = Timeline.of([Paged(at=1, id="a"), Acknowledged(at=2, id="b", re="a"), Declared(at=3, id="c")])
    assert joined([Part("a", story), Part("b", story)]) == Joined(story, alike=3)
