"""Eight hours of story time at sixty times its speed: what a live drill holds in memory grows with its record alone.

`python -m benchmarks.live_memory`. The clock on the wall is wound by hand, so it takes seconds, not eight minutes; the
writer, the journal and the engine are those of a server. Twenty messages a minute come from the seats all along.
"""

from __future__ import annotations

import asyncio
import gc
import json
import tempfile
import tracemalloc
from pathlib import Path

from gameday.files.documents import open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments, documents_of, documents_text
from gameday.files.entry_json import encode_entry
from gameday.live.actor import Actor
from gameday.live.command import read_command
from gameday.live.plan import Plan, plan_of
from gameday.live.store import Store
from gameday.live.writer import Writer
from gameday.terms.duration import HOUR, MINUTE

HOURS = 8
SPEED = 60
TICK = 100
"""Milliseconds on the wall between two turns, as the writer takes them."""
A_MINUTE = 20
"""Messages in a minute of the story."""
MOST_A_BYTE = 8
"""Bytes in memory for a byte of the record: an entry as Python has it, in the lists of who perceived it."""
_LEAD, _IC = Actor("lead"), Actor("seat", role="incident_commander")


async def drilled(directory: Path) -> list[tuple[int, int]]:
    """(bytes in memory, bytes of the record) at the end of each hour."""
    wall = 1_777_000_000_000
    drill, journal = Store(directory).create(_plan(wall))
    writer = Writer(drill, journal, wall=lambda: wall)
    asked = 0

    async def order(who: Actor, **command: object) -> None:
        nonlocal asked
        asked += 1
        waiting = asyncio.ensure_future(writer.submit(who, f"k{asked}", read_command(json.dumps(command))))
        await asyncio.sleep(0)
        await writer.turn()
        assert (await waiting).ok

    await order(_LEAD, do="start")
    found: list[tuple[int, int]] = []
    told = 0
    for hour in range(1, HOURS + 1):
        while drill.story < hour * HOUR - MINUTE:
            wall += TICK
            await writer.turn()
            if drill.state == "paused":  # a natural end: whoever leads goes on
                await order(_LEAD, do="resume")
            due = drill.pace.story_at(wall) * A_MINUTE // MINUTE
            while told < due:
                told += 1
                await order(_IC, do="act", kind="message", keys={"text": f"Message {told}: we look into it"})
        gc.collect()
        found.append((tracemalloc.get_traced_memory()[0], sum(len(encode_entry(one)) for one in drill.entries)))
    journal.close()
    return found


def _plan(wall: int) -> Plan:
    scenario = open_scenario("checkout-errors")
    documents = DrillDocuments(
        open_sop("one-page-playbook"),
        open_scorecard("game-day"),
        scenario,
        open_team(scenario.document.team or "payments"),
    )
    plain = json.loads(documents_text(documents))
    plain["scenario"]["ends_after"] = "10h"
    longer = documents_of(json.dumps(plain), "a longer drill")
    seats = {"incident_commander": "human"}
    return plan_of(longer, kind="game-day", seats=seats, seed=1, speed=SPEED, created=wall)  # type: ignore[arg-type]


def main() -> None:
    """Tell the figures, and fail where memory grows by more than the record."""
    tracemalloc.start()
    with tempfile.TemporaryDirectory() as directory:
        found = asyncio.run(drilled(Path(directory)))
    for hour, (held, record) in enumerate(found, start=1):
        print(f"hour {hour}: {held / 1e6:.1f} MB in memory, record {record / 1e6:.2f} MB")
    (held, record), (held_last, record_last) = found[0], found[-1]
    ratio = (held_last - held) / (record_last - record)
    print(f"from the first hour to the last: {ratio:.1f} bytes in memory for a byte of the record")
    assert ratio <= MOST_A_BYTE


if __name__ == "__main__":
    main()
