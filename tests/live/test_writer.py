"""The writer: on the disk before anybody hears of it; once, whatever is sent again; and never past a failing disk."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest

from gameday.live import writer as writer_module
from gameday.live.actor import Actor
from gameday.live.answer import Answer
from gameday.live.command import Command, read_command
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal
from gameday.live.plan import Plan
from gameday.live.recovery import reopen
from gameday.live.store import Store
from gameday.live.writer import Closed, Full, Writer
from gameday.timeline import Entry
from tests.live.prepared import CREATED, IC, LEAD, MINUTE, plan, told


class Desk:
    """A writer whose clock on the wall is wound by hand, and what it published."""

    def __init__(self, directory: Path, of: Plan | None = None) -> None:
        self.store = Store(directory)
        self.drill, self.journal = self.store.create(of or plan())
        self.wall = CREATED
        self.published: list[tuple[list[str], int]] = []
        self.writer = Writer(self.drill, self.journal, wall=lambda: self.wall, publish=self._hear)

    def _hear(self, entries: Sequence[Entry], drill: LiveDrill) -> None:
        self.published.append((told(entries), sum(1 for _ in self.journal.records())))

    async def order(self, who: Actor, do: str, /, *, key: str | None = None, **keys: object) -> Answer:
        (answer,) = await self.all((who, key or f"{do} {self.wall} {keys}", command(do, **keys)))
        return answer

    async def all(self, *orders: tuple[Actor, str, Command]) -> list[Answer]:
        """Several at once: one turn for all of them."""
        waiting = [asyncio.ensure_future(self.writer.submit(*one)) for one in orders]
        await asyncio.sleep(0)
        await self.writer.turn()
        return list(await asyncio.gather(*waiting))

    async def later(self, minutes: float) -> None:
        """Time passes on the wall."""
        self.wall += round(minutes * MINUTE)
        await self.writer.turn()


def command(do: str, **keys: object) -> Command:
    return read_command(json.dumps({"do": do, **keys}))


def with_desk(tmp_path: Path, story: Callable[[Desk], Awaitable[None]], of: Plan | None = None) -> Desk:
    desk = Desk(tmp_path, of)
    asyncio.run(_run(desk, story))
    desk.journal.close()
    return desk


async def _run(desk: Desk, story: Callable[[Desk], Awaitable[None]]) -> None:
    await story(desk)


def test_it_is_in_the_journal_when_it_is_published_and_a_turn_is_one_commit(tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        await desk.order(LEAD, "start")
        answers = await desk.all(
            (LEAD, "a", command("observe", note="calm")),
            (IC, "b", command("act", kind="message", keys={"text": "Hello"})),
            (IC, "c", command("act", kind="alert_fired", keys={})),
        )
        assert [answer.ok for answer in answers] == [True, True, False]
        await desk.later(5)

    desk = with_desk(tmp_path, story)
    # The start brings a mark along: what is due at its moment happens in it.
    assert desk.published == [
        (["c1 control"], 2),
        (["c2 observation", "e1 message"], 5),
        (["e2 customer_report"], 6),
    ]


def test_the_same_key_gets_the_same_answer_and_another_command_none(tmp_path: Path) -> None:
    """Sent twice at once, again, and again after the server was started anew."""

    async def story(desk: Desk) -> None:
        await desk.order(LEAD, "start")
        hello, other = (command("act", kind="message", keys={"text": text}) for text in ("Hello", "Otherwise"))
        first, twice = await desk.all((IC, "k", hello), (IC, "k", hello))
        await desk.later(1)
        (again,) = await desk.all((IC, "k", hello))
        assert first == twice == again
        assert first.entries == ("e1",)
        (misused,) = await desk.all((IC, "k", other))
        assert misused.why == "this key was sent with another command"

    desk = with_desk(tmp_path, story)
    drill, journal = desk.store.open(plan().drill)
    assert [one.kind for one in drill.entries if one.kind == "message"] == ["message"]

    async def after() -> Answer:
        writer = Writer(drill, journal, wall=lambda: CREATED)
        waiting = asyncio.ensure_future(writer.submit(IC, "k", command("act", kind="message", keys={"text": "Hello"})))
        await asyncio.sleep(0)
        await writer.turn()
        return await waiting

    assert asyncio.run(after()).entries == ("e1",)
    journal.close()


def test_a_mark_is_made_only_where_something_is_due(tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        await desk.order(LEAD, "start")
        for _ in range(30):
            await desk.later(0.1)
        assert desk.writer.drill.due == 4 * MINUTE
        await desk.later(1.5)

    desk = with_desk(tmp_path, story)
    assert [told for told, _ in desk.published] == [["c1 control"], ["e1 customer_report"]]


def test_story_time_runs_at_its_speed_and_stands_in_a_pause(tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        await desk.order(LEAD, "start")
        await desk.later(1)
        await desk.order(LEAD, "speed", factor=3)
        await desk.later(0.5)
        await desk.order(LEAD, "pause")
        await desk.later(60)
        await desk.order(LEAD, "resume")
        await desk.later(0.25)
        await desk.order(LEAD, "observe", note="now")

    desk = with_desk(tmp_path, story)
    assert [(one.kind, (one.at - desk.drill.scenario.starts_at) / MINUTE) for one in desk.drill.entries] == [
        ("control", 0),
        ("control", 1),
        ("control", 2.5),
        ("control", 2.5),
        ("observation", 3.25),
    ]
    assert [one.wall_at for one in desk.drill.entries][-1] == CREATED + round(61.75 * MINUTE)


def test_a_clock_on_the_wall_that_is_set_back_moves_no_story_back(tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        await desk.order(LEAD, "start")
        await desk.later(3)
        await desk.order(LEAD, "observe", note="first")
        await desk.later(-2)
        await desk.order(LEAD, "observe", note="second")

    desk = with_desk(tmp_path, story)
    first, second = list(desk.drill.entries)[1:]
    assert (first.at, second.at) == (desk.drill.scenario.starts_at + 3 * MINUTE,) * 2


FAULTS = {
    "full": ("PRAGMA max_page_count = 1", "the disk is full"),
    "read-only": ("PRAGMA query_only = ON", "may not be written to"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_kept_is_refused_in_words_and_the_drill_stands_still(tmp_path: Path, fault: str) -> None:
    pragma, words = FAULTS[fault]
    big = {"text": "x" * 3900}

    async def story(desk: Desk) -> None:
        await desk.order(LEAD, "start")
        kept = await desk.order(IC, "act", key="kept", kind="message", keys={"text": "kept"})
        assert kept.ok
        desk.journal._connection.execute(pragma)
        lost = [(IC, f"lost {number}", command("act", kind="message", keys=big)) for number in range(5)]
        answers = await desk.all((IC, "kept", command("act", kind="message", keys={"text": "kept"})), *lost)
        assert answers[0] == kept
        assert [answer.ok for answer in answers[1:]] == [False] * 5
        assert all(words in (answer.why or "") for answer in answers[1:])
        drill = desk.writer.drill
        assert (drill.state, told(drill.entries)) == ("broken", ["c1 control", "e1 message"])
        assert words in (drill.why or "")
        # Final: nothing is tried again, and time stands.
        await desk.later(10)
        assert not (await desk.order(LEAD, "resume")).ok
        assert desk.published[-1] == ([], 3)

    desk = with_desk(tmp_path, story)
    drill, journal = desk.store.open(plan().drill)
    journal.close()
    assert (drill.state, told(drill.entries)[:2]) == ("paused", ["c1 control", "e1 message"])


def test_too_many_wait_and_a_closed_writer_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "MOST_WAITING", 1)

    async def story(desk: Desk) -> None:
        first = asyncio.ensure_future(desk.writer.submit(LEAD, "a", command("start")))
        await asyncio.sleep(0)
        with pytest.raises(Full):
            await desk.writer.submit(LEAD, "b", command("pause"))
        await desk.writer.turn()
        assert (await first).ok
        running = asyncio.ensure_future(desk.writer.run())
        desk.writer.close()
        await running
        with pytest.raises(Closed):
            await desk.writer.submit(LEAD, "c", command("pause"))

    with_desk(tmp_path, story)


def test_a_failure_of_the_writer_itself_ends_it_and_leaves_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(desk: Desk) -> None:
        def fail(_: object) -> None:
            raise RuntimeError("nobody expects this")

        monkeypatch.setattr(desk.drill, "take", fail)
        waiting = asyncio.ensure_future(desk.writer.submit(LEAD, "a", command("start")))
        with pytest.raises(RuntimeError):
            await desk.writer.run()
        with pytest.raises(Closed):
            await waiting

    with_desk(tmp_path, story)


def test_run_by_itself_it_answers_and_lets_time_pass(tmp_path: Path) -> None:
    """With the real clock on the wall, at sixty times its speed: the first inject comes without anybody asking."""

    async def story(desk: Desk) -> None:
        heard = asyncio.Event()
        real = Writer(desk.drill, desk.journal, publish=lambda entries, _: heard.set() if entries else None)
        running = asyncio.ensure_future(real.run())
        assert (await real.submit(LEAD, "a", command("start"))).ok
        assert (await real.submit(LEAD, "b", command("skip", to="239s"))).ok
        heard.clear()
        await asyncio.wait_for(heard.wait(), 60)
        real.close()
        await running
        assert told(desk.drill.entries)[-1] == "e1 customer_report"

    with_desk(tmp_path, story, plan(speed=60))


def test_started_again_it_stands_still_on_the_record_and_goes_on_from_there(tmp_path: Path) -> None:
    path = Store(tmp_path).journal_of(plan().drill)

    async def story(desk: Desk) -> None:
        await desk.order(LEAD, "start")
        await desk.later(5)

    async def resumed(desk: Desk) -> None:
        await desk.order(LEAD, "resume")
        await desk.later(1)
        await desk.order(LEAD, "observe", note="on")

    with_desk(tmp_path, story)
    drill, journal = reopen(path)
    assert (drill.state, told(drill.entries)) == ("paused", ["c1 control", "e1 customer_report", "c2 control"])
    desk = Desk.__new__(Desk)
    desk.drill, desk.journal, desk.wall, desk.published = drill, journal, CREATED - 60 * MINUTE, []
    desk.writer = Writer(drill, journal, wall=lambda: desk.wall)
    asyncio.run(_run(desk, resumed))
    journal.close()
    again, journal = reopen(path)
    journal.close()
    assert (again.story, told(again.entries)[3:]) == (6 * MINUTE, ["c3 control", "c4 observation", "c5 control"])


def test_a_second_server_is_kept_out(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "drill.db", plan())
    with pytest.raises(Exception, match="another server has"):
        Journal.open(tmp_path / "drill.db")
    journal.close()
    Journal.open(tmp_path / "drill.db").close()
