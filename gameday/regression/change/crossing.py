"""From one profile of responders to another: which of their assumptions make a figure worse, with the same draws."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.regression.change.hinge import EXACT, Step, Way, say, turning
from gameday.regression.change.supposed import Supposed, people, value_of
from gameday.regression.change.verdict import Flip
from gameday.regression.plays.metric import rate_named
from gameday.team import Team
from gameday.team.parameter import Parameter, ParameterName
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
    """Pairs that were played for each step."""
    steps: tuple[Step, ...]
    """Moved from the fine profile's figure to the worse one's, the one with the largest effect first, until it is
    worse. Empty: in these pairs the two profiles lie on one side of the margin."""
    turns_at: str = ""
    """The figure of the last step from which on it is worse, in words. Empty of a rate that takes several: beside the
    others the last one moves few plays, and no value of it would be more than the luck of those."""
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
    there, here = supposed.sides([worse, fine], pairs, "plays as assumed")
    names = flip.fine[0].profile, flip.worse[0].profile
    ways = _ranked(supposed, fine, pairs) if there == -1 and here != -1 else []
    exact = max(pairs, min(runs, EXACT))
    moved: list[ParameterName] = []
    figures: dict[ParameterName, Parameter] = {}
    for name in ways:
        before = dict(figures)
        figures[name] = worse.behaviour.parameters[name]
        moved.append(name)
        # In few pairs it may be worse by luck.
        if all(_is_worse(supposed, people(fine, figures), so_many) for so_many in (pairs, exact)):
            steps = tuple(_step(fine, worse, one) for one in moved)
            if before and rate_named(supposed.metric):
                return Crossing(flip, *names, exact, steps, "", len(ways))
            way = Way(name, figures[name], value_of(figures[name]))
            (turns,) = turning(supposed, people(fine, before), [way], exact, lambda there: there == -1)
            return Crossing(flip, *names, exact, steps, say(way.figure, turns), len(ways))
    return Crossing(flip, *names, pairs, (), differ=len(ways))


def _is_worse(supposed: Supposed, team: Team, pairs: int) -> bool:
    (side,) = supposed.sides([team], pairs, "plays between the two profiles")
    return side == -1


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
    return Step(name, bad.text, say(mild, value_of(mild)), say(bad, value_of(bad)))


def _figures(one: Parameter) -> tuple[float, float]:
    return value_of(one), float(getattr(one, "sigma", 0.0))
