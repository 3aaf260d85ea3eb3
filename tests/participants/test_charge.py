"""Who is in charge: kept until something it rests on changes, and never older than that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from gameday.drill import play
from gameday.engine.desk import Desk, Participant
from gameday.participants import STAKEHOLDERS, Simulated, Stakeholders
from gameday.participants.board import Board
from gameday.participants.charge import Charge
from gameday.participants.crew import Crew
from gameday.participants.manner import manner_of
from gameday.timeline import Entry
from gameday.timeline.paging import Joined
from gameday.timeline.response import Declared
from tests.engine.small import small
from tests.participants.stories import crew, handbook

LEADS = "incident_commander"


@dataclass
class Seats:
    """A desk from which one sees who holds what."""

    held: dict[str, str] = field(default_factory=dict)
    moment: int = 0

    def now(self) -> int:
        return self.moment

    def holder(self, role: str) -> str | None:
        return self.held.get(role)

    def on_seats(self, tell: Callable[[], None]) -> None:
        self.told = tell


def charge_at(seats: Seats, **changes: object) -> tuple[Charge, Board]:
    """With Dana and Eli here, who came in that order."""
    board = Board(0)
    for number, person in enumerate(("dana", "eli")):
        board.take(Joined(at=number, id=person, actor=person))
    return Charge(cast(Desk, seats), board, manner_of(crew(**changes)), lambda _: True), board


def in_charge(charge: Charge, now: int) -> tuple[str | None, str | None, str | None]:
    """Who leads, who writes and who works, as somebody at a desk asks."""
    if now >= charge.until:
        charge.settle()
    return charge.leader, charge.writer, charge.worker


def test_who_came_first_leads_until_somebody_declares_or_takes_the_seat() -> None:
    """Whoever leads writes as well; another who can works on the problem."""
    seats = Seats()
    charge, board = charge_at(seats)
    came = in_charge(charge, 5)
    board.take(Declared(at=9, id="d", actor="eli", severity="SEV2"))
    charge.forget()
    declared = in_charge(charge, 9)
    seats.held |= {LEADS: "dana", "comms_lead": "eli"}
    seats.told()

    assert (came, declared) == (("dana", "dana", "eli"), ("eli", "eli", "dana"))
    assert in_charge(charge, 10) == ("dana", "eli", "eli")
    assert charge.hats["dana"] == (True, True, False, False)
    assert charge.hats["eli"] == (True, False, True, True)
    assert charge.hats["gus"] == (False, False, False, False)


def test_a_seat_on_the_schedule_is_asked_for_anew_as_time_passes() -> None:
    """Nobody tells of a shift that turns; of other seats everybody is told."""
    shift = [{"role": LEADS, "person": "dana", "hours": "00:00-12:00"}, {"role": LEADS, "person": "eli"}]
    for changes, later in (({"schedule": shift}, "eli"), ({}, "dana")):
        seats = Seats({LEADS: "dana"})
        charge, _ = charge_at(seats, **changes)
        before = in_charge(charge, seats.moment)[0]
        seats.held, seats.moment = {LEADS: "eli"}, 900_000

        assert (before, in_charge(charge, seats.moment)[0]) == ("dana", later)


def test_in_a_play_it_is_never_stale() -> None:
    """At each entry it is what it would be if it were worked out then."""
    team = crew()
    people = Crew(team)
    kept, true = [], []

    def watch(_: Entry) -> None:
        kept.append(in_charge(people.charge, 0))
        people.charge.settle()
        true.append(in_charge(people.charge, 0))

    cast_: dict[str, Participant] = {one.id: Simulated(people) for one in team.people}
    play(small(), handbook(), team, seed=2, cast=cast_ | {STAKEHOLDERS: Stakeholders(people)}, watch=watch)

    assert len(set(true)) > 2
    assert kept == true
