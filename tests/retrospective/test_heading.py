"""What a report is called, and what it must carry."""

from __future__ import annotations

from dataclasses import replace

from gameday.files.documents import load_scenario
from gameday.retrospective.cast import Cast
from gameday.retrospective.heading import heading_of, simulation_banner
from gameday.retrospective.model import Heading
from gameday.timeline import Timeline, exercise, response, signals
from tests.retrospective.sample import assessment, at, case, timeline

SIMULATED = ("EXERCISE", "drill d-0042", "SIMULATION, NO PERSON TOOK PART")


def heading(record: Timeline) -> Heading:
    one = case(record)
    judged = assessment(one, humans=one.header.exercise.humans if one.header.exercise else 0)
    return heading_of(one, judged, Cast.of(record))


def test_a_drill_with_people_is_an_after_action_report() -> None:
    found = heading(timeline())
    assert (found.title, found.banner, found.draft) == (
        "After-action report: checkout",
        ("EXERCISE", "drill d-0042"),
        True,
    )


def test_a_drill_without_people_says_so_and_is_no_after_action_report() -> None:
    found = heading(timeline(humans=0, kind="simulation"))
    assert (found.title, found.banner) == ("Simulation report: checkout", SIMULATED)
    assert simulation_banner("d-0042") == SIMULATED


def test_a_real_incident_carries_no_banner() -> None:
    found = heading(timeline(kind="real"))
    assert (found.title, found.banner) == ("Incident retrospective: checkout", ())


def test_the_title_names_nobody_unless_names_are_asked_for() -> None:
    """A title stands in every form of a report, and what an alert says is often somebody's own words."""
    told = Timeline.of(
        (
            signals.AlertFired(id="a", at=at(0), alert="Jonas deployed auth 5.2"),
            response.Declared(id="d", at=at(5), actor="jonas", role="incident_commander", severity="SEV1"),
        )
    )
    one = case(told)
    cast = Cast.of(told)
    titles = [heading_of(one, assessment(one), who).title for who in (cast, replace(cast, shown={}))]
    assert [title.partition(": ")[2] for title in titles] == [
        "the incident commander deployed auth 5.2",
        "Jonas deployed auth 5.2",
    ]


def test_signing_it_off_ends_the_draft() -> None:
    assert not heading(timeline(exercise.SignedOff(id="s", at=at(61), role="incident_commander"))).draft


def test_what_comes_after_the_signature_says_why_it_is_a_draft_again() -> None:
    signed = exercise.SignedOff(id="s", at=at(61), role="incident_commander")
    found = heading(timeline(signed, exercise.Observation(id="o", at=at(62), role="evaluator", text="One more.")))
    assert (found.draft, found.signed_off, found.lapsed) == (
        True,
        "",
        "The record changed after the incident commander signed off on 2026-04-20.",
    )


def test_it_names_its_documents() -> None:
    assert dict(heading(timeline()).about) == {
        "Drill": "d-0042",
        "Kind": "game-day",
        "Scenario": "checkout",
        "SOP": "A small SOP (small, version 1)",
        "Scorecard": "Plain (plain)",
        "Seed": "7",
        "Started": "2026-04-20 14:47 UTC",
    }


def test_a_variant_that_was_drawn_is_named_as_a_command_takes_it() -> None:
    played = load_scenario("checkout-errors").model_copy(update={"variant": 3})
    one = replace(case(timeline()), scenario=played)
    assert ("Scenario", "checkout-errors@3") in heading_of(one, assessment(one), Cast.of(one.source)).about
