"""The facilitator's hand: what somebody who leads the drill does to its script. Every act of it is on the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from gameday.engine.desk import Refused
from gameday.engine.emit import FACILITATOR, Emitter
from gameday.engine.scenery import Scenery
from gameday.engine.script import Script
from gameday.scenario.inject import Inject
from gameday.terms.facts import Facts
from gameday.timeline.exercise import Control, ControlAction

T = TypeVar("T")


class Hand:
    """Each method either does what it says, at this moment, or raises `Refused` and leaves no trace."""

    def __init__(self, script: Script, scenery: Scenery, emitter: Emitter) -> None:
        self._script = script
        self._scenery = scenery
        self._emitter = emitter
        self._holds: dict[str, str] = {}
        """Id of the entry that tells of each hold that lasts, by inject."""

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

    def release(self, id_: str, reason: str | None = None) -> None:
        """Keep an inject back no longer; where its moment has come meanwhile, it goes out now.

        Raises:
            Refused: it is not held.

        """
        inject = self._inject(id_)
        if id_ not in self._script.injects.held:
            raise Refused(f"the inject {id_!r} is not held")
        # An undo speaks of the entry it makes undone.
        self._record("undo", self._holds.pop(id_), reason)
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
        self._record("skip", id_, reason)

    def _inject(self, id_: str) -> Inject:
        return _known("inject", id_, self._script.injects.by_id)

    def _record(self, action: ControlAction, target: str, reason: str | None) -> str:
        told = Control(at=0, action=action, target=target, reason=reason, source=FACILITATOR)
        return self._emitter.emit(told).id


def _known(what: str, id_: str, known: Mapping[str, T]) -> T:
    found = known.get(id_)
    if found is None:
        expected = f"one of {', '.join(known)}" if known else "none: it has none"
        raise Refused(f"{id_!r} is no {what} of this scenario, expected {expected}")
    return found
