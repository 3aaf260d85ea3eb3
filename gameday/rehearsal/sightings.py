"""Sightings: which landmark an entry of a play stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch

from gameday.rehearsal.landmark import Landmark, Lore, Strand
from gameday.retrospective.plain import plain
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Entry, paging, response, signals
from gameday.timeline.exercise import Control
from gameday.timeline.truth import MitigationAvailable

_LONGEST = 100
_FIRSTS: Mapping[str, tuple[Strand, str]] = {
    "customer_report": ("signal", "First customer report"),
    "social_mention": ("signal", "First mention in public"),
    "stakeholder_question": ("signal", "First question from a stakeholder"),
    "acknowledged": ("act", "First page acknowledged"),
    "joined": ("act", "First responder joins"),
    "declared": ("act", "Declared"),
    "stood_down": ("act", "Stood down"),
    "channel_opened": ("act", "Channel opened"),
    "bridge_opened": ("act", "Bridge opened"),
    "checked": ("act", "First look"),
    "diagnosis_started": ("act", "Search for the cause begins"),
    "service_restored": ("signal", "Monitoring shows it well again"),
    "verified": ("act", "Made sure that it works"),
    "resolved": ("act", "Called resolved"),
    "reopened": ("act", "Reopened"),
}
"""Kinds of which the first in a play is a landmark, whatever it says."""
_CALLED: Mapping[str, tuple[str, Strand, str]] = {
    "paged": ("page", "signal", "Page to the {}"),
    "page_failed": ("page-fails", "signal", "Page to the {} reaches no device"),
    "escalated": ("escalated", "act", "Escalated to the {}"),
}
"""Kinds that call somebody: name, strand, and words for whom."""
_LEVERS: Mapping[str, tuple[str, Strand, str]] = {
    "mitigation_started": ("pulled", "act", "Lever pulled: {}"),
    "mitigation_applied": ("applied", "signal", "Lever in place: {}"),
    "mitigation_failed": ("failed", "signal", "Lever fails: {}"),
}
"""Kinds that tell of a lever: name, strand, and words for which."""


def landmark_of(one: Entry, lore: Lore) -> Landmark | None:
    """The landmark an entry stands for; None: it stands for none of its own."""
    if one.inject is not None:
        return _of_script(one.inject, lore)
    if one.kind in _FIRSTS:
        strand, words = _FIRSTS[one.kind]
        return Landmark(one.kind, strand, words)
    return _seen(one, lore)


def _of_script(id_: str, lore: Lore) -> Landmark | None:
    """What the script sends, by the inject's or the phase's id."""
    if id_ in lore.phases:
        return Landmark(f"phase:{id_}", "script", f"Phase: {plain(lore.phases[id_].title, _LONGEST)}")
    inject = lore.injects.get(id_)
    if inject is None:
        return None
    kind = (inject.distraction.kind if inject.distraction else inject.kind).replace("_", " ").capitalize()
    return Landmark(f"inject:{id_}", "script", f"{kind} ({id_}): {plain(inject.text, _LONGEST)}")


@singledispatch
def _seen(one: Entry, lore: Lore) -> Landmark | None:  # noqa: ARG001  # all of them have one signature
    """The landmark of a kind of entry that says more than that it came; by its class."""
    return None


@_seen.register
def _available(one: MitigationAvailable, lore: Lore) -> Landmark:  # noqa: ARG001  # as above
    name = plain(one.text or one.action or "one", _LONGEST)
    return Landmark(f"available:{name}", "truth", f"A lever that would help can be pulled: {name}")


@_seen.register
def _alert(one: signals.AlertFired, lore: Lore) -> Landmark:
    what = "Alert that means nothing" if one.alert in lore.noise else "Alert"
    low = " (low urgency)" if one.urgency == "low" else ""
    return Landmark(f"alert:{one.alert}", "signal", f"{what}{low}: {plain(one.text or one.alert or '', _LONGEST)}")


@_seen.register
def _change(one: signals.ChangeNotice, lore: Lore) -> Landmark:  # noqa: ARG001  # as above
    words = plain(one.text or "", _LONGEST)
    return Landmark(f"change:{words}", "signal", f"Change announced: {words}")


@_seen.register
def _severity(one: response.SeverityChanged, lore: Lore) -> Landmark:  # noqa: ARG001  # as above
    level = plain(one.severity or "another level", 20)
    return Landmark(f"changed:{level}", "act", f"Severity changed to {level}")


@_seen.register
def _seat(one: response.RoleAssigned, lore: Lore) -> Landmark:  # noqa: ARG001  # as above
    role = say_role(canonical_role(one.seat or "role"))
    return Landmark(f"seat:{role}", "act", f"There is somebody as {plain(role, 40)}")


@_seen.register
def _handed_off(one: response.HandedOff, lore: Lore) -> Landmark:  # noqa: ARG001  # as above
    seat = say_role(canonical_role(one.seat)) if one.seat else "the incident"
    return Landmark(f"hand-over:{seat}", "act", f"Handed over: {plain(seat, 40)}")


@_seen.register
def _update(one: response.UpdatePosted, lore: Lore) -> Landmark:  # noqa: ARG001  # as above
    return Landmark(f"update:{one.audience}", "act", f"First {one.audience} update")


@_seen.register
def _cause(one: response.CauseFound, lore: Lore) -> Landmark:
    fault = lore.faults.get(one.cause or "")
    words = f"Cause found: {fault}" if fault else "A cause is named that is not the one"
    return Landmark(f"cause:{fault or ''}", "act", words if lore.faults else "Cause found")


@_seen.register
def _called(one: paging.Paged | paging.PageFailed | response.Escalated, lore: Lore) -> Landmark:
    name, strand, words = _CALLED[one.kind]
    role = lore.role(one.target)
    return Landmark(f"{name}:{role}", strand, words.format(role))


@_seen.register
def _lever(
    one: response.MitigationStarted | response.MitigationApplied | response.MitigationFailed, lore: Lore
) -> Landmark:
    name, strand, words = _LEVERS[one.kind]
    return Landmark(f"{name}:{one.action} {one.target}", strand, words.format(lore.lever(one.action, one.target)))


@_seen.register
def _control(one: Control, lore: Lore) -> Landmark | None:
    if one.action != "fire" or one.value is None or one.value not in lore.ways:
        return None
    words = f"The story goes {one.value}: {plain(lore.ways[one.value], _LONGEST)}"
    return Landmark(f"way:{one.target}:{one.value}", "script", words)
