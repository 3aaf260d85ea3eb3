"""What really happens, for the facilitator: the cause, what is true when, what helps and what harms."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.importers.story_time import say_story_time
from gameday.report.brief.blocks import Heading, PaperBlock, Table, Words, points
from gameday.report.brief.brief import Brief
from gameday.report.sop.blocks import Line
from gameday.retrospective.facts import say_facts
from gameday.scenario.branch import Branch, Way
from gameday.scenario.mitigation import Effect, Mitigation, Pull, Scaling
from gameday.scenario.state import State
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.severity import NO_INCIDENT

_DOES = {
    "ends": "ends",
    "lessens": "lessens",
    "worsens": "makes worse",
    "starts": "starts",
    "heals": "mends",
    "outweighs": "lets one live with",
}


def story_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """The truth: cause, course and levers."""
    one = brief.scenario
    yield Words(one.hidden_truth or "Nobody has written down what really happened.")
    if one.world and one.world.faults:
        yield points(*(Line(fault.cause, lead=f"Cause ({fault.id})") for fault in one.world.faults))
    yield from _course(brief)
    if one.world and one.world.mitigations:
        yield Heading("Levers")
        rows = tuple(_lever(lever) for lever in one.world.mitigations)
        yield Table(("Lever", "What it is", "What it does", "Takes"), rows, widths=(20, 36, 32, 12))


def _course(brief: Brief) -> Iterator[PaperBlock]:
    """What is true when, and which level is right then, as it goes if nobody acts."""
    moments = brief.story.moments
    if not moments:
        yield Words("The scenario states no facts of impact: say them by hand, as the story goes.", soft=True)
        return
    yield Heading("What is true, if nobody acts")
    rows = tuple((_minute(one.at), say_facts(one.facts), " or ".join(one.levels) or NO_INCIDENT) for one in moments)
    yield Table(("From", "What is true", f"Right under {brief.sop.name}"), rows, widths=(14, 58, 28))


def _minute(at: int) -> str:
    return say_story_time(round(at / MINUTE) * MINUTE)


def _lever(lever: Mitigation) -> tuple[str, str, str, str]:
    marks = "" if lever.reversible else " Cannot be undone."
    takes = say_duration(lever.takes) if lever.takes is not None else "as long as the team takes"
    return _say_lever(lever), lever.text + marks, _all_it_does(lever), takes


def _all_it_does(lever: Mitigation) -> str:
    parts = [_effect(effect) for effect in lever.effects]
    parts += [_scaling(one, lever.target) for one in lever.scales]
    parts += [f"throws away what waits for {name}" for name in lever.empties]
    told = "; ".join(parts) or "nothing"
    if lever.needs:
        told += f"; only after {', '.join(_say_lever(one) for one in lever.needs)}"
    if lever.chance < 1:
        otherwise = "; ".join(_effect(effect) for effect in lever.otherwise) or "nothing"
        told += f"\nin {(1 - lever.chance) * 100:.0f}% of cases: {otherwise}"
    return told


def _scaling(one: Scaling, target: str) -> str:
    held = f", for {say_duration(one.holds_for)}" if one.holds_for is not None else ""
    return f"{one.metric} of {one.service or target} times {one.times:g}{held}"


def _say_lever(one: Pull | Mitigation) -> str:
    return f"{one.action} {one.target}".replace("_", " ")


def _effect(effect: Effect) -> str:
    to = f" to {effect.to * 100:.0f}%" if effect.to is not None else ""
    held = f", for {say_duration(effect.holds_for)}, then it comes back" if effect.holds_for else ""
    return f"{_DOES[effect.does]} {effect.fault}{to}{held}"


def branch_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """Where the story parts, and by what; nothing where it never does."""
    for branch in brief.scenario.branches:
        yield Heading(branch.text, _decided(branch))
        yield points(*(Line(way.text, lead=f"Way {way.id}", aside=_taken(way)) for way in branch.ways))


def _decided(branch: Branch) -> str:
    if branch.at is not None:
        return f"decided at {say_story_time(branch.at)}"
    assert branch.after is not None  # noqa: S101  # a branch has one or the other
    later = f"{say_duration(branch.delay)} after " if branch.delay else "after "
    return f"decided {later}{branch.after.say()}"


def _taken(way: Way) -> str:
    starts = f"; sets off {', '.join(way.starts)}" if way.starts else ""
    return (f"if {say_state(way.when)}" if way.when else "otherwise") + starts


def say_state(state: State) -> str:
    """A state of affairs for people: `there is resolved, there is no update posted, data lost`."""
    parts = (
        f"there is {state.done.say()}" if state.done else "",
        f"there is no {state.not_done.say()}" if state.not_done else "",
        state.facts.say() if state.facts else "",
    )
    return ", ".join(filter(None, parts))
