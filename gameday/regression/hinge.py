"""The assumption a verdict hangs on: one parameter of the responders at a time over its stated range, same draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gameday.regression.means import Differences
from gameday.regression.metric import METRICS
from gameday.regression.playing import Setting, row
from gameday.regression.remade import remade
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
    metric: str,
    margin: float,
    setting: Setting,
    old: Sop,
    new: Sop,
    *,
    seed: int,
    replicates: Sequence[int],
    heard: Callable[[], None],
) -> tuple[Hinge, ...]:
    """Every parameter that turns the movement of a metric within its stated range, the nearest flip first.

    A movement turns where its mean is no longer beyond the margin on the side it is on now. `heard` is called after
    each play.

    Raises:
        EngineFault: a play failed.

    """
    asked = _Asked(metric, margin, setting, old, new, seed, tuple(replicates), heard)
    side = asked.side(setting.team)
    if side == 0:
        return ()
    found = [hinge for name, figure in setting.team.behaviour.parameters.items() for hinge in asked.flip(name, figure)]
    return tuple(hinge for _, hinge in sorted(found, key=lambda one: one[0]))


@dataclass(frozen=True, slots=True)
class _Asked:
    metric: str
    margin: float
    setting: Setting
    old: Sop
    new: Sop
    seed: int
    replicates: tuple[int, ...]
    heard: Callable[[], None]

    def flip(self, name: ParameterName, figure: Parameter) -> Iterator[tuple[float, Hinge]]:
        """Where a parameter flips it, towards either end of its range: (how far off as a share of the range, it)."""
        now = _value(figure)
        here = self.side(self.setting.team)
        for end in (figure.low, figure.high):
            far = float(end)
            if far == now or self.side(self._team(name, far)) == here:
                continue
            near = now
            for _ in range(_HALVINGS):
                middle = (near + far) / 2
                near, far = (middle, far) if self.side(self._team(name, middle)) == here else (near, middle)
            width = float(figure.high) - float(figure.low)
            yield abs(far - now) / width, _hinge(name, figure, far)

    def side(self, team: Team) -> int:
        """On which side of the margins the mean lies: -1 worse, 0 between them, 1 better."""
        setting = Setting(self.setting.scenario, team, self.setting.scorecard, self.setting.yardstick)
        found = Differences()
        metric = next((one for one in METRICS if one.name == self.metric), None)
        for replicate in self.replicates:
            before = row(setting, self.old, seed=self.seed, replicate=replicate)
            after = row(setting, self.new, seed=self.seed, replicate=replicate)
            self.heard()
            if metric is None:
                found.take(float(before.flag(self.metric)) - float(after.flag(self.metric)))
                continue
            had, has = before.value(self.metric), after.value(self.metric)
            if had is not None and has is not None:
                found.take(metric.moved(had, has))
        return (found.mean > self.margin) - (found.mean < -self.margin)

    def _team(self, name: ParameterName, value: float) -> Team:
        profile = self.setting.team.behaviour
        figure = profile.parameters[name]
        field = "median" if isinstance(figure, TimeParameter) else "value"
        moved = remade(figure, **{field: round(value) if isinstance(figure, TimeParameter) else value})
        parameters = {**profile.parameters, name: moved}
        # The figures of the profile in force hold the team's own already.
        return remade(self.setting.team, profile=remade(profile, parameters=parameters), overrides={})


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
