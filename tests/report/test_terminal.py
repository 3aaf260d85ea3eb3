"""The assessment in the terminal."""

from __future__ import annotations

import io

from rich.console import Console

from gameday.report.terminal import print_assessment
from gameday.retrospective import Retrospective
from tests.retrospective.sample import retro, timeline


def shown(found: Retrospective, where: str | None = None) -> str:
    out = io.StringIO()
    print_assessment(Console(file=out, width=80, color_system=None), found, where)
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_findings_come_first_and_the_number_last() -> None:
    text = shown(retro(), "drills/d-0042/retrospective.html")
    order = [
        "What happened",
        "What the record shows",
        "What to change",
        "The number, last",
        "47 of 100",
        "The retrospective:",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert flat(text).endswith("The retrospective: drills/d-0042/retrospective.html")


def test_findings_stand_under_their_dimension_with_their_verdict() -> None:
    text = flat(shown(retro()))
    assert (
        "Severity 40 to 60 in part severity [critical, broken] It was called SEV3 while it was SEV1 for 12 min." in text
    )
    assert "Escalation 40 to 60 missed page-secondary The second on-call was never reached." in text
    assert "handover" not in text


def test_it_fits_eighty_columns() -> None:
    assert max(len(line) for line in shown(retro(), "x" * 60).splitlines()) <= 80


def test_an_exercise_says_what_it_is() -> None:
    text = shown(retro(timeline(humans=0, kind="simulation"), humans=0))
    assert "Simulation report: checkout\nEXERCISE · drill d-0042 · SIMULATION, NO PERSON TOOK PART\n" in text


def test_broken_gates_are_named_and_limits_stand_at_the_foot() -> None:
    text = flat(shown(retro()))
    assert "Critical clauses broken: severity" in text
    assert "It is not for appraising people." in text
