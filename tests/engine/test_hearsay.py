"""What customers have said so far."""

from __future__ import annotations

from gameday.engine.hearsay import complaints_so_far
from gameday.timeline.signals import CustomerReport, SocialMention, StakeholderQuestion


def test_how_many_there_are_and_the_words_of_the_last_five() -> None:
    said = [CustomerReport(at=0, text=f"word {number}") for number in range(6)]
    told = complaints_so_far([*said, StakeholderQuestion(at=0, text="how bad?"), SocialMention(at=0)])
    assert list(told) == ["7 complaints so far", "word 2", "word 3", "word 4", "word 5", ""]
