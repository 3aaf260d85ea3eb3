"""From one profile of responders to another: which of their assumptions make a figure worse, with the same draws."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.regression.change.hinge import EXACT, Step, Way, least, say, turning
from gameday.regression.change.supposed import Supposed, at, people, value_of
from gameday.regression.change.verdict import Flip
from gameday.regression.plays.metric import rate_named
from gameday.team import Team
from gameday.team.parameter import Parameter, ParameterName, TimeParameter
from gameday.terms.frozen import frozen

_MOVED = 8
"""Pairs in which the figure moves with the worse profile: for each parameter in which the two differ."""


@frozen
class Crossing:
    """What of the profile that is worse makes it worse for people who are otherwise like the fine one."""

    flip: Flip
    fine: str
    """The profile that was started from."""
    worse: str
    pairs: int
    """Pairs in which all these steps make it worse, and all but the last do not."""
    steps: tuple[Step, ...]
    """Moved from the fine profile's figure to the worse one's, the one with the largest effect first, until it is
    worse. Empty: in these pairs the two profiles lie on one side of the margin."""
    turns_at: str = ""
    """The figure of the last step from which on it is worse, in words. Empty of a rate that takes several: beside the
    others the last one moves few plays, and no value of it would be more than the luck of those. Empty too where the
    spread of the last one makes it worse, whatever its median."""
    differ: int = 0
    """Parameters in which the two profiles differ."""


def crossing(flip: Flip, supposed: Supposed, fine: Team, runs: int) -> Crossing:
    """Move one parameter after the other from the fine profile's figure to the worse one's, until the figure is worse.

    Args:
        flip: The figure that is worse under one profile and not under another.
        supposed: The figure with the people of the worse profile.
        fine: The team with the fine profile.
        runs: The budget of pairs.

    Raises:
        EngineFault: a play failed.

    """
    worse = supposed.setting.team
    pairs = max(supposed.enough(team, runs) for team in (worse, fine))
    exact = max(pairs, min(runs, EXACT))
    names = flip.fine[0].profile, flip.worse[0].profile
    if not _apart(supposed, fine, exact):
        return Crossing(flip, *names, exact, ())
    ways = _ranked(supposed, fine, exact)
    figures = [{name: worse.behaviour.parameters[name] for name in ways[:count]} for count in range(len(ways) + 1)]
    few = pairs if _apart(supposed, fine, pairs) else exact

    def is_worse(count: int, so_many: int) -> bool:
        (side,) = supposed.sides([people(fine, figures[count])], so_many, "plays between the two profiles")
        return side == -1

    count = least(len(ways), lambda count: is_worse(count, few), lambda count: is_worse(count, exact))
    steps = tuple(_step(fine, worse, one) for one in ways[:count])
    if not count or (count > 1 and rate_named(supposed.metric)):
        return Crossing(flip, *names, exact, steps, "", len(ways))
    last = worse.behaviour.parameters[ways[count - 1]]
    near = people(fine, figures[count - 1])
    way = Way(ways[count - 1], last, value_of(last))
    # On its way the median moves, and the spread is the worse one from the beginning.
    begun = people(near, {way.name: at(last, value_of(near.behaviour.parameters[way.name]))})
    (side,) = supposed.sides([begun], exact, "plays between the two profiles")
    if side == -1:
        return Crossing(flip, *names, exact, steps, "", len(ways))
    (turns,) = turning(supposed, near, [way], exact, lambda there: there == -1)
    return Crossing(flip, *names, exact, steps, say(last, turns), len(ways))


def _apart(supposed: Supposed, fine: Team, pairs: int) -> bool:
    """Is it worse under one profile in so many pairs, and not under the other?"""
    there, here = supposed.sides([supposed.setting.team, fine], pairs, "plays as assumed")
    return there == -1 and here != -1


def _ranked(supposed: Supposed, fine: Team, pairs: int) -> Sequence[ParameterName]:
    """The parameters in which the two differ, the one first that takes most away where the figure is worse."""
    worse = supposed.setting.team
    mild, bad = fine.behaviour.parameters, worse.behaviour.parameters
    names = [name for name in bad if mild[name] != bad[name] and _figures(mild[name]) != _figures(bad[name])]
    replicates = supposed.moved_at(worse, pairs, _MOVED, -1)
    words = f"plays of {len(names)} assumptions that differ between two profiles"
    left = supposed.left([people(worse, {name: mild[name]}) for name in names], replicates, words)
    return [name for _, name in sorted(zip(left, names, strict=True), key=lambda one: -one[0])]


def _step(fine: Team, worse: Team, name: ParameterName) -> Step:
    mild, bad = fine.behaviour.parameters[name], worse.behaviour.parameters[name]
    spread = _spread(mild) != _spread(bad)
    mildly, badly = (f"{say(one, value_of(one))}{f', sigma {_spread(one):g}' * spread}" for one in (mild, bad))
    return Step(name, bad.text, mildly, badly)


def _figures(one: Parameter) -> tuple[float, float]:
    return value_of(one), _spread(one)


def _spread(one: Parameter) -> float:
    return one.sigma if isinstance(one, TimeParameter) else 0.0
