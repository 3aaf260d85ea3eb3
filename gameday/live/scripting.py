"""Scripting: what whoever leads does to the injects, phases, branches and the truth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gameday.engine.desk import Refused
from gameday.engine.hand import AdHoc as Row
from gameday.live.actor import Actor
from gameday.live.done import NOTHING_MORE, Done
from gameday.live.lead_orders import (
    AdHoc,
    AdHocKind,
    BeginPhase,
    Choose,
    Defer,
    Edit,
    Fire,
    Hint,
    Hold,
    LeaveOut,
    Release,
    StateTruth,
)
from gameday.scenario.inject import InjectKind
from gameday.terms.facts import read_facts

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill

_INJECT_KINDS: Mapping[AdHocKind, InjectKind] = {
    "customer_report": "customer_report",
    "social_mention": "social_mention",
    "stakeholder_question": "stakeholder_question",
    "change_notice": "change_notice",
    "alert_fired": "alert",
    "message": "message",
}


def fire(drill: LiveDrill, actor: Actor, command: Fire) -> Done:
    """An inject goes out now."""
    del actor
    drill.stage.hand.fire(command.inject, command.reason)
    return NOTHING_MORE


def hold(drill: LiveDrill, actor: Actor, command: Hold) -> Done:
    """An inject is kept back."""
    del actor
    drill.stage.hand.hold(command.inject, command.reason)
    return NOTHING_MORE


def release(drill: LiveDrill, actor: Actor, command: Release) -> Done:
    """An inject is kept back no longer."""
    del actor
    drill.stage.hand.release(command.inject, command.reason)
    return NOTHING_MORE


def leave_out(drill: LiveDrill, actor: Actor, command: LeaveOut) -> Done:
    """An inject is taken out."""
    del actor
    drill.stage.hand.skip(command.inject, command.reason)
    return NOTHING_MORE


def defer(drill: LiveDrill, actor: Actor, command: Defer) -> Done:
    """An inject comes later."""
    del actor
    drill.stage.hand.defer(command.inject, command.by, command.reason)
    return NOTHING_MORE


def edit(drill: LiveDrill, actor: Actor, command: Edit) -> Done:
    """An inject says something else."""
    del actor
    drill.stage.hand.edit(command.inject, command.text, command.reason)
    return NOTHING_MORE


def ad_hoc(drill: LiveDrill, actor: Actor, command: AdHoc) -> Done:
    """Something comes that the script does not have."""
    del actor
    row = Row(
        kind=_INJECT_KINDS[command.kind],
        text=command.text,
        sender=command.sender,
        receivers=command.receivers,
        service=command.service,
        urgency=command.urgency,
    )
    drill.stage.hand.ad_hoc(row, command.reason)
    return NOTHING_MORE


def begin_phase(drill: LiveDrill, actor: Actor, command: BeginPhase) -> Done:
    """A phase begins."""
    del actor
    drill.stage.hand.begin_phase(command.phase, command.reason)
    return NOTHING_MORE


def choose(drill: LiveDrill, actor: Actor, command: Choose) -> Done:
    """A branch goes a way."""
    del actor
    drill.stage.hand.choose(command.branch, command.way, command.reason)
    return NOTHING_MORE


def hint(drill: LiveDrill, actor: Actor, command: Hint) -> Done:
    """Somebody is helped along."""
    del actor
    if command.role not in drill.roles:
        raise Refused(f"there is no role {command.role!r} in this drill")
    drill.help_along(command.role, command.text)
    return NOTHING_MORE


def state_truth(drill: LiveDrill, actor: Actor, command: StateTruth) -> Done:
    """The facts of impact are others."""
    del actor
    drill.stage.hand.state_truth(read_facts(command.facts))
    return NOTHING_MORE
