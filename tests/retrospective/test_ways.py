"""Of a story with branches a report tells the ways it went, and none that it did not go."""

from __future__ import annotations

from gameday.files.documents import load_scenario
from gameday.retrospective.story_clock import say_truth
from gameday.retrospective.ways import ways_taken
from gameday.timeline import Timeline
from gameday.timeline.exercise import Control
from tests.retrospective.sample import at
from tests.retrospective.test_true_to_the_record import plays

STORY = load_scenario("letter-from-a-stranger")


def went(*ways: tuple[str, str]) -> Timeline:
    return Timeline.of(
        Control(id=f"c{number}", at=at(number), action="fire", target=branch, value=way, source="script")
        for number, (branch, way) in enumerate(ways)
    )


def test_what_happened_tells_the_ways_taken_in_order() -> None:
    told = say_truth(STORY, went(("who-is-in-the-room", "nobody-answered"), ("is-the-door-shut", "still-open")))
    assert told.endswith("strangers in the plural have all of it. Nobody said it aloud, and the link still opens.")
    assert "the stranger is answered" not in told


def test_a_way_that_was_changed_counts_as_it_was_changed_to() -> None:
    first, second = ("who-is-in-the-room", "in-the-room"), ("who-is-in-the-room", "nobody-answered")
    assert [way.id for way in ways_taken(went(first, second), STORY)] == ["nobody-answered"]


def test_before_a_branch_is_decided_nothing_is_told_of_it() -> None:
    assert say_truth(STORY, went()) == " ".join((STORY.hidden_truth or "").split())


def test_no_play_is_told_with_a_way_it_did_not_go() -> None:
    for case, retro in plays("letter-from-a-stranger", "in-practice"):
        story = case.scenario or STORY
        told = dict(retro.summary)["What happened"]
        taken = {way.text for way in ways_taken(case.timeline, story)}
        others = {way.text for branch in story.branches for way in branch.ways} - taken
        assert len(taken) == len(story.branches)
        assert [text for text in taken if text not in told] == []
        assert [text for text in others if text in told] == []
