"""Who can make an entry: participants, the world, the script; or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import get_args

from gameday.scenario import Scenario
from gameday.scenario.inject import Inject
from gameday.scenario.lint.truths import hurts
from gameday.scenario.mitigation import Mitigation
from gameday.terms.kinds import (
    FollowUpKind,
    Kind,
    PagingKind,
    ResponseKind,
    SignalKind,
    TalkKind,
    TruthKind,
)
from gameday.terms.look import CHECKS
from gameday.terms.role import canonical_role
from gameday.terms.selector import Selector
from gameday.timeline.registry import ENTRY_CLASSES

BY_PARTICIPANTS: frozenset[str] = frozenset(
    (*get_args(PagingKind), *get_args(ResponseKind), *get_args(FollowUpKind), *get_args(TalkKind), "real_incident")
)
"""Kinds that somebody who takes part may make."""
_AFTERWARDS = ("ended", "signed_off", "judgement", "correction")
"""Kinds that come once the drill is over."""
_PULLED = ("mitigation_started", "mitigation_applied", "mitigation_failed")
_SAID_BY_INJECT = {
    "alert_fired": ("alert", "noise"),
    "customer_report": ("customer_report",),
    "social_mention": ("social_mention",),
    "change_notice": ("change_notice",),
}


@dataclass(slots=True)
class Coming:
    """What of a scenario can come about."""

    injects: set[str] = field(default_factory=set)
    phases: set[str] = field(default_factory=set)
    branches: set[str] = field(default_factory=set)
    ways: set[str] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)

    def size(self) -> int:
        """How much it is; it grows until nothing more can come."""
        return sum(map(len, (self.injects, self.phases, self.branches, self.ways, self.faults)))


def can_be_made(selector: Selector, one: Scenario, coming: Coming) -> bool:
    """May there ever be such an entry during a drill?"""
    return any(not _why_not(kind, selector, one, coming) for kind in selector.kind)


def can_be_done(selector: Selector, one: Scenario, coming: Coming) -> bool:
    """May somebody who takes part ever make such an entry?"""
    return any(kind in BY_PARTICIPANTS and not _why_not(kind, selector, one, coming) for kind in selector.kind)


def why_nobody(selector: Selector, one: Scenario, coming: Coming, *, participants: bool = False) -> str:
    """Why there can be no such entry, as a clause; `participants`: none that somebody makes who takes part."""
    why = [_why_not(kind, selector, one, coming) for kind in selector.kind]
    if participants:
        why = [
            each if kind in BY_PARTICIPANTS else f"nobody who takes part makes `{kind}`"
            for kind, each in zip(selector.kind, why, strict=True)
        ]
    return " and ".join(dict.fromkeys(each for each in why if each))


def _why_not(kind: Kind, selector: Selector, one: Scenario, coming: Coming) -> str:
    """Why there can be no such entry of this kind; empty where there can be one."""
    unsaid = _unsaid(kind, selector)
    if unsaid:
        return unsaid
    if kind in _PULLED or kind == "mitigation_available":
        return _no_lever(kind, selector, one)
    if kind in get_args(TruthKind):
        return _no_truth(kind, one, coming)
    return _no_signal(kind, selector, one, coming) if kind in get_args(SignalKind) else ""


def _unsaid(kind: Kind, selector: Selector) -> str:
    """What is asked of an entry of this kind that none can say."""
    said = _fields(kind)
    for name, _ in selector.criteria():
        if name not in said or (name == "role" and kind not in BY_PARTICIPANTS):
            return f"`{kind}` says no {name}"
    if selector.reversible is not None and "reversible" not in said:
        return f"`{kind}` does not say whether it is reversible"
    if kind in _AFTERWARDS:
        return f"`{kind}` comes when the drill is over"
    if kind == "checked" and selector.what and not set(selector.what) & set(CHECKS):
        return f"there is no look {' or '.join(selector.what)}"
    return ""


def _no_lever(kind: Kind, selector: Selector, one: Scenario) -> str:
    if one.world is None:
        return f"without a world nothing says `{kind}`" if kind == "mitigation_available" else ""
    levers = [lever for lever in one.world.mitigations if lever.helps or kind != "mitigation_available"]
    if any(_pulled(selector, lever) for lever in levers):
        return ""
    known = ", ".join(f"{lever.action} {lever.target}" for lever in levers)
    return f"there is no such lever, only {known}" if known else "there is no lever"


def _pulled(selector: Selector, lever: Mitigation) -> bool:
    return (
        (not selector.action or lever.action in selector.action)
        and (not selector.target or canonical_role(lever.target) in selector.target)
        and selector.reversible in (None, lever.reversible)
    )


def _no_truth(kind: Kind, one: Scenario, coming: Coming) -> str:
    if kind == "impact_ended":
        return ""  # told at the end, also where nothing was ever wrong
    if one.world is not None:
        harmful = any(fault.id in coming.faults and hurts(one.world, fault) for fault in one.world.faults)
        return "" if harmful else "no fault has any impact"
    snapshots = [part.snapshot for part in one.phases if part.snapshot is not None]
    snapshots += [truth.snapshot for truth in one.stated_truth]
    # Without any facts in the file somebody states them during the drill.
    return "" if not snapshots or any(not facts.benign for facts in snapshots) else "nothing is ever wrong"


def _no_signal(kind: Kind, selector: Selector, one: Scenario, coming: Coming) -> str:
    world = one.world
    injects = [inject for inject in one.injects if inject.id in coming.injects]
    if any(
        inject.kind in _SAID_BY_INJECT.get(kind, ()) and _loud(selector, _urgency(inject)) and _rings(kind, inject)
        for inject in injects
    ):
        return ""
    match kind:
        case "alert_fired" | "alert_cleared":
            rung = any(_loud(selector, loud) for loud in _alerts(one, cleared=kind == "alert_cleared"))
            return "" if rung else f"this scenario has no such alert ({kind})"
        case "customer_report" | "social_mention":
            told = world is not None and world.complaints is not None
            return "" if told else "nobody complains: there are no `complaints`, and no inject of that kind"
        case "change_notice":
            announced = world is not None and any(change.at is not None for change in world.changes)
            return "" if announced else "no change is announced: none has a time after the start"
        case _:
            return ""  # those outside ask of themselves


def _alerts(one: Scenario, *, cleared: bool) -> Iterator[str]:
    if one.world is not None:
        yield from (alert.urgency for alert in one.world.alerts)
        yield from (alert.urgency for alert in one.world.noise if not cleared or alert.clears_after is not None)


def _urgency(inject: Inject) -> str:
    return inject.urgency if inject.kind == "alert" or "urgency" in inject.model_fields_set else "low"


def _rings(kind: Kind, inject: Inject) -> bool:
    return kind != "alert_fired" or inject.kind == "alert" or inject.service is not None


def _loud(selector: Selector, urgency: str) -> bool:
    return not selector.urgency or urgency in selector.urgency


@cache
def _fields(kind: Kind) -> frozenset[str]:
    return frozenset(one.name for one in fields(ENTRY_CLASSES[kind]))
