"""The facilitator's hand: what somebody who leads the drill does to its script. Every act of it is on the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import count
from typing import TypeVar

from gameday.engine.desk import Refused
from gameday.engine.emit import FACILITATOR, Emitter
from gameday.engine.scenery import Scenery
from gameday.engine.script import Script
from gameday.scenario.inject import Inject, InjectKind
from gameday.terms.duration import format_duration
from gameday.terms.facts import Facts
from gameday.terms.frozen import frozen
from gameday.terms.look import Urgency
from gameday.timeline.exercise import Control, ControlAction

T = TypeVar("T")
TakeBack = Callable[[str, str | None], None]
"""Takes back what an entry of this id tells of, for a reason."""


@frozen
class AdHoc:
    """Something the script does not have, as an inject would have it."""

    kind: InjectKind
    text: str
    sender: str | None = None
    receivers: tuple[str, ...] = ()
    service: str | None = None
    urgency: Urgency = "high"


class Hand:
    """Each method either does what it says, at this moment, or raises `Refused` and leaves no trace."""

    def __init__(self, script: Script, scenery: Scenery, emitter: Emitter) -> None:
        self._script = script
        self._scenery = scenery
        self._emitter = emitter
        self._holds: dict[str, str] = {}
        """Id of the entry that tells of each hold that lasts, by inject."""
        self._takes_back: dict[str, TakeBack] = {}
        """How what a hand did is taken back, by the id of its entry."""
        self._made = 0
        """How many rows a hand has added."""

    def begin_phase(self, id_: str, reason: str | None = None) -> None:
        """Begin a phase now, ahead of its time or without one; also one whose way was not taken.

        Raises:
            Refused: there is no such phase, or it has begun.

        """
        phase = _known("phase", id_, self._script.phases.by_id)
        if id_ in self._script.phases.begun:
            raise Refused(f"the phase {id_!r} has begun already")
        self._record("fire", id_, reason)
        self._script.phases.begin(phase)

    def choose(self, branch_id: str, way_id: str, reason: str | None = None) -> None:
        """Let a branch go a way now, whatever the script would have decided.

        Raises:
            Refused: there is no such branch or way, or the branch went a way already: what began cannot be taken back.

        """
        branch = _known("branch", branch_id, self._script.branches.by_id)
        way = _known("way of this branch", way_id, {one.id: one for one in branch.ways})
        taken = self._script.branches.taken.get(branch_id)
        if taken is not None:
            raise Refused(f"the branch {branch_id!r} went the way {taken!r} already")
        self._script.branches.take(branch, way, reason=reason)

    def state_truth(self, facts: Facts) -> None:
        """From now on the facts of impact are these.

        Raises:
            Refused: the scenario has a world, which computes them.

        """
        if self._scenery.world is not None:
            raise Refused("the world of this scenario computes what is true")
        self._scenery.truth.say(facts)

    def fire(self, id_: str, reason: str | None = None) -> None:
        """Send an inject now, whatever it would wait for; its own moment does not send it again.

        Raises:
            Refused: there is no such inject.

        """
        inject = self._inject(id_)
        self._record("fire", id_, reason)
        self._script.injects.held.pop(id_, None)
        self._script.injects.skipped.discard(id_)
        self._script.injects.fire(inject, by_hand=True)

    def hold(self, id_: str, reason: str | None = None) -> None:
        """Keep an inject back until it is released.

        Raises:
            Refused: there is no such inject, or it is held or was taken out already.

        """
        self._inject(id_)
        injects = self._script.injects
        if id_ in injects.held or id_ in injects.skipped:
            raise Refused(f"the inject {id_!r} is {'held' if id_ in injects.held else 'taken out'} already")
        injects.held[id_] = None
        self._holds[id_] = self._record("hold", id_, reason)
        self._takes_back[self._holds[id_]] = lambda _, reason: self.release(id_, reason)

    def release(self, id_: str, reason: str | None = None) -> None:
        """Keep an inject back no longer; where its moment has come meanwhile, it goes out now.

        Raises:
            Refused: it is not held.

        """
        inject = self._inject(id_)
        if id_ not in self._script.injects.held:
            raise Refused(f"the inject {id_!r} is not held")
        # An undo speaks of the entry it makes undone.
        hold = self._holds.pop(id_)
        self._takes_back.pop(hold, None)
        self._record("undo", hold, reason)
        self._script.injects.release(inject)

    def skip(self, id_: str, reason: str | None = None) -> None:
        """Take an inject out: it does not go out by itself any more, nor repeat.

        Raises:
            Refused: there is no such inject, or it was taken out already.

        """
        self._inject(id_)
        if id_ in self._script.injects.skipped:
            raise Refused(f"the inject {id_!r} is taken out already")
        self._script.injects.held.pop(id_, None)
        self._script.injects.skipped.add(id_)
        self._takes_back[self._record("skip", id_, reason)] = partial(self._back_in, id_)

    def defer(self, id_: str, by: int, reason: str | None = None) -> None:
        """Let an inject come so much later than it would; from now, where nobody knows when it would.

        Raises:
            Refused: there is no such inject, or it went out or was taken out already.

        """
        self._still_to_come(id_)
        injects, now = self._script.injects, self._emitter.now
        before = injects.deferred.get(id_)
        until = max(now, injects.due.get(id_, now)) + by
        injects.defer(id_, until)
        entry = self._record("defer", id_, reason, format_duration(by))
        self._takes_back[entry] = partial(self._put_off_to, id_, before)

    def edit(self, id_: str, text: str, reason: str | None = None) -> None:
        """Change the words of an inject before it goes out.

        Raises:
            Refused: there is no such inject, or it went out already, or says just that.

        """
        inject = self._still_to_come(id_)
        if inject.text == text:
            raise Refused(f"the inject {id_!r} says that already")
        self._script.injects.reword(id_, text)
        self._takes_back[self._record("edit", id_, reason, text)] = partial(self._reword, id_, inject.text)

    def ad_hoc(self, row: AdHoc, reason: str | None = None) -> str:
        """Send something the script does not have, now; the id of its row.

        Raises:
            Refused: no service of the scenario is called so.

        """
        world = self._scenery.world
        services = [] if world is None else [one.name for one in world.told.services]
        if row.service is not None and services and row.service not in services:
            raise Refused(f"no service of this scenario is called {row.service!r}, expected {', '.join(services)}")
        free = (f"ad-hoc-{number}" for number in count(self._made + 1))
        id_ = next(one for one in free if one not in self._script.injects.by_id)
        self._made += 1
        inject = Inject(
            id=id_,
            kind=row.kind,
            mode="contingency",
            from_=row.sender,
            to=row.receivers,
            text=row.text,
            service=row.service,
            urgency=row.urgency,
        )
        self._record("ad_hoc", id_, reason, row.text)
        self._script.injects.add(inject)
        self._script.injects.fire(inject, by_hand=True)
        return id_

    def hint(self, role: str, text: str, about: str | None = None) -> Control:
        """Help a role along; for its ears, and for whoever evaluates.

        `about`: the clause or dimension it helps with; what follows is aided there alone. None: all the role does is.
        """
        seen = (FACILITATOR, role)
        told = Control(at=0, action="hint", target=about or role, value=text, source=FACILITATOR, visible_to=seen)
        return self._emitter.emit_beside(told)

    def take_back(self, entry: str, reason: str | None = None) -> bool:
        """Take back what a hand did to the script, where that can be; False: this entry tells of nothing of the kind.

        Raises:
            Refused: it can no longer be taken back.

        """
        how = self._takes_back.get(entry)
        if how is None:
            return False
        how(entry, reason)
        return True

    def _back_in(self, id_: str, entry: str, reason: str | None) -> None:
        if id_ not in self._script.injects.skipped:
            raise Refused(f"the inject {id_!r} is not taken out any more")
        self._undone(entry, reason)
        self._script.injects.back_in(id_)

    def _put_off_to(self, id_: str, before: int | None, entry: str, reason: str | None) -> None:
        injects = self._script.injects
        if id_ not in injects.deferred:
            raise Refused(f"the inject {id_!r} goes out at its time already")
        self._undone(entry, reason)
        if before is not None and before > self._emitter.now:
            injects.defer(id_, before)
        else:
            injects.put_off_no_more(id_)

    def _reword(self, id_: str, text: str, entry: str, reason: str | None) -> None:
        self._still_to_come(id_)
        self._undone(entry, reason)
        self._script.injects.reword(id_, text)

    def _undone(self, entry: str, reason: str | None) -> None:
        # An undo speaks of the entry it makes undone.
        self._record("undo", entry, reason)
        del self._takes_back[entry]

    def _still_to_come(self, id_: str) -> Inject:
        inject = self._inject(id_)
        if id_ in self._script.injects.sent and inject.repeat is None:
            raise Refused(f"the inject {id_!r} went out already")
        return inject

    def _inject(self, id_: str) -> Inject:
        return _known("inject", id_, self._script.injects.by_id)

    def _record(self, action: ControlAction, target: str, reason: str | None, value: str | None = None) -> str:
        told = Control(at=0, action=action, target=target, value=value, reason=reason, source=FACILITATOR)
        return self._emitter.emit_beside(told).id


def _known(what: str, id_: str, known: Mapping[str, T]) -> T:
    found = known.get(id_)
    if found is None:
        expected = f"one of {', '.join(known)}" if known else "none: it has none"
        raise Refused(f"{id_!r} is no {what} of this scenario, expected {expected}")
    return found
