"""The assumption a verdict hangs on: one parameter of the responders at a time over its stated range, same draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    side = asked.side(setting.team)
    if side == 0:
        return ()
    figures = setting.team.behaviour.parameters
    # Both ends of every range, played at once; what is tried between them depends on what they say.
    asked.ready([(name, end) for name, figure in figures.items() for end in _ends(figure)])
    found = [hinge for name, figure in figures.items() for hinge in asked.flip(name, figure, side)]
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

    def ready(self, values: Iterable[tuple[ParameterName, float]]) -> None:
        """Have what is needed to tell the side for each of these values of a parameter."""
        settings = [self._with(self._team(name, value)) for name, value in values]
        self.trials.ready([(setting, sop) for setting in settings for sop in (self.old, self.new)], self.pairs)

    def flip(self, name: ParameterName, figure: Parameter, here: int) -> Iterator[tuple[float, Hinge]]:
        """Where a parameter flips it, towards either end of its range: (how far off as a share of the range, it)."""
        now = _value(figure)
        for end in _ends(figure):
            if self.side(self._team(name, end)) == here:
                continue
            near, far = now, end
            for _ in range(_HALVINGS):
                middle = (near + far) / 2
                near, far = (middle, far) if self.side(self._team(name, middle)) == here else (near, middle)
            width = float(figure.high) - float(figure.low)
            yield abs(far - now) / width, _hinge(name, figure, far)

    def side(self, team: Team) -> int:
        """On which side of the margins the mean lies: -1 worse, 0 between them, 1 better."""
        setting = self._with(team)
        mean = moved(self.metric, self.trials.pairs((setting, self.old), (setting, self.new), self.pairs)).mean
        return (mean > self.margin) - (mean < -self.margin)

    def _with(self, team: Team) -> Setting:
        return Setting(self.setting.scenario, team, self.setting.scorecard, self.setting.yardstick)

    def _team(self, name: ParameterName, value: float) -> Team:
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
