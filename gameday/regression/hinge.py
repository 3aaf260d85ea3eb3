"""The assumption a verdict hangs on: one parameter of the responders at a time over its stated range, same draws."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.regression.metric import rate_named
from gameday.regression.playing import Setting
from gameday.regression.remade import remade
from gameday.regression.trial import Trials, moved, values_of
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.parameter import ChanceParameter, FactorParameter, Parameter, ParameterName, TimeParameter
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen

_OF_A_MEAN, _OF_A_RATE = 30, 100
"""Pairs for each value that is tried. A rate may move by one play in a hundred: fewer pairs could not show that."""
_FIRST, _SECOND = 10, 30
"""Pairs after which an assumption is tried no further that changed nothing at either end of its range: about half of
all play no part in a given scenario, and most others none in a given figure."""
_HALVINGS = 5
"""How often the way to the value at which it flips is halved: to a thirty-second of the range."""


@frozen
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


def pairs_for(metric: str) -> int:
    """How many pairs are played for each value that is tried."""
    return _OF_A_RATE if rate_named(metric) else _OF_A_MEAN


def hinges(
    metric: str, margin: float, setting: Setting, old: Sop, new: Sop, trials: Trials, *, pairs: int
) -> tuple[Hinge, ...] | None:
    """Every parameter that turns the movement of a metric within its stated range, the nearest flip first.

    A movement turns where its mean is no longer beyond the margin on the side it is on now. None: in so few pairs it
    does not move beyond its margin, so nothing can be told.

    Raises:
        EngineFault: a play failed.

    """
    asked = _Asked(metric, margin, setting, old, new, trials, pairs)
    (side,) = asked.sides([setting.team], "plays as assumed")
    if side == 0:
        return None
    figures = setting.team.behaviour.parameters
    ends = [(name, figure, end) for name, figure in figures.items() for end in _ends(figure)]
    ways = [_Way(name, figure, asked.team(name, end), end) for name, figure, end in ends]
    # All ends of all ranges are played at once; what is tried between them depends on what they say.
    # What shows in few plays may not show in the first ten: a rate is sifted by the whole play there.
    rate = pairs_for(metric) == _OF_A_RATE
    for past, whole in ((_FIRST, rate), (_SECOND, False)):
        if past < pairs:
            ways = asked.stirred(ways, past, whole=whole)
    sides = asked.sides([way.team for way in ways], "plays of the assumptions that matter")
    turned = [way for way, there in zip(ways, sides, strict=True) if there != side]
    found = asked.flips(turned, side)
    return tuple(hinge for _, hinge in sorted(found, key=lambda one: one[0]))


@frozen
class _Way:
    """The way from the assumed value of a parameter to an end of its range."""

    name: ParameterName
    figure: Parameter
    team: Team
    """The team at the end."""
    end: float


@frozen
class _Asked:
    metric: str
    margin: float
    setting: Setting
    old: Sop
    new: Sop
    trials: Trials
    pairs: int

    def flips(self, ways: Sequence[_Way], here: int) -> list[tuple[float, Hinge]]:
        """Where each parameter flips it on its way: (how far off as a share of the range, it). All ways at once."""
        near, far = [_value(way.figure) for way in ways], [way.end for way in ways]
        for step in range(_HALVINGS if ways else 0):
            middles = [(one + other) / 2 for one, other in zip(near, far, strict=True)]
            teams = [self.team(way.name, middle) for way, middle in zip(ways, middles, strict=True)]
            sides = self.sides(teams, f"plays for where it turns, step {step + 1} of {_HALVINGS}")
            for index, (middle, side) in enumerate(zip(middles, sides, strict=True)):
                (near if side == here else far)[index] = middle
        return [
            (abs(at - _value(way.figure)) / (float(way.figure.high) - float(way.figure.low)), _hinge(way, at))
            for way, at in zip(ways, far, strict=True)
        ]

    def stirred(self, ways: Sequence[_Way], past: int, *, whole: bool) -> list[_Way]:
        """Those of assumptions that change the figure, or anything in a `whole` play, in one of the first pairs."""
        words = f"plays at both ends of {len({way.name for way in ways})} assumptions"
        played = self._played([self.setting.team, *(way.team for way in ways)], past, words)
        assumed, *others = [self._came(before, after, past, whole=whole) for before, after in played]
        names = {way.name for way, came in zip(ways, others, strict=True) if came != assumed}
        return [way for way in ways if way.name in names]

    def _came(self, before: str, after: str, past: int, *, whole: bool) -> list[tuple[object, object]]:
        pairs = self.trials.rows.pairs(before, after, past)
        if whole:
            return [(one.entries, other.entries) for one, other in pairs]
        return list(values_of(self.metric, pairs))

    def sides(self, teams: Sequence[Team], words: str) -> list[int]:
        """On which side of the margins the mean lies with each team: -1 worse, 0 between them, 1 better."""
        return [self._side(*digests) for digests in self._played(teams, self.pairs, words)]

    def _played(self, teams: Sequence[Team], pairs: int, words: str) -> list[tuple[str, str]]:
        """By team what the rows of the two sides are filed under."""
        given = self.setting
        settings = [Setting(given.scenario, team, given.scorecard, given.yardstick) for team in teams]
        asked = [(one, sop) for one in settings for sop in (self.old, self.new)]
        digests = self.trials.ready(asked, pairs, words)
        return list(zip(digests[::2], digests[1::2], strict=True))

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


def _hinge(way: _Way, value: float) -> Hinge:
    figure = way.figure
    return Hinge(
        parameter=way.name,
        text=figure.text,
        assumed=_say(figure, _value(figure)),
        flips_at=_say(figure, value),
        towards="above" if value > _value(figure) else "below",
        source=figure.source,
    )


def _say(figure: TimeParameter | ChanceParameter | FactorParameter, value: float) -> str:
    return say_duration(round(value)) if isinstance(figure, TimeParameter) else f"{value:.3g}"
