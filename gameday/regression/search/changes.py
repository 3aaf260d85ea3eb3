"""Changes of a scenario one by one and two by two: what a search for the worst day goes through first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from gameday.regression.search.variation import SEATED, Variation
from gameday.scenario import Scenario
from gameday.team import Team
from gameday.terms.duration import MINUTE

HOURS = 24
_NOISE_EVERY = 10
"""Minutes: one alert that means nothing more or less soon after another makes no other day."""


def seats_of(scenario: Scenario, team: Team) -> tuple[str, ...]:
    """The roles somebody of the team may have, and that the scenario does not keep empty, in the order of the team."""
    roles = dict.fromkeys(role for person in team.people for role in person.roles)
    return tuple(role for role in roles if scenario.seats.get(role) != "absent")


def single_changes(scenario: Scenario, team: Team) -> tuple[Variation, ...]:
    """Each change by itself: seat after seat its gaps and nobody in it; every hour; noise every ten minutes."""
    return tuple(_singles(scenario, seats_of(scenario, team)))


def _singles(scenario: Scenario, seats: Sequence[str]) -> Iterator[Variation]:
    own = {(one.gap, one.seat) for one in scenario.gaps}
    for seat in seats:
        yield from (Variation(gaps=((kind, seat),)) for kind in SEATED if (kind, seat) not in own)
        yield Variation(absent=(seat,))
    yield from (Variation(later) for later in range(1, HOURS))
    minutes = max(1, scenario.duration // MINUTE)
    yield from (Variation(noise=(minute,)) for minute in range(min(_NOISE_EVERY, minutes), minutes + 1, _NOISE_EVERY))


def paired_changes(singles: Sequence[Variation], figure: Callable[[Variation], float]) -> tuple[Variation, ...]:
    """Two changes at once: at two seats, and with the worst hour and the worst noise.

    Those first whose two parts have the lowest figures by themselves: a chain of people breaks link by link.
    """
    known = {one: figure(one) for one in singles}
    ranked = sorted(singles, key=known.__getitem__)
    hour = next((one for one in ranked if one.later), None)
    noise = next((one for one in ranked if one.noise), None)
    kept = [one for one in ranked if one in (hour, noise) or not (one.later or one.noise)]
    pairs = [(one, other) for one, other in combinations(kept, 2) if _seat(one) is None or _seat(one) != _seat(other)]
    return tuple(one.joined(other) for one, other in sorted(pairs, key=lambda two: known[two[0]] + known[two[1]]))


def _seat(one: Variation) -> str | None:
    return next(iter((*(seat for _, seat in one.gaps), *one.absent)), None)
