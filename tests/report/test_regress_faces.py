"""Every face of a comparison, from figures made up for it: nothing is played."""

from __future__ import annotations

import json
from random import Random
from xml.etree import ElementTree as Tree

import pytest
from rich.console import Console

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.cause import Cause
from gameday.regression.cell import cells_at
from gameday.regression.comparison import Comparison, Told
from gameday.regression.hinge import Hinge
from gameday.regression.looking import GATES
from gameday.regression.looks import Look
from gameday.regression.metric import METRICS, RATES
from gameday.regression.observable import Unseen
from gameday.regression.pairing import Pairing, place_of
from gameday.regression.regress import Answer, Question
from gameday.regression.row import Row
from gameday.regression.verdict import verdict
from gameday.report.regress_annotations import annotated
from gameday.report.regress_html import comparison_html
from gameday.report.regress_json import comparison_text
from gameday.report.regress_junit import comparison_junit
from gameday.report.regress_markdown import comparison_markdown
from gameday.report.regress_page import print_comparison

SIMULATION = "SIMULATION, NO PERSON TOOK PART"
HOSTILE = "no <b>play</b> | reached\nit"


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Acknowledging takes half as long again; everything else stands still; a clause was not observable."""
    scenario, sop = load_scenario("checkout-errors"), load_sop("mitigate-first")
    team = load_team("storefront", profile="default")
    question = Question(sop, sop, load_scorecard("sop-regression"), ((scenario, team),))
    luck = Random(3)  # noqa: S311  # figures for a test
    rows = [
        (_row(index, answer := luck.uniform(60, 90)), _row(index, answer * luck.uniform(1.4, 1.6)))
        for index in range(800)
    ]
    pairing = Pairing.of(place_of(scenario, team), rows)
    cells = cells_at(Look(800, 0.0125), [pairing], GATES, question.margins)
    ruled = verdict(cells, [pairing], [Unseen("page-lead", HOSTILE, "a scenario in which it applies")])
    cell = next(one for one in cells if one.metric == "time_to_acknowledge")
    hinge = Hinge("page_missed_day", "A page is not noticed while awake.", "0.03", "0.004", "below", "assumed")
    values = tuple((one.value(cell.metric) or 0.0, two.value(cell.metric) or 0.0) for one, two in rows)
    told = Told(cell, (Cause("page-secondary", ("paging",), -0.4, 1.0),), None, (hinge,), values)
    return Comparison(question, Answer(ruled, (pairing,), 4), (told,))


def _row(replicate: int, answer: float) -> Row:
    values = tuple(answer if one.name == "time_to_acknowledge" else 60.0 for one in METRICS)
    return Row(replicate, f"{answer}", f"{answer}", values, tuple(False for _ in RATES), ())


def test_json_holds_the_verdict_every_cell_and_why(found: Comparison) -> None:
    told = json.loads(comparison_text(found))
    assert (told["verdict"], told["exit_code"], told["simulation"]) == ("regressed", 1, SIMULATION)
    assert len(told["cells"]) == len(METRICS) + len(RATES)
    assert [one["metric"] for one in told["cells"] if one["verdict"] == "regressed"] == ["time_to_acknowledge"]
    assert told["why"][0]["clauses"][0]["through"] == ["paging"]
    assert told["why"][0]["hangs_on"][0]["flips_at"] == "0.004"


def test_junit_has_a_suite_a_scenario_a_case_a_cell_and_skips_what_nothing_shows(found: Comparison) -> None:
    root = Tree.fromstring(comparison_junit(found))  # noqa: S314  # our own
    suites = {one.get("name"): one for one in root}
    gates = [one for one in found.answer.verdict.cells if one.gate]
    assert len(suites["checkout-errors"]) == len(gates)
    assert (suites["checkout-errors"].get("failures"), suites["checkout-errors"].get("skipped")) == ("1", "0")
    assert suites["not observable"].find("testcase/skipped") is not None


def test_markdown_shows_every_text_letter_by_letter(found: Comparison) -> None:
    told = comparison_markdown(found)
    assert told.startswith("### Regressed: the candidate against the baseline\n")
    assert "<b>" not in told
    assert "no &lt;b&gt;play&lt;/b&gt; \\| reached it" in told
    assert SIMULATION in told


def test_annotations_stand_at_the_clause_on_one_line_each(found: Comparison) -> None:
    lines = list(annotated(found, lambda part: (f"sops/{part}.yaml", 7)))
    assert [line.split("::", 2)[1] for line in lines] == [
        "error file=sops/page-secondary.yaml,line=7,title=Regressed",
        "warning file=sops/page-lead.yaml,line=7,title=Not observable",
    ]
    assert all("\n" not in line for line in lines)


def test_the_page_needs_nothing_else_and_escapes_every_text(found: Comparison) -> None:
    page = comparison_html(found)
    assert "<script" not in page
    assert "no <b>play</b>" not in page
    assert page.count('class="plot"') == 2
    assert "http" not in page.replace("http://www.w3.org", "")


def test_the_terminal_says_it_within_eighty_columns(found: Comparison) -> None:
    console = Console(width=80, record=True, force_terminal=False)
    with console.capture() as captured:
        print_comparison(console, found)
    said = captured.get()
    assert max(map(len, said.splitlines())) <= 80
    words = " ".join(said.split())
    assert "Regressed. Something is worse by more than its margin." in words
    assert "The edit is one clause, page-secondary, and moves people by paging." in words
    assert "would no longer be called below 0.004" in words
