"""A figure as it would move with other people: the same scenario, the same luck, another figure of how they behave."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from gameday.regression.change.trial import Trials, moved, movement
from gameday.regression.figures.means import Differences
from gameday.regression.plays.metric import rate_named
from gameday.regression.plays.playing import Setting
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.parameter import Parameter, ParameterName, TimeParameter
from gameday.terms.frozen import frozen

_ENOUGH = (30, 100, 200, 400)
"""Numbers of pairs that a side of the margins is asked of: the first that shows it."""
_OF_A_RATE = 100
"""A rate may move by one play in a hundred: fewer pairs could not show that."""
_ROUNDING = 1e-9
"""One play in a hundred is one in a hundred, however its mean was summed up."""
_CLEAR = 2.0
"""Standard errors from its margin at which the side shows."""


@frozen
class Supposed:
    """One figure of one place, and who plays it."""

    metric: str
    margin: float
    setting: Setting
    old: Sop
    new: Sop
    trials: Trials

    def enough(self, team: Team, runs: int) -> int:
        """In how many pairs it shows on which side of its margins the figure lies with a team; those of a budget."""
        least = _OF_A_RATE if rate_named(self.metric) else _ENOUGH[0]
        at = [one for one in _ENOUGH if least <= one <= runs] or [min(runs, _ENOUGH[-1])]
        return next((past for past in at if self._shows(team, past)), at[-1])

    def _shows(self, team: Team, past: int) -> bool:
        (found,) = self.far([team], past, "plays as assumed")
        return self.shows(found)

    def shows(self, found: Differences) -> bool:
        """Is it clear on which side of its margins the figure lies?"""
        # Of what no pair shows, the next one may: nothing is as sure as that.
        error = max(found.error, 1 / max(1, found.n)) if rate_named(self.metric) else found.error
        return abs(abs(found.mean) - self.margin) >= _CLEAR * error

    def far(self, teams: Sequence[Team], pairs: int, words: str) -> list[Differences]:
        """How far the figure moves with each team in the first pairs."""
        digests = self.trials.ready(self._asked(teams), pairs, words)
        rows = self.trials.rows
        return [moved(self.metric, rows.pairs(*both, pairs)) for both in zip(digests[::2], digests[1::2], strict=True)]

    def sides(self, teams: Sequence[Team], pairs: int, words: str) -> list[int]:
        """On which side of the margins the mean lies with each team: -1 worse, 0 between them, 1 better."""
        return [self.side(found.mean) for found in self.far(teams, pairs, words)]

    def side(self, mean: float) -> int:
        """On which side of the margins: -1 worse, 0 between them or on one, 1 better."""
        margin = self.margin + _ROUNDING
        return (mean > margin) - (mean < -margin)

    def moved_at(self, team: Team, pairs: int, most: int, side: int) -> tuple[int, ...]:
        """The first pairs in which the figure moves that way with a team: their replicates."""
        before, after = self.trials.ready(self._asked([team]), pairs, "plays as assumed")
        found = []
        for one, other in self.trials.rows.pairs(before, after, pairs):
            if (movement(self.metric, one, other) or 0.0) * side > 0:
                found.append(one.replicate)
                if len(found) == most:
                    break
        return tuple(found)

    def left(self, teams: Sequence[Team], replicates: Collection[int], words: str) -> list[float]:
        """How far the figure moves with each team in some pairs, all of them together."""
        digests = self.trials.ready_at(self._asked(teams), replicates, words)
        return [
            sum(movement(self.metric, *pair) or 0.0 for pair in self.trials.pairs_at(*both, replicates))
            for both in zip(digests[::2], digests[1::2], strict=True)
        ]

    def _asked(self, teams: Sequence[Team]) -> list[tuple[Setting, Sop]]:
        given = self.setting
        settings = [replace(given, team=team) for team in teams]
        return [(one, sop) for one in settings for sop in (self.old, self.new)]


def value_of(figure: Parameter) -> float:
    """The figure itself: a median in milliseconds, or a value."""
    return float(figure.median if isinstance(figure, TimeParameter) else figure.value)


def at(figure: Parameter, value: float) -> Parameter:
    """The same parameter with another figure."""
    if isinstance(figure, TimeParameter):
        return remade(figure, median=round(value))
    return remade(figure, value=value)


def people(team: Team, figures: Mapping[ParameterName, Parameter]) -> Team:
    """A team with other figures of how its people behave."""
    profile = team.behaviour
    # The figures of the profile in force hold the team's own already.
    changed = remade(profile, parameters={**profile.parameters, **figures})
    return remade(team, profile=changed, overrides={})
