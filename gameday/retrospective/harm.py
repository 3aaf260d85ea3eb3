"""Levers that made it worse, as the scenario knows them to and the truth in the record shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from gameday.retrospective.cast import Cast
from gameday.retrospective.distractions import Drawn
from gameday.retrospective.facts import NOTICEABLE, say_facts, say_share
from gameday.retrospective.levers import say_lever
from gameday.scenario import Scenario
from gameday.scenario.mitigation import Mitigation
from gameday.scoring.case import Case
from gameday.scoring.impact import TruthStep
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.facts import CHOICES, Facts, grave
from gameday.terms.frozen import frozen
from gameday.terms.moment import clock
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted

_SHOWS_WITHIN = 60 * MINUTE
"""So long after a lever took effect what it does to users may begin to show."""
_MUCH = 0.05
"""Of the share of users: less than so much more is slight, where it did not last."""
_LONG = 10 * MINUTE
_LATELY = 15 * MINUTE
"""So far back the pace of what was growing anyway is looked for."""

Landed = MitigationApplied | MitigationFailed


@frozen
class Harm:
    """One lever that made it worse. Times are milliseconds since 1970."""

    action: str
    target: str | None
    entry: str
    """Id of the entry at which it landed."""
    at: int
    """When it began to show."""
    before: Facts
    worst: Facts
    lasted: int
    """Milliseconds until it was no worse than before, or the record ended."""
    pulled_by: str
    """A role, for people; empty where the record does not tell."""
    urged: Drawn | None
    reversible: bool

    @property
    def slight(self) -> bool:
        """Hardly more users felt it, and soon no more: true, and not what a report begins with."""
        more = (self.worst.users_affected or 0.0) - (self.before.users_affected or 0.0)
        graver = any(grave(self.worst, name) > grave(self.before, name) for name in CHOICES)
        return more < _MUCH and self.lasted < _LONG and not graver

    @property
    def change(self) -> str:
        """`from 10% to 100% of users`; what else changed where the share did not."""
        before, worst = self.before.users_affected or 0.0, self.worst.users_affected or 0.0
        if worst - before >= NOTICEABLE:
            grew = " (faster than it had been growing)" if self.before.growing else ""
            return f"from {say_share(before)} to {say_share(worst)} of users{grew}"
        return f"from {say_facts(self.before)} to {say_facts(self.worst)}"


def harms_of(case: Case, cast: Cast, drawn: Sequence[Drawn]) -> tuple[Harm, ...]:
    """Every lever that harmed, in the order they landed; only the scenario's own knowledge makes one harmful."""
    return tuple(_harms(case, cast, drawn, case.scenario)) if case.scenario else ()


def _harms(case: Case, cast: Cast, drawn: Sequence[Drawn], scenario: Scenario) -> Iterator[Harm]:
    levers = {(one.action, one.target): one for one in (scenario.world.mitigations if scenario.world else ())}
    landed: list[Landed] = [*case.timeline.every(MitigationApplied), *case.timeline.every(MitigationFailed)]
    landed.sort(key=lambda one: one.at)
    for number, one in enumerate(landed):
        lever = levers.get((one.action or "", one.target or ""))
        if lever is None or not _harmful(lever, one):
            continue
        following = next((other.at for other in landed[number + 1 :]), case.horizon)
        found = _worse(case.truth, one.at, min(max(following, one.at), one.at + _SHOWS_WITHIN), case.horizon)
        if found is None:
            continue
        at, before, worst, lasted = found
        started = next((act for act in case.timeline.every(MitigationStarted) if act.id == one.re), None)
        who = cast.say(started.actor, started.at) if started and started.actor else ""
        pulled = started.at if started else one.at
        urged = [by for by in drawn if by.urges == (lever.action, lever.target) and by.at <= pulled]
        yield Harm(lever.action, lever.target, one.id, at, before, worst, lasted, who, urged[-1] if urged else None,
                   lever.reversible)  # fmt: skip


def _harmful(lever: Mitigation, one: Landed) -> bool:
    effects = lever.effects if isinstance(one, MitigationApplied) else lever.otherwise
    return any(effect.does in ("starts", "worsens") for effect in effects)


def _worse(truth: Iterable[TruthStep], landed: int, until: int, end: int) -> tuple[int, Facts, Facts, int] | None:
    """(when it began to show, facts before, the worst, for how long); None where nothing got worse.

    What was growing anyway is no lever's doing: it must have grown beyond the pace it had.
    """
    steps = list(truth)
    before = next((step.facts for step in reversed(steps) if step.at < landed), Facts())
    grows = _pace(steps, landed) if before.growing else None
    began = next(
        (
            step.at
            for step in steps
            if landed <= step.at <= until and (grows(step) if grows is not None else _than(step.facts, before))
        ),
        None,
    )
    if began is None:
        return None
    over = next((step.at for step in steps if step.at > began and not _than(step.facts, before)), end)
    within = [step.facts for step in steps if began <= step.at < over]
    worst = max(within, key=lambda facts: (facts.users_affected or 0.0, *(grave(facts, name) for name in CHOICES)))
    return began, before, worst, over - began


def _pace(steps: Sequence[TruthStep], landed: int) -> Callable[[TruthStep], bool]:
    """Is the share of users at a later step noticeably beyond where the fastest growth lately had brought it?"""
    lately = [step for step in steps if landed - _LATELY <= step.at < landed]
    rates = [
        (_users(later) - _users(sooner)) / (later.at - sooner.at)
        for sooner, later in pairwise(lately)
        if later.at > sooner.at
    ]
    fastest = max([*rates, 0.0])
    last = next(step for step in reversed(steps) if step.at < landed)
    return lambda step: _users(step) - _users(last) - fastest * (step.at - last.at) >= NOTICEABLE


def _users(step: TruthStep) -> float:
    return step.facts.users_affected or 0.0


def _than(one: Facts, other: Facts) -> bool:
    more = (one.users_affected or 0.0) - (other.users_affected or 0.0) >= NOTICEABLE
    return more or any(grave(one, name) > grave(other, name) for name in CHOICES)


def say_harm(one: Harm) -> str:
    """`restart on gateway made it worse: from 10% to 100% of users from 13:40 UTC on, for 40 min; ...`."""
    who = f"{one.pulled_by} pulled it" if one.pulled_by else "it was pulled"
    after = f" after {one.urged.sender} had urged it at {clock(one.urged.at, one.at)}" if one.urged else ""
    quote = f" (“{one.urged.quote}”)" if one.urged and one.urged.quote else ""
    told = f"; {who}{after}{quote}" if one.pulled_by or after else ""
    return (
        f"{say_lever(one.action, one.target)} made it worse: {one.change} from {clock(one.at, one.at)} UTC on, for "
        f"{say_duration(one.lasted)}{told}"
    )
