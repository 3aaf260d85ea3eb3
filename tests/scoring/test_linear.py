"""Judging is linear in entries: counted in function calls, not in seconds."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from gameday.scoring import judge
from gameday.timeline import Entry, Timeline
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.response import Checked, Declared, DiagnosisStarted, Resolved, RoleAssigned, SeverityChanged
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.scoring.builders import alert
from tests.scoring.strategies import FACTS, SOPS, at, record, scorecard, sop, update


def busy(count: int) -> Timeline:
    """An hour with so many entries of every kind that clauses look at."""
    middle: list[Entry] = []
    for number in range(count):
        moment = 6 + number * 60 / count
        middle.append(
            (
                update("external", moment, "mitigating", moment + 5),
                update("internal", moment, "investigating"),
                Checked(at=at(moment), what="logs", actor="dana"),
                Paged(at=at(moment), target="secondary_oncall", actor="dana"),
                SeverityChanged(at=at(moment), severity=f"SEV{1 + number % 4}"),
                RoleAssigned(at=at(moment), seat="scribe", person=f"person {number % 7}"),
                DiagnosisStarted(at=at(moment), actor="dana"),
                ImpactChanged(at=at(moment), facts=FACTS[number % 4]),
            )[number % 8]
        )
    first = (ImpactStarted(at=at(0), facts=FACTS[0]), alert(0), Acknowledged(at=at(3)), Declared(at=at(5)))
    return record(*first, *middle, ImpactEnded(at=at(70)), Resolved(at=at(100)))


def calls_of(timeline: Timeline, name: str) -> int:
    """How many functions of gameday are called to judge it."""
    count = 0

    def counted(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and "gameday" in frame.f_code.co_filename

    standard, card = sop(name), scorecard()
    sys.setprofile(counted)
    try:
        judge(timeline, standard, card)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", SOPS)
def test_twice_the_entries_are_at_most_about_twice_the_work(name: str) -> None:
    """A rescan anywhere would make it four times; the rest is what does not depend on entries."""
    judge(busy(8), sop(name), scorecard())
    assert calls_of(busy(1600), name) <= 2.2 * calls_of(busy(800), name)
