"""The graph in words."""

from __future__ import annotations

from gameday.report.scenario_graph_text import description, graphs_of, scenario_markdown
from tests.report.graph_story import story


def test_the_lists_hold_every_box_and_every_line() -> None:
    text = scenario_markdown(story())
    graphs = graphs_of(story())
    assert [box.id for graph in graphs for box in graph.boxes if f": {box.title}**" not in text.replace("\\", "")] == []
    labels = [line.label for graph in graphs for line in graph.lines if line.label]
    assert [label for label in labels if label not in text] == []


def test_a_lever_reads_as_a_sentence() -> None:
    line = next(line for line in scenario_markdown(story()).splitlines() if "Lever: shed queue" in line)
    assert line == (
        "- **Lever: shed queue**. Let in half. Leads on: lessens to 20%, for 15 min: Fault, bad deploy: old-codes; "
        "demand × 0.5: Service: queue; empties its queue: Service: queue."  # noqa: RUF001  # times
    )


def test_what_people_wrote_is_no_markup() -> None:
    assert "# Parcels come back &amp; nobody &lt;knows&gt; why" in scenario_markdown(story())


def test_those_who_cannot_see_the_picture_are_told_the_same() -> None:
    told = description(story())
    assert told.startswith("SPOILER")
    assert (
        "Way said: Calm. If there is on record: update posted (audience external). Leads on: leads to: Message: thanks."
        in told
    )
