"""Who on a team a record tells of: whom a page meant, who slept, who was there, whom the scenario keeps from coming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from gameday.scenario import Scenario
from gameday.scenario.gap import Gap
from gameday.team import Team
from gameday.terms.role import canonical_role
from gameday.timeline import Timeline
from gameday.timeline.paging import Left, Paged
from gameday.timeline.response import RoleAssigned, RoleReleased

Aside = Literal["tabletop", "no_scenario", "unheard", "stranger", "simulated_beside", "hurried", "no_sop", "lever_set"]
"""Why something on record counts for no figure."""


class Attendance:
    """The people of one record, and what is left aside of it, counted by why."""

    def __init__(self, record: Timeline, scenario: Scenario | None, team: Team) -> None:
        self._record = record
        self._scenario = scenario
        self._team = team
        header = record.header
        exercise = header.exercise if header is not None else None
        self._played = frozenset(exercise.people) if exercise is not None else frozenset()
        """Whom people played, where others were simulated beside them."""
        seats = exercise.seats if exercise is not None else ()
        gaps = _gaps(scenario)
        absent = [role for role, mode in seats if mode == "absent"]
        self._silent = frozenset([*absent, *(gap.seat for gap in gaps if gap.seat is not None)])
        self._kept = frozenset(self._owners(gaps))
        self.hindered = any(gap.seat is None for gap in gaps)
        """Does a chat or a bridge fail everybody?"""
        self._up: dict[str, int] = {}
        """When each was first heard of."""
        for one in record:
            if one.actor is not None:
                self._up.setdefault(one.actor, one.at)
        self.aside: Counter[Aside] = Counter()

    def counts(self, person: str | None) -> bool:
        """Is it one of the team whose doing this is?"""
        if person not in self._team.ids:
            self.aside["stranger"] += 1
            return False
        if self._played and person not in self._played:
            self.aside["simulated_beside"] += 1
            return False
        return True

    def called(self, page: Paged, before: int) -> str | None:
        """Whom a page meant: a person, who was given the seat, or who is on call; of a pool the next each round."""
        target = page.target or ""
        if target in self._team.ids:
            return target
        role = canonical_role(target)
        given = None
        for one in self._record.of_kinds(("role_assigned", "role_released")):
            if one.at > page.at:
                break
            if isinstance(one, (RoleAssigned, RoleReleased)) and one.seat == role:
                given = (one.person or one.actor) if isinstance(one, RoleAssigned) else None
        people = (given,) if given is not None else self._team.on_call(role, page.at)
        return people[before % len(people)] if people else None

    def out_of_reach(self, page: Paged, person: str | None) -> bool:
        """Does the scenario let nobody hear it, or keep whom it meant from answering?"""
        return canonical_role(page.target or "") in self._silent or person in self._kept

    def hampered(self, person: str) -> bool:
        """Does the scenario keep them from hearing or coming, at some time?"""
        return person in self._kept

    def asleep(self, person: str, at: int) -> bool:
        """By their own hours in their own time zone, unless they had been up before."""
        return self._up.get(person, at) >= at and self._team.person(person).asleep_at(at)

    def here(self, person: str, at: int) -> bool:
        """Had they joined by then, and not left?"""
        moves = [one for one in self._record.of_kinds(("joined", "left")) if one.actor == person and one.at <= at]
        return bool(moves) and not isinstance(moves[-1], Left)

    def _owners(self, gaps: tuple[Gap, ...]) -> Iterator[str]:
        if self._scenario is None:
            return
        scheduled = {shift.role for shift in self._team.schedule}
        for gap in gaps:
            if gap.seat is not None:
                people = self._team.on_call(gap.seat, self._scenario.starts_at + gap.from_start)
                yield from people if gap.seat in scheduled else people[:1]


def _gaps(scenario: Scenario | None) -> tuple[Gap, ...]:
    """Every gap a scenario may open: from its start, or by an inject."""
    if scenario is None:
        return ()
    sent = [
        Gap(gap=one.gap, seat=seat) for one in scenario.injects if one.gap is not None for seat in (one.to or (None,))
    ]
    return (*scenario.gaps, *sent)
