"""The assumption a verdict hangs on: parameters of the responders, moved over their stated ranges, same draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from gameday.regression.change.supposed import Supposed, at, people, value_of
from gameday.regression.plays.metric import rate_named
from gameday.team import Team
from gameday.team.parameter import Parameter, ParameterName, TimeParameter
from gameday.terms.duration import SECOND, say_duration
from gameday.terms.frozen import frozen

_FIRST, _MOVED = 4, 12
"""Pairs in which the figure moves: in the first few each end of each range is tried, in the others those that took
anything away. Where the movement comes from shows in such pairs and nowhere else."""
_MOST = 8
"""Assumptions that are played in all pairs: those that take most of the movement away."""
_LEAST = 0.95
"""Of the movement in those pairs, what an assumption leaves at the most to be played on."""
_TURNED = 2
"""Assumptions of which the value is looked for at which it turns."""
EXACT = 400
"""Pairs for each value on the way to the one at which it turns, where the budget has them: fewer tell it roughly."""
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


@frozen
class Step:
    """One of several assumptions that are moved together."""

    parameter: ParameterName
    text: str
    assumed: str
    """Its value in the profile, in words."""
    moved_to: str


@frozen
class Together:
    """Assumptions that are moved together, since none turns it alone."""

    steps: tuple[Step, ...]
    """In the order in which they were moved: the one that takes most away first. Empty: none takes anything away."""
    turned: bool
    """Is the movement no longer beyond its margin with all of them?"""
    mean: float
    """The movement that is left with all of them, as the metric's `moved`."""
    turns_at: str = ""
    """Where they turn it: the figure of the last step from which on, in words. Empty of a rate: beside all the others
    the last one moves few plays, and no value of it would be more than the luck of those."""
    pairs: int = 0
    """Pairs in which what is left was counted, and in which they turn it while all but the last do not."""


@frozen
class Hung:
    """What one called figure hangs on."""

    pairs: int
    """Pairs that were played for each value, at the least."""
    hinges: tuple[Hinge, ...] | None
    """Those that turn it alone, the nearest first; None: in so few pairs it does not move beyond its margin."""
    together: Together | None = None
    """Where none turns it alone, those that were moved together; None: one does, or nobody asked."""


@frozen
class Way:
    """The way from the assumed value of a parameter to another."""

    name: ParameterName
    figure: Parameter
    """As assumed."""
    end: float

    @property
    def whole(self) -> Mapping[ParameterName, Parameter]:
        """The figure at the end of the way."""
        return {self.name: at(self.figure, self.end)}

    def step(self) -> Step:
        """The whole way, in words."""
        return Step(self.name, self.figure.text, say(self.figure, value_of(self.figure)), say(self.figure, self.end))


def hung_on(supposed: Supposed, runs: int, *, together: bool = True) -> Hung:
    """Every parameter that turns the movement of a figure within its stated range; else those that do together.

    A movement turns where its mean is no longer beyond the margin on the side it is on now. What takes something away
    from it shows in the pairs in which it moves: there each end of each range is tried first.

    Args:
        supposed: The figure.
        runs: The budget of pairs.
        together: Look for several at once where none does it alone.

    Raises:
        EngineFault: a play failed.

    """
    team = supposed.setting.team
    pairs = supposed.enough(team, runs)
    exact = max(pairs, min(runs, EXACT))
    few, side = (supposed.sides([team], so_many, "plays as assumed")[0] for so_many in (pairs, exact))
    if side == 0:
        return Hung(exact, None)
    if few != side:
        pairs = exact
    ways = _telling(supposed, team, pairs, side)
    turned = _turning_alone(supposed, ways, pairs, exact, side)
    if turned:
        return _alone(supposed, turned, exact, side)
    count = _least(supposed, ways, pairs, exact, side) if together else 0
    if count == 1:
        # It does so alone, in more pairs than it was first tried in.
        return _alone(supposed, ways[:1], exact, side)
    if not together:
        return Hung(pairs, ())
    return Hung(pairs, (), _together(supposed, ways, count, exact, side))


def _turning_alone(supposed: Supposed, ways: Sequence[Way], pairs: int, exact: int, side: int) -> list[Way]:
    """Those that turn it alone: two that do so in few pairs too, else one of which few pairs leave it open."""
    teams = [_gone(supposed, [way]) for way in ways]
    found = supposed.far(teams, pairs, "plays of the assumptions that matter")
    likely = [way for way, one in zip(ways, found, strict=True) if supposed.side(one.mean) != side]
    near = [way for way, one in zip(ways, found, strict=True) if way not in likely and not supposed.shows(one)]
    for among, most in ((likely, _TURNED), (near, 1)):
        turned = list(islice((way for way in among if _left(supposed, [way], exact)[1] != side), most))
        if turned:
            return turned
    return []


def _alone(supposed: Supposed, ways: Sequence[Way], pairs: int, side: int) -> Hung:
    turns = turning(supposed, supposed.setting.team, ways, pairs, lambda there: there != side)
    return Hung(pairs, _hinges(ways, turns))


def _left(supposed: Supposed, ways: Sequence[Way], pairs: int) -> tuple[float, int]:
    """The movement that is left with people at the end of all these ways in so many pairs; on which side it lies."""
    (found,) = supposed.far([_gone(supposed, ways)], pairs, "plays of other assumptions")
    return found.mean, supposed.side(found.mean)


def _gone(supposed: Supposed, ways: Sequence[Way]) -> Team:
    """People at the end of all these ways."""
    return people(supposed.setting.team, {name: figure for way in ways for name, figure in way.whole.items()})


def _telling(supposed: Supposed, team: Team, pairs: int, side: int) -> list[Way]:
    """The ways that take most of the movement away, in the pairs in which there is any; the best end of each range."""
    figures = team.behaviour.parameters
    ways = [Way(name, figure, end) for name, figure in figures.items() for end in _ends(figure)]
    replicates = supposed.moved_at(team, pairs, _MOVED, side)
    ranked: list[tuple[float, Way]] = []
    whole = 0.0
    for past in (_FIRST, _MOVED):
        words = f"plays of {len({way.name for way in ways})} assumptions in {len(replicates[:past])} pairs that moved"
        whole, *left = supposed.left([team, *(people(team, way.whole) for way in ways)], replicates[:past], words)
        less = [(still * side, way) for still, way in zip(left, ways, strict=True) if still * side < whole * side]
        ranked = sorted(less, key=lambda one: one[0])
        ways = [way for _, way in ranked]
    best: dict[ParameterName, Way] = {}
    for still, way in ranked:
        if still <= whole * side * _LEAST:
            best.setdefault(way.name, way)
    return list(best.values())[:_MOST]


def _least(supposed: Supposed, ways: Sequence[Way], pairs: int, exact: int, side: int) -> int:
    """How many of the ways turn it, the one that takes most away first; 0: not even all of them."""

    def turned(count: int, so_many: int) -> bool:
        return _left(supposed, ways[:count], so_many)[1] != side

    return least(len(ways), lambda count: turned(count, pairs), lambda count: turned(count, exact))


def least(steps: int, in_few: Callable[[int], bool], in_exact: Callable[[int], bool]) -> int:
    """With how many steps it turns: with one less it does not, in the very pairs that it is told by.

    Args:
        steps: How many there are, in their order.
        in_few: Has it turned with so many, in few pairs? They tell cheaply where it may.
        in_exact: Has it in those that it is told by? With none it has not.

    Returns:
        0: not even all of them turn it.

    """
    for count in range(1, steps + 1):
        if (count == steps or in_few(count)) and in_exact(count):
            # Few pairs may see late that it has.
            return next(one for one in range(count, 0, -1) if one == 1 or not in_exact(one - 1))
    return 0


def _together(supposed: Supposed, ways: Sequence[Way], count: int, pairs: int, side: int) -> Together:
    """So many of the ways together, which turn it; 0: all of them, which do not."""
    moved = ways[:count] if count else ways
    mean, _ = _left(supposed, moved, pairs) if moved else (0.0, 0)
    turns_at = ""
    if count and not rate_named(supposed.metric):
        near = _gone(supposed, moved[:-1])
        (turns,) = turning(supposed, near, moved[-1:], pairs, lambda there: there != side)
        turns_at = say(moved[-1].figure, turns)
    steps = tuple(way.step() for way in moved)
    return Together(steps, bool(count), mean, turns_at, pairs if moved else 0)


def turning(
    supposed: Supposed, near: Team, ways: Sequence[Way], pairs: int, turned: Callable[[int], bool]
) -> list[float]:
    """From which value of each parameter on it has turned, on the parameter's way; all ways at once.

    Args:
        supposed: The figure that turns.
        near: People with whom it has not.
        ways: At the end of each it has; each begins where the people near are.
        pairs: Pairs for each value.
        turned: Has it, on this side of the margins?

    """
    here = [value_of(near.behaviour.parameters[way.name]) for way in ways]
    there = [way.end for way in ways]
    for step in range(_HALVINGS):
        middles = [(one + other) / 2 for one, other in zip(here, there, strict=True)]
        teams = [people(near, {way.name: at(way.figure, one)}) for way, one in zip(ways, middles, strict=True)]
        sides = supposed.sides(teams, pairs, f"plays for where it turns, step {step + 1} of {_HALVINGS}")
        for index, (middle, side) in enumerate(zip(middles, sides, strict=True)):
            (there if turned(side) else here)[index] = middle
    return there


def _hinges(ways: Sequence[Way], turns: Sequence[float]) -> tuple[Hinge, ...]:
    """Each parameter with the value at which it turns, the nearest first: how far off, as a share of its range."""

    def off(found: tuple[Way, float]) -> float:
        figure = found[0].figure
        return abs(found[1] - value_of(figure)) / (float(figure.high) - float(figure.low))

    return tuple(_hinge(way, value) for way, value in sorted(zip(ways, turns, strict=True), key=off))


def _ends(figure: Parameter) -> list[float]:
    """The ends of its range that it does not lie on."""
    return [float(end) for end in (figure.low, figure.high) if float(end) != value_of(figure)]


def _hinge(way: Way, value: float) -> Hinge:
    figure = way.figure
    return Hinge(
        parameter=way.name,
        text=figure.text,
        assumed=say(figure, value_of(figure)),
        flips_at=say(figure, value),
        towards="above" if value > value_of(figure) else "below",
        source=figure.source,
    )


def say(figure: Parameter, value: float) -> str:
    """A figure of that parameter, in words."""
    return say_time(value) if isinstance(figure, TimeParameter) else f"{value:.3g}"


def say_time(milliseconds: float) -> str:
    """A duration for people, a short one to the second: where two are held against each other, seconds count."""
    minutes, seconds = divmod(round(milliseconds / SECOND), 60)
    if not 0 < minutes < _SHORT:
        return say_duration(round(milliseconds))
    return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"


_SHORT = 10
"""Minutes below which seconds tell something."""
