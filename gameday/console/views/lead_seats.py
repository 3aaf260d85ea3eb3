"""Who sits where: each role with how it is held, who holds it now, and whether their pages are answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from gameday.console.views.lead_scene import Scene
from gameday.terms.frozen import frozen
from gameday.terms.role import STANDARD_ROLES, canonical_role, say_role
from gameday.terms.seat import SeatMode
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Left, Paged


@frozen
class Seated:
    """One role of this drill."""

    role: str
    mode: SeatMode
    person: str | None
    """Id of the person of the team who sits there; None: nobody does."""
    peopled: bool = False
    """Is that a person who takes part, and no simulated one?"""
    quiet: bool = False
    """Would they be simulated, and yet nobody plays them: where all who take part talk in the room?"""


def seats_section(scene: Scene, seats: Sequence[Seated]) -> list[JsonValue]:
    """A line for each role, those the scenario cannot do without first; `main`: worth a look before all others."""
    needed = [canonical_role(role) for role in scene.scenario.minimum_team]
    lives = _lives(scene)

    def rank(one: Seated) -> tuple[bool, bool, bool]:
        return one.role not in needed, one.mode == "simulated", one.role not in STANDARD_ROLES

    return [_line(scene, one, lives, needed=one.role in needed) for one in sorted(seats, key=rank)]


@dataclass(slots=True)
class _Life:
    """What the record shows of one person, or of a role that was paged."""

    joined: bool = False
    unanswered: int = 0
    last: Entry | None = None


def _lives(scene: Scene) -> dict[str, _Life]:
    found: dict[str, _Life] = {}
    answered = {one.re for one in scene.standing.every(Acknowledged)}
    for one in scene.standing:
        if isinstance(one, Paged) and one.target and one.id not in answered:
            found.setdefault(one.target, _Life()).unanswered += 1
        if one.actor:
            life = found.setdefault(one.actor, _Life())
            life.joined = isinstance(one, Joined) or (life.joined and not isinstance(one, Left))
            life.last = one
    return found


def _line(scene: Scene, one: Seated, lives: Mapping[str, _Life], *, needed: bool) -> JsonValue:
    life, of_role = lives.get(one.person or "", _Life()), lives.get(one.role, _Life())
    names = {person.id: person.name for person in scene.team.people}
    holder = scene.board.seats.get(one.role)
    return {
        "role": one.role,
        "words": say_role(one.role),
        "mode": one.mode,
        "needed": needed,
        "main": needed or one.mode != "simulated" or one.role in STANDARD_ROLES,
        "person": one.person,
        "peopled": one.peopled,
        "quiet": one.quiet,
        "name": names.get(one.person or "", one.person or ""),
        "holder": names.get(holder or "", holder or ""),
        "joined": life.joined,
        "unanswered": life.unanswered + of_role.unanswered,
        "last": None if life.last is None else scene.since(life.last.at),
    }
