"""The SOP's checklist as one participant can tick it off: from its clauses, and from what this person perceived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gameday.live.situation import Situation
from gameday.sop import Sop
from gameday.sop.duties import duties
from gameday.sop.duty import Duty, Trigger
from gameday.sop.levers import LEVER_ACTS
from gameday.team import Team
from gameday.terms.role import INCIDENT_COMMANDER
from gameday.timeline import Entry
from gameday.timeline.matching import matches

State = Literal["due", "later", "done", "rule"]
"""`due`: to be done now; `later`: its moment has not come; `rule`: to keep in mind all the time."""
_FROM_CALLS: tuple[Trigger, ...] = ("signal", "page")


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


@dataclass(frozen=True, slots=True)
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
        found = [item for duty in self._duties() for item in self._items(duty)]
        unique = {(item.clause, item.text, item.state == "rule"): item for item in found}
        steps = [item for item in unique.values() if item.state != "rule"]
        named = {item.clause for item in steps}
        rules = [item for item in unique.values() if item.state == "rule" and item.clause not in named]
        return (*steps, *rules)

    def _duties(self) -> Iterator[Duty]:
        level = self.situation.severity
        if level is not None and level not in self.sop.ladder.levels:
            rank = self.sop.ladder.rank(level)
            level = None if rank is None else self.sop.ladder.level(rank)
        if level is None:
            # Before anybody has called a level, what the highest asks for at once is what one has in mind.
            asked = duties(self.sop, self.sop.ladder.levels[0])
            yield from (duty for duty in asked if duty.trigger in _FROM_CALLS and not duty.by_tool)
        else:
            yield from (duty for duty in duties(self.sop, level) if not duty.by_tool)

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
        return self._item(duty, "due", due=None if duty.within is None else since + duty.within)

    def _anchor(self, duty: Duty) -> int | None:
        """The moment a step's time runs from, as far as this person knows; None: it has not come."""
        situation = self.situation
        if duty.trigger == "entry":
            after = None if duty.after is None else self._first(duty, duty.after.kind, required=False)
            return None if after is None else after.at
        if duty.trigger in ("before", "recovery", "unresolved"):
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
        )

    def _mine(self, duty: Duty) -> bool:
        """Is it this person's: by their role, or because they lead and nobody holds the role it is for?"""
        roles = self.situation.roles_of(self.person, self.team, self.at)
        if duty.role in roles:
            return True
        return not self._held(duty.role) and INCIDENT_COMMANDER in roles


def _is_rule(duty: Duty) -> bool:
    return duty.trigger in ("always", "never", "lever") or (duty.trigger == "before" and duty.act in LEVER_ACTS)
