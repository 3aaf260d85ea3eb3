"""Measures that were put in place and did not ease the impact, as the scenario and the truth in the record show."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gameday.retrospective.facts import NOTICEABLE
from gameday.retrospective.spells import spells_of
from gameday.scenario.mitigation import Mitigation
from gameday.scoring.case import Case
from gameday.scoring.impact import TruthStep
from gameday.terms.duration import MINUTE
from gameday.terms.facts import CHOICES, Facts, grave
from gameday.terms.frozen import frozen
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted

_SHOWS_WITHIN = 15 * MINUTE
"""So long after a measure is in place what it does for users has shown."""
_SHOWS_NOT_BEFORE = 5 * MINUTE
"""Sooner nobody can tell that a change of load does nothing."""
_HELPS = frozenset({"ends", "lessens", "heals", "outweighs"})


@frozen
class Vain:
    """One measure after which the impact did not ease. Times are milliseconds since 1970."""

    entry: str
    """Id of the entry that says it is in place."""
    action: str
    target: str | None
    began: int
    """When it was begun; when it was in place where the record does not tell."""
    applied: int
    following: int | None
    """When the next measure was begun; None: none was, before the impact or the record ended."""
    alone: bool
    """Was no other measure under way when it was in place? Then whoever was affected waited for it."""
    until: int
    """When the next measure was begun, the impact was over or the record ended."""
    grew: bool
    """Were noticeably more users affected by then?"""


def vain_of(case: Case, harmed: Collection[str] = ()) -> tuple[Vain, ...]:
    """In the order they were put in place; only of a record whose scenario knows what its levers do.

    Args:
        case: The record with its scenario.
        harmed: Ids of the entries of levers that made it worse; that is told of them.

    """
    return tuple(_vain(case, harmed)) if case.truth and case.scenario and case.scenario.world else ()


def _vain(case: Case, harmed: Collection[str]) -> Iterator[Vain]:
    world = case.scenario.world if case.scenario else None
    levers = {(one.action, one.target): one for one in (world.mitigations if world else ())}
    applied = case.timeline.every(MitigationApplied)
    acts = {(one.action, one.target) for one in case.timeline.every(MitigationStarted)}
    asked = {(need.action, need.target) for key, one in levers.items() if key in acts for need in one.needs}
    for number, one in enumerate(applied):
        lever = levers.get((one.action or "", one.target or ""))
        if lever is None or one.id in harmed or _may_help(lever) or (lever.action, lever.target) in asked:
            continue
        landing = next((other.at for other in applied[number + 1 :]), case.horizon)
        if not case.health.healthy(one.at) and not _eased(case, lever, one.at, landing):
            yield _told(case, one)


def _may_help(lever: Mitigation) -> bool:
    """Does it do something for some fault, be it for a while? Then what the truth shows may be another fault's."""
    return any(effect.does in _HELPS for effect in lever.effects)


def _eased(case: Case, lever: Mitigation, at: int, landing: int) -> bool:
    """Did it get better for users before anything else can have helped, or can that not be told?"""
    until = min(landing, at + _SHOWS_WITHIN, case.horizon)
    if (lever.scales or lever.empties) and until - at < _SHOWS_NOT_BEFORE:
        return True
    before = next((step.facts for step in reversed(case.truth) if step.at < at), None)
    return before is None or any(_better(step, before) for step in case.truth if at <= step.at < until)


def _better(step: TruthStep, before: Facts) -> bool:
    if not step.impact:
        return True
    for now, then in ((step.facts.users_affected, before.users_affected),
                      (step.facts.revenue_affected, before.revenue_affected)):  # fmt: skip
        if now is not None and then is not None and then - now >= NOTICEABLE:
            return True
    return any(grave(step.facts, name) < grave(before, name) for name in CHOICES)


def _told(case: Case, one: MitigationApplied) -> Vain:
    started = case.timeline.every(MitigationStarted)
    own = [act for act in started if act.at <= one.at and (act.action, act.target) == (one.action, one.target)]
    began = next((act for act in own if act.id == one.re), own[-1] if own else None)
    since = began.at if began else one.at
    over = next((end for start, end in spells_of(case) if start <= one.at and (end is None or one.at < end)), None)
    end = case.horizon if over is None else min(over, case.horizon)
    following = next((act.at for act in started if act.at >= one.at and act.at < end), None)
    landed = {act.re: act.at for act in (*case.timeline.every(MitigationApplied),
                                         *case.timeline.every(MitigationFailed))}  # fmt: skip
    others = [act for act in started if act is not began and act.at < one.at]
    alone = all(landed.get(act.id, case.horizon) <= one.at for act in others)
    until = end if following is None else following
    users = [(step.at, step.facts.users_affected or 0.0) for step in case.truth if step.at < until]
    first = next((share for at, share in reversed(users) if at <= one.at), 0.0)
    grew = any(share - first >= NOTICEABLE for at, share in users if at > one.at)
    return Vain(one.id, one.action or "", one.target, since, one.at, following, alone, until, grew)
