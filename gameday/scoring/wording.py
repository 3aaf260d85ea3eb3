"""Acts in words a participant understands, for the sentences of findings."""

from __future__ import annotations

from gameday.terms.role import say_role
from gameday.terms.same import once_for_document
from gameday.terms.selector import Anchor, Selector

_NOUNS: dict[str, str] = {
    "acknowledged": "the answer to the page",
    "declared": "the declaration",
    "severity_changed": "the change of severity",
    "stood_down": "standing down",
    "role_assigned": "giving out the role",
    "role_released": "giving up the role",
    "channel_opened": "the incident channel",
    "bridge_opened": "the bridge",
    "update_posted": "the update",
    "escalated": "the call for help",
    "paged": "the page",
    "page_failed": "the failed page",
    "notified": "the notification",
    "joined": "joining",
    "left": "leaving",
    "checked": "the check",
    "diagnosis_started": "the diagnosis",
    "cause_found": "finding the cause",
    "mitigation_started": "starting a mitigation",
    "mitigation_applied": "a mitigation that took hold",
    "mitigation_failed": "a failed mitigation",
    "service_restored": "the service's recovery",
    "verified": "the verification",
    "resolved": "calling it resolved",
    "reopened": "reopening it",
    "handed_off": "the hand-over",
    "postmortem_scheduled": "the date of the review",
    "postmortem_published": "the written review",
    "postmortem_closed": "the review's end",
    "action_item_added": "an action item",
    "action_item_closed": "a closed action item",
    "impact_started": "the start of impact",
    "impact_changed": "the change of impact",
    "impact_ended": "the end of impact",
    "mitigation_available": "the moment a mitigation was available",
    "alert_fired": "the alert",
    "alert_cleared": "the end of the alert",
    "customer_report": "the customer's report",
    "social_mention": "the mention in public",
    "stakeholder_question": "the question",
    "change_notice": "the notice of a change",
    "decision": "the decision",
}
_ROLES = ("role", "target", "seat")


@once_for_document
def say_act(selector: Selector) -> str:
    """An act for people: `the external update`, `the check of changes`, `the incident channel or the bridge`."""
    acts = " or ".join(_noun(kind, selector) for kind in selector.kind)
    stated = [_stated(name, values) for name, values in selector.criteria() if name not in ("audience", "what")]
    if selector.reversible is not None:
        stated.append("reversible" if selector.reversible else "not reversible")
    return f"{acts} ({', '.join(stated)})" if stated else acts


def say_reversed(before: Selector, after: Selector) -> str:
    """That the later half of a pair came first, or alone: `the cause came without the check before it`."""
    return f"{say_act(after)} came without {say_act(before)} before it"


def say_undone(before: Selector, after: Selector, *, begun: bool) -> str:
    """That the later half of a pair never came; `begun`: the earlier one did."""
    if before.reversible is not None:
        return "no mitigation was ever started, reversible or not"
    if begun:
        return f"{say_act(before)} came, and {say_act(after)} never did"
    return f"neither {say_act(before)} nor {say_act(after)} came"


def _noun(kind: str, selector: Selector) -> str:
    noun = _NOUNS.get(kind, "the " + kind.replace("_", " "))
    if kind == "update_posted" and selector.audience:
        return f"the {' or '.join(selector.audience)} update"
    if kind == "checked" and selector.what:
        return f"the check of {' or '.join(selector.what)}"
    return noun


def _stated(name: str, values: tuple[str, ...]) -> str:
    words = [say_role(value) for value in values] if name in _ROLES else [value.replace("_", " ") for value in values]
    return " or ".join(words) if name in ("status", "role", "target", "seat") else f"{name} {' or '.join(words)}"


def say_moment(anchor: Anchor) -> str:
    """A moment for people: `the first signal`, `when declaration was due`, `the first external update`."""
    if anchor.at == "declaration":
        return "when declaration was due"
    if anchor.first is not None:
        return say_act(anchor.first)
    return anchor.say()


def without_article(words: str) -> str:
    """The words without `the` or `a` in front."""
    return words.removeprefix("the ").removeprefix("a ").removeprefix("an ")
