"""Levers in words, and the ones that the scenario knows to last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gameday.retrospective.plain import listed, plain
from gameday.scenario import Scenario
from gameday.scenario.mitigation import Mitigation
from gameday.scoring.case import Case
from gameday.terms.frozen import frozen
from gameday.timeline.response import MitigationApplied
from gameday.timeline.truth import MitigationAvailable


def say_lever(action: str, target: str | None) -> str:
    """`rollback on payments-db`."""
    return plain(action).replace("_", " ") + (f" on {plain(target)}" if target else "")


@frozen
class Known:
    """What the scenario, or the truth in the record, knows of the levers. Each is (action, target)."""

    ending: tuple[tuple[str, str | None], ...]
    """They end it for good, or let users live with it as before; in the order of the scenario, what one of them needs
    in place before it."""
    easing: tuple[tuple[str, str | None], ...]
    """They lessen it for good."""
    passing: tuple[tuple[str, str | None], ...]
    """They help for a while, and it comes back."""
    idle: tuple[tuple[str, str | None], ...]
    """They do not help, or do harm."""
    none: bool = False
    """The scenario has none, as a story told around a table may have."""

    def ends(self, lever: tuple[str, str | None] | None) -> bool:
        """Does it end it for good? The truth in a record names levers without what they act on."""
        return lever is not None and (lever in self.ending or (lever[0], None) in self.ending)


NOTHING_KNOWN = Known((), (), (), ())


def known_levers(case: Case, scenario: Scenario | None) -> Known:
    """Sorted by what they do; of a record without a world those that the truth says would help."""
    world = scenario.world if scenario else None
    if has_none(case, scenario):
        return Known((), (), (), (), none=True)
    if world is None:
        helps = dict.fromkeys(one.action for one in case.timeline.every(MitigationAvailable) if one.action)
        return Known(tuple((action, None) for action in helps), (), (), ())
    applied = {(one.action, one.target) for one in case.timeline.every(MitigationApplied)}
    put = [one for one in world.mitigations if (one.action, one.target) in applied]
    ended = {fault for one in put for fault in _faults(one, "ends")}
    settled = ended.union(*(_faults(one, "outweighs") for one in put))
    found: dict[str, list[tuple[str, str | None]]] = {"ending": [], "easing": [], "passing": [], "idle": []}
    for lever in world.mitigations:
        key = (lever.action, lever.target)
        ends, outweighs = _faults(lever, "ends"), _faults(lever, "outweighs")
        # Another way to end what was ended already is no news; nor is another way to live with it.
        if key in applied or not (ends <= ended if ends else outweighs and outweighs <= settled):
            found[_sort(lever)] += [*_needed(lever), key]
    ending, easing, passing, idle = (tuple(dict.fromkeys(found[name])) for name in found)
    return Known(ending, tuple(one for one in easing if one not in ending), passing, idle)


def has_none(case: Case, scenario: Scenario | None) -> bool:
    """Is there no lever to pull, as in a story told around a table?"""
    return scenario is not None and not scenario.has_levers and case.timeline.first(MitigationAvailable) is None


def _faults(lever: Mitigation, does: Literal["ends", "outweighs"]) -> frozenset[str]:
    """What it does that to, for good."""
    return frozenset(one.fault for one in lever.effects if one.does == does and one.holds_for is None)


def _needed(lever: Mitigation) -> list[tuple[str, str | None]]:
    """What makes a fault one to live with is told with what it needs: alone it does nothing."""
    return [(one.action, one.target) for one in lever.needs] if _faults(lever, "outweighs") else []


def _sort(lever: Mitigation) -> str:
    lasting = {one.does for one in lever.effects if one.holds_for is None}
    if lasting & {"ends", "heals"} or ("outweighs" in lasting and not lever.turns_users_away):
        return "ending"
    if lasting & {"lessens", "outweighs"}:
        return "easing"
    return "passing" if any(one.does in ("ends", "lessens") for one in lever.effects) else "idle"


def say_levers(levers: Iterable[tuple[str, str | None]], last: str = "and") -> str:
    """`rollback on payments-db and rate limit on payments-api`."""
    return listed([say_lever(action, target) for action, target in levers], last)
