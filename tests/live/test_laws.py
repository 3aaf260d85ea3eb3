"""Laws of live drills: a replay is the drill, simulated people alone are a play, and a refusal leaves no trace."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.drill import play
from gameday.files.entry_json import encode_entry
from gameday.files.timeline_file import timeline_text
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal
from gameday.live.plan import read_plan
from gameday.live.recovery import reopen, replayed
from gameday.live.seating import with_seats
from tests.engine.small import small
from tests.live.commands import Ordered, orders
from tests.live.prepared import CREATED, INJECTS, MINUTE, Led, documents_of, led, plan
from tests.scenario.shelf import shipped


def carried_out(ordered: list[Ordered]) -> Led:
    """A drill that was ordered about."""
    one = led()
    minute = 0.0
    for order in ordered:
        minute = max(minute, one.drill.story / MINUTE) + order.later
        keys = {key: value for key, value in order.command.items() if key != "do"}
        one.order(order.who, order.command["do"], at=minute, **keys)
    return one


@settings(max_examples=60)
@given(orders)
def test_a_replay_gives_the_same_drill_to_the_byte(ordered: list[Ordered]) -> None:
    one = carried_out(ordered)
    again = replayed(read_plan(one.drill.plan.to_json()), one.records)
    assert timeline_text(again.timeline()) == timeline_text(one.drill.timeline())
    assert (again.state, again.why, again.pace, again.story, again.chain) == (
        one.drill.state,
        one.drill.why,
        one.drill.pace,
        one.drill.story,
        one.drill.chain,
    )
    assert {person: again.perceived(person) for person in again.people} == {
        person: one.drill.perceived(person) for person in one.drill.people
    }


@settings(max_examples=40)
@given(orders)
def test_what_is_refused_leaves_no_trace_and_nobody_orders_what_is_not_theirs(ordered: list[Ordered]) -> None:
    """Without the orders that were refused the same drill comes about; what was due in between is due all the same."""
    one = carried_out(ordered)
    refused = [record for record in one.records if record.answer is not None and not record.answer.ok]
    assert all(record.answer is not None and record.answer.why and not record.answer.entries for record in refused)
    without = LiveDrill(one.drill.plan)
    for record in one.records:
        gone = record in refused
        without.take(replace(record, command=None, actor=None, key=None) if gone else record)
    assert timeline_text(without.timeline()) == timeline_text(one.drill.timeline())


@settings(max_examples=15)
@given(orders)
def test_through_the_journal_it_is_the_same_drill(
    tmp_path_factory: pytest.TempPathFactory, ordered: list[Ordered]
) -> None:
    one = carried_out(ordered)
    path = tmp_path_factory.mktemp("live") / "drill.db"
    journal = Journal.create(path, one.drill.plan)
    journal.append(one.records)
    assert list(journal.records()) == one.records
    journal.close()
    again, journal = reopen(path)
    added = list(journal.records())[len(one.records) :]
    journal.close()
    if one.drill.state == "running":
        # It stands still now, and that is on the record.
        assert [record.command and record.command.do for record in added] == ["pause"]
        assert again.state == "paused"
    else:
        assert (added, again.chain, again.state) == ([], one.drill.chain, one.drill.state)
    assert list(again.entries)[: len(one.drill.entries)] == list(one.drill.entries)


@settings(max_examples=10)
@given(st.lists(st.integers(30_001, 17 * MINUTE), min_size=1, max_size=5), st.integers(0, 3), st.booleans())
def test_nobody_but_simulated_people_is_a_play(steps: list[int], seed: int, leads: bool) -> None:
    """However time is cut into marks; whoever leads starts it and ends it where it ends by itself."""
    # A phase without a time waits for whoever leads: here there is none.
    scripted = documents_of(small(injects=[dict(one) for one in INJECTS]))
    compare(led(plan("game-day" if leads else "training", {}, of=scripted, seed=seed)), steps)


@pytest.mark.parametrize("name", ["checkout-errors", "records-missing", "quiet-night-page"])
def test_a_shipped_scenario_that_nobody_sits_in_is_a_play(name: str) -> None:
    scenario = with_seats(shipped(name), {})
    compare(led(plan("training", {}, of=documents_of(scenario))), [61_007])


def compare(one: Led, steps: list[int]) -> None:
    drill = one.drill
    while drill.state == "running":
        one.pass_to(drill.story / MINUTE + steps[len(one.records) % len(steps)] / MINUTE)
    if drill.state == "paused":
        one.lead("end")
    assert drill.documents.team is not None
    played = play(
        with_seats(drill.scenario, drill.modes), drill.sop, drill.documents.team.document, seed=drill.plan.seed
    )
    assert played.header is not None
    story = [encode_entry(entry) for entry in drill.timeline() if not entry.id.startswith("c")]
    assert story == [encode_entry(entry) for entry in played]
    assert drill.timeline().header.recorded_until == played.header.recorded_until  # type: ignore[union-attr]


_ONCE = """
from tests.live.prepared import IC, led
one = led()
one.pass_to(15)
one.order(IC, "act", kind="acknowledged")
one.order(IC, "act", at=16, kind="joined")
one.lead("defer", inject="later", by="10m")
one.lead("skip", to="30m")
one.lead("ad_hoc", kind="customer_report", text="Still down", sender="somebody")
one.pass_to(119)
print(len(one.drill.entries), one.drill.chain)
"""


def test_the_same_under_every_hash_seed() -> None:
    """Sets are iterated in another order under another seed; a drill is not."""
    told = [
        subprocess.run(
            [sys.executable, "-c", _ONCE], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert int(told[0].split()[0]) > 30


def test_a_journal_of_a_drill_nobody_touched_is_its_plan(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("live") / "drill.db"
    Journal.create(path, plan()).close()
    drill, journal = reopen(path)
    journal.close()
    assert (drill.plan, drill.state, drill.story, drill.wall) == (plan(), "lobby", 0, CREATED)
