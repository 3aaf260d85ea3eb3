"""A comparison of two SOPs as JUnit XML: one suite a scenario, one case a cell."""

from __future__ import annotations

from gameday.regression.change.comparison import Comparison
from gameday.regression.change.verdict import Verdict
from gameday.regression.figures.cell import Cell
from gameday.report.junit import JUnit, Outcome
from gameday.report.regress.lost import say_lost
from gameday.report.regress.words import (
    BANNER,
    CELL_WORDS,
    say_broken,
    say_cell,
    say_flip,
    say_margin,
    say_meaning,
    say_range,
    say_title,
)

_UNSEEN = "not observable"
_LOST = "lost"
_THROUGH = "it stops no merge here (--fail-on)"


def comparison_junit(found: Comparison) -> str:
    """The XML text. It holds a failure exactly where the verdict stops a merge.

    There a cell that is worse is a failure, under the profile that it is worse with. Skipped is what leaves a merge
    undecided, or was let through: a cell that is open or was accepted, a part that no play sees.
    """
    verdict = found.answer.verdict
    stops = f"{say_title(verdict)}: {say_meaning(verdict)}" if verdict.exit_code else ""
    told = JUnit(f"gameday regress: {found.question.names[1]} ({BANNER})", stops=stops)
    for scenario in dict.fromkeys(one.place.scenario for one in verdict.cells):
        with told.suite(scenario) as suite:
            for cell in (one for one in verdict.cells if one.gate and one.place.scenario == scenario):
                where = f"{scenario}.{cell.place.team}.{cell.place.profile}"
                suite.case(where, cell.metric, *_outcome(cell, verdict))
    with told.suite(_LOST) as suite:
        for one in say_lost(found):
            suite.case(_LOST, one.partition(": ")[0], "skipped", f"{_LOST}: {one}")
    with told.suite(_UNSEEN) as suite:
        for part in verdict.unseen:
            suite.case(_UNSEEN, part.what, "skipped", f"{_UNSEEN}: {part.why}; needed: {part.mend}")
    return str(told)


def _outcome(cell: Cell, verdict: Verdict) -> tuple[Outcome, str, str] | tuple[()]:
    """What came of a cell, in a line, and more of it; nothing where it holds."""
    if verdict.excuses(cell):
        return "skipped", f"accepted: {_more(cell)}", ""
    if cell.verdict == "open":
        return "skipped", f"{CELL_WORDS[cell.verdict]}: {_more(cell)}", ""
    if cell.verdict != "regressed":
        return ()
    flip = next((one for one in verdict.flips if cell.place in one.worse and cell.metric == one.metric), None)
    said = say_flip(flip, verdict) if flip is not None else say_cell(cell)
    if verdict.let_through:
        return "skipped", f"{said} {_more(cell)}; {_THROUGH}", ""
    return "failure", said, _more(cell)


def _more(cell: Cell) -> str:
    by = f" ({say_broken(cell)})" if cell.broken else ""
    return f"{cell.said}{by}; interval {say_range(cell)}; margin {say_margin(cell)}; {cell.pairs} pairs"
