"""The assumption a verdict hangs on: one parameter of the responders at a time over its stated range, same draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gameday.regression.playing import Setting
from gameday.regression.remade import remade
from gameday.regression.trial import Trials, moved
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.parameter import ChanceParameter, FactorParameter, Parameter, ParameterName, TimeParameter
from gameday.terms.duration import say_duration

SAMPLE = 30
"""Pairs for each value that is tried."""
_HALVINGS = 5
"""How often the way to the value at which it flips is halved: to a thirty-second of the range."""


@dataclass(frozen=True, slots=True)
class Hinge:
    """A parameter whose value turns what a cell says."""

    parameter: ParameterName
    text: str
    assumed: str
    """Its value in the profile, in words."""
    flips_at: str
    """The value from which on the movement is no longer beyond the margin, in words."""
    towards: str
    """`above` or `below` that value it flips."""
    source: str


def hinges(
    metric: str, margin: float, setting: Setting, old: Sop, new: Sop, trials: Trials, *, pairs: int = SAMPLE
) -> tuple[Hinge, ...]:
    """Every parameter that turns the movement of a metric within its stated range, the nearest flip first.

    A movement turns where its mean is no longer beyond the margin on the side it is on now.

    Raises:
        EngineFault: a play failed.

    """
    asked = _Asked(metric, margin, setting, old, new, trials, pairs)
    (side,) = asked.sides([setting.team])
    if side == 0:
        return ()
    figures = setting.team.behaviour.parameters
    ends = [(name, figure, end) for name, figure in figures.items() for end in _ends(figure)]
    # All ends of all ranges are played at once; what is tried between them depends on what they say.
    sides = asked.sides([asked.team(name, end) for name, _, end in ends])
    turned = [one for one, there in zip(ends, sides, strict=True) if there != side]
    found = [asked.flip(name, figure, end, side) for name, figure, end in turned]
    return tuple(hinge for _, hinge in sorted(found, key=lambda one: one[0]))


@dataclass(frozen=True, slots=True)
class _Asked:
    metric: str
    margin: float
    setting: Setting
    old: Sop
    new: Sop
    trials: Trials
    pairs: int

    def flip(self, name: ParameterName, figure: Parameter, end: float, here: int) -> tuple[float, Hinge]:
        """Where a parameter flips it on the way to an end of its range: (how far off as a share of the range, it)."""
        now = _value(figure)
        near, far = now, end
        for _ in range(_HALVINGS):
            middle = (near + far) / 2
            (side,) = self.sides([self.team(name, middle)])
            near, far = (middle, far) if side == here else (near, middle)
        width = float(figure.high) - float(figure.low)
        return abs(far - now) / width, _hinge(name, figure, far)

    def sides(self, teams: Sequence[Team]) -> list[int]:
        """On which side of the margins the mean lies with each team: -1 worse, 0 between them, 1 better."""
        given = self.setting
        settings = [Setting(given.scenario, team, given.scorecard, given.yardstick) for team in teams]
        before = self.trials.ready([(one, self.old) for one in settings], self.pairs)
        after = self.trials.ready([(one, self.new) for one in settings], self.pairs)
        return [self._side(*digests) for digests in zip(before, after, strict=True)]

    def _side(self, before: str, after: str) -> int:
        mean = moved(self.metric, self.trials.rows.pairs(before, after, self.pairs)).mean
        return (mean > self.margin) - (mean < -self.margin)

    def team(self, name: ParameterName, value: float) -> Team:
        """The team with another value of one parameter."""
        profile = self.setting.team.behaviour
        figure = profile.parameters[name]
        field = "median" if isinstance(figure, TimeParameter) else "value"
        moved = remade(figure, **{field: round(value) if isinstance(figure, TimeParameter) else value})
        parameters = {**profile.parameters, name: moved}
        # The figures of the profile in force hold the team's own already.
        return remade(self.setting.team, profile=remade(profile, parameters=parameters), overrides={})


def _ends(figure: Parameter) -> list[float]:
    """The ends of its range that it does not lie on."""
    return [float(end) for end in (figure.low, figure.high) if float(end) != _value(figure)]


def _value(figure: Parameter) -> float:
    return float(figure.median if isinstance(figure, TimeParameter) else figure.value)


def _hinge(name: ParameterName, figure: Parameter, value: float) -> Hinge:
    return Hinge(
        parameter=name,
        text=figure.text,
        assumed=_say(figure, _value(figure)),
        flips_at=_say(figure, value),
        towards="above" if value > _value(figure) else "below",
        source=figure.source,
    )


def _say(figure: TimeParameter | ChanceParameter | FactorParameter, value: float) -> str:
    return say_duration(round(value)) if isinstance(figure, TimeParameter) else f"{value:.3g}"
