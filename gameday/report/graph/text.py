"""The graph of a scenario in words: as Markdown, and for those who cannot see the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gameday.report.escape import markdown_text
from gameday.report.graph.boxes import Box, Graph
from gameday.report.graph.causes import causes
from gameday.report.graph.script import free_injects, script
from gameday.retrospective.plain import plain
from gameday.scenario import Scenario

SPOILER = "SPOILER: it shows causes and answers. For whoever leads the drill, not for those who play it."
_LONGEST = 4000
_VERBS = {
    "helps": "helps",
    "harms": "starts",
    "load": "moves load",
    "hurts": "hurts",
    "spreads": "passes it on to",
    "shows": "shows as",
    "leads": "leads to",
}


def graphs_of(scenario: Scenario) -> tuple[Graph, ...]:
    """What a scenario has of causes and of a script, and the injects that stand by themselves."""
    found = []
    if scenario.world is not None:
        ways = [(way.id, way.starts) for branch in scenario.branches for way in branch.ways]
        started = {
            fault.id: tuple(id_ for id_, starts in ways if fault.id in starts) for fault in scenario.world.faults
        }
        found.append(causes(scenario.world, started))
    story = script(scenario)
    if story is not None:
        found.append(story)
    free = free_injects(scenario)
    if free:
        found.append(Graph("Injects that wait for no phase and no branch", ("",), free, ()))
    return tuple(replace(graph, boxes=tuple(map(_visible, graph.boxes))) for graph in found)


def _visible(one: Box) -> Box:
    """One line for each text, and nothing in it that cannot be seen: no drawing could hold it."""
    return replace(one, title=plain(one.title, _LONGEST), lines=tuple(plain(line, _LONGEST) for line in one.lines))


def scenario_markdown(scenario: Scenario) -> str:
    """The same as the picture, as lists: every box with what it says and what it leads to."""
    lines = [f"# {markdown_text(plain(scenario.title, _LONGEST))}", "", f"**{SPOILER}**", ""]
    for graph in graphs_of(scenario):
        lines += [f"## {graph.title}", ""]
        for name, said, leads in _told(graph):
            lines.append(f"- **{markdown_text(name)}**" + (f": {markdown_text(said)}" if said else ""))
            lines += [f"  - {markdown_text(one)}" for one in leads]
        lines.append("")
    return "\n".join(lines)


def description(scenario: Scenario) -> str:
    """The same as the picture, in plain sentences."""
    parts = [SPOILER]
    for graph in graphs_of(scenario):
        parts.append(f"{graph.title}.")
        for name, said, leads in _told(graph):
            parts.append(
                " ".join((_stopped(name), said, *(_stopped(one[0].upper() + one[1:]) for one in leads))).strip()
            )
    return "\n".join(parts)


def _told(graph: Graph) -> Iterator[tuple[str, str, list[str]]]:
    """(name, what it says, what it leads to and how) of each box, from the left to the right."""
    names = {box.id: _name(box) for box in graph.boxes}
    for box in sorted(graph.boxes, key=lambda one: one.column):
        leads = [
            f"{line.label}: {names[line.end]}" if line.label else f"{_VERBS[line.kind]} {names[line.end]}"
            for line in graph.lines
            if line.start == box.id
        ]
        yield names[box.id], " ".join(_stopped(line) for line in box.lines if line), leads


def _stopped(words: str) -> str:
    return words if words[-1:] in ".!?…" else f"{words}."


def _name(box: Box) -> str:
    return f"{box.over}: {box.title}"
