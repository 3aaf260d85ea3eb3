"""A false alarm: nothing was ever wrong for users. What fired, who looked, what was said of it, what to change."""

from __future__ import annotations

import re

from gameday.retrospective.cast import Cast
from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.plain import listed, plain, sentence
from gameday.retrospective.scene import Scene
from gameday.scoring.case import Case
from gameday.terms.duration import say_duration
from gameday.terms.moment import clock
from gameday.terms.role import INCIDENT_COMMANDER, PRIMARY_ONCALL
from gameday.timeline import Entry, Timeline
from gameday.timeline.response import Checked, Declared, StoodDown
from gameday.timeline.signals import AlertCleared, AlertFired

_CALLED_OFF = re.compile(
    r"\bfalse alarm\b|\bno incident\b|\bnot an incident\b|\bnothing (?:is|was|has been) wrong\b|\bno impact\b", re.I
)
_ASKS = ("stakeholder_question",)
_WORDS = ("message", "decision", "note", "update_posted", "stood_down")


def is_false_alarm(case: Case) -> bool:
    """Was nothing ever wrong for users, in a drill that knows what is true? Of a real incident no record is so sure."""
    exercise = case.header.exercise
    drilled = exercise is not None and exercise.kind != "real"
    return drilled and bool(case.truth) and not any(step.impact for step in case.truth)


def said_so(timeline: Timeline) -> Entry | None:
    """The first word of somebody of the team that it is a false alarm: a stand-down, or plain words to anybody."""
    for one in timeline.of_kinds(_WORDS):
        if one.actor is None:
            continue
        words = " ".join((one.text or "", *(said for _, said in getattr(one, "states", ()))))
        if isinstance(one, StoodDown) or _CALLED_OFF.search(words):
            return one
    return None


def say_false_alarm(case: Case, cast: Cast) -> str:
    """What fired, who looked, what was called or not, and how it ended: sentences."""
    parts = (_fired(case), _looked(case, cast), _called(case), say_stood_down(case, cast))
    return " ".join(["It was a false alarm: nothing was ever wrong for users.", *(part for part in parts if part)])


def say_stood_down(case: Case, cast: Cast) -> str:
    """When and by whom it was called off, or that nobody did; then what still rings. Ends in a full stop."""
    word = said_so(case.timeline)
    if word is None:
        told = "Nobody said that it was a false alarm: it was left standing."
    else:
        how = "stood it down" if isinstance(word, StoodDown) else "said so"
        who = cast.say(word.actor, word.at) if word.actor else "somebody"
        told = f"{sentence(who).rstrip('.')} {how} at {clock(word.at, case.start)} UTC."
    ringing = standing(case.timeline)
    verb = "were" if len(ringing) > 1 else "was"
    return told + (f" {sentence(listed(ringing)).rstrip('.')} {verb} still ringing at the end." if ringing else "")


def standing(timeline: Timeline) -> list[str]:
    """The urgent alerts that nobody and nothing cleared."""
    open_: dict[tuple[str, str | None], None] = {}
    for one in timeline:
        if isinstance(one, AlertFired) and one.urgency != "low" and one.alert:
            open_[one.alert, one.service] = None
        elif isinstance(one, AlertCleared) and one.alert:
            open_.pop((one.alert, one.service), None)
    return [f"the alert {plain(alert, 60)}" for alert, _ in open_]


def _fired(case: Case) -> str:
    fired = case.timeline.every(AlertFired)
    loud = [one for one in fired if one.urgency != "low" and one.alert]
    if not loud:
        return ""
    named = list(dict.fromkeys(plain(one.alert or "", 60) for one in loud))
    quiet = len({one.alert for one in fired if one.urgency == "low"})
    more = f", and {quiet} of low urgency beside" if quiet else ""
    noun = "The alert" if len(named) == 1 else "The alerts"
    return f"{noun} {listed(named)} called the team at {clock(loud[0].at, case.start)} UTC{more}."


def _looked(case: Case, cast: Cast) -> str:
    looks = [one for one in case.timeline.every(Checked) if one.actor]
    if not looks:
        return "Nobody is on record as having looked." if case.shows_absence((Checked.kind,)) else ""
    who = listed(list(dict.fromkeys(cast.say(one.actor, one.at) for one in looks if one.actor)))
    what = listed(list(dict.fromkeys(one.what for one in looks if one.what)))
    after = ""
    if case.first_signal is not None:
        after = f", first {say_duration(max(0, looks[0].at - case.first_signal.at))} after the first signal"
    return f"{sentence(who).rstrip('.')} looked at {what or 'it'}{after}."


def _called(case: Case) -> str:
    declared = case.timeline.first(Declared)
    if declared is None:
        return "Nothing was declared, and rightly so." if case.shows_absence((Declared.kind,)) else ""
    return f"It was declared {plain(declared.severity or 'an incident', 40)} at {clock(declared.at, case.start)} UTC."


def rang_for_nothing(scene: Scene, left: Lines) -> Cause | None:
    """Something called people out, and nothing was wrong for users: the alert is what to change."""
    del left
    loud = [one for one in scene.timeline.every(AlertFired) if one.urgency != "low" and one.alert]
    if not scene.false_alarm or not loud:
        return None
    names = listed(list(dict.fromkeys(f"“{plain(one.alert or '', 60)}”" for one in loud)))
    paged = len({getattr(one, "target", None) for one in scene.timeline.of_kinds(("paged",))})
    whom = {0: "the team", 1: "one role"}.get(paged, f"{paged} roles")
    one = len({alert.alert for alert in loud}) == 1
    noun = "alert" if one else "alerts"
    return Cause(
        headline=f"The {noun} {names} called out {whom}, and nothing was wrong for users.",
        factor="The alert watches a part of the system rather than what users meet.",
        lines=(),
        owner=scene.owner(PRIMARY_ONCALL),
        title=f"Change the {noun} {names}: page only when users feel it or soon will, open a ticket for the rest",
        category="preventative",
        verification=f"In the next drill of this kind the record shows no page for {names}.",
        expected_impact="People who are called know that it matters.",
        element="equipment",
        evidence=tuple(alert.id for alert in loud),
    )


def left_standing(scene: Scene, left: Lines) -> Cause | None:
    """Nobody stands down what was never declared, but somebody should say that it was a false alarm."""
    del left
    if not scene.false_alarm or said_so(scene.timeline) is not None or scene.nobody_came:
        return None
    declared = scene.timeline.first(Declared) is not None
    asked = len(scene.timeline.of_kinds(_ASKS))
    waiting = "" if not asked else " Whoever had asked was not told either."
    return Cause(
        headline=("What was declared was never stood down" if declared else "Nobody said “false alarm”")
        + f", though nothing was wrong for users.{waiting}",
        factor="Calling it off was nobody's task: a procedure ends an incident, and there was none.",
        lines=(),
        owner=scene.owner(INCIDENT_COMMANDER if declared else PRIMARY_ONCALL),
        title="Write beside the alert how one tells a false alarm, and that whoever looked says “false alarm, because "
        "...” in the channel and to whoever asked",
        category="preventative",
        verification="In the next false alarm the record shows who called it off, when, and by what they knew.",
        expected_impact="Nobody goes on watching, or worrying, over nothing.",
        element="planning",
        evidence=tuple(one.id for one in scene.timeline.of_kinds(_ASKS)),
    )
