"""When phases begin in a drill that nobody leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gameday.scenario.phase import Phase


def phase_times(phases: Sequence[Phase], duration: int, ends_after: int) -> Mapping[str, int]:
    """Milliseconds after the start at which each phase begins, by id; one that waits for a way is not among them.

    A phase without a time is begun by a facilitator's hand. Where nobody leads, such phases share the time between
    those that have one evenly: from the phase before them (or the start) to the phase after them (or the end of
    `duration`; of the drill, where the phase before comes later than that). So every one of them lasts as long as its
    neighbours.
    """
    own = [phase for phase in phases if phase.way is None]
    times: dict[str, int] = {}
    begins, waiting = 0, list[Phase]()
    first = True
    for phase in own:
        if phase.at is None:
            waiting.append(phase)
            continue
        times |= _shared(waiting, begins, phase.at, starts=first)
        times[phase.id] = begins = phase.at
        waiting, first = [], False
    usual = min(duration, ends_after)
    return times | _shared(waiting, begins, usual if usual > begins else ends_after, starts=first)


def _shared(phases: Sequence[Phase], begins: int, ends: int, *, starts: bool) -> dict[str, int]:
    """Phases one after the other in a span; where it starts the drill the first begins with it, else a phase runs."""
    parts = len(phases) + (0 if starts else 1)
    ahead = 0 if starts else 1
    span = max(0, ends - begins)
    return {phase.id: begins + span * (index + ahead) // parts for index, phase in enumerate(phases)}
