"""What the facilitator stopped is not charged: the same drill with a break in it comes out the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gameday.scoring.aside import Aside
from gameday.scoring.assessment import Assessment
from gameday.scoring.clock import RunningClock
from gameday.scoring.finding import Finding
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.exercise import Control
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.response import Declared, RoleAssigned, SeverityChanged, UpdatePosted
from gameday.timeline.truth import ImpactChanged
from tests.scoring.builders import DEGRADED, DOWN, assess, incident
from tests.scoring.strategies import at

BREAK = 20.0
SAYS_SO = re.compile(r" \([^()]* on the story's clock, [^()]*\)")
CLAUSES = (
    {"kind": "classification"},
    {"kind": "cadence", "audience": "internal", "every": {"SEV1": "15m", "SEV2": "15m"}},
    {"kind": "assignment", "roles": ["incident_commander"]},
    {"id": "secondary", "kind": "escalation", "target": "secondary_oncall", "after": {"SEV1": "10m", "SEV2": "10m"}},
    {"id": "manager", "kind": "escalation", "target": "manager", "after": {"SEV1": "30m", "SEV2": "30m"}},
)


def drill(paused: float | None) -> Assessment:
    """An hour of incident, with a break at minute `paused`."""

    def later(minute: float) -> float:
        return minute + BREAK if paused is not None and minute > paused else minute

    entries: list[Entry] = [
        Paged(at=at(later(0)), target="primary_oncall", id="page"),
        Declared(at=at(later(3)), severity="SEV2", id="declared"),
        Acknowledged(at=at(later(8)), actor="dana", role="primary_oncall", id="ack"),
        RoleAssigned(at=at(later(9)), seat="incident_commander", person="dana", id="seat"),
        UpdatePosted(at=at(later(12)), audience="internal", id="update"),
        ImpactChanged(at=at(later(20)), facts=DOWN, id="worse"),
        SeverityChanged(at=at(later(28)), severity="SEV1", id="raised"),
    ]
    if paused is not None:
        entries += [
            Control(at=at(paused), action="pause", id="pause"),
            Control(at=at(paused + BREAK), action="resume", id="resume"),
        ]
    timeline = incident(*entries, facts=DEGRADED, ended=later(60), resolved=later(60))
    return assess(timeline, *CLAUSES)


@pytest.mark.parametrize("paused", [2.0, 5.0, 22.0, 40.0])
def test_a_break_changes_nothing(paused: float) -> None:
    """Before declaration, before the answer, within the grace after a change of truth, and late."""
    plain, broken = drill(None), drill(paused)
    assert [bare(one) for one in broken.findings] == [bare(one) for one in plain.findings]
    assert (broken.overall, broken.metrics) == (plain.overall, plain.metrics)
    assert [replace(one, aside=None) for one in broken.measurements] == list(plain.measurements)


def bare(one: Finding) -> Finding:
    """A finding without what it says of the break."""
    return replace(one, observed=SAYS_SO.sub("", one.observed), sentence=SAYS_SO.sub("", one.sentence))


def test_a_figure_says_what_of_it_was_a_break() -> None:
    found = drill(2.0)
    said = found.finding("cadence").observed
    assert said.startswith("the longest silence was 48 min, 3.2 times what was allowed;")
    (acknowledged,) = [one for one in found.measurements if one.name == "time_to_acknowledge"]
    assert (acknowledged.seconds, acknowledged.aside) == (480.0, Aside(28 * MINUTE, paused=20 * MINUTE))
    assert acknowledged.aside is not None
    assert acknowledged.aside.say() == "28 min on the story's clock, 20 min of them paused"


def test_a_bound_is_over_when_the_clock_has_run_as_long() -> None:
    clock = RunningClock.of(
        [Control(at=at(10), action="pause", id="p"), Control(at=at(30), action="resume", id="r")], at(99)
    )
    ends = [clock.after(at(begun), 5 * MINUTE) for begun in (0, 5, 8, 20, 30)]
    assert ends == [at(5), at(30), at(33), at(35), at(35)]
