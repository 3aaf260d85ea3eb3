"""The graph in words."""

from __future__ import annotations

from gameday.report.graph.text import description, graphs_of, scenario_markdown
from tests.report.graph_story import story


def test_the_lists_hold_every_box_and_every_line() -> None:
    text = scenario_markdown(story())
    graphs = graphs_of(story())
    assert [box.id for graph in graphs for box in graph.boxes if f": {box.title}**" not in text.replace("\\", "")] == []
    labels = [line.label for graph in graphs for line in graph.lines if line.label]
    assert [label for label in labels if label not in text] == []


def test_a_lever_is_followed_by_what_it_does() -> None:
    lines = scenario_markdown(story()).splitlines()
    at = lines.index("- **Lever: shed queue**: Let in half.")
    assert lines[at + 1 : at + 4] == [
        "  - lessens to 20%, for 15 min: Fault, bad deploy, at labels: old-codes",
        "  - demand × 0.5: Service: queue",  # noqa: RUF001  # times
        "  - empties its queue: Service: queue",
    ]


def test_a_way_is_followed_by_what_it_starts() -> None:
    lines = scenario_markdown(story()).splitlines()
    at = lines.index("- **Way no-word: They turn to the newspapers**: Where no way before it was taken.")
    assert lines[at + 1 : at + 3] == ["  - starts Fault: all-stop", "  - leads to Phase: The press calls"]


def test_what_people_wrote_is_no_markup() -> None:
    assert "# Parcels come back &amp; nobody &lt;knows&gt; why" in scenario_markdown(story())


def test_those_who_cannot_see_the_picture_are_told_the_same() -> None:
    told = description(story())
    assert told.startswith("SPOILER")
    way = next(line for line in told.splitlines() if line.startswith("Way said"))
    assert way == (
        "Way said: Calm. If there is on record: update posted (audience external). Leads to Message: thanks."
    )
