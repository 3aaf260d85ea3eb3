"""The SOP's checklist as one participant can tick it off: from its clauses, and from what this person perceived."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, Protocol

from gameday.live.situation import Situation
from gameday.scoring.clock import RunningClock
from gameday.sop import Sop
from gameday.sop.duties import duties
from gameday.sop.duty import Duty, Trigger
from gameday.sop.levers import LEVER_ACTS
from gameday.team import Team
from gameday.terms.audience import AUDIENCES, Audience
from gameday.terms.dimension import Dimension
from gameday.terms.frozen import frozen
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, PRIMARY_ONCALL, say_role
from gameday.terms.same import Same
from gameday.timeline import Entry
from gameday.timeline.matching import matches
from gameday.timeline.response import SeverityChanged

State = Literal["due", "later", "done", "rule"]
"""`due`: to be done now; `later`: its moment has not come; `rule`: to keep in mind all the time."""
PROMISE: Dimension = "cadence"
"""What stands in the place of a clause where an update was promised, and no clause asks for it by then."""
_FROM_CALLS: tuple[Trigger, ...] = ("signal", "page")
_UNTIMED: tuple[Trigger, ...] = ("before", "recovery", "unresolved")
"""Due while it is open, and at no time that whoever responds could know."""


class Clocks(Protocol):
    """By what time counts: what was leapt over is charged to nobody who did not live through it."""

    @property
    def clock(self) -> RunningClock:
        """The clock of people who take part."""

    def rhythm_clock(self, audience: str) -> RunningClock:
        """The clock by which silence towards an audience counts."""


def duties_at(sop: Sop, level: str) -> tuple[Duty, ...]:
    """What an SOP asks for at a level: worked out once, for every page of a drill asks it again and again."""
    return _duties_at(Same(sop), level)


@lru_cache(maxsize=128)
def _duties_at(one: Same[Sop], level: str) -> tuple[Duty, ...]:
    return duties(one.document, level)


@frozen
class Item:
    """One line of the checklist. Moments are milliseconds since 1970."""

    clause: str
    """Its id; `PROMISE` where it is only a promise that asks for it."""
    text: str
    act: str
    role: str
    """Who should."""
    mine: bool
    state: State
    due: int | None = None
    """When it is due; of what is done, when it was, where it came after that."""
    done_at: int | None = None
    entry: str | None = None
    """Id of the entry that ticked it off."""
    where: str | None = None
    """The facts it depends on, in words; nobody is told whether they hold."""
    about: str | None = None
    """Which audience, seat or target, or where to look."""
    level: str | None = None
    """The level it is asked for at, while nobody has called one."""


@dataclass(frozen=True)
class Reader:
    """Who reads the checklist, and what they have perceived."""

    person: str
    entries: Sequence[Entry]
    situation: Situation
    sop: Sop
    team: Team
    at: int
    clocks: Clocks | None = None
    """By what the judge counts; without it all time counts."""

    def checklist(self) -> tuple[Item, ...]:
        """Steps first, in the order of the SOP's clauses, and what was promised; then the rules."""
        return self._items_in_order

    @cached_property
    def _items_in_order(self) -> tuple[Item, ...]:
        by_clause: dict[str, list[Item]] = {}
        for duty in self._duties():
            by_clause.setdefault(duty.clause, []).extend(self._items(duty))
        found = [_told(items) for items in by_clause.values() if items]
        found += [item for audience in AUDIENCES for item in self._promises(audience, found)]
        return tuple(sorted(found, key=lambda item: item.state == "rule"))

    def next_word(self, audience: Audience) -> int | None:
        """When an audience is owed the next update: by the SOP's rhythm, or sooner where the last one promised so."""
        rhythms = {clause.id for clause in self.sop.clauses if getattr(clause, "audience", None) == audience}
        due = [
            one.due
            for one in self._items_in_order
            if one.clause in rhythms and one.state == "due" and one.due is not None
        ]
        return min((*due, *self._promised(audience)), default=None)

    def _promised(self, audience: Audience) -> Iterator[int]:
        """When the next word to an audience was promised, as the judge counts."""
        clock = None if self.clocks is None else self.clocks.rhythm_clock(audience)
        for promised in self.situation.promised(audience):
            last = self.situation.updates[audience][-1].at
            yield _after(clock, last, promised - last)

    @cached_property
    def _roles(self) -> tuple[str, ...]:
        return self.situation.roles_of(self.person, self.team, self.at)

    def _duties(self) -> Iterator[Duty]:
        level = self.situation.severity
        if level is not None and level not in self.sop.ladder.levels:
            rank = self.sop.ladder.rank(level)
            level = None if rank is None else self.sop.ladder.level(rank)
        if level is None:
            # Before anybody has called a level, what the highest asks for at once is what one has in mind.
            asked = duties_at(self.sop, self.sop.ladder.levels[0])
            yield from (duty for duty in asked if duty.trigger in _FROM_CALLS and not duty.by_tool)
        else:
            yield from (duty for duty in duties_at(self.sop, level) if not duty.by_tool)

    def _items(self, duty: Duty) -> Iterator[Item]:
        if _is_rule(duty):
            yield self._item(duty, "rule")
        elif duty.trigger == "cadence":
            yield self._rhythm(duty)
        elif duty.requires is None or self._first(duty, duty.requires.kind, required=True) is not None:
            yield self._step(duty)

    def _rhythm(self, duty: Duty) -> Item:
        """When the next update to an audience is due; done once it is over."""
        situation = self.situation
        if not situation.open:
            return self._item(duty, "done" if situation.resolved_at is not None else "later")
        audience = duty.audience or "internal"
        clock = None if self.clocks is None else self.clocks.rhythm_clock(audience)
        said = situation.updates.get(audience, [])
        last = said[-1] if said else None
        if duty.promised:
            promised = last.next_update_at if last is not None else None
            if last is None or promised is None:
                return self._item(duty, "later")
            return self._item(duty, "due", due=_after(clock, last.at, promised - last.at))
        # What was posted before anybody declared starts no rhythm.
        since = situation.declared_at if last is None else max(last.at, situation.declared_at or last.at)
        due = None if since is None or duty.every is None else _after(clock, since, duty.every)
        return self._item(duty, "due", due=due)

    def _promises(self, audience: Audience, listed: Sequence[Item]) -> Iterator[Item]:
        """The next update to an audience, where it was promised for sooner than a clause wants it of them.

        It is for whoever promised it, and for whoever writes updates now.
        """
        for due in self._promised(audience):
            mine = self.situation.updates[audience][-1].actor == self.person or self._falls_to_me(COMMS_LEAD)
            sooner = (
                one for one in listed if one.act == "update_posted" and one.about == audience and one.state == "due"
            )
            if any(one.due is not None and one.due <= due and one.mine >= mine for one in sooner):
                continue
            text = f"The next {audience} update comes when it was promised."
            yield Item(
                PROMISE, text, "update_posted", COMMS_LEAD, bool(self.person) and mine, "due", due, about=audience
            )

    def _step(self, duty: Duty) -> Item:
        since = self._anchor(duty)
        done = self._done(duty, since)
        if done is not None:
            return self._item(duty, "done", due=self._was_due(duty, since, done), done=done)
        if duty.act == "role_assigned" and duty.seats and all(self._held(seat) for seat in duty.seats):
            return self._item(duty, "done")
        if since is None:
            return self._item(duty, "later")
        return self._item(duty, "due", due=self._due(duty, since))

    def _due(self, duty: Duty, since: int) -> int | None:
        # Nobody who responds knows when it began to be well again, so what runs from there has no time of its own.
        if duty.within is None or duty.trigger in _UNTIMED:
            return None
        return _after(None if self.clocks is None else self.clocks.clock, since, duty.within)

    def _was_due(self, duty: Duty, since: int | None, done: Entry) -> int | None:
        """When it was due, where it came after that; None where another level was called since: it had another time."""
        if since is None or any(one.kind == SeverityChanged.kind and one.at > done.at for one in self.entries):
            return None
        due = self._due(duty, since) if duty.within else None  # what is asked for at once had no hour
        return due if due is not None and done.at > due else None

    def _anchor(self, duty: Duty) -> int | None:
        """The moment a step's time runs from, as far as this person knows; None: it has not come."""
        situation = self.situation
        if duty.trigger == "entry":
            after = None if duty.after is None else self._first(duty, duty.after.kind, required=False)
            return None if after is None else after.at
        if duty.trigger in _UNTIMED:
            return situation.declared_at if situation.open else None
        moments = {
            "signal": situation.signal_at,
            "page": situation.page_at if situation.page_at is not None else situation.signal_at,
            "declaration": situation.declared_at,
            "resolution": situation.resolved_at,
        }
        return moments.get(duty.trigger)

    def _first(self, duty: Duty, kinds: Sequence[str], *, required: bool) -> Entry | None:
        selector = duty.requires if required else duty.after
        if selector is None:
            return None
        return next((one for one in self.entries if one.kind in kinds and matches(selector, one)), None)

    def _done(self, duty: Duty, since: int | None) -> Entry | None:
        if duty.what is None:
            return next((one for one in self.entries if one.kind == duty.act), None) if duty.act == "resolved" else None
        late = [one for one in self.entries if duty.trigger != "entry" or (since is not None and one.at >= since)]
        return next((one for one in late if matches(duty.what, one)), None)

    def _held(self, seat: str) -> bool:
        return self.situation.holder(seat, self.team, self.at) is not None

    def _item(self, duty: Duty, state: State, *, due: int | None = None, done: Entry | None = None) -> Item:
        return Item(
            clause=duty.clause,
            text=duty.text,
            act=duty.act,
            role=duty.role,
            mine=self._mine(duty),
            state=state,
            due=due,
            done_at=None if done is None else done.at,
            entry=None if done is None else done.id,
            where=None if duty.when is None else duty.when.say(),
            about=_about(duty),
            level=self.sop.ladder.levels[0] if self.situation.severity is None else None,
        )

    def _mine(self, duty: Duty) -> bool:
        """Is it this person's: by their role, or because nobody holds that role and it falls to them?

        It does to whoever leads so far; what is the lead's also to whoever is there to lead before all else. Where
        nobody in particular reads it, as on the wall, nothing is theirs.
        """
        return bool(self.person) and self._falls_to_me(duty.role)

    def _falls_to_me(self, role: str) -> bool:
        if role in self._roles:
            return True
        if role == INCIDENT_COMMANDER and self.team.person(self.person).roles[:1] == (INCIDENT_COMMANDER,):
            return not self._held(INCIDENT_COMMANDER)
        leads = INCIDENT_COMMANDER if self._held(INCIDENT_COMMANDER) else PRIMARY_ONCALL
        return leads in self._roles and not self._held(role)


def _after(clock: RunningClock | None, since: int, length: int) -> int:
    """When so much time has run since a moment, by a clock; without one all time runs."""
    return since + length if clock is None else clock.after(since, length)


def _about(duty: Duty) -> str | None:
    if duty.audience is not None:
        return duty.audience
    if duty.seats:
        return " and ".join(say_role(seat) for seat in duty.seats)
    if duty.target is not None:
        return say_role(duty.target)
    return " or ".join(duty.what.what) if duty.what is not None and duty.what.what else None


def _is_rule(duty: Duty) -> bool:
    return duty.trigger in ("always", "never", "lever") or (duty.trigger == "before" and duty.act in LEVER_ACTS)


def _told(items: Sequence[Item]) -> Item:
    """One line for a clause that asks for several acts: what is left of it, the last one done, or else the rule."""
    for state in ("due", "later"):
        left = [item for item in items if item.state == state]
        if left:
            return min(left, key=lambda item: math.inf if item.due is None else item.due)
    return next((item for item in reversed(items) if item.state == "done"), items[0])
