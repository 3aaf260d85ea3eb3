"""The graph of the script: phases and branches, the ways they open, and what each way sends or starts."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.report.graph.boxes import Box, Graph, Line, say_length
from gameday.scenario import Scenario
from gameday.scenario.branch import Branch, Way
from gameday.scenario.inject import Inject
from gameday.scenario.phase import Phase
from gameday.scenario.state import State

_MODES = {
    "automatic": "",
    "optional": "optional",
    "held": "held for your hand",
    "contingency": "if the drill needs it",
}


def script(scenario: Scenario) -> Graph | None:
    """Phases, branches, ways, and what belongs to them; None where a scenario has neither phases nor branches."""
    if not scenario.phases and not scenario.branches:
        return None
    lines = tuple(_lines(scenario))
    columns = _columns(scenario, lines)
    faults = {fault.id: fault for fault in scenario.world.faults} if scenario.world else {}
    started = dict.fromkeys(fault for branch in scenario.branches for way in branch.ways for fault in way.starts)
    boxes = [
        *(_phase(one, columns[f"phase:{one.id}"]) for one in scenario.phases),
        *(_branch(one, columns[f"branch:{one.id}"]) for one in scenario.branches),
        *(_way(one, columns[f"way:{one.id}"]) for branch in scenario.branches for one in branch.ways),
        *(inject_box(one, columns[f"inject:{one.id}"]) for one in scenario.injects if _belongs(one)),
        *(Box(f"sets-in:{id_}", "fault", columns[f"sets-in:{id_}"], "Fault", id_) for id_ in started),
    ]
    known = [box if box.kind != "fault" else _caused(box, faults[box.title].cause) for box in boxes]
    width = max(columns.values()) + 1
    headings = ("Phases and branches", *([""] * (width - 1)))
    return Graph("How the story may go", headings, tuple(known), lines)


def free_injects(scenario: Scenario) -> tuple[Box, ...]:
    """The injects that belong to no phase and no way: by their times, then those that wait for something."""
    free = [one for one in scenario.injects if not _belongs(one)]
    ordered = sorted(free, key=lambda one: (one.at is None, one.at or 0))
    return tuple(inject_box(one, 0) for one in ordered)


def _caused(box: Box, cause: str) -> Box:
    return Box(box.id, box.kind, box.column, box.over, box.title, (cause,))


def _belongs(one: Inject) -> bool:
    return one.phase is not None or one.way is not None


def _lines(scenario: Scenario) -> Iterator[Line]:
    for branch in scenario.branches:
        for way in branch.ways:
            yield Line(f"branch:{branch.id}", f"way:{way.id}", "leads")
            yield from (Line(f"way:{way.id}", f"sets-in:{fault}", "harms") for fault in way.starts)
    for phase in scenario.phases:
        if phase.way is not None:
            yield Line(f"way:{phase.way}", f"phase:{phase.id}", "leads")
    for inject in scenario.injects:
        # With both, it goes out in the phase, and only this way.
        starts = [f"{kind}:{id_}" for kind, id_ in (("phase", inject.phase), ("way", inject.way)) if id_ is not None]
        yield from (Line(start, f"inject:{inject.id}", "leads") for start in starts)


def _columns(scenario: Scenario, lines: tuple[Line, ...]) -> dict[str, int]:
    """Each box right of everything that leads to it."""
    found = {f"phase:{one.id}": 0 for one in scenario.phases} | {f"branch:{one.id}": 0 for one in scenario.branches}
    # A way leads to phases, and those to injects: four steps are all there are.
    for _ in range(4):
        for line in lines:
            found[line.end] = max(found.get(line.end, 0), found.get(line.start, 0) + 1)
    return found


def _phase(one: Phase, column: int) -> Box:
    begins = f"from {say_length(one.at)} on" if one.at else "from the start" if one.at == 0 else "by your hand"
    lines = [f"Asks {len(one.questions)} question{'s' if len(one.questions) > 1 else ''}."] if one.questions else []
    if one.facts is not None:
        lines.append("States what is true from here on.")
    over = "Phase" if one.way is not None else f"Phase, {begins}"
    return Box(f"phase:{one.id}", "phase", column, over, one.title, tuple(lines))


def _branch(one: Branch, column: int) -> Box:
    if one.at is not None:
        when = f"Decided at {say_length(one.at)}."
    else:
        later = f"{say_length(one.delay)} after" if one.delay else "once there is"
        when = f"Decided {later}: {one.after.say() if one.after else ''}."
    return Box(f"branch:{one.id}", "branch", column, "Branch", one.text, (when,))


def _way(one: Way, column: int) -> Box:
    when = say_state(one.when) if one.when is not None else "Where no way before it was taken."
    return Box(f"way:{one.id}", "way", column, f"Way {one.id}", one.text, (when,))


def say_state(state: State) -> str:
    """What must hold, as a sentence: `If there is on record: mitigation started (action rollback).`."""
    parts = []
    if state.done is not None:
        parts.append(f"there is on record: {state.done.say()}")
    if state.not_done is not None:
        parts.append(f"there is not on record: {state.not_done.say()}")
    if state.facts is not None:
        parts.append(f"it is true: {state.facts.say()}")
    return f"If {'; and '.join(parts)}."


def inject_box(one: Inject, column: int) -> Box:
    """An inject: its kind, when it goes out, to whom and what it says."""
    mode = f", {_MODES[one.mode]}" if _MODES[one.mode] else ""
    what = (one.distraction.kind if one.distraction else one.gap or one.kind).replace("_", " ").capitalize()
    when = _when(one)
    lines = (*((when,) if when else ()), one.text)
    return Box(f"inject:{one.id}", "inject", column, f"{what}{mode}", one.id, lines)


def _when(one: Inject) -> str:
    delay = f"{say_length(one.delay)} after: " if one.delay else "Once: "
    if one.at is not None:
        return f"At {say_length(one.at + one.delay)}{' of the phase' if one.phase else ''}."
    if one.after is not None:
        return f"{delay}{one.after.say()}."
    if one.when is not None:
        return f"At {say_length(one.when.by)}: {_small(say_state(one.when))}" if one.when.by else say_state(one.when)
    return f"{say_length(one.delay)} later." if one.delay else ""


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
