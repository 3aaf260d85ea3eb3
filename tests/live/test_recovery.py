"""Recovery: replayed it is the same, or it says where it is not; what was shown can be read all the same."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from gameday.console.views.common import drill_section
from gameday.console.views.public import public_view
from gameday.console.views.room import room_view
from gameday.console.views.seat import seat_view
from gameday.console.views.shown import cast_of
from gameday.errors import EngineFault
from gameday.files.timeline_file import timeline_text
from gameday.live.drill import STUMBLED, LiveDrill
from gameday.live.journal import Journal
from gameday.live.recovery import Diverged, recorded, reopen, replayed
from gameday.retrospective.wording import say_entry
from gameday.timeline import Timeline
from gameday.timeline.exercise import Control
from tests.live.prepared import IC, MINUTE, Led, led, plan, told


def journal_of(one: Led, directory: Path) -> Path:
    journal = Journal.create(directory / "drill.db", one.drill.plan)
    journal.append(one.records)
    journal.close()
    return directory / "drill.db"


def a_while() -> Led:
    one = led(started=False)
    one.lead("seat", role="team_lead", mode="absent")
    one.lead("start")
    one.lead("skip", to="15m")
    one.order(IC, "act", kind="joined")
    return one


def test_a_journal_that_leads_elsewhere_is_read_and_not_continued(tmp_path: Path) -> None:
    """Somebody changed a word in it; another version of the program shows the same way."""
    one = a_while()
    path = journal_of(one, tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE record SET command = replace(command, '15m', '14m'), decided = '840000' WHERE n = 3")
    connection.close()
    with pytest.raises(Diverged, match=r"does not lead where it led \(record 3\)") as caught:
        reopen(path)
    assert caught.value.record == 3
    shown = recorded(path)
    assert told(shown.entries) == told(one.drill.entries)
    assert shown.header is not None
    assert shown.header.exercise == one.drill.header.exercise
    assert (shown.header.drill, shown.header.complete) == (one.drill.plan.drill, False)
    without = one.drill.timeline()
    assert timeline_text(Timeline.of(shown.entries)) == timeline_text(Timeline.of(without.entries))


def test_what_ran_stands_where_the_record_ends_and_says_so(tmp_path: Path) -> None:
    one = led()
    one.order(IC, "act", at=14, kind="joined")
    drill, journal = reopen(journal_of(one, tmp_path))
    journal.close()
    assert (drill.state, drill.story) == ("paused", 14 * MINUTE)
    assert drill.why == (
        "The server was started again. Nothing is lost; the clock stands at +14:00, where the record ends. "
        "The facilitator lets it go on."
    )


def test_nothing_recorded_is_an_empty_record(tmp_path: Path) -> None:
    assert len(recorded(journal_of(led(started=False), tmp_path))) == 0


def test_a_process_that_fails_stands_still_and_fails_the_same_way_when_replayed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is told of once; whoever leads lets it go on without, and a replay does not end there for ever."""

    def broken(*_: object) -> None:
        raise KeyError("nobody thought of this")

    monkeypatch.setattr("gameday.engine.monitor.Monitor.watch", broken, raising=False)
    monkeypatch.setattr("gameday.engine.pulse.Pulse.beat", broken)
    one = led()
    one.pass_to(60)
    drill = one.drill
    assert drill.state == "paused"
    assert drill.why == STUMBLED
    assert drill.fault is not None
    assert "nobody thought of this" in drill.fault
    entry = drill.entries[-1]
    assert isinstance(entry, Control)
    assert (entry.action, entry.target, entry.value, entry.reason) == ("pause", "engine_fault", drill.fault, STUMBLED)
    assert say_entry(entry, cast_of(drill)) == f"A fault in the engine: the drill stands still ({drill.fault})."
    one.lead("resume")
    assert one.order(IC, "act", kind="message", keys={"text": "It goes on"}).ok
    again = replayed(drill.plan, one.records)
    assert (again.state, again.why, again.chain) == (drill.state, drill.why, drill.chain)
    assert again.entries[-1].text == "It goes on"


def test_everybody_reads_that_it_stands_still_and_nobody_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("nobody thought of this")

    with monkeypatch.context() as fault:
        fault.setattr("gameday.engine.pulse.Pulse.beat", broken)
        one = led()
        one.pass_to(60)
    everybody = [drill_section(one.drill), seat_view(one.drill, "fay"), room_view(one.drill), public_view(one.drill)]
    assert everybody[0]["why"] == STUMBLED
    assert not any("nobody thought of this" in json.dumps(view) for view in everybody)
    # What was asked of it while it stood still is refused, and tells as little.
    assert one.order(IC, "act", kind="joined").why == "the drill is paused; it goes on in a moment"


def test_a_handler_that_fails_takes_nobody_along(monkeypatch: pytest.MonkeyPatch) -> None:
    one = led()

    def broken(*_: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("gameday.engine.hand.Hand.fire", broken)
    answer = one.lead("fire", inject="spare")
    assert (answer.ok, answer.why) == (False, f"{STUMBLED} What failed: fire failed: ZeroDivisionError: x")
    assert one.drill.state == "paused"


def test_a_drill_that_cannot_start_waits_in_its_lobby(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("no profile")

    monkeypatch.setattr("gameday.live.drill.Playing", broken)
    one = led(started=False)
    assert one.lead("start").why == f"{STUMBLED} What failed: start failed: ValueError: no profile"
    assert (one.drill.state, one.drill.entries) == ("lobby", ())


def test_a_process_that_never_rests_is_stopped_after_so_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gameday.live.playing._STEPS_A_TURN", 50)
    one = led()
    one.pass_to(100)
    assert one.drill.fault == "the drill did not come to rest within 50 steps"
    assert one.drill.state == "paused"


def test_a_fault_in_what_follows_the_end_leaves_it_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise EngineFault("the follow-up failed")

    monkeypatch.setattr("gameday.drill._follow_up", broken)
    one = led(plan("training", {}))
    one.pass_to(400)
    assert (one.drill.state, one.drill.fault) == ("over", "the follow-up failed")
    assert not one.drill.header.complete
    assert LiveDrill(plan()).state == "lobby"
