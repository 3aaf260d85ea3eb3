"""The hand-out for participants: what they may know, and nothing else.

It is made from the pitch, the learning objectives and the SOP alone. Nothing of the world, the injects, the gaps, the
tags or the objectives stands in it, so that no cause, lever or time can leak; nor do the scenario's title and name,
which say what goes wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from gameday.report.brief.blocks import Paper, Part, Words, points
from gameday.report.brief.brief import Brief, role_line
from gameday.report.brief.conduct import STOP
from gameday.report.sop.blocks import Line
from gameday.retrospective.heading import EXERCISE

_RULES = (
    Line("Do what you would do on a real day, and say it aloud or write it down: what nobody hears did not happen."),
    Line("Use the SOP as you would then. It may lie open in front of you."),
    Line("Everything you write or send begins with EXERCISE. Nothing goes to real customers or to people outside."),
    Line("Touch no real system. What you would change, you tell the facilitator; they tell you what comes of it."),
    Line(
        "Ask the facilitator for what you would look at: a dashboard, a log, a person. They answer what you would find."
    ),
    Line("Take the story as it is. If something in it could not be, say so afterwards."),
    Line("There are no tricks on persons. The SOP and the way we work are tried, not you."),
)
_RECORDED = (
    Line("What is said and done, when, and by which role: as a timeline."),
    Line("What the evaluators see. They do not help, and they are not your examiners."),
    Line("Reports speak of roles. They are for learning as a team, and not for appraising anybody."),
)


def participant_handout(brief: Brief) -> Paper:
    """The hand-out for those who take part."""
    return Paper(
        kind="participants",
        name="For participants",
        title="an exercise",
        banner=(EXERCISE, *((brief.drill,) if brief.drill else ())),
        about=(*brief.when(), ("SOP", brief.sop.title), ("Your role", "_" * 16)),
        parts=tuple(_parts(brief)),
    )


def _parts(brief: Brief) -> Iterator[Part]:
    one = brief.scenario
    yield Part("What you know", (Words(one.pitch),))
    # What it is held for in full, and what one learns, would tell what is coming.
    practised = tuple(dict.fromkeys(it.capability for it in one.objectives if it.capability))
    if practised:
        yield Part("What is practised", (Words(", ".join(practised) + "."),))
    yield Part("Rules", (points(*_RULES, style="numbers"),))
    yield Part(
        f"{STOP}",
        (
            Words(f"If something real happens, say twice: {STOP}. Anybody may, at any time."),
            Words("Everything of the exercise stops at once. Nobody asks whether it is part of the game."),
        ),
    )
    roles = [role_line(brief, duty.role) for duty in brief.sop.roles]
    if roles:
        yield Part("Roles in the SOP", (points(*roles),))
    yield Part("What is recorded", (points(*_RECORDED),))
