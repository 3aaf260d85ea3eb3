"""The writer: the only one that changes a drill. What it applied is on the disk before anybody hears of it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from gameday.live.actor import Actor
from gameday.live.answer import Answer
from gameday.live.command import Command, command_text
from gameday.live.deciding import Coach, decided
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal, JournalFault
from gameday.live.record import Record
from gameday.live.recovery import replayed
from gameday.live.wall import Wall, wall_clock
from gameday.timeline import Entry

MOST_WAITING = 2_000
"""Commands that may wait their turn."""
_A_TURN = 256
"""Commands of one turn: one commit for all of them."""
_BETWEEN_MARKS = 100
"""Milliseconds on the wall between two marks of time that passed."""
_REMEMBERED = 500
"""Commands whose answers are kept at hand; the others are looked up."""

Publish = Callable[[Sequence[Entry], LiveDrill], None]
"""Told of every batch once it is on the disk: what it brought, and the drill as it is now."""


class Full(Exception):  # an answer, not a fault
    """Too many commands wait their turn; come again in a second."""


class Closed(Exception):  # an answer, not a fault
    """The writer takes no more."""


@dataclass(eq=False, slots=True)
class _Waiting:
    actor: Actor
    key: str
    command: Command
    answered: asyncio.Future[Answer]


class Writer:
    """Owns one drill and its journal. Use it from one event loop; `run` it as a task."""

    def __init__(
        self,
        drill: LiveDrill,
        journal: Journal,
        *,
        wall: Wall | None = None,
        publish: Publish | None = None,
        coach: Coach | None = None,
    ) -> None:
        self.drill = drill
        """Read it from here each time: after a fault of the journal it is another one."""
        self.journal = journal
        self._wall = wall or wall_clock()
        self._publish = publish
        self._coach = coach
        self._inbox: deque[_Waiting] = deque()
        self._woken = asyncio.Event()
        self._closing = False
        self._next = journal.last + 1
        self._keys = set(journal.keys())
        """Of every command that was answered; the answers of older ones are looked up."""
        self._marked = 0
        self._recent: dict[str, tuple[str, Answer]] = {}
        self._disk = ThreadPoolExecutor(1, thread_name_prefix=f"journal {drill.plan.drill}")

    async def submit(self, actor: Actor, key: str, command: Command) -> Answer:
        """Order something; the answer comes once it is on the disk. The same key gets the same answer again.

        Raises:
            Full: too many wait already.
            Closed: the writer is being closed.

        """
        if self._closing:
            raise Closed
        if len(self._inbox) >= MOST_WAITING:
            raise Full
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._inbox.append(_Waiting(actor, key, command, answered))
        self._woken.set()
        return await answered

    async def run(self) -> None:
        """Take turns until it is closed. A failure here is final: nothing may be served after it."""
        try:
            while not self._closing:
                self._woken.clear()
                await self.turn()
                if not self._inbox and not self._closing:
                    await self._rest()
        finally:
            self._closing = True
            for one in self._inbox:
                if not one.answered.done():
                    one.answered.set_exception(Closed())
            self._inbox.clear()
            self._disk.shutdown(wait=False)

    async def records(self) -> tuple[Record, ...]:
        """Everything that is in the journal, between two turns.

        Raises:
            JournalFault: it cannot be read.

        """
        journal = self.journal
        return await asyncio.get_running_loop().run_in_executor(self._disk, lambda: tuple(journal.records()))

    def close(self) -> None:
        """Take no more; `run` comes back once its turn is over."""
        self._closing = True
        self._woken.set()

    async def turn(self) -> None:
        """One turn: what waits, and the time that has passed; committed once, then told."""
        taken = [self._inbox.popleft() for _ in range(min(len(self._inbox), _A_TURN))]
        try:
            await self._turn(taken)
        finally:
            for one in taken:
                if not one.answered.done():
                    one.answered.set_exception(Closed())

    async def _turn(self, taken: Sequence[_Waiting]) -> None:
        before = self.drill
        since = len(before.entries)
        records: list[Record] = []
        fresh: dict[str, tuple[str, Answer]] = {}
        older = {one.key: found for one in taken if (found := await self._looked_up(one.key)) is not None}
        # From here to the commit nothing else gets a turn: what is applied is told of only once it is kept.
        told = [(one, self._answer(one, records, fresh, older)) for one in taken]
        self._mark(records)
        if records and not await self._commit(records):
            lost = Answer(False, self.drill.why, self.drill.story)
            told = [(one, answer if one.key in older else lost) for one, answer in told]
        elif records:
            self._remember(fresh)
        if records and self._publish is not None:
            self._publish(() if self.drill is not before else before.entries[since:], self.drill)
        for one, answer in told:
            if not one.answered.done():
                one.answered.set_result(answer)

    # --- one command ------------------------------------------------------------------------------------------------

    def _answer(
        self,
        one: _Waiting,
        records: list[Record],
        fresh: dict[str, tuple[str, Answer]],
        older: Mapping[str, tuple[str, Answer]],
    ) -> Answer:
        text = command_text(one.command)
        known = fresh.get(one.key) or older.get(one.key)
        if known is not None:
            return known[1] if known[0] == text else _other_command(self.drill.story)
        if self.drill.state == "broken":
            return Answer(False, self.drill.why, self.drill.story)
        self._mark(records)
        at = self._now()
        settled = decided(self.drill, one.actor, one.command, self._coach)
        record = Record(self._next, at, self._wall(), one.command, one.actor, one.key, settled)
        answer = self._take(record, records)
        fresh[one.key] = text, answer
        return answer

    async def _looked_up(self, key: str) -> tuple[str, Answer] | None:
        """The command a key was sent with before, and its answer."""
        if key not in self._keys or key in self._recent:
            return self._recent.get(key)
        found = await asyncio.get_running_loop().run_in_executor(self._disk, self.journal.record_of, key)
        if found is None or found.command is None or found.answer is None:
            return None
        return command_text(found.command), found.answer

    def _remember(self, fresh: dict[str, tuple[str, Answer]]) -> None:
        self._keys.update(fresh)
        self._recent.update(fresh)
        while len(self._recent) > _REMEMBERED:
            del self._recent[next(iter(self._recent))]

    # --- time -------------------------------------------------------------------------------------------------------

    def _now(self) -> int:
        """Story time; never before what the drill has seen."""
        return max(self.drill.pace.story_at(self._wall()), self.drill.story)

    def _is_due(self) -> bool:
        due = self.drill.due
        return due is not None and due <= self._now()

    def _mark(self, records: list[Record]) -> None:
        """Time has passed and something was due: a mark of it, so that what is shown stays shown."""
        if self._is_due():
            self._take(Record(self._next, self._now(), self._wall()), records)
            self._marked = self._wall()

    def _take(self, record: Record, records: list[Record]) -> Answer:
        answer = self.drill.take(record)
        records.append(
            replace(record, answer=answer, decided=self.drill.settled, lines=self.drill.lines, chain=self.drill.chain)
        )
        self._next += 1
        return answer

    async def _rest(self) -> None:
        """Until something is ordered, or is due: at most ten times a second."""
        due, wall = self.drill.due, self._wall()
        until = None if due is None else self.drill.pace.wall_at(due)
        pause = None if until is None else max(until, self._marked + _BETWEEN_MARKS) - wall
        try:
            await asyncio.wait_for(self._woken.wait(), None if pause is None else max(0, pause) / 1000)
        except TimeoutError:
            return

    # --- the disk -----------------------------------------------------------------------------------------------------

    async def _commit(self, records: list[Record]) -> bool:
        """Bring them onto the disk; False: they are not, and the drill is as if they had never been."""
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._disk, self.journal.append, records)
        except JournalFault as fault:
            # What was applied is not on the disk, so nobody may see it: back to what is.
            kept = await loop.run_in_executor(self._disk, lambda: list(self.journal.records()))
            self.drill = replayed(self.journal.plan, kept)
            self.drill.halt(f"Nothing more can be recorded: {fault.plain}. What was shown is kept.", str(fault))
            return False
        return True


def _other_command(at: int) -> Answer:
    return Answer(False, "this key was sent with another command", at)
