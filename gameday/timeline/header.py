"""What a timeline says about itself."""

from __future__ import annotations

from typing import Literal

from gameday.terms.frozen import frozen
from gameday.terms.kinds import Kind
from gameday.terms.seat import SeatMode as SeatMode  # noqa: PLC0414  # read from here as well

ExerciseKind = Literal["tabletop", "game-day", "training", "simulation", "real"]


@frozen
class Exercise:
    """Which kind of drill, or a real incident, and who sat where."""

    kind: ExerciseKind = "real"
    humans: int = 0
    """How many people took part."""
    seats: tuple[tuple[str, SeatMode], ...] = ()
    """(role, who held it) pairs."""
    people: tuple[str, ...] = ()
    """Whom of the team people played, by id; everybody else who acts is simulated. Empty: the record does not say."""

    @property
    def simulated_only(self) -> bool:
        """A drill in which no person took part."""
        return self.kind != "real" and self.humans == 0 and "spoken" not in {mode for _, mode in self.seats}


@frozen
class Header:
    """The first line of a timeline file; every part of it is optional."""

    exercise: Exercise | None = None
    drill: str | None = None
    """The drill's id."""
    scenario: str | None = None
    sop: str | None = None
    team: str | None = None
    seed: int | None = None
    versions: tuple[tuple[str, str], ...] = ()
    """(program, version) pairs."""
    covers: tuple[Kind, ...] | None = None
    """Kinds this source can show; None: all."""
    lacks: tuple[str, ...] = ()
    """Keys this source has no place for (`states`, `next_update_at`): that no entry has them tells nothing."""
    zones: tuple[str, ...] = ()
    """Zones of the clocks the source was kept by: `Europe/Berlin`. None: it tells UTC, or nobody knows."""
    recorded_until: int | None = None
    complete: bool = True
    more: tuple[tuple[str, str], ...] = ()
    """Keys this version does not know, with their JSON text."""
