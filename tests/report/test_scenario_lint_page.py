"""What the linter found in a scenario, at 80 columns."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from gameday.report.scenario_lint_page import print_scenario_lint
from gameday.scenario.lint import Remark, RemarkKind, Where, report_of


def remark(kind: RemarkKind, id_: str, where: Where = ("title",)) -> Remark:
    return Remark(kind, id_, where, f"{id_} is wrong", "something else", "It matters.")


def page(*remarks: Remark, file: str = "till.yaml") -> str:
    out = StringIO()
    console = Console(file=out, width=80, no_color=True)
    print_scenario_lint(console, "till", report_of(remarks), lambda where: (file, len(where)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_a_scenario_without_a_remark_takes_one_line() -> None:
    assert page() == "till: well"


def test_errors_come_first_and_gaps_last_each_in_the_order_of_the_document() -> None:
    """Whatever the order in which they were found; the same twice is said once."""
    gap, spoiler = remark("gap", "c"), remark("spoiler", "s")
    late, soon = remark("error", "l", ("injects", 10, "at")), remark("error", "e", ("injects", 2, "at"))
    assert page(gap, spoiler, late, soon, gap) == (
        "till: 2 errors, 1 spoiler, 1 gap\n"
        "till.yaml:3: e is wrong, expected something else\n"
        "    e: It matters.\n"
        "till.yaml:3: l is wrong, expected something else\n"
        "    l: It matters.\n"
        "till.yaml:1: s is wrong, expected something else\n"
        "    s: It matters.\n"
        "till.yaml:1: c is wrong, expected something else\n"
        "    c: It matters."
    )


def test_a_long_line_is_not_wrapped_and_a_path_is_text() -> None:
    """A line that is wrapped cannot be clicked; brackets are no markup."""
    long = Remark("gap", "g", ("title",), "this is wrong " * 10, "something else", "It matters.")
    assert page(long, file="[red]till.yaml").splitlines()[1].startswith("[red]till.yaml:1: this is wrong this")
    assert len(page(long).splitlines()) == 3
