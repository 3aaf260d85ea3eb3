"""The SOP's checklist as one participant can tick it off: from its clauses, and from what this person perceived."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from gameday.live.situation import Situation
from gameday.sop import Sop
from gameday.sop.duties import duties
from gameday.sop.duty import Duty, Trigger
from gameday.sop.levers import LEVER_ACTS
from gameday.team import Team
from gameday.terms.role import INCIDENT_COMMANDER, PRIMARY_ONCALL, say_role
from gameday.terms.same import Same
from gameday.timeline import Entry
from gameday.timeline.matching import matches

State = Literal["due", "later", "done", "rule"]
"""`due`: to be done now; `later`: its moment has not come; `rule`: to keep in mind all the time."""
_FROM_CALLS: tuple[Trigger, ...] = ("signal", "page")
_UNTIMED: tuple[Trigger, ...] = ("before", "recovery", "unresolved")
"""Due while it is open, and at no time that whoever responds could know."""


def duties_at(sop: Sop, level: str) -> tuple[Duty, ...]:
    """What an SOP asks for at a level: worked out once, for every page of a drill asks it again and again."""
    return _duties_at(Same(sop), level)


@lru_cache(maxsize=128)
def _duties_at(one: Same[Sop], level: str) -> tuple[Duty, ...]:
    return duties(one.document, level)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist. Moments are milliseconds since 1970."""

    clause: str
    text: str
    act: str
    role: str
    """Who should."""
    mine: bool
    state: State
    due: int | None = None
    done_at: int | None = None
    entry: str | None = None
    """Id of the entry that ticked it off."""
    where: str | None = None
    """The facts it depends on, in words; nobody is told whether they hold."""
    about: str | None = None
    """Which audience, seat or target, or where to look."""


@dataclass(frozen=True)
class Reader:
    """Who reads the checklist, and what they have perceived."""

    person: str
    entries: Sequence[Entry]
    situation: Situation
    sop: Sop
    team: Team
    at: int

    def checklist(self) -> tuple[Item, ...]:
        """Steps first, in the order of the SOP's clauses, then the rules."""
        by_clause: dict[str, list[Item]] = {}
        for duty in self._duties():
            by_clause.setdefault(duty.clause, []).extend(self._items(duty))
        found = [_told(items) for items in by_clause.values() if items]
        return tuple(sorted(found, key=lambda item: item.state == "rule"))

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
        said = situation.updates.get(duty.audience or "internal", [])
        last = said[-1] if said else None
        if duty.promised:
            promised = last.next_update_at if last is not None else None
            return self._item(duty, "later" if promised is None else "due", due=promised)
        since = situation.declared_at if last is None else last.at
        due = None if since is None or duty.every is None else since + duty.every
        return self._item(duty, "due", due=due)

    def _step(self, duty: Duty) -> Item:
        since = self._anchor(duty)
        done = self._done(duty, since)
        if done is not None:
            return self._item(duty, "done", done=done)
        if duty.act == "role_assigned" and duty.seats and all(self._held(seat) for seat in duty.seats):
            return self._item(duty, "done")
        if since is None:
            return self._item(duty, "later")
        # Nobody who responds knows when it began to be well again, so what runs from there has no time of its own.
        timed = duty.within is not None and duty.trigger not in _UNTIMED
        return self._item(duty, "due", due=since + (duty.within or 0) if timed else None)

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
        )

    def _mine(self, duty: Duty) -> bool:
        """Is it this person's: by their role, or because nobody holds that role and it falls to them?

        It does to whoever leads so far; what is the lead's also to whoever is there to lead before all else. Where
        nobody in particular reads it, as on the wall, nothing is theirs.
        """
        if not self.person:
            return False
        if duty.role in self._roles:
            return True
        if duty.role == INCIDENT_COMMANDER and self.team.person(self.person).roles[:1] == (INCIDENT_COMMANDER,):
            return not self._held(INCIDENT_COMMANDER)
        leads = INCIDENT_COMMANDER if self._held(INCIDENT_COMMANDER) else PRIMARY_ONCALL
        return leads in self._roles and not self._held(duty.role)


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
