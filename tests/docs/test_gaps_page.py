"""The catalogue of escalation gaps is that of the model, and every switch on it works."""

from __future__ import annotations

import re
from pathlib import Path

from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.gap_words import FORM, read_gaps, seats_of
from gameday.scenario.gap import GAP_KINDS, GAP_TEXTS, SEATLESS
from gameday.terms.clause_kind import CLAUSE_KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "gaps.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## `([a-z_]+)`\n\n(.+?)\n\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `([a-z_]+)` \| (a seat|everybody) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)


def switches(text: str) -> list[str]:
    """What stands after each `--gap` in a command."""
    return [word for word in re.findall(r"--gap ([a-z_]+\S*)", text.replace("`", " ")) if "[" not in word]


def test_every_gap_has_its_section_that_begins_with_what_it_is() -> None:
    sections = [(kind, " ".join(first.split())) for kind, first, _ in SECTION.findall(PAGE)]
    assert sections == [(kind, GAP_TEXTS[kind]) for kind in GAP_KINDS]


def test_every_gap_has_its_row_and_tests_kinds_of_clause_that_there_are() -> None:
    rows = ROW.findall(PAGE)
    assert [(kind, at) for kind, at, _ in rows] == [
        (kind, "everybody" if kind in SEATLESS else "a seat") for kind in GAP_KINDS
    ]
    named = {word for *_, kinds in rows for word in re.findall(r"`([a-z_]+)`", kinds)}
    assert named <= set(CLAUSE_KINDS)


def test_every_switch_shown_is_one_of_its_gap_and_reads() -> None:
    scenario, team = load_scenario("checkout-errors"), load_team("storefront")
    seats = seats_of(scenario, load_sop("mitigate-first"), team)
    shown = [(kind, read_gaps(switches(rest), seats)) for kind, _, rest in SECTION.findall(PAGE)]
    assert [(kind, bool(gaps) and gaps[0].gap == kind) for kind, gaps in shown] == [(kind, True) for kind in GAP_KINDS]
    assert len(switches(PAGE.split("## ", 1)[0])) == 2
    assert FORM in PAGE
