"""`gameday play`: what it serves, and what becomes of runs."""

from __future__ import annotations

import asyncio
import re
import socket
from pathlib import Path
from threading import Thread

import pytest

from gameday.cli import play
from gameday.console.server import Serving
from gameday.live.journal import Journal
from gameday.live.lead_orders import Pause
from gameday.live.record import Record
from gameday.live.store import Store
from gameday.training.again import again
from gameday.training.ports import port_of
from gameday.training.prepare import training_plan
from gameday.training.runs import LIVE, place_of
from tests.cli.conftest import Say
from tests.importers.rich import PIXEL, rich
from tests.training.alone import WALL, Alone, documents

TITLE = "Checkout fails for one customer in seven"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Runs of a user of the test's own; nothing is served, nothing opened."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def opened_and_closed(self: Serving, sockets: list[socket.socket]) -> None:
        for one in sockets:
            one.close()
        # Another test's browser may hold the loop of this thread.
        closing = Thread(target=lambda: asyncio.run(self.house.close()))
        closing.start()
        closing.join()

    monkeypatch.setattr(Serving, "run", opened_and_closed)
    return tmp_path / "gameday" / "training"


def kept(place: Path, count: int) -> None:
    for number in range(count):
        plan = training_plan(documents(), "incident_commander", seed=1, created=WALL + number)
        Store(place / LIVE).create(plan)[1].close()


def left(place: Path, *, over: bool = False, stopped: bool = False) -> str:
    """A run that was begun and left after ten minutes, came to its end, or stopped for a real incident: its id."""
    one = Alone(seed=2)
    one.wait()
    one.act("joined")
    one.pass_time(10)
    if over:
        one.order("end")
    if stopped:
        one.order("real_incident")
    drill, records = again(one.drill.plan, one.records, one.drill.story, WALL + 100)
    _, journal = Store(place / LIVE).create(drill.plan)
    journal.append(records)
    journal.close()
    return drill.plan.drill


def test_it_tells_the_story_and_keeps_a_run_for_its_user_alone(gameday: Say, state: Path) -> None:
    done = gameday("play", "checkout-errors", "--no-open")
    (journal,) = (state / LIVE).glob("*/drill.db")

    assert done.code == 0
    assert done.out.startswith(f"{TITLE}\n")
    assert "config push" not in done.out
    assert journal.stat().st_mode & 0o077 == 0
    assert state.stat().st_mode & 0o077 == 0


def test_the_attachments_of_its_scenario_are_kept_with_a_run(gameday: Say, state: Path, tmp_path: Path) -> None:
    """One that cannot be read is told before anything is made."""
    scenario = rich(tmp_path / "mine").path
    done = gameday("play", str(scenario), "--no-open")
    (chart,) = (state / LIVE).glob("*/attachments/chart")
    (tmp_path / "mine" / "props" / "chart.png").unlink()
    refused = gameday("play", str(scenario), "--no-open")

    assert done.code == 0
    assert chart.read_bytes() == PIXEL
    assert refused.code == 2
    assert "props/chart.png: there is no such file" in refused.err
    assert len(list((state / LIVE).iterdir())) == 1


def test_a_surprise_is_one_that_was_not_met(gameday: Say, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two scenarios one was begun: the other it is. Then none is left."""
    kept(state, 1)
    monkeypatch.setattr("gameday.cli.surprising.shipped_names", lambda _: ("checkout-errors", "sale-opens"))
    done = gameday("play", "--surprise", "--no-open")
    none_left = gameday("play", "--surprise", "--no-open")

    assert done.code == 0
    assert TITLE not in done.out
    assert none_left.code == 2
    assert "it holds a drill of every scenario there is" in none_left.err


def test_runs_are_listed_and_forgotten(gameday: Say, state: Path) -> None:
    kept(state, 2)
    listed = gameday("play", "--list")
    forgotten = gameday("play", "--forget")

    named = r"^\d{4}-\d\d-\d\d \d\d:\d\d  checkout-errors-[0-9a-f]{8}\n"

    assert len(re.findall(rf"{named}    {TITLE} \(as incident commander, not begun\)$", listed.out, re.M)) == 2
    assert all(len(line) <= 80 for line in listed.out.splitlines())
    assert forgotten.out == "2 runs deleted.\n"
    assert not state.exists()
    assert gameday("play", "--list").err == "No runs are kept.\n"


def test_a_run_that_was_left_is_told_of_and_gone_on_with_where_it_was_left(
    gameday: Say, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a terminal a new one begins and the old one is named; asked, or told to, the old one goes on, paused."""
    id_ = left(state)
    told = gameday("play", "checkout-errors", "--no-open")
    resumed = gameday("play", "--resume", "--no-open")
    monkeypatch.setattr("gameday.cli.left_off.somebody_is_there", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: True)
    asked = gameday("play", "checkout-errors", "--no-open")
    pauses = [record for record in records_of(state, id_) if isinstance(record.command, Pause)]

    assert "You have an unfinished run of checkout-errors from" in told.err
    assert "at +11:39. This is a new one; --resume continues it" in told.err
    assert (resumed.code, asked.code) == (0, 0)
    assert resumed.out.startswith(f"{TITLE}\nYou go on at +11:39; the story stands still until you do.\n")
    assert resumed.out.splitlines()[:2] == asked.out.splitlines()[:2]
    assert len(pauses) == 1
    assert len(list((state / LIVE).iterdir())) == 2


def records_of(place: Path, drill: str) -> list[Record]:
    journal = Journal.open(Store(place / LIVE).journal_of(drill))
    try:
        return list(journal.records())
    finally:
        journal.close()


def test_a_run_at_its_end_one_never_begun_and_one_of_another_seat_are_not_offered(gameday: Say, state: Path) -> None:
    kept(state, 1)
    left(state, over=True)
    new = gameday("play", "checkout-errors", "--no-open")
    none = gameday("play", "--resume")
    left(state)
    other = gameday("play", "checkout-errors", "--seat", "comms_lead", "--resume")
    listed = gameday("play", "--list")

    assert "unfinished" not in new.err
    assert (none.code, other.code) == (2, 2)
    assert "no run was left before its end" in none.err
    assert "no run of checkout-errors as comms lead was left before its end" in other.err
    assert re.findall(r"incident commander, ([^)]+)", listed.out).count("left at +11:39") == 1
    assert "at its end" in listed.out


def test_a_run_that_a_real_incident_stopped_says_so_and_comes_last(gameday: Say, state: Path) -> None:
    """Taken up again it opens at its red screen; so another one that was left goes first."""
    left(state, stopped=True)
    alone = gameday("play", "--resume", "--no-open")
    left(state)
    both = gameday("play", "--resume", "--no-open")
    listed = gameday("play", "--list")

    assert "A real incident was called in it; its page takes that back." in alone.out
    assert "A real incident" not in both.out
    said = sorted(re.findall(r"commander, ([^)]+)", listed.out))
    assert said == ["left at +11:39", "stopped for a real incident at +11:39"]


def test_a_run_is_gone_on_with_by_its_name(gameday: Say, state: Path) -> None:
    """Or by its scenario; one at its end is looked at again, and a wrong name is answered with the right ones."""
    first, second, over = left(state), left(state), left(state, over=True)
    by_name = gameday("play", "--resume", first, "--no-open")
    by_scenario = gameday("play", "--resume", "checkout-errors", "--no-open")
    again_ = gameday("play", "--resume", over, "--no-open")
    wrong = gameday("play", "--resume", "sale-opens", "--no-open")
    paused = {
        id_: any(isinstance(record.command, Pause) for record in records_of(state, id_)) for id_ in (first, second)
    }

    assert (by_name.code, by_scenario.code, again_.code, wrong.code) == (0, 0, 0, 2)
    assert by_name.out.startswith(f"{TITLE}\nYou go on at +11:39;")
    assert paused[first]
    assert "It came to its end; you look at what came of it again." in again_.out
    assert "--resume: no run is called 'sale-opens', expected " in wrong.err
    assert all(id_ in wrong.err for id_ in (first, second, over))


def test_a_run_is_gone_on_with_where_its_browser_looks_for_it(gameday: Say, state: Path) -> None:
    """At the port it was served at last, where words that were half written are kept; else at a free one."""
    run = left(state)

    def served_at() -> int:
        assert gameday("play", "--resume", run, "--no-open").code == 0
        return port_of(place_of(state, run))

    first, second = served_at(), served_at()
    with socket.create_server(("127.0.0.1", first)):
        taken = served_at()

    assert second == first > 0
    assert taken != first


def test_a_run_that_is_open_elsewhere_is_told_with_where(gameday: Say, state: Path) -> None:
    """Its name is known; nobody reads that there is none."""
    run = left(state)
    gameday("play", "--resume", run, "--no-open")
    journal = Journal.open(Store(state / LIVE).journal_of(run))
    listed, resumed = gameday("play", "--list"), gameday("play", "--resume", run, "--no-open")
    journal.close()

    assert re.search(rf"now +{run}\n +open in a training right now at http://127\.0\.0\.1:\d+\n", listed.out)
    assert (resumed.code, f"--resume: {run} is open in a training right now at http" in resumed.err) == (2, True)


def test_a_training_that_is_stopped_says_how_it_is_gone_on_with(
    gameday: Say, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name; one that is at its end is not gone on with."""
    going, over = left(state), left(state, over=True)
    opened_and_closed = Serving.run

    def stopped(self: Serving, sockets: list[socket.socket]) -> None:
        opened_and_closed(self, sockets)
        raise KeyboardInterrupt

    monkeypatch.setattr(Serving, "run", stopped)
    at_its_end = gameday("play", "--resume", over, "--no-open").err
    on_its_way = gameday("play", "--resume", going, "--no-open").err

    assert on_its_way.splitlines()[:2] == [
        "Stopped. Your run is kept for you alone, where you are.",
        f"  gameday play --resume {going}  goes on with it",
    ]
    assert at_its_end.splitlines()[:2] == [
        "Stopped. Your run is kept for you alone, and at its end.",
        f"  gameday play --resume {over}  shows it once more",
    ]


def test_whoever_says_new_hears_nothing_of_what_was_left(gameday: Say, state: Path) -> None:
    left(state)

    assert "unfinished" not in gameday("play", "checkout-errors", "--new", "--no-open").err


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], "Name a SCENARIO, or ask for a --surprise: no project file (gameday.yaml) names any."),
        (["checkout-errors", "--surprise"], "A SCENARIO was named, and a --surprise asked for: one of them."),
        (["--surprise", "--resume"], "--resume goes on with a run you left, --surprise begins one you have not met"),
        (["checkout-errors", "--resume", "checkout-errors-1"], "--resume goes on with one run"),
        (["--resume", "--new"], "--resume goes on with one run"),
        (["--forget", "checkout-errors"], "--forget and --list go alone."),
        (["--forget", "--list"], "--forget and --list go alone."),
        (["checkout-errors", "--seat", "pilot"], "nobody of the team storefront sits at 'pilot'"),
        (["checkout-error"], "checkout-errors"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(gameday: Say, said: list[str], why: str) -> None:
    refused = gameday("play", *said)

    assert refused.code == 2
    assert why in refused.err


def test_without_a_screen_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a bare terminal a text browser would take it over."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    without = play._has_screen()
    monkeypatch.setenv("DISPLAY", ":0")

    assert (without, play._has_screen()) == (False, True)
