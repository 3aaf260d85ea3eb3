"""Waiting: time stands still at the next thing that concerns somebody, with nothing of a later moment done."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gameday.drill import seat
from gameday.engine.stage import Stage
from gameday.live.checklist import Reader
from gameday.live.situation import Situation
from gameday.live.waiting import concerns, next_due, run_until_concerned
from gameday.participants import cast
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Paged
from gameday.timeline.response import Checked, Declared, HandedOff, RoleAssigned
from gameday.timeline.signals import CustomerReport
from gameday.timeline.talk import Message, TaskAccepted, TaskDone
from tests.engine.cast import Scripted
from tests.engine.small import small
from tests.participants.stories import crew, handbook

MINUTE = 60_000
START = 1_776_686_400_000


def staged() -> tuple[Stage, Scripted]:
    """Fay watches and does nothing; everybody else is simulated."""
    people = crew(sure=True)
    fay = Scripted(answers=False)
    return seat(small(), handbook(), people, seed=1, cast={**cast(people, without=["fay"]), "fay": fay}), fay


class Growing(Sequence[Entry]):
    """What Fay has perceived, as it grows."""

    def __init__(self, stage: Stage) -> None:
        self._desk = stage.desk("fay")

    def __len__(self) -> int:
        return len(self._desk.seen())

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # both forms, as of a tuple
        return self._desk.seen()[index]


def waited(stage: Stage, limit: int) -> int:
    return run_until_concerned(stage.clock, "fay", Growing(stage), lambda: limit, 100_000)


def test_time_stands_still_at_the_first_thing_and_everything_before_it_has_happened() -> None:
    stage, _ = staged()
    desk = stage.desk("fay")
    stage.clock.advance(11 * MINUTE)
    desk.do(Joined(at=0))
    at = waited(stage, 120 * MINUTE)
    heard = desk.seen()[-1]

    assert heard.at == stage.scenario.starts_at + at
    assert concerns(heard, "fay", desk.seen()[:-1])
    assert all(one.at <= heard.at for one in stage.emitter.entries)


def test_a_limit_is_never_passed() -> None:
    stage, _ = staged()

    assert waited(stage, 3 * MINUTE) == 3 * MINUTE
    assert stage.clock.now <= 3 * MINUTE


def test_waiting_in_pieces_hears_the_same_as_waiting_in_one() -> None:
    """Whoever waits and waits again misses nothing and changes nothing."""
    whole, _ = staged()
    whole.clock.advance(120 * MINUTE)
    pieces, _ = staged()
    at = 0
    while at < 120 * MINUTE:
        at = waited(pieces, 120 * MINUTE)

    assert pieces.emitter.entries == whole.emitter.entries


def test_what_falls_due_next_is_theirs_and_still_to_come() -> None:
    """Declared at minute 5 under a rhythm of half an hour: the first update is due in minute 35, and not before."""
    declared = Declared(at=START + 5 * MINUTE, id="d", actor="fay", severity="SEV2")
    under = handbook([{"id": "rhythm", "kind": "cadence", "audience": "internal", "every": {"SEV2": "30m"}}])
    leads = RoleAssigned(at=START + 5 * MINUTE, id="r", actor="fay", seat="incident_commander", person="fay")

    def due(at: int) -> int | None:
        entries = (declared, leads)
        return next_due(Reader("fay", entries, Situation.of(entries), under, crew(), at))

    assert due(START + 6 * MINUTE) == START + 35 * MINUTE
    assert due(START + 36 * MINUTE) is None


REPORT = CustomerReport(at=0, id="r")


@pytest.mark.parametrize(
    ("one", "before", "expected"),
    [
        (Paged(at=0, target="fay"), (), True),
        (Declared(at=0, actor="dana", severity="SEV2"), (), True),
        (Declared(at=0, actor="fay", severity="SEV2"), (), False),
        (RoleAssigned(at=0, actor="dana", seat="scribe", person="fay"), (), True),
        (RoleAssigned(at=0, actor="dana", seat="scribe", person="gus"), (), False),
        (HandedOff(at=0, actor="dana", to="fay"), (), True),
        (TaskDone(at=0, actor="dana", re="x"), (), True),
        (Message(at=0, actor="dana", re="x"), (), True),
        (TaskAccepted(at=0, actor="dana", re="x"), (), False),
        (Checked(at=0, actor="dana", what="logs"), (), False),
        (Acknowledged(at=0, actor="dana"), (), False),
        (REPORT, (), True),
        (REPORT, (REPORT,), False),
    ],
)
def test_what_concerns_somebody(one: Entry, before: Sequence[Entry], expected: bool) -> None:  # a table's column
    assert concerns(one, "fay", before) is expected
