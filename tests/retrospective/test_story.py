"""The timeline in words."""

from __future__ import annotations

from gameday.files.documents import load_scenario
from gameday.retrospective.cast import Cast
from gameday.retrospective.story import MOST_ROWS, is_hidden, story_rows, story_start
from gameday.terms.duration import MINUTE
from gameday.timeline import Timeline, exercise, response, talk, truth
from tests.retrospective.sample import at, timeline


def test_a_row_for_each_entry_with_story_time_and_strand() -> None:
    record = timeline()
    rows, left_out = story_rows(record, Cast.of(record))
    assert left_out == 0
    assert [(row.id, row.since // 1000, row.strand) for row in rows[:4]] == [
        ("e1", 0, "truth"),
        ("e2", 120, "signal"),
        ("e3", 132, "act"),
        ("e4", 138, "act"),
    ]
    assert [row.id for row in rows if row.strand == "talk"] == ["e16"]
    assert [row.id for row in rows if row.key] == [
        "e1", "e2", "e4", "e5", "e7", "e8", "e14", "e18", "e19", "e21", "e22", "e25",
    ]  # fmt: skip


def test_story_time_begins_at_the_drills_start() -> None:
    record = Timeline.of([talk.Note(id="n", at=at(-5)), exercise.Control(id="c", at=at(0), action="start")])
    rows, _ = story_rows(record, Cast.of(record))
    assert (story_start(record), [row.since for row in rows]) == (at(0), [-300_000, 0])


def test_a_very_long_record_keeps_evidence_and_key_moments() -> None:
    chatter = [talk.Message(id=f"m{number}", at=at(number / 100)) for number in range(MOST_ROWS + 50)]
    record = Timeline.of([*chatter, response.Resolved(id="end", at=at(99))])
    rows, left_out = story_rows(record, Cast.of(record), frozenset({"m7"}))
    assert ([row.id for row in rows], left_out) == (["m7", "end"], MOST_ROWS + 49)


def test_an_empty_record_has_no_rows() -> None:
    assert (story_rows(Timeline(()), Cast.of(Timeline(()))), story_start(Timeline(()))) == (((), 0), 0)


def test_story_time_counts_from_where_the_times_of_the_scenario_count() -> None:
    played = load_scenario("checkout-errors")
    begins = played.starts_at
    late = Timeline.of([talk.Note(id="n", at=begins + 46 * MINUTE)])
    elsewhere = Timeline.of([talk.Note(id="n", at=begins - 1)])
    rows, _ = story_rows(late, Cast.of(late), scenario=played)
    assert ([row.since for row in rows], story_start(elsewhere, played)) == ([46 * MINUTE], begins - 1)


def test_what_onlookers_are_not_shown_is_the_truth_and_the_facilitators_own() -> None:
    told = [
        truth.MitigationAvailable(id="t", at=at(0), action="rollback"),
        exercise.Control(id="c", at=at(1), action="fire", source="script"),
        talk.Note(id="f", at=at(2), visible_to=("facilitator",)),
        talk.Note(id="n", at=at(3)),
        response.Declared(id="d", at=at(4), severity="SEV1"),
    ]
    assert [one.id for one in told if is_hidden(one)] == ["t", "c", "f"]


def test_a_row_says_of_which_of_several_incidents_it_is() -> None:
    record = Timeline.of([talk.Note(id="n", at=at(0), incident="locks"), talk.Note(id="m", at=at(1))])
    rows, _ = story_rows(record, Cast.of(record))
    assert [row.incident for row in rows] == ["locks", ""]


def test_what_was_undone_says_so_and_what_was_corrected_reads_as_it_does_now() -> None:
    record = Timeline.of(
        [
            exercise.Control(id="c1", at=at(0), action="start"),
            response.Declared(id="wrong", at=at(2), severity="SEV1"),
            exercise.Control(id="c2", at=at(2), action="undo", target="wrong"),
            response.Declared(id="right", at=at(3), severity="SEV2"),
            talk.Decision(id="word", at=at(4), text="We do not answer."),
            exercise.Correction(
                id="c3",
                at=at(5),
                corrects="word",
                changes=(("text", '"We do answer."'), ("at", '"2026-04-20T14:49:00Z"')),
            ),
        ]
    )
    rows, _ = story_rows(record, Cast.of(record))
    by_id = {row.id: row for row in rows}
    assert [row.id for row in rows] == ["c1", "wrong", "c2", "word", "right", "c3"]
    assert [(row.id, row.undone, row.key) for row in rows if row.undone or row.key] == [
        ("wrong", True, False),
        ("right", False, True),
    ]
    assert (by_id["word"].quote, by_id["word"].corrected) == ("We do answer.", "at +4:00: “We do not answer.”")
