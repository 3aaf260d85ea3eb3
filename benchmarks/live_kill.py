"""kill -9 of a drill's writer at random moments under load: nothing acknowledged is lost, nothing is doubled.

`python -m benchmarks.live_kill` kills fifty times, and then as often as asked a writer that answers before it has
committed: that one must be found out, or the check proves nothing.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import IO

from gameday.collector import settled
from gameday.files.documents import open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments
from gameday.files.entry_json import encode_entry
from gameday.live.actor import Actor
from gameday.live.command import Command, command_text, read_command
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal
from gameday.live.plan import plan_of
from gameday.live.record import Record
from gameday.live.recovery import reopen, replayed
from gameday.live.writer import Writer
from gameday.timeline import Entry

KILLS = 50
CONTROLS = 5
_KILLS_A_DRILL = 5
PRODUCERS = 24
READY = "ready"
_LEAD = Actor("lead")
_SEATS = {"incident_commander": "human", "comms_lead": "human", "scribe": "human"}
_DO = (
    '{"do":"act","kind":"message","keys":{"text":"%s"}}',
    '{"do":"act","kind":"message","keys":{"text":"%s"}}',
    '{"do":"act","kind":"decision","keys":{"text":"%s"}}',
    '{"do":"look","what":"logs"}',
    '{"do":"act","kind":"alert_fired","keys":{"text":"%s"}}',
)
"""What people order under load; the last is refused. The key stands in the text, so that a doubled act shows."""


@dataclass
class Told:
    """What a writer had told others when it was killed."""

    answers: dict[str, str] = field(default_factory=dict)
    """Key to answer."""
    shown: list[str] = field(default_factory=list)
    """Entries that were published."""
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """What a journal holds of what was told, after one kill."""

    told: int
    lost: int
    doubled: int
    changed: int
    unshown: int
    """Published, and not there any more."""
    records: int
    """In the journal: what was replayed."""
    seconds: float
    """Until the drill was back."""

    @property
    def well(self) -> bool:
        return not (self.lost or self.doubled or self.changed or self.unshown)


def killed_once(path: Path, after: float, *, early: bool = False, fork: bool = False) -> tuple[Told, Found]:
    """Start a writer on a drill, new or taken up again; kill it; say what it told, and what is left of that.

    `fork`: as a copy of this process, which has everything loaded already.
    """
    told = _run_and_kill(*(_forked if fork else _started)(path, early=early), after)
    started = time.perf_counter()
    drill, journal = reopen(path)
    seconds = time.perf_counter() - started
    records = list(journal.records())
    journal.close()
    found = compared(told, records, drill, seconds)
    assert replayed(drill.plan, records).chain == drill.chain
    return told, found


def compared(told: Told, records: Sequence[Record], drill: LiveDrill, seconds: float) -> Found:
    """What is there of everything that was told."""
    kept = {record.key: record for record in records if record.key is not None}
    texts = Counter(entry.text for entry in drill.entries if entry.text)
    lines = [line for record in records for line in record.lines]
    assert lines == [encode_entry(entry) for entry in drill.entries], "the record is what a replay gives"
    answers = {key: record.answer.to_json() for key, record in kept.items() if record.answer is not None}
    there = set(lines)
    return Found(
        told=len(told.answers),
        lost=sum(key not in kept for key in told.answers),
        doubled=sum(texts[key] > 1 for key in told.answers),
        changed=len(told.wrong) + sum(answers.get(key, answer) != answer for key, answer in told.answers.items()),
        unshown=sum(line not in there for line in told.shown),
        records=len(records),
        seconds=seconds,
    )


def _started(path: Path, *, early: bool) -> tuple[int, IO[bytes]]:
    arguments = [sys.executable, "-m", "benchmarks.live_kill", "early" if early else "run", str(path)]
    reading, writing = os.pipe()
    writer = os.posix_spawn(sys.executable, arguments, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)])
    os.close(writing)
    return writer, os.fdopen(reading, "rb")


def _forked(path: Path, *, early: bool) -> tuple[int, IO[bytes]]:
    reading, writing = os.pipe()
    writer = os.fork()
    if writer == 0:
        try:
            os.dup2(writing, 1)
            asyncio.run(_under_load(path, Early if early else Writer))
        finally:
            os._exit(1)
    os.close(writing)
    return writer, os.fdopen(reading, "rb")


def _run_and_kill(writer: int, output: IO[bytes], after: float) -> Told:
    told, ready = Told(), threading.Event()
    reader = threading.Thread(target=_read, args=(output, told, ready))
    reader.start()
    if ready.wait(60):
        time.sleep(after)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    reader.join()
    output.close()
    assert ready.is_set(), "the writer did not start"
    return told


def _read(output: IO[bytes], told: Told, ready: threading.Event) -> None:
    """What it tells, as others would hear it; a last line that was cut nobody could have read."""
    for line in output:
        what, _, rest = line.decode().rstrip("\n").partition("\t")
        key, _, answer = rest.partition("\t")
        if not line.endswith(b"\n"):
            return
        if what == "answer":
            told.answers[key] = answer
        elif what == "shown":
            told.shown.append(rest)
        elif what == READY:
            ready.set()
        else:
            told.wrong.append(rest)


# --- the writer that is killed ----------------------------------------------------------------------------------


class Early(Writer):
    """Answers first, and commits a moment later: what no writer may do."""

    async def _commit(self, records: list[Record]) -> bool:
        asyncio.get_running_loop().call_later(0.05, self.journal.append, records)
        return True


def _tell(*parts: str) -> None:
    os.write(1, ("\t".join(parts) + "\n").encode())


def _show(entries: Sequence[Entry], _: LiveDrill) -> None:
    for entry in entries:
        _tell("shown", encode_entry(entry))


async def _under_load(path: Path, writer_class: type[Writer]) -> None:
    drill, journal = reopen(path) if path.exists() else _created(path)
    writer = writer_class(drill, journal, publish=_show)
    running = asyncio.create_task(writer.run())
    run = f"{journal.last}-{os.getpid()}"
    await writer.submit(_LEAD, f"{run} go", read_command('{"do":"%s"}' % ("resume" if drill.started else "start")))
    _tell(READY)
    people = [Actor("seat", role=role) for role in _SEATS]
    producers = [_produce(writer, people[n % len(people)], f"{run} {n}", random.Random(n)) for n in range(PRODUCERS)]  # noqa: S311  # load, not secrets
    await asyncio.gather(running, *producers)


async def _produce(writer: Writer, who: Actor, name: str, luck: random.Random) -> None:
    for number in range(1_000_000):
        key = f"{name} {number}"
        order: Command = read_command(luck.choice(_DO).replace("%s", key))
        answer = await writer.submit(who, key, order)
        _tell("answer", key, answer.to_json())
        if luck.random() < 0.1 and (await writer.submit(who, key, order)) != answer:
            _tell("wrong", key, command_text(order))
        if writer.drill.state == "paused":
            await writer.submit(_LEAD, f"{key} on", read_command('{"do":"resume"}'))
        await asyncio.sleep(luck.random() * 0.02)


def _created(path: Path) -> tuple[LiveDrill, Journal]:
    scenario = open_scenario("checkout-errors")
    team = open_team(scenario.document.team or "payments")
    documents = DrillDocuments(open_sop("one-page-playbook"), open_scorecard("game-day"), scenario, team)
    plan = plan_of(documents, kind="game-day", seats=_SEATS, seed=1, speed=60, created=time.time_ns() // 1_000_000)  # type: ignore[arg-type]
    return LiveDrill(plan), Journal.create(path, plan)


def main() -> None:
    """Kill so many times, and tell the figures."""
    luck = random.Random(2026)  # noqa: S311  # moments to kill at, not secrets
    for what, kills, early in (
        ("a writer as it is", KILLS, False),
        ("one that answers before it commits", CONTROLS, True),
    ):
        found: list[Found] = []
        with tempfile.TemporaryDirectory() as directory, settled():  # as `gameday serve` takes drills up
            path = Path(directory)
            for number in range(kills):
                # A new drill now and then, so that none grows far beyond what a drill is.
                drill = path / f"{number // _KILLS_A_DRILL}.db" if not early else path / f"{number}.db"
                found.append(killed_once(drill, luck.uniform(0.02, 1.2), early=early)[1])
        sums = {
            name: sum(getattr(one, name) for one in found) for name in ("told", "lost", "doubled", "changed", "unshown")
        }
        back = [one.seconds for one in found]
        sizes = sorted(one.records for one in found)
        print(f"{what}: {kills} kills, {sums}, back in {median(back):.2f} s, at most {max(back):.2f} s")
        print(f"  from journals of {sizes[0]} to {sizes[-1]} records, {median(sizes):.0f} at the median")
        assert all(one.well for one in found) != early


if __name__ == "__main__":
    if len(sys.argv) == 3:
        asyncio.run(_under_load(Path(sys.argv[2]), Early if sys.argv[1] == "early" else Writer))
    else:
        main()
