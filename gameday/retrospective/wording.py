"""What each kind of entry is called in words: the same in the terminal, in Markdown and in HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from gameday.retrospective.called_mitigated import beside_stage
from gameday.retrospective.cast import Cast, sender_of
from gameday.retrospective.facts import say_facts
from gameday.retrospective.outsiders import OUTSIDER, is_function, say_sender
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.stated import in_order
from gameday.terms.duration import say_duration
from gameday.terms.role import canonical_role, say_role, say_the_role
from gameday.terms.tool import is_tool
from gameday.timeline import Entry, followup, paging, response, signals, talk, truth
from gameday.timeline import exercise as drill

E = TypeVar("E", bound=Entry)
Phrase = Callable[[Entry, Cast], str]
_SHORT = 160
_IN_EFFECT = "Took effect"
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around what somebody wrote, while a sentence is made. `plain` lets neither through, so no record holds them."""
_FREE = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)
_VOICES = {
    "impact_started": "what is true",
    "impact_changed": "what is true",
    "impact_ended": "what is true",
    "mitigation_available": "what is true",
    "alert_fired": "monitoring",
    "alert_cleared": "monitoring",
    "customer_report": "a customer",
    "social_mention": "in public",
    "stakeholder_question": "a stakeholder",
    "change_notice": "change log",
    "paged": "paging tool",
    "page_failed": "paging tool",
    "service_restored": "monitoring",
    "mitigation_applied": "system",
    "mitigation_failed": "system",
    "control": "facilitator",
    "observation": "evaluator",
    "judgement": "facilitator",
    "correction": "facilitator",
    "ended": "the record",
}
_SENT = frozenset({"message", "paged", "stakeholder_question", "change_notice"})
"""What the script sends in the name of somebody who is not of the team."""
_PAGER = "paging tool"
_LEADERS = ("facilitator", "script")
"""Sources that speak for the drill itself: who leads it, or its script where nobody does."""
_WOULD_CALL = ("inform", "page", "escalate to")
_WOULD = {
    "notified": "inform",
    "paged": "page",
    "escalated": "escalate to",
    "acknowledged": "acknowledge the page",
    "joined": "join",
    "declared": "declare an incident",
    "severity_changed": "change the severity",
    "stood_down": "stand it down",
    "role_assigned": "give out a role",
    "handed_off": "hand over",
    "channel_opened": "open a channel",
    "bridge_opened": "open a bridge",
    "update_posted": "post an update",
    "checked": "look into it",
    "diagnosis_started": "look for the cause",
    "mitigation_started": "start a mitigation",
    "verified": "make sure that it works",
    "resolved": "call it resolved",
    "postmortem_scheduled": "schedule the review",
    "action_item_added": "add an action item",
    "task_assigned": "ask somebody for a task",
}
"""What somebody says they would do, by the kind of entry it would be."""
_HAS_OWN_VOICE = frozenset({"impact_started", "impact_changed", "impact_ended", "mitigation_available", "ended"})


def say_voice(one: Entry, cast: Cast) -> str:
    """Who speaks: `incident commander`, `monitoring`, `a customer`; a person's name only where it was asked for."""
    own = one.kind in _HAS_OWN_VOICE
    name = cast.name_shown(one.actor) if one.actor and not own else None
    voice = say_part(one, cast)
    return f"{voice} ({name})" if name else voice


def say_part(one: Entry, cast: Cast) -> str:
    """In which role somebody speaks: as `say_voice`, and without a name also where names were asked for."""
    usual = _VOICES.get(one.kind)
    return usual if one.kind in _HAS_OWN_VOICE and usual else _voice(one, cast, usual)


def _voice(one: Entry, cast: Cast, usual: str | None) -> str:
    if one.role:
        return say_role(plain(canonical_role(one.role), _SHORT))
    if one.actor and one.actor in cast.names:
        role = cast.role_of(one.actor, one.at)
        return say_role(role) if role else "responder"
    if one.actor and canonical_role(one.actor) in cast.known_roles:
        return say_role(canonical_role(one.actor))
    if one.source in _LEADERS and one.actor is None:
        return one.source
    return _voice_of_script(one, cast) or usual or _voice_of_tool(one) or "somebody"


def _voice_of_script(one: Entry, cast: Cast) -> str:
    """In whose name the script sends something; empty where it is not the script that does."""
    if one.kind in _SENT and (sender := sender_of(one)):
        return plain(say_sent(sender, cast), _SHORT)
    return "script" if one.actor is None and one.inject is not None and one.kind == talk.Note.kind else ""


def _voice_of_tool(one: Entry) -> str:
    """The tool that informs people by itself; empty where nobody knows whether it was one."""
    if one.kind != paging.Notified.kind or one.actor is not None or one.source is None:
        return ""
    return plain(one.source, _SHORT) if one.source == _PAGER or is_tool(one.source) else ""


def say_sent(sender: str, cast: Cast) -> str:
    """Who sends what the script sends: a role or function as it is called, nobody by name."""
    role = canonical_role(sender)
    return say_role(role) if role in cast.known_roles else say_sender(sender)


def say_entry(one: Entry, cast: Cast) -> str:
    """What happened, as one sentence after its speaker: `Declared SEV1.` Never a person's name."""
    # A name may hide in any field (a channel, a cause, a reason); the words around them are not anybody's name.
    said = _SAY[one.kind](one, cast)
    return _FREE.sub(lambda found: cast.redact(found[1], one.at), said)


def say_idle(one: Entry, cast: Cast) -> str:
    """Of a measure that did not help: `Put in place: rollback on front; the impact did not ease.` as its sentence."""
    said = say_entry(one, cast)
    return said.replace(_IN_EFFECT, "Put in place", 1).rstrip(".") + "; the impact did not ease."


def say_quote(one: Entry, cast: Cast) -> str:
    """The entry's own words, visible and without names: its text, else what its `states` say; empty without either."""
    beside = beside_stage(one)
    if beside is not None:
        return cast.redact(beside, one.at) if beside else ""
    said = _noted(one) or "; ".join(
        f"{name.replace('_', ' ')}: {words}" for name, words in in_order(getattr(one, "states", ()))
    )
    return cast.redact(said, one.at) if said else ""


def _noted(one: Entry) -> str | None:
    """Its text; of what a log calls by words that mean no kind, these words too."""
    was = one.was if isinstance(one, talk.Note) else None
    if not was or not one.text or was in one.text:
        return one.text or was
    return f"{was}: {one.text}"


def say_clock(one: response.UpdatePosted) -> int | None:
    """How long from an update to the next one it promised, in milliseconds; None where it promised none."""
    return None if one.next_update_at is None else one.next_update_at - one.at


def _word(text: str | None, default: str = "") -> str:
    return _written(plain(text, _SHORT)) if text else default


def _written(words: str) -> str:
    """Marked as somebody's own words, to be looked through for names."""
    return f"{_OPEN}{words}{_CLOSE}" if words else ""


def _stopped(words: str) -> str:
    """With one full stop, unless it asks or exclaims."""
    return words if words.rstrip(_CLOSE)[-1:] in (".", "?", "!", "…") else words + "."


def _lever(one: response.MitigationStarted | response.MitigationApplied | response.MitigationFailed) -> str:
    action = _word(one.action, "a mitigation").replace("_", " ")
    return action + (f" on {_word(one.target)}" if one.target else "")


def _applied(one: response.MitigationApplied) -> str:
    return "Called it mitigated." if beside_stage(one) is not None else f"{_IN_EFFECT}: {_lever(one)}."


def _alert(one: signals.AlertFired | signals.AlertCleared) -> str:
    """`: ErrorRateHigh on checkout`; of one without a name ` on checkout`, or nothing."""
    alert = _word(one.alert)
    where = f" on {_word(one.service)}" if one.service and plain(one.service, _SHORT) not in alert else ""
    return (f": {alert}" if alert else "") + where


def _target(one: Entry, cast: Cast) -> str:
    target = getattr(one, "target", None)
    return cast.say(target, one.at) if target else "somebody"


def _because(one: paging.Paged | paging.PageFailed) -> str:
    return f": {_word(one.reason).replace('_', ' ')}" if one.reason else ""


def _paged(one: paging.Paged, cast: Cast) -> str:
    step = f" (step {one.level} of the escalation)" if one.level else ""
    return _stopped(f"Paged {_colleague(one, cast) or _target(one, cast)}{step}{_because(one)}")


def _colleague(one: paging.Paged, cast: Cast) -> str:
    """`a colleague`, where whoever pages and whoever is paged are two people of one role; empty otherwise."""
    if cast.shown is not None or not one.actor or one.target not in cast.names or one.target == one.actor:
        return ""
    return "a colleague" if _target(one, cast).removeprefix("the ") == say_part(one, cast) else ""


def _asker(one: signals.StakeholderQuestion, cast: Cast) -> str:
    role = canonical_role(one.from_) if one.from_ else ""
    if one.from_ and role not in cast.known_roles and is_function(one.from_):
        return f"Asked by {plain(one.from_, _SHORT)}"
    if one.inject is not None and one.from_ and role not in cast.known_roles:
        sender = say_sender(one.from_)
        return "Asked by a stakeholder" if sender == OUTSIDER else f"Asked by {plain(sender, _SHORT)}"
    return f"Asked by {say_the_role(role)}" if role in cast.known_roles else "Asked by a stakeholder"


def _update(one: response.UpdatePosted) -> str:
    status = f", {one.status}" if one.status else ""
    stated = [_written(plain(name, 40).replace("_", " ")) for name, _ in in_order(one.states)]
    says = f"; says {listed(stated)}" if stated else "; states nothing"
    promised = say_clock(one)
    due = f"; next in {say_duration(promised)}" if promised and promised > 0 else ""
    return f"{one.audience.capitalize()} update{status}{says}{due}."


def _seat(one: response.RoleAssigned | response.RoleReleased) -> str:
    return _written(say_role(canonical_role(plain(one.seat, _SHORT)))) if one.seat else "a role"


def _assigned(one: response.RoleAssigned, cast: Cast) -> str:
    if one.actor is None or one.person is None or one.actor == one.person:
        return f"Takes the {_seat(one)} seat."
    return f"Gives the {_seat(one)} seat to {cast.name_shown(one.person) or 'a colleague'}."


def _asks(one: talk.TaskAssigned, cast: Cast) -> str:
    name = cast.name_shown(one.person) if one.person else None
    return f"Asks {name} for a task:" if name else "Asks for a task:"


def _handed_off(one: response.HandedOff, cast: Cast) -> str:
    seat = f"the {_written(say_role(canonical_role(plain(one.seat, _SHORT))))} role" if one.seat else "the incident"
    stated = listed([_written(plain(name, 40).replace("_", " ")) for name, _ in in_order(one.states)])
    name = cast.name_shown(one.to) if one.to else None
    return f"Handed {seat} over" + (f" to {name}" if name else "") + (f"; says {stated}." if stated else ".")


def _intent(one: talk.Intent, cast: Cast) -> str:
    when = f" within {say_duration(one.within)}" if one.within else ""
    when += f" every {say_duration(one.every)}" if one.every else ""
    if one.revokes:
        return f"Takes back that they would {_would(one, cast)}." if one.act else "Takes back what they would do."
    return f"Would {_would(one, cast)}{when}."


def _would(one: talk.Intent, cast: Cast) -> str:
    """What they would do, and to whom: `inform the legal`, `post an external update`."""
    if one.act == response.UpdatePosted.kind and one.audience:
        return f"post an {one.audience} update"
    words = _WOULD.get(one.act or "")
    if words is None:
        return f"do this: {_word(one.act, 'act').replace('_', ' ')}" + (
            f" ({_target(one, cast)})" if one.target else ""
        )
    return f"{words} {_target(one, cast)}" if words in _WOULD_CALL else words


def _control(one: drill.Control, cast: Cast) -> str:
    if one.action == "fire" and one.target and one.value:
        return f"At {_word(one.target)} the story goes the way {_word(one.value)}."
    if one.action == "skip" and one.source == "script":
        return f"At {_word(one.target)} the story goes none of its ways."
    if one.target == drill.ENGINE_FAULT:
        return _stopped(f"A fault in the engine: the drill stands still ({_word(one.value)})")
    action = (one.action or "control").replace("_", " ")
    # What a control is aimed at is an inject, an entry, a clause or a role; a role is called as people call it.
    role = canonical_role(one.target) if one.target else ""
    aim = f"for {say_the_role(role)}" if role in cast.known_roles else _word(one.target) if one.target else ""
    if one.action == "hint" and role not in cast.known_roles:
        return _stopped(f"Hint: {_word(one.value)}")
    hand = "Evaluator" if one.role == "evaluator" else "Facilitator"
    said = f"{hand}: {action} {aim}".rstrip()
    return _stopped(f"{said}{':' if aim else ''} {_word(one.value)}" if one.value else said)


def _remark(one: drill.Observation | drill.Judgement) -> str:
    about = f" on {_word(one.clause)}" if one.clause else ""
    about += f" on objective {_word(one.objective)}" if one.objective else ""
    rating = f": {one.rating}" if one.rating else ""
    justified = "" if one.justified is None else (", justified" if one.justified else ", not justified")
    reason = f" ({_word(one.reason)})" if one.reason else ""
    return f"{one.kind.capitalize()}{about}{rating}{justified}{reason}."


def _about(words: str, name: str, joint: str = ": ") -> Phrase:
    """A phrase that ends in one of the entry's own fields, where it has it."""

    def say(one: Entry, _cast: Cast) -> str:
        value = _word(getattr(one, name, None))
        return _stopped(words + (f"{joint}{value}" if value else ""))

    return say


def _checked(one: response.Checked) -> str:
    return f"Looked at {one.what or 'something'}" + (f" of {_word(one.service)}." if one.service else ".")


def _of(kind: type[E], say: Callable[[E], str]) -> tuple[str, Phrase]:
    """Bind a phrase to a kind. An entry's `kind` is its class's, so the narrowing never fails."""
    return kind.kind, lambda one, _cast: say(one) if isinstance(one, kind) else one.kind


def _with(kind: type[E], say: Callable[[E, Cast], str]) -> tuple[str, Phrase]:
    return kind.kind, lambda one, cast: say(one, cast) if isinstance(one, kind) else one.kind


def _fixed(kind: type[Entry], words: str) -> tuple[str, Phrase]:
    return kind.kind, lambda _one, _cast: words


_SAY: dict[str, Phrase] = dict(
    (
        _of(truth.ImpactStarted, lambda one: f"Impact begins: {say_facts(one.facts)}."),
        _of(truth.ImpactChanged, lambda one: f"Impact is now: {say_facts(one.facts)}."),
        _fixed(truth.ImpactEnded, "Impact ends."),
        _of(
            truth.MitigationAvailable,
            lambda one: f"From here on {_word(one.action, 'a mitigation').replace('_', ' ')} would help.",
        ),
        _of(
            signals.AlertFired,
            lambda one: f"Alert{_alert(one)}" + (f" ({one.urgency} urgency)." if one.urgency else "."),
        ),
        _of(signals.AlertCleared, lambda one: f"Alert cleared{_alert(one)}."),
        _fixed(signals.CustomerReport, "A customer reports a problem."),
        _fixed(signals.SocialMention, "A public post mentions a problem."),
        _with(signals.StakeholderQuestion, lambda one, cast: _asker(one, cast) + "."),
        _of(signals.ChangeNotice, lambda one: "Change" + (f" to {_word(one.service)}." if one.service else ".")),
        _with(paging.Paged, _paged),
        _with(paging.PageFailed, lambda one, cast: _stopped(f"The page to {_target(one, cast)} failed{_because(one)}")),
        _fixed(paging.Acknowledged, "Acknowledged the page."),
        _with(paging.Notified, lambda one, cast: f"Informed {_target(one, cast)}."),
        _fixed(paging.Joined, "Joined."),
        _fixed(paging.Left, "Left."),
        _of(response.Declared, lambda one: f"Declared {_word(one.severity, 'an incident')}."),
        _of(response.SeverityChanged, lambda one: f"Severity is now {_word(one.severity, 'another')}."),
        _fixed(response.StoodDown, "Stood down: no incident."),
        _with(response.RoleAssigned, _assigned),
        _of(response.RoleReleased, lambda one: f"The {_seat(one)} seat is given up."),
        _of(response.ChannelOpened, lambda one: f"Opened the channel {_word(one.channel)}".rstrip() + "."),
        _of(response.BridgeOpened, lambda one: f"Opened the bridge {_word(one.channel)}".rstrip() + "."),
        _of(response.UpdatePosted, _update),
        _with(response.Escalated, lambda one, cast: f"Escalated to {_target(one, cast)}."),
        _of(response.Checked, _checked),
        _fixed(response.DiagnosisStarted, "Began to look for the cause."),
        ("cause_found", _about("Found the cause", "cause")),
        _of(response.MitigationStarted, lambda one: f"Started: {_lever(one)}."),
        _of(response.MitigationApplied, _applied),
        _of(response.MitigationFailed, lambda one: f"Did not work: {_lever(one)}."),
        _of(
            response.ServiceRestored,
            lambda one: f"{_word(one.service, 'The service')} works again, as monitoring sees it.",
        ),
        _fixed(response.Verified, "Made sure that it works."),
        _fixed(response.Resolved, "Called it resolved."),
        _fixed(response.Reopened, "Opened it again: it was not over."),
        _with(response.HandedOff, _handed_off),
        ("postmortem_scheduled", _about("Review scheduled", "due", " for ")),
        ("postmortem_published", _about("Review published", "due", " for ")),
        _fixed(followup.PostmortemClosed, "Review closed."),
        ("action_item_added", _about("Action item", "title")),
        ("action_item_closed", _about("Action item closed", "title")),
        _fixed(talk.Message, "Says:"),
        _with(talk.TaskAssigned, _asks),
        _fixed(talk.TaskAccepted, "Takes the task."),
        _fixed(talk.TaskDone, "Finished the task."),
        _with(talk.Intent, _intent),
        _fixed(talk.Decision, "Decides:"),
        _fixed(talk.Note, "Notes:"),
        _of(drill.Observation, _remark),
        _of(drill.Judgement, _remark),
        _with(drill.Control, _control),
        ("correction", _about("Correction", "reason")),
        ("real_incident", _about("The exercise stops for a real incident", "reason")),
        ("signed_off", _about("Signed off", "reason")),
        _of(drill.Ended, lambda one: f"The record ends: {one.status}."),
    )
)
