"""The worked incidents: the page says what judging says, and the SOPs differ where their documents do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scoring.worked import BEGIN, END, SOPS, WORKED, generated, judged


def test_the_page_holds_what_judging_makes_of_them(root: Path, pin: Callable[[Path, str], None]) -> None:
    page = root / "docs" / "explanation" / "worked-incidents.md"
    text = page.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    pin(page, before + generated(root) + after)


@pytest.mark.parametrize("name", WORKED)
def test_no_gate_is_broken_by_what_a_document_does_not_tell(root: Path, name: str) -> None:
    """A document that shows half of an incident leaves every verdict open; it fails nobody."""
    found = judged(root, name)
    assert {sop: (one.overall.verdict, one.overall.gates) for sop, one in found.items()} == dict.fromkeys(
        SOPS, ("undecided", ())
    )


def test_003_called_sev1_is_right_by_its_own_document(root: Path) -> None:
    found = judged(root, "checkout-errors-003")
    assert found["in-practice"].finding("severity").credit == 1.0


def test_004_skips_the_watch_period_its_own_document_asks_for(root: Path) -> None:
    """Called over at the minute the impact ended, where the SOP asks for 30 to 60 min of watching."""
    finding = judged(root, "payments-failing-004")["one-page-playbook"].finding("watch-period")
    assert (finding.status, finding.evidence) == ("missed", ("p8",))


def test_the_same_action_items_are_whole_under_one_sop_and_not_under_another(root: Path) -> None:
    """Owner and date are enough for one document; another asks for priority, verification and impact as well."""
    found = judged(root, "payments-failing-004")
    credits_ = {sop: found[sop].finding("action-items").credit for sop in ("in-practice", "one-page-playbook")}
    assert credits_ == {"in-practice": 1.0, "one-page-playbook": pytest.approx(0.4)}
