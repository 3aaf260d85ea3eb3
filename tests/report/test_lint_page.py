"""What the linter found, at 80 columns."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from gameday.report.lint_page import print_lint
from gameday.sop import Sop
from gameday.sop.lint import lint
from tests.sop.lint_sample import TODAY, sound


def page(sop: Sop, file: str = "our-sop.yaml") -> str:
    out = StringIO()
    console = Console(file=out, width=80, no_color=True)
    print_lint(console, sop, lint(sop, as_of=TODAY), lambda where: (file, len(where)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_a_sound_sop_takes_one_line() -> None:
    assert page(sound()) == "sound: no errors, no gaps"


def test_a_gap_is_told_with_its_place_why_it_matters_and_what_to_write() -> None:
    assert page(sound(clauses={"ack": {"within": {"SEV1": "5m"}}})) == (
        "sound: no errors, 1 gap\n"
        "\n"
        " 1. no-acknowledge-bound  our-sop.yaml:1\n"
        "    No figure says how soon a page is answered at SEV2.\n"
        "    Why: Without one nobody can tell a slow answer from a missed page, and no\n"
        "    hop has a moment to follow.\n"
        "    Mend: Add a `deadline` from first_page to acknowledged, `within` a figure\n"
        "    for SEV2, such as 5m.\n"
        "\n"
        "The first is the one worth mending first."
    )


def test_an_error_is_one_line_with_file_line_and_what_was_expected() -> None:
    """However long: a line that is wrapped cannot be clicked."""
    assert page(sound(clauses={"inside": {"every": {"SEV1": "1h", "SEV2": "30m"}}})) == (
        "sound: 1 error, no gaps\n"
        "our-sop.yaml:2: inside gives SEV1 1 h, and SEV2 only 30 min, expected SEV1 to be no slower than SEV2"
    )


def test_a_path_is_text_and_never_markup() -> None:
    loosened = {"inside": {"every": {"SEV1": "1h", "SEV2": "30m"}}}
    assert "[red]sop.yaml:2: inside" in page(sound(clauses=loosened), "[red]sop.yaml")
    assert "[red]sop.yaml:1" in page(sound(clauses={"ack": None}), "[red]sop.yaml")
