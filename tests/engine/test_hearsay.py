"""What customers have said so far."""

from __future__ import annotations

from gameday.engine.hearsay import complaints_so_far, not_complaints
from gameday.timeline.signals import CustomerReport, SocialMention, StakeholderQuestion
from tests.engine.small import small


def test_how_many_there_are_and_the_words_of_the_last_five() -> None:
    said = [CustomerReport(at=0, text=f"word {number}") for number in range(6)]
    told = complaints_so_far([*said, StakeholderQuestion(at=0, text="how bad?"), SocialMention(at=0)])
    assert list(told) == ["7 complaints so far", "word 2", "word 3", "word 4", "word 5", ""]


def test_one_is_one_and_none_is_none() -> None:
    assert list(complaints_so_far([])) == ["no complaints so far"]
    assert list(complaints_so_far([CustomerReport(at=0, text="It fails")])) == ["1 complaint so far", "It fails"]


def test_those_that_reach_nobody_one_by_one_are_counted_about() -> None:
    first = complaints_so_far([CustomerReport(at=0, text="It fails")], unheard=237)
    assert next(first) == "about 230 complaints so far"


def test_who_says_that_all_is_fine_is_heard_and_does_not_complain() -> None:
    fine = {
        "id": "fine",
        "kind": "customer_report",
        "at": "3m",
        "text": "Here everything is fine.",
        "distraction": {"kind": "contradictory_report"},
    }
    beside = not_complaints(small(injects=[fine]))
    said = [CustomerReport(at=0, text="It fails"), CustomerReport(at=0, text="Here everything is fine.", inject="fine")]
    assert list(complaints_so_far(said, beside)) == ["1 complaint so far", "It fails", "Here everything is fine."]
