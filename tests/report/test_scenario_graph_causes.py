"""The graph of causes."""

from __future__ import annotations

import pytest

from gameday.report.graph.boxes import Line
from gameday.report.graph.causes import causes, say_value
from gameday.scenario.metric import MetricName
from tests.report.graph_story import story

WORLD = story().world
assert WORLD is not None
GRAPH = causes(WORLD, {"all-stop": ("no-word",)})


def test_levers_lead_to_what_they_do_and_say_how() -> None:
    assert [line for line in GRAPH.lines if line.start.startswith("lever:")] == [
        Line("lever:rollback labels", "fault:old-codes", "helps", "ends"),
        Line("lever:rollback labels", "fault:old-codes", "harms", "if it fails: worsens to 150%"),
        Line("lever:switch_off sorting", "fault:all-stop", "harms", "starts"),
        Line("lever:shed queue", "fault:old-codes", "helps", "lessens to 20%, for 15 min", for_a_while=True),
        Line("lever:shed queue", "service:queue", "load", "demand × 0.5"),  # noqa: RUF001  # times
        Line("lever:shed queue", "service:queue", "load", "empties its queue"),
    ]


def test_faults_hurt_services_which_pass_it_on_until_it_shows() -> None:
    assert [(line.start, line.end, line.label) for line in GRAPH.lines if not line.start.startswith("lever:")] == [
        ("fault:old-codes", "service:labels", ""),
        ("fault:old-codes", "service:sorting", ""),
        ("fault:old-codes", "harm:old-codes", ""),
        ("fault:all-stop", "service:sorting", ""),
        ("service:labels", "service:sorting", ""),
        ("service:queue", "service:sorting", "40%"),
        ("service:sorting", "felt:sorting", ""),
        ("service:sorting", "alert:errors", ""),
    ]


def test_every_line_leads_to_the_right() -> None:
    assert [line for line in GRAPH.lines if GRAPH.box(line.start).column >= GRAPH.box(line.end).column] == []
    assert len(GRAPH.columns) == max(box.column for box in GRAPH.boxes) + 1


@pytest.mark.parametrize(
    ("box", "line"),
    [
        ("lever:rollback labels", "Works as meant in 80% of cases."),
        ("lever:switch_off sorting", "Only once rollback labels is in place."),
        ("lever:switch_off sorting", "Cannot be undone."),
        ("lever:restart labels", "Changes nothing."),
        ("fault:old-codes", "Sets in at the start."),
        ("fault:old-codes", "Latency to 1m 30s at sorting"),
        ("fault:all-stop", "Only where switch_off sorting is pulled or the story goes no-word."),
        ("service:queue", "Serves 90 requests a minute."),
        ("felt:sorting", "Degraded from error rate 10% on"),
        ("alert:errors", "Error rate above 8% for 1 min"),
        ("harm:old-codes", "Data at risk after 20 min"),
    ],
)
def test_a_box_says_what_a_facilitator_wants_to_know(box: str, line: str) -> None:
    assert line in GRAPH.box(box).lines


@pytest.mark.parametrize(
    ("metric", "value", "said"),
    [
        ("error_rate", 0.07, "7%"),
        ("latency_ms", 3800, "3800 ms"),
        ("latency_p95_ms", 900_000, "15 min"),
        ("queue_depth", 1_200_000, "1200000"),
    ],
)
def test_a_value_has_its_unit(metric: MetricName, value: float, said: str) -> None:
    assert say_value(metric, value) == said


def test_a_lever_says_whether_it_helps_harms_or_does_nothing() -> None:
    """A harmful one is not drawn like help; what fails now and then is help all the same."""
    assert {box.title: (box.tone, box.over) for box in GRAPH.boxes if box.kind == "lever"} == {
        "rollback labels": ("", "Lever"),
        "switch_off sorting": ("harms", "Lever that does harm"),
        "shed queue": ("", "Lever"),
        "restart labels": ("nothing", "Lever"),
    }
