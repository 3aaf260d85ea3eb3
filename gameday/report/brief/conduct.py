"""How a drill is held: who sits where, the timetable, what to have ready, how to stop, what to ask afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.importers.story_time import say_story_time
from gameday.report.brief.blocks import PaperBlock, Table, Words, points
from gameday.report.brief.brief import Brief
from gameday.report.brief.script import begins
from gameday.report.sop.blocks import Line
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.role import say_role

STOP = "REAL INCIDENT"
_BRIEFING = 10 * MINUTE
_READY = 20 * MINUTE
_SEATS = {
    "human": "a person",
    "simulated": "simulated",
    "agent": "an agent",
    "absent": "stays empty, on purpose",
    "spoken": "a person who speaks; somebody records",
}


def seat_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """Every role somebody may have to hold, with room for a name."""
    one, team = brief.scenario, brief.team
    needed = ", ".join(say_role(role) for role in one.minimum_team)
    yield Words(f"It makes no sense without: {needed}." if needed else "The scenario names no minimum team.")
    on_call = {shift.role for shift in team.schedule if shift.covers(one.starts_at)}
    rows = []
    for role in brief.roles():
        able = len(team.able(role))
        told = [f"{able} of the team can" if able else "nobody of the team can"]
        told += ["needed"] if role in one.minimum_team else []
        told += ["on call as it begins"] if role in on_call else []
        told += [_SEATS[one.seats[role]]] if role in one.seats else []
        rows.append((say_role(role), ", ".join(told), ""))
    yield Table(("Role", "Who", "Name, by hand"), tuple(rows), widths=(26, 44, 30), roomy=True)


def timetable_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """When what happens; story time counts from the start (T)."""
    one = brief.scenario
    wash = max(15 * MINUTE, one.duration // 4 // (5 * MINUTE) * 5 * MINUTE)
    rows = [
        (
            f"T\N{MINUS SIGN}0:{_READY // MINUTE:02}",
            "Room, channel and papers are ready; evaluators have their sheets.",
        ),
        (f"T\N{MINUS SIGN}0:{_BRIEFING // MINUTE:02}", "Briefing: hand-outs, rules, roles, how to stop."),
        (say_story_time(0), "The drill begins. Say so, with the time."),
    ]
    rows += [
        (begins(one, phase).removeprefix("from "), f"Phase: {phase.title}")
        for phase in one.phases
        if phase.at != 0 and phase.way is None
    ]
    rows += [
        (say_story_time(one.duration), "Planned end."),
        (say_story_time(one.ends_after), "It ends now, resolved or not."),
        ("right after", f"Hot wash, about {say_duration(wash)}: everybody says what they saw, facilitator last."),
        ("within a day", "Evaluators hand in their sheets; the retrospective is written."),
    ]
    yield Table(("Story time", "What"), tuple(rows), widths=(18, 82))
    yield Words("Times before and after the drill are a proposal.", soft=True)


def checklist_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """What to have ready before anybody comes in."""
    one = brief.scenario
    lines = [
        "Everybody who might see a page, an alert or a message knows that this is an exercise, and when.",
        "Real on-call people who do not take part are named; real pages go to them.",
        "Every message, channel and call of the exercise begins with the word EXERCISE.",
        "Nobody touches production: what a responder would do is said, or done in a place of its own.",
        f"The words {STOP} and what they do have been read out.",
        "Each seat has a name, and the SOP lies where people find it on a bad day.",
        "The evaluators have their sheet and have read this paper; they do not help.",
        "The clock of the drill can be seen by all.",
    ]
    if one.attachments:
        lines.append(f"{len(one.attachments)} attachments are printed or open, face down.")
    if one.gaps or any(inject.gap for inject in one.injects):
        lines.append("You know which gaps you play by hand, and those who are in on them have been told.")
    if any(inject.mode != "automatic" for inject in one.injects):
        lines.append("The injects you hold back lie in a pile of their own.")
    yield points(*lines, style="boxes")


def stop_blocks() -> Iterator[PaperBlock]:
    """How anybody stops the drill for something real."""
    yield Words(f"Anybody may stop the drill, at any time, by saying twice: {STOP}.")
    yield points(
        "Everything of the exercise stops at once. Nobody asks whether it is part of the game.",
        "You repeat it in every channel the exercise uses, with the time.",
        "Whoever is really on call goes to work. The others clear the channel.",
        "What happened up to then is kept; nothing after it counts.",
        "Go on later only if everybody agrees. Otherwise hold the hot wash with what there was.",
        style="numbers",
    )


def hot_wash_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """What to ask when it is over."""
    yield points(
        "What went as the SOP says, and what made that easy?",
        "Where did you leave the SOP, and why did that make sense to you just then?",
        "What did you not know, not find, or not reach?",
        "Which one thing would you change first: in the SOP, in a tool, in the way we work? Who does it, by when?",
    )
    if brief.scenario.objectives:
        yield Words("For each objective: what showed it, and what would have shown it better?")
        yield points(*(Line(one.text, aside=one.capability or "") for one in brief.scenario.objectives))
