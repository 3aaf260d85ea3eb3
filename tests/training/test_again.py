"""Trying again: the same luck, and the journal up to a minute before; then it is another drill."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest

from gameday.files.entry_json import encode_entry
from gameday.live.record import Record
from gameday.live.recovery import replayed
from gameday.timeline import Entry
from gameday.timeline.entry import restated
from gameday.training.again import again
from tests.training.alone import MINUTE, WALL, Alone


@pytest.fixture(scope="module")
def played() -> Alone:
    """Somebody leads for a while: joins, declares, asks, waits."""
    one = Alone()
    one.wait()
    one.act("acknowledged")
    one.act("joined")
    one.order("look", what="dashboard")
    one.act("declared", severity="SEV1")
    one.wait_for("joined")
    one.order("ask", person="mira", what="look", target="changes")
    one.pass_time(3)
    for _ in range(20):
        one.wait()
    return one


def lines(entries: Iterable[Entry]) -> list[str]:
    """As written, but for the hands on the clock, and the clock on the wall."""
    return [encode_entry(restated(one, wall_at=None)) for one in entries if one.kind != "control"]


@pytest.mark.parametrize("minutes", [0, 1.7, 4, 8.3, 15])
def test_up_to_the_moment_it_is_the_same_to_the_byte_and_stands_still(played: Alone, minutes: float) -> None:
    """Nothing ordered later, and nothing of the story after the moment, is in it."""
    before = round(minutes * MINUTE)
    fresh, records = again(played.drill.plan, played.records, before, WALL + 1_000_000)
    moment = played.drill.scenario.starts_at + before

    assert fresh.story == before
    assert fresh.state == "paused"
    assert lines(fresh.entries) == lines(one for one in played.drill.entries if one.at <= moment)
    assert [one.n for one in records] == list(range(1, len(records) + 1))


def test_its_journal_leads_there(played: Alone) -> None:
    """The records that come with it are what a journal of its own holds: replayed, they lead to the same drill."""
    fresh, records = again(played.drill.plan, played.records, 5 * MINUTE, WALL + 1_000_000)
    once_more = replayed(fresh.plan, records)

    assert once_more.chain == fresh.chain
    assert all(one.chain != other.chain for one, other in pairwise(records))


def test_it_is_another_drill_of_the_same_story(played: Alone) -> None:
    fresh, _ = again(played.drill.plan, played.records, 5 * MINUTE, WALL)

    assert fresh.plan.drill != played.drill.plan.drill
    assert fresh.plan.drill.startswith("checkout-errors-")
    assert (fresh.plan.seed, fresh.plan.documents) == (played.drill.plan.seed, played.drill.plan.documents)


def test_from_there_one_goes_on_otherwise(played: Alone) -> None:
    """The old drill stays as it was; the new one takes another way."""
    entries = len(played.drill.entries)
    fresh, records = again(played.drill.plan, played.records, 4 * MINUTE, WALL)
    onward = Alone.__new__(Alone)
    onward.__dict__.update(seat="incident_commander", drill=fresh, actor=played.actor, records=list[Record](records))
    assert onward.order("resume").ok
    assert onward.act("severity_changed", severity="SEV2").ok

    assert fresh.entries[-1].kind == "severity_changed"
    assert len(played.drill.entries) == entries
