"""Recovery: a journal replayed through the same engine, compared at each record; paused afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gameday.errors import GamedayError
from gameday.files.timeline_file import parse_timeline
from gameday.live.actor import Actor
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal
from gameday.live.lead_orders import Pause, Seat
from gameday.live.plan import Plan
from gameday.live.record import Record
from gameday.live.seat_orders import Unwash, Wash
from gameday.live.washing import unwash, wash
from gameday.terms.duration import say_since
from gameday.timeline import Timeline

_AGAIN = "The server was started again. Nothing is lost; the clock stands at {story}, where the record ends. "
"""Between two records the clock ran on a little on the pages; nothing happened in that time."""
_GOES_ON = {True: "The facilitator lets it go on.", False: "Go on when you are ready."}
"""Whether or not somebody leads it."""
_READ_ONLY = "This drill can only be read: it cannot be continued. What was shown of it is kept, and stands here."
_WHY_READ_ONLY = (
    "another version of gameday wrote its journal, or the file is damaged. It can be read, and not be continued."
)
_SERVER = Actor("lead", link="server")


class Diverged(GamedayError):
    """A journal does not lead where it led: another version of gameday, or a damaged file. It can only be read."""

    def __init__(self, record: int) -> None:
        self.record = record
        super().__init__(f"the journal does not lead where it led (record {record}): {_WHY_READ_ONLY}")


def replayed(plan: Plan, records: Iterable[Record]) -> LiveDrill:
    """The drill that these records lead to.

    Raises:
        Diverged: they led elsewhere when they were written.

    """
    drill = LiveDrill(plan)
    for record in records:
        drill.take(record)
        if drill.chain != record.chain:
            raise Diverged(record.n)
    return drill


def reopen(path: Path) -> tuple[LiveDrill, Journal]:
    """A drill from its journal, as it was; a running one stands still from now on, at what was last shown.

    Raises:
        JournalFault: it cannot be read or written, or another server has it.
        Diverged: it does not lead where it led.

    """
    journal = Journal.open(path)
    try:
        drill = replayed(journal.plan, journal.records())
        if drill.state == "running":
            _pause(drill, journal)
    except BaseException:
        journal.close()
        raise
    return drill, journal


def shown(path: Path) -> tuple[LiveDrill, Journal]:
    """A drill that cannot be continued, as it was shown; nothing is played, and nothing can be ordered.

    Raises:
        JournalFault: it cannot be read, or another server has it.

    """
    journal = Journal.open(path)
    try:
        drill = LiveDrill(journal.plan)
        lines: list[str] = []
        for record in journal.records():
            if isinstance(record.command, Seat):
                drill.take(record)
            drill.wall = record.wall
            _wash(drill, record)
            lines += record.lines
        drill.show(parse_timeline(lines, str(path)).timeline.entries, _READ_ONLY, _WHY_READ_ONLY)
    except BaseException:
        journal.close()
        raise
    return drill, journal


def recorded(path: Path) -> Timeline:
    """What was shown of a drill that cannot be continued. Raises as `shown` does."""
    drill, journal = shown(path)
    journal.close()
    return drill.timeline()


def _wash(drill: LiveDrill, record: Record) -> None:
    """The hot wash stands beside the record, and is kept with it."""
    if record.actor is None or record.answer is None or not record.answer.ok:
        return
    if isinstance(record.command, Wash):
        wash(drill, record.actor, record.command)
    elif isinstance(record.command, Unwash):
        unwash(drill, record.actor, record.command)


def _pause(drill: LiveDrill, journal: Journal) -> None:
    """On the record, as everything that changes a drill: else the next replay would know nothing of it."""
    order = Pause(reason=_AGAIN.format(story=say_since(drill.story)) + _GOES_ON[drill.led])
    record = Record(journal.last + 1, drill.story, drill.wall, order, _SERVER)
    answer = drill.take(record)
    journal.append([replace(record, answer=answer, lines=drill.lines, chain=drill.chain)])
