"""One scenario in the terminal: what participants may know, and what its facilitator knows."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from gameday.files.documents import load_scenario
from gameday.report.scenario_page import print_scenario
from tests.importers.rich import rich


def page(name: str, *, spoilers: bool) -> str:
    out = StringIO()
    print_scenario(Console(file=out, width=100, no_color=True), load_scenario(name), spoilers=spoilers)
    return out.getvalue()


def test_tags_and_truth_are_for_the_facilitator() -> None:
    """Tags name what it is about, so who is to play does not see them."""
    told, known = page("checkout-errors", spoilers=False), page("checkout-errors", spoilers=True)
    words = ("Tags", "config-change", "cut the payment gateway's timeout", "rollback payment-gateway")
    flat = {text: " ".join(text.split()) for text in (told, known)}
    assert [[word in flat[text] for word in words] for text in (told, known)] == [[False] * 4, [True] * 4]


def test_with_spoilers_everything_that_is_delivered_and_asked_for_is_shown(tmp_path: Path) -> None:
    loaded = rich(tmp_path)
    out = StringIO()
    print_scenario(Console(file=out, width=200, no_color=True), loaded.document, spoilers=True, offset=60)
    known, one = " ".join(out.getvalue().split()), loaded.document
    for phase in one.phases:
        assert [words for words in (phase.title, *phase.questions) if words not in known] == []
    for action in one.expected_actions():
        assert action.text in known
    for attachment in one.attachments:
        assert f"{attachment.id} ({attachment.file})" in known
    assert "UTC+01:00" in known
    assert "when its moment comes" not in known
