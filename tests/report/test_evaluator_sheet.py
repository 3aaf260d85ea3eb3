"""The empty sheet for evaluators."""

from __future__ import annotations

import pytest

from gameday.files import load_scenario, load_sop, shipped_names
from gameday.files.csv_table import parse_table
from gameday.importers.evaluator_sheet import COLUMNS, heading_row
from gameday.report.evaluator_sheet import sheet_text


@pytest.mark.parametrize("name", shipped_names("sops"))
def test_every_clause_has_a_row_with_its_words_and_its_source(name: str) -> None:
    sop = load_sop(name)
    table = parse_table(sheet_text(sop).encode(), "sheet.csv")
    headings = heading_row(table)
    assert headings is not None
    assert headings.cells == COLUMNS
    rows = [row.cells for row in table.rows if row.number > headings.number]
    assert [(row[0], row[2].startswith(clause.text)) for row, clause in zip(rows, sop.clauses, strict=True)] == [
        (clause.id, True) for clause in sop.clauses
    ]
    assert all(row[3].endswith(clause.source.section) for row, clause in zip(rows, sop.clauses, strict=True))


def test_it_says_exercise_what_it_is_of_and_what_the_letters_mean() -> None:
    sop, scenario = load_sop("seilers"), load_scenario("checkout-errors")
    first, _, *rows = sheet_text(sop, scenario).splitlines()
    assert first.startswith("EXERCISE,,")
    for words in ("SOP seilers", "scenario checkout-errors", "P performed without challenges", "yes or no"):
        assert words in first
    assert [row.split(",")[1] for row in rows[: len(scenario.objectives)]] == [one.id for one in scenario.objectives]


def test_what_the_scenario_expects_has_a_row_by_its_id() -> None:
    sop, scenario = load_sop("seilers"), load_scenario("checkout-errors")
    rows = [row.cells for row in parse_table(sheet_text(sop, scenario).encode(), "sheet.csv").rows]
    expected = [row for row in rows if row[3] == "the scenario"]
    assert [row[0] for row in expected] == [one.id for one in scenario.expected_actions()]
    assert "within" in expected[0][2]
    same = scenario.model_copy(
        update={"expects": (scenario.expected_actions()[0].model_copy(update={"id": sop.clauses[0].id}),)}
    )
    assert f"\nexpected {sop.clauses[0].id}," in sheet_text(sop, same).replace("\r", "")


def test_where_there_is_no_lever_nobody_is_asked_to_rate_the_pulling_of_one() -> None:
    sop, scenario = load_sop("one-page-playbook"), load_scenario("letter-from-a-stranger")
    assert not scenario.has_levers
    assert "\nreversible-first," in sheet_text(sop).replace("\r", "")
    assert "\nreversible-first," not in sheet_text(sop, scenario).replace("\r", "")
