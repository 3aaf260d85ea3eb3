"""The assessment in the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
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
        "What went well",
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


def test_open_questions_have_a_section_of_their_own() -> None:
    text = flat(shown(replace(retro(), open_questions=("Was legal told?",))))
    assert "Open questions ─" in text
    assert "• Was legal told?" in text
    assert "Open questions" not in shown(replace(retro(), open_questions=()))


def test_a_signed_report_says_by_whom_and_a_draft_that_nobody_did() -> None:
    found = retro()
    signed = replace(found, heading=replace(found.heading, draft=False, signed_off="Signed off by the scribe."))
    assert ("Draft: nobody" in shown(found), "Draft" in shown(signed)) == (True, False)
    assert "Signed off by the scribe." in shown(signed)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_is_cut_at_any_width(width: int) -> None:
    out = io.StringIO()
    print_assessment(Console(file=out, width=width, color_system=None), retro())
    assert max(len(line) for line in out.getvalue().splitlines()) <= width
    assert "…" not in out.getvalue()
    words = flat(out.getvalue())
    assert [one.title for one in retro().actions if one.title not in words] == []


def test_a_record_that_is_not_graded_is_told_in_words_alone() -> None:
    found = retro()
    formative = shown(replace(found, overall=replace(found.overall, verdict="not_graded")))
    assert re.findall(r"^(Severity|Escalation) *(.*)$", formative, re.MULTILINE)[1:] == [
        ("Severity", ""),
        ("Escalation", ""),
    ]
    assert "number" not in formative
    assert "of 100" not in formative
    assert "not graded" in formative


def test_where_nothing_was_kept_the_strengths_say_so() -> None:
    assert "No promise that was due was kept in full." in shown(replace(retro(), strengths=()))
