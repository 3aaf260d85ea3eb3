"""The parts of a scenario as the cells of its rows in a master scenario events list."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gameday.importers.inject_words import say_kind, say_roles
from gameday.importers.msel_columns import ColumnKey, Event
from gameday.importers.story_time import say_story_time
from gameday.scenario import Scenario
from gameday.scenario.inject import Condition, ExpectedAction, Inject
from gameday.scenario.phase import Phase
from gameday.terms.duration import format_duration, say_duration
from gameday.terms.facts import FactValue
from gameday.terms.role import say_role

Cells = Mapping[ColumnKey, str]
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What no workbook may hold."""


def row_id(event: Event, id_: str) -> str:
    """What a row is known by when it comes back: `inject support-asks`."""
    return f"{'expected' if event == 'expected action' else event} {id_}"


def shown(words: str | None) -> str:
    """Text as a cell can hold it."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", (words or "").replace("\r\n", "\n").replace("\r", "\n")).strip()


def phase_cells(phase: Phase) -> Cells:
    """The cells of a phase."""
    return {
        "time": "" if phase.at is None else say_story_time(phase.at),
        "phase": shown(phase.title),
        "to": say_roles(phase.to),
        "message": shown(phase.text),
        "questions": shown("\n".join(phase.questions)),
        "facts": say_facts(phase.facts),
    }


def inject_cells(scenario: Scenario, inject: Inject) -> Cells:
    """The cells of an inject."""
    phase = next((one for one in scenario.phases if one.id == inject.phase), None)
    return {
        "time": say_time_of(scenario, inject),
        "phase": shown(phase.title) if phase else "",
        "kind": say_kind(inject),
        "delivery": inject.mode,
        "from": shown(inject.from_),
        "to": say_roles(inject.to),
        "message": shown(inject.text),
        "objectives": ", ".join(inject.objectives),
        "notes": shown(inject.note),
    }


def action_cells(action: ExpectedAction) -> Cells:
    """The cells of an expected action."""
    return {
        "expected": shown(action.text),
        "within": "" if action.within is None else format_duration(action.within),
        "role": say_role(action.role) if action.role else "",
    }


def say_time_of(scenario: Scenario, inject: Inject) -> str:
    """When an inject goes out: `T+0:18`, or in words what it waits for; empty where a facilitator chooses."""
    at = scenario.time_of(inject)
    if at is not None:
        return say_story_time(at)
    if inject.when is not None:
        return _say_when(inject.when, inject.delay)
    if inject.at is not None:
        return f"{say_duration(inject.at)} into its phase"
    moment = _moment(inject)
    later = f"{say_duration(inject.delay)} after " if inject.delay else "after "
    return later + moment if moment else ""


def _moment(inject: Inject) -> str:
    """What an inject without a time goes out with."""
    if inject.after is not None:
        return inject.after.say()
    if inject.way is not None:
        return f"the way {inject.way} is taken"
    return "its phase begins" if inject.phase is not None and inject.mode == "automatic" else ""


def _say_when(when: Condition, delay: int) -> str:
    parts = [f"once {when.done.say()}" if when.done else "", f"no {when.not_done.say()}" if when.not_done else ""]
    parts.append(f"while {when.facts.say()}" if when.facts else "")
    asked = f"{say_story_time(when.by)} if " if when.by is not None else ""
    later = f", {say_duration(delay)} later" if delay else ""
    return asked + " and ".join(filter(None, parts)) + later


def say_facts(facts: Mapping[str, FactValue] | None) -> str:
    """Facts of impact for a cell: `core_function=down; users_affected=0.3`."""
    return "; ".join(f"{name}={_say_value(value)}" for name, value in (facts or {}).items())


def _say_value(value: FactValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.12g}" if isinstance(value, float) else str(value)
