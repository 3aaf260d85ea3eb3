"""A comparison of two SOPs as JUnit XML: one suite a scenario, one case a cell."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as Tree

from gameday.regression.change.comparison import Comparison
from gameday.regression.figures.cell import Cell
from gameday.report.regress.lost import say_lost
from gameday.report.regress.words import BANNER, CELL_WORDS, say_broken, say_cell, say_flip, say_margin, say_range

_UNSEEN = "not observable"
_LOST = "lost"
_EDITED = "what was edited"


def comparison_junit(found: Comparison) -> str:
    """The XML text. A regressed cell is a failure.

    Skipped is what leaves a merge undecided: a cell that is open or hangs on who responds, a part that no play sees.
    """
    verdict = found.answer.verdict
    root = Tree.Element("testsuites", name=f"gameday regress: {found.question.names[1]} ({BANNER})")
    for scenario in dict.fromkeys(one.place.scenario for one in verdict.cells):
        cells = [one for one in verdict.cells if one.gate and one.place.scenario == scenario]
        suite = Tree.SubElement(root, "testsuite", name=scenario, tests=str(len(cells)))
        failed, skipped = 0, 0
        for cell in cells:
            case = Tree.SubElement(
                suite, "testcase", classname=f"{scenario}.{cell.place.team}.{cell.place.profile}", name=cell.metric
            )
            flip = next((one for one in verdict.flips if cell.place in one.worse and cell.metric == one.metric), None)
            if flip and cell.verdict == "regressed" and not verdict.excuses(cell):
                skipped += 1
                Tree.SubElement(case, "skipped", message=_text(f"{say_flip(flip, verdict)} {_more(cell)}"))
            elif cell.verdict == "regressed" and not verdict.excuses(cell):
                failed += 1
                Tree.SubElement(case, "failure", message=_text(say_cell(cell))).text = _text(_more(cell))
            elif cell.verdict == "open" or verdict.excuses(cell):
                skipped += 1
                why = "accepted" if verdict.excuses(cell) else CELL_WORDS[cell.verdict]
                Tree.SubElement(case, "skipped", message=_text(f"{why}: {_more(cell)}"))
        suite.set("failures", str(failed))
        suite.set("skipped", str(skipped))
    if verdict.nothing_played:
        suite = Tree.SubElement(root, "testsuite", name=_EDITED, tests="1", failures="0", skipped="0")
        Tree.SubElement(suite, "testcase", classname=_EDITED, name="nothing")
    _undecided(root, _LOST, [(one.partition(": ")[0], one) for one in say_lost(found)])
    _undecided(root, _UNSEEN, [(one.what, f"{one.why}; needed: {one.mend}") for one in verdict.unseen])
    Tree.indent(root)
    return Tree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _undecided(root: Tree.Element, name: str, cases: Sequence[tuple[str, str]]) -> None:
    """A suite of cases, each with why it is skipped; none where there is no case."""
    if not cases:
        return
    count = str(len(cases))
    suite = Tree.SubElement(root, "testsuite", name=name, tests=count, skipped=count, failures="0")
    for what, why in cases:
        case = Tree.SubElement(suite, "testcase", classname=name, name=_text(what))
        Tree.SubElement(case, "skipped", message=_text(f"{name}: {why}"))


def _more(cell: Cell) -> str:
    by = f" ({say_broken(cell)})" if cell.broken else ""
    return f"{cell.said}{by}; interval {say_range(cell)}; margin {say_margin(cell)}; {cell.pairs} pairs"


def _text(words: str) -> str:
    """Nothing that XML cannot hold."""
    return "".join(one if one.isprintable() else " " for one in words)
