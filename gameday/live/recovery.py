"""Recovery: a journal replayed through the same engine, compared at each record; paused afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gameday.errors import GamedayError
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal
from gameday.live.plan import Plan
from gameday.live.record import Record

_AGAIN = "The server was started again. Nothing is lost; whoever leads lets it go on."


class Diverged(GamedayError):
    """A journal does not lead where it led: another version of gameday, or a damaged file. It can only be read."""

    def __init__(self, record: int) -> None:
        self.record = record
        super().__init__(
            f"the journal does not lead where it led (record {record}): another version of gameday wrote it, or the "
            "file is damaged. It can be read, and not be continued."
        )


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
    """A drill from its journal, as it was; a running one stands still now, at what was last shown.

    Raises:
        JournalFault: it cannot be read, or another server has it.
        Diverged: it does not lead where it led.

    """
    journal = Journal.open(path)
    try:
        drill = replayed(journal.plan, journal.records())
    except BaseException:
        journal.close()
        raise
    if drill.state == "running":
        drill.stand_still(_AGAIN)
    return drill, journal
