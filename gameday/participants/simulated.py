"""A simulated responder: a person, and everything such a person does on hearing something."""

from __future__ import annotations

from itertools import product
from typing import Literal

from gameday.engine.desk import Desk
from gameday.participants import (
    asking,
    distractions,
    false_alarm,
    followup,
    fronts,
    helpers,
    pages,
    prompting,
    questions,
    recovery,
    relief,
    saying_back,
    seats,
    shifts,
    silence,
    steps,
    technical,
    triage,
    updates,
    watching,
)
from gameday.participants.charge import Hats
from gameday.participants.crew import Crew
from gameday.participants.person import Person, Reaction, Reactions
from gameday.participants.playbook import followed
from gameday.sop import Sop
from gameday.terms.kinds import KINDS
from gameday.terms.same import once_for_document
from gameday.timeline import Entry


class Simulated:
    """One simulated responder; sits down at a desk and acts from there."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew

    def start(self, desk: Desk) -> None:
        """Sit down: from now on this person hears, works and acts."""
        self._crew.sit_down(desk)
        Person(self._crew, desk, _reactions(desk.sop)).listen()


def _called(me: Person, one: Entry) -> None:
    """A level was called: what the SOP wants at the signal, the page or the declaration may be this person's now."""
    del one
    steps.set_off(me, "signal", "page", "declaration")


def _recovered(me: Person, one: Entry) -> None:
    """Somebody made sure that it works, or says so."""
    if one.kind == "verified" or me.board.ready_to_close:
        steps.set_off(me, "recovery")


def _resolved(me: Person, one: Entry) -> None:
    """It was called over."""
    del one
    steps.set_off(me, "resolution")


Whose = Literal["anybody", "here", "away", "leader", "writer", "worker"]
"""Of whom it is for to do something: `here` are those who joined, `away` those who did not."""
_FOLLOWED = (
    "declared", "severity_changed", "acknowledged", "cause_found", "mitigation_applied", "mitigation_failed",
    "service_restored", "verified", "resolved", "reopened", "channel_opened", "message", "role_assigned",
)  # fmt: skip
"""Moments that the SOP may count a step from."""
_REACTIONS: tuple[tuple[str, Whose, Reaction], ...] = (
    ("declared severity_changed", "here", _called),
    ("verified message", "here", _recovered),
    ("resolved", "here", _resolved),
    ("paged", "anybody", pages.paged),
    ("notified escalated", "away", pages.told),
    ("alert_fired customer_report social_mention stakeholder_question", "away", pages.signalled),
    ("story:message", "away", pages.read_out),
    ("checked", "leader", triage.looked),
    ("checked", "anybody", recovery.disturbs),
    ("declared", "anybody", seats.declared),
    ("severity_changed", "leader", seats.raised),
    ("role_assigned", "anybody", seats.took_over),
    ("left", "anybody", pages.went),
    ("joined", "leader", seats.joined),
    ("joined", "anybody", shifts.came),
    ("joined", "anybody", relief.came),
    ("joined", "leader", fronts.joined),
    ("handed_off", "anybody", saying_back.received),
    ("handed_off role_assigned", "anybody", relief.changed_hands),
    ("resolved stood_down reopened", "anybody", relief.over),
    ("acknowledged", "leader", silence.answered),
    ("role_assigned declared", "leader", silence.inherited),
    ("mitigation_applied mitigation_failed", "anybody", technical.answered),
    ("declared joined role_assigned reopened left", "worker", technical.begin),
    ("declared severity_changed role_assigned reopened left", "writer", updates.mind_rhythms),
    ("cause_found mitigation_applied verified", "writer", updates.news),
    ("update_posted", "worker", updates.interrupted),
    ("stakeholder_question", "writer", questions.asked),
    ("role_assigned", "writer", questions.inherited),
    ("customer_report social_mention", "writer", questions.reported),
    ("verified", "anybody", recovery.said_to_be_well),
    ("message", "leader", recovery.said_to_be_well),
    ("verified", "anybody", prompting.made_sure),
    ("task_assigned", "anybody", helpers.assigned),
    ("task_assigned", "anybody", fronts.assigned),
    ("task_assigned", "anybody", asking.assigned),
    ("alert_cleared service_restored", "worker", recovery.seems_better),
    ("alert_fired", "worker", recovery.rings_again),
    ("alert_fired", "leader", triage.rings_anew),
    ("alert_fired", "leader", watching.rings),
    ("story:message", "leader", watching.told),
    ("message", "leader", false_alarm.said_to_be_nothing),
    ("stood_down", "writer", updates.last_word),
    (
        "story:alert_fired story:customer_report story:social_mention story:stakeholder_question story:change_notice "
        "story:message story:note story:paged",
        "anybody",
        distractions.drawn,
    ),
    ("resolved", "worker", recovery.resolved),
    ("resolved", "writer", updates.last_word),
    ("resolved", "leader", followup.resolved),
)
"""What a person does on hearing an entry, in this order, and whose it is to do.

`story:` where it is heard from the story, by an inject, and not from one of the team.
"""


@once_for_document
def _reactions(sop: Sop) -> tuple[Reactions, Reactions]:
    """What people do on hearing each other, and on hearing the story. Steps follow only what this SOP counts from."""
    counted = " ".join(kind for kind in _FOLLOWED if kind in followed(sop))
    rows = ((counted, "here", steps.follows), *_REACTIONS)
    heard: dict[Hats, dict[str, list[Reaction]]] = {}
    from_story: dict[Hats, dict[str, list[Reaction]]] = {}
    for hats in product(_EITHER, _EITHER, _EITHER, _EITHER):
        here, leads, writes, works = hats
        is_theirs = {
            "anybody": True, "here": here, "away": not here, "leader": leads, "writer": writes, "worker": works
        }  # fmt: skip
        heard[hats], from_story[hats] = {kind: [] for kind in KINDS}, {kind: [] for kind in KINDS}
        for kinds, whose, reaction in rows:
            for kind in kinds.split() if is_theirs[whose] else ():
                from_story[hats][kind.removeprefix("story:")].append(reaction)
                if not kind.startswith("story:"):
                    heard[hats][kind].append(reaction)
    return heard, from_story


_EITHER = (False, True)
