"""Escalation gaps for the facilitator: what each does, and how it is played by hand where no software plays it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gameday.importers.story_time import say_story_time
from gameday.report.brief.blocks import PaperBlock, Table, Words
from gameday.scenario import Scenario
from gameday.scenario.gap import GAP_TEXTS, Gap, GapKind
from gameday.terms.role import say_role

BY_HAND: Mapping[GapKind, str] = {
    "pager_dead": "Let the page go out, and do not hand it to the person. Say nothing: no answer is all anybody hears.",
    "contact_stale": "Whoever calls or pages this seat hears from you: this number is not in service.",
    "schedule_empty": "Whoever looks at the schedule is shown that nobody stands on it.",
    "group_empty": "What is sent to this group reaches nobody. Say so only if somebody asks whether it arrived.",
    "asleep": "Keep the first page of every call to yourself. Hand over the next one.",
    "away": "The person waits outside until you fetch them. Whoever tries hears that they are on leave.",
    "wrong_team": "Answer the first page yourself, as another team: not ours. Hand it on after about five minutes.",
    "acknowledged_silent": "Tell the person beforehand: answer the page, say that you are on it, then say and do "
    "nothing until somebody comes to look.",
    "chat_down": "Nobody writes in the chat. Have paper and a phone at hand, and wait until somebody thinks of them.",
    "status_page_locked": "Whoever wants to post to customers hears from you: the login is not accepted.",
    "bridge_wrong": "Give out the wrong number. Whoever dials it waits about five minutes before they may join.",
}
"""What a facilitator does at the table."""


def gap_blocks(scenario: Scenario) -> Iterator[PaperBlock]:
    """The gaps of a scenario; nothing where it has none."""
    gaps = [(gap, "") for gap in scenario.gaps]
    for inject in scenario.injects:
        if inject.gap is not None:
            seats = inject.to or (None,)
            begins = next((phase.at or 0 for phase in scenario.phases if phase.id == inject.phase), 0)
            until = f", until {say_story_time(begins + inject.until)}" if inject.until is not None else ""
            gaps += [(Gap(gap=inject.gap, seat=seat), f"with the inject {inject.id}{until}") for seat in seats]
    if not gaps:
        return
    yield Words("Nobody is told of these. Where software plays the drill it plays them too; at a table they are yours.")
    rows = tuple((_seat(gap), _what(gap), note or _span(gap), BY_HAND[gap.gap]) for gap, note in gaps)
    yield Table(("Seat", "What is wrong", "When", "How to play it by hand"), rows, widths=(16, 36, 14, 34))


def _seat(gap: Gap) -> str:
    return say_role(gap.seat) if gap.seat else "everybody"


def _what(gap: Gap) -> str:
    return f"{GAP_TEXTS[gap.gap]} {gap.text}" if gap.text else GAP_TEXTS[gap.gap]


def _span(gap: Gap) -> str:
    if gap.until is None:
        return f"from {say_story_time(gap.from_start)}" if gap.from_start else "always"
    return f"{say_story_time(gap.from_start)} to {say_story_time(gap.until)}"
