"""A simulated responder: a person, and everything such a person does on hearing something."""

from __future__ import annotations

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
from gameday.participants.crew import Crew
from gameday.participants.person import Person, Reaction, Reactions
from gameday.timeline import Entry


class Simulated:
    """One simulated responder; sits down at a desk and acts from there."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew

    def start(self, desk: Desk) -> None:
        """Sit down: from now on this person hears, works and acts."""
        self._crew.sit_down(desk)
        Person(self._crew, desk, _BY_KIND).listen()


def _milestone(me: Person, one: Entry) -> None:
    """A moment the SOP counts from has come."""
    if not me.joined:
        return
    steps.follows(me, one)
    if one.kind in ("declared", "severity_changed"):
        steps.set_off(me, "signal", "page", "declaration")
    elif one.kind == "verified" or (one.kind == "message" and me.board.ready_to_close):
        steps.set_off(me, "recovery")
    elif one.kind == "resolved":
        steps.set_off(me, "resolution")


_MILESTONES = (
    "declared", "severity_changed", "acknowledged", "cause_found", "mitigation_applied", "mitigation_failed",
    "service_restored", "verified", "resolved", "reopened", "channel_opened", "message", "role_assigned",
)  # fmt: skip
_REACTIONS: tuple[tuple[str, Reaction], ...] = (
    ("paged", pages.paged),
    ("notified escalated", pages.told),
    ("alert_fired customer_report social_mention stakeholder_question", pages.signalled),
    ("message", pages.read_out),
    ("checked", triage.looked),
    ("checked", recovery.disturbs),
    ("declared", seats.declared),
    ("severity_changed", seats.raised),
    ("role_assigned", seats.took_over),
    ("left", pages.went),
    ("joined", seats.joined),
    ("joined", shifts.came),
    ("joined", relief.came),
    ("joined", fronts.joined),
    ("handed_off", saying_back.received),
    ("handed_off role_assigned", relief.changed_hands),
    ("resolved stood_down reopened", relief.over),
    ("acknowledged", silence.answered),
    ("role_assigned declared", silence.inherited),
    ("mitigation_applied mitigation_failed", technical.answered),
    ("declared joined role_assigned reopened left", technical.begin),
    ("declared severity_changed role_assigned reopened left", updates.mind_rhythms),
    ("cause_found mitigation_applied verified", updates.news),
    ("update_posted", updates.interrupted),
    ("stakeholder_question", questions.asked),
    ("role_assigned", questions.inherited),
    ("customer_report social_mention", questions.reported),
    ("verified message", recovery.said_to_be_well),
    ("verified", prompting.made_sure),
    ("task_assigned", helpers.assigned),
    ("task_assigned", fronts.assigned),
    ("task_assigned", asking.assigned),
    ("alert_cleared service_restored", recovery.seems_better),
    ("alert_fired", recovery.rings_again),
    ("alert_fired", triage.rings_anew),
    ("alert_fired", watching.rings),
    ("alert_fired message", watching.told),
    ("message", false_alarm.said_to_be_nothing),
    ("stood_down", updates.last_word),
    (
        "alert_fired customer_report social_mention stakeholder_question change_notice message note paged",
        distractions.drawn,
    ),
    ("resolved", recovery.resolved),
    ("resolved", updates.last_word),
    ("resolved", followup.resolved),
)
"""What a person does on hearing an entry, in this order."""


def _by_kind() -> Reactions:
    found: dict[str, list[Reaction]] = {kind: [_milestone] for kind in _MILESTONES}
    for kinds, reaction in _REACTIONS:
        for kind in kinds.split():
            found.setdefault(kind, []).append(reaction)
    return found


_BY_KIND = _by_kind()
