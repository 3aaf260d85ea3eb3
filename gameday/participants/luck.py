"""One person's luck: a profile's figures turned into times and turns of fate, keyed by meaning."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, inf, log
from statistics import NormalDist

from gameday.engine.desk import Desk
from gameday.team.parameter import ChanceName, ChanceParameter, FactorName, FactorParameter, TimeName, TimeParameter
from gameday.team.profile import Profile
from gameday.terms.same import once_for_document

_normal = NormalDist().inv_cdf
"""The value below which a standard normal lies with this probability."""


def dependent_miss(miss: float, dependence: float) -> float:
    """The chance that a second person misses what a first one missed: d + (1 - d) N.

    With d = 1/20 this is (1 + 19 N)/20, the low-dependence formula of THERP (NUREG/CR-1278, chapter 10).
    """
    return dependence + (1 - dependence) * miss


def raised(chance: float, odds: float) -> float:
    """A probability whose odds are multiplied."""
    if chance >= 1:
        return 1.0
    risen = chance / (1 - chance) * odds
    return risen / (1 + risen)


def chance_of(profile: Profile, name: ChanceName) -> float:
    """A probability or share of a profile."""
    figure = profile.parameters[name]
    assert isinstance(figure, ChanceParameter)  # noqa: S101  # the profile's own check; narrows the type
    return figure.value


def factor_of(profile: Profile, name: FactorName) -> float:
    """A plain number of a profile."""
    figure = profile.parameters[name]
    assert isinstance(figure, FactorParameter)  # noqa: S101  # the profile's own check; narrows the type
    return figure.value


def team_intercept(desk: Desk, profile: Profile) -> float:
    """The team's random intercept on the logarithm of every time; the same whoever sits down first."""
    return factor_of(profile, "team_spread") * _normal(desk.draw_for_team("team_spread", "team"))


@once_for_document
def _times_of(profile: Profile) -> dict[str, tuple[int, float, float]]:
    """Of each time its median, the logarithm of that, and its sigma."""
    return {
        name: (figure.median, log(figure.median), figure.sigma)
        for name, figure in profile.parameters.items()
        if isinstance(figure, TimeParameter)
    }


class Luck:
    """Draws through the desk. An occurrence names the thing (`page 2`), so that two SOPs meet the same luck."""

    def __init__(self, desk: Desk, profile: Profile, team_intercept: float) -> None:
        self.draw = desk.draw
        """Uniform in (0, 1), by purpose and occurrence."""
        # By the profile's own check each name has a figure of its unit.
        self._times = _times_of(profile)
        self._chances: Mapping[ChanceName, ChanceParameter] = profile.parameters  # type: ignore[assignment]
        self._factors: Mapping[FactorName, FactorParameter] = profile.parameters  # type: ignore[assignment]
        own = self.factor("person_spread") * self.normal("person_spread", "self")
        self._intercept = own + team_intercept
        """Random intercept on the logarithm of every time: this person, and this team."""
        self._slow = exp(self._intercept)

    def normal(self, purpose: str, occurrence: str) -> float:
        """A standard normal draw."""
        return _normal(self.draw(purpose, occurrence))

    def value(self, name: ChanceName) -> float:
        """A probability or share of the profile."""
        return self._chances[name].value

    def factor(self, name: FactorName) -> float:
        """A plain number of the profile."""
        return self._factors[name].value

    def time(self, name: TimeName, occurrence: str, *, median: int | None = None, factor: float = 1.0) -> int:
        """Milliseconds, lognormal; `median` in place of the profile's, `factor` on top: none of it takes no time."""
        usual, level, sigma = self._times[name]
        if median or factor != 1.0:
            level = log((median or usual) * factor) if factor else -inf
        return round(exp(level + self._intercept + sigma * _normal(self.draw(name, occurrence))))

    def patience(self, name: TimeName, occurrence: str) -> int:
        """Milliseconds somebody waits before doing something else: as `time`, but who is slow waits no longer."""
        return round(self.time(name, occurrence) / self._slow)

    def around(self, promise: int, purpose: str, occurrence: str) -> int:
        """Milliseconds around a promise that a reminder was set for: median the promise, spread `reminder_sigma`."""
        normal = _normal(self.draw(purpose, occurrence))
        return round(promise * exp(self._factors["reminder_sigma"].value * normal))

    def happens(self, chance: float, purpose: str, occurrence: str) -> bool:
        """Does a thing of this probability happen?"""
        return self.draw(purpose, occurrence) < chance

    def pick(self, count: int, purpose: str, occurrence: str) -> int:
        """One of 0 .. count-1, each as likely."""
        return min(int(self.draw(purpose, occurrence) * count), count - 1)
