"""Who came when nobody answered what called the team, and why."""

from __future__ import annotations

from gameday.retrospective.arrival import say_arrival
from gameday.retrospective.cast import Cast
from gameday.timeline import Entry, Timeline, paging, response, signals
from tests.retrospective.sample import at, case

ALERT = signals.AlertFired(id="a", at=at(0), alert="Errors", urgency="high")
PAGE = paging.Paged(id="p1", at=at(0), target="primary_oncall", level=1)
OWN = paging.Paged(id="p2", at=at(40), target="comms_lead", actor="omar", role="incident_commander")
COLLEAGUE = paging.Acknowledged(id="k", at=at(42), re="p2", actor="yuki", role="comms_lead")


def told(*entries: Entry) -> str:
    record = Timeline.of([ALERT, *entries])
    cast = Cast.of(
        record,
        roles=("engineering_manager",),
        usual={"omar": "engineering_manager"},
        duties={"omar": ("engineering_manager",)},
    )
    return say_arrival(case(record), cast)


def test_nothing_is_said_where_the_first_page_was_answered() -> None:
    assert told(PAGE, paging.Acknowledged(id="k", at=at(3), re="p1", actor="dana")) == ""


def test_who_came_instead_and_what_had_called_them() -> None:
    informed = paging.Notified(id="n", at=at(20), target="engineering_manager")
    declared = response.Declared(id="d", at=at(31), severity="SEV1", actor="omar", role="incident_commander")
    assert told(PAGE, informed, declared, OWN, COLLEAGUE) == (
        "Nobody answered the paging tool's pages; the first to come was the incident commander, 31 min after the "
        "first signal, informed as the engineering manager 11 min before."
    )
    assert told(PAGE, declared) == (
        "Nobody answered; the first to come was the incident commander, 31 min after the first signal, called by "
        "nothing on record."
    )


def test_nobody_came_at_all() -> None:
    assert told(PAGE) == "Nobody answered, and nobody is on record as having come."


def test_a_later_page_was_answered() -> None:
    second = paging.Paged(id="p2", at=at(10), target="secondary_oncall", level=2)
    answer = paging.Acknowledged(id="k", at=at(12), re="p2", actor="yuki", role="secondary_oncall")
    assert told(PAGE, second, answer) == (
        "Nobody answered the first page; the secondary on-call answered a later one, 12 min after the first."
    )
