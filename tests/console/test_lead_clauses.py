"""Promises as they tick off, with people's words beside them."""

from __future__ import annotations

from typing import Any

from gameday.console.views.lead import scene_of
from gameday.console.views.lead_clauses import clauses_section, objectives_section
from gameday.terms.dimension import DIMENSIONS
from tests.console.played import playing
from tests.live.prepared import EVALUATOR, Led, led, plan


def lines(one: Led) -> dict[str, Any]:
    """The lines by clause."""
    section: Any = clauses_section(scene_of(one.drill))
    return {line["id"]: line for line in section}


def test_every_clause_has_a_line_those_of_one_dimension_together() -> None:
    """Nothing of the SOP is left out; the judge's own question stands with escalation and is no clause to rate."""
    one = led()
    found = lines(one)
    assert found.keys() - {clause.id for clause in one.drill.sop.clauses} == {"somebody-reached"}
    assert not found["somebody-reached"]["of_sop"]
    seen = list(dict.fromkeys(line["dimension"] for line in found.values()))
    assert len(seen) == len({finding.dimension for finding in scene_of(one.drill).findings}) <= len(DIMENSIONS)


def test_a_bound_is_told_for_the_level_that_is_in_force() -> None:
    """Before anything is wrong no level is; then the figures of the one that is right stand beside the words."""
    one = led()
    assert {line["within"] for line in lines(one).values()} == {""}
    one.pass_to(13)
    found = lines(one)
    assert (found["declare"]["within"], found["cadence-external"]["within"]) == ("5 min", "every 15 to 30 min")
    assert found["declare"]["status_words"] == "may still come"


def test_only_a_gate_is_broken() -> None:
    """However late a promise is that fails nothing by itself, its words say so without that mark."""
    seats = ("primary_oncall", "secondary_oncall", "team_lead", "comms_lead")
    one = led(plan(seats=dict.fromkeys(seats, "human")))
    one.lead("end", at=90)
    found = lines(one)
    assert [found[id_]["broken"] for id_ in ("severity", "declare")] == [True, False]
    assert found["declare"]["status"] == "missed"


def test_a_word_of_an_evaluator_stands_beside_the_finding() -> None:
    """Its status does not move."""
    one = led()
    one.pass_to(13)
    before = lines(one)["declare"]
    assert one.order(EVALUATOR, "observe", clause="declare", rating="M", note="Nobody said a level").ok
    after = lines(one)["declare"]
    word = {"rating": "M", "justified": None, "reason": "Nobody said a level", "role": "evaluator"}
    assert [{name: said[name] for name in word} for said in after["judgements"]] == [word]
    assert {**after, "judgements": []} == before


def test_objectives_are_those_of_the_scenario() -> None:
    """With what shows them, so that one observation may speak of the whole."""
    one = playing()
    told: Any = objectives_section(scene_of(one.drill))
    assert [objective["id"] for objective in told] == [one.id for one in one.drill.scenario.objectives]
