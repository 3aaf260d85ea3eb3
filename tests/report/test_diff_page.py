"""The difference between two SOPs, at 80 columns."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from gameday.files.documents import load_sop
from gameday.report.diff_page import print_diff
from gameday.sop import Sop
from gameday.sop.diff import diff
from tests.sop.lint_sample import sound


def page(old: Sop, new: Sop, *, everything: bool = False) -> str:
    out = StringIO()
    print_diff(Console(file=out, width=80, no_color=True), diff(old, new), everything=everything)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_the_numbers_beside_the_rules_add_up_to_what_changes() -> None:
    lines = page(load_sop("in-practice"), load_sop("one-page-playbook")).splitlines()
    assert max(map(len, lines)) <= 80
    counts = [int(line[:7].replace(",", "")) for line in lines if line[:7].strip().replace(",", "").isdigit()]
    assert f"Another level for {sum(counts):,} of" in "\n".join(lines)


def test_a_hop_whose_words_change_changes_no_paging() -> None:
    words = page(sound(), sound(clauses={"page-manager": {"text": "Then the manager."}}))
    assert words.splitlines()[-2:] == ["changed page-manager  escalation", "        only its wording"]
    called = page(sound(), sound(clauses={"page-manager": {"target": "legal"}}))
    assert "changed page-manager  escalation  paging changes too\n        target: manager, now legal" in called


def test_wording_is_shown_to_those_who_ask() -> None:
    edited = sound(clauses={"page-manager": {"text": "Then the manager."}})
    assert "now Then the manager." in page(sound(), edited, everything=True).replace("\n        ", " ")
