"""The graph of the script."""

from __future__ import annotations

from gameday.files.documents import load_scenario
from gameday.report.graph.script import free_injects, script
from tests.report.graph_story import story


def test_branches_open_ways_and_ways_lead_on() -> None:
    found = script(story())
    assert found is not None
    assert [(line.start, line.end) for line in found.lines] == [
        ("branch:told", "way:said"),
        ("branch:told", "way:no-word"),
        ("way:no-word", "sets-in:all-stop"),
        ("way:no-word", "phase:press"),
        ("phase:first", "inject:depot"),
        ("phase:press", "inject:journalist"),
        ("way:said", "inject:thanks"),
    ]
    assert {box.id: box.column for box in found.boxes} == {
        "phase:first": 0,
        "phase:press": 2,
        "phase:after": 0,
        "branch:told": 0,
        "way:said": 1,
        "way:no-word": 1,
        "inject:depot": 1,
        "inject:journalist": 3,
        "inject:thanks": 2,
        "sets-in:all-stop": 2,
    }


def test_each_says_when_its_moment_comes() -> None:
    found = script(story())
    assert found is not None
    assert {id_: found.box(id_).lines[0] for id_ in ("branch:told", "way:said", "way:no-word", "inject:thanks")} == {
        "branch:told": "Decided at 30 min.",
        "way:said": "If there is on record: update posted (audience external).",
        "way:no-word": "Where no way before it was taken.",
        "inject:thanks": "5 min later.",
    }
    assert [found.box(f"phase:{id_}").over for id_ in ("first", "press", "after")] == [
        "Phase, from the start",
        "Phase",
        "Phase, by your hand",
    ]


def test_injects_that_wait_for_no_phase_and_no_branch_stand_by_themselves_by_their_times() -> None:
    assert [(box.id, box.over, box.lines[0]) for box in free_injects(story())] == [
        ("inject:early", "Executive swoop", "At 2 min."),
        ("inject:late", "Message", "At 20 min: if there is not on record: declared."),
    ]


def test_a_scenario_without_phases_and_branches_has_no_such_graph() -> None:
    assert script(load_scenario("checkout-errors")) is None
