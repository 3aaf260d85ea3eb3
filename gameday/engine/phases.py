"""Phases at work: each begins at its time, with its way, or by a facilitator's hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from gameday.engine.agenda import Agenda
from gameday.engine.emit import FACILITATOR, Emitter
from gameday.scenario.phase import Phase
from gameday.terms.facts import Facts
from gameday.timeline.talk import Message, Note


class Phases:
    """The parts of the story. Each begins once; it lasts until the next one begins."""

    def __init__(
        self,
        phases: Sequence[Phase],
        times: Mapping[str, int],
        agenda: Agenda,
        emitter: Emitter,
        say: Callable[[Facts], None],
    ) -> None:
        self.by_id = {phase.id: phase for phase in phases}
        self._times = times
        """When those begin that begin by themselves, in milliseconds since the start."""
        self._agenda = agenda
        self._emitter = emitter
        self._listeners: list[Callable[[str], None]] = []
        self._say = say
        """Who is told what is true from a phase on."""
        self.begun: dict[str, int] = {}
        """When each began that has begun, in that order, in milliseconds since the start."""

    def listen(self, listener: Callable[[str], None]) -> None:
        """Hear the id of each phase that begins."""
        self._listeners.append(listener)

    @property
    def current(self) -> str | None:
        """The phase that runs now; None: none has begun."""
        return next(reversed(self.begun), None)

    def start(self) -> None:
        """Put those that have a time on the agenda."""
        for id_, at in self._times.items():
            self._agenda.after(at, f"phase {id_}", partial(self.begin, self.by_id[id_]))

    def go(self, way: str) -> None:
        """The story goes this way from now on: its phases begin."""
        for phase in self.by_id.values():
            if phase.way == way:
                self.begin(phase)

    def begin(self, phase: Phase) -> None:
        """It begins now: what it states is true, and its text is told. Nothing happens where it has begun before."""
        if phase.id in self.begun:
            return
        self.begun[phase.id] = self._agenda.now
        facts = phase.snapshot
        if facts is not None:
            self._say(facts)
        if phase.text is None:
            # Nothing to tell, but the record alone has to show when it began.
            self._emitter.emit(Note(at=0, text=phase.title, inject=phase.id, visible_to=(FACILITATOR,)))
        else:
            self._emitter.emit(Message(at=0, text=phase.text, inject=phase.id, source=FACILITATOR, visible_to=phase.to))
        for listener in self._listeners:
            listener(phase.id)
