"""Recorded drills under two SOPs as JUnit XML: one suite a record."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from gameday.regression.records.flip import FindingFlip
from gameday.regression.records.rejudged import RecordFlips, Rejudged
from gameday.report.rejudged.heading import heading_of
from gameday.report.rejudged.words import say_flip, say_notice, say_record, say_sides

_UNSEEN = "not observable"
_PASSES = "passes"
"""The case of a record as a whole."""


def rejudged_junit(found: Rejudged) -> str:
    """The XML text: one suite a record, one case a clause that applies, and one for the record as a whole.

    A failure is what speaks against the candidate by what decides. Skipped, with words, is a flip that decides nothing,
    what nobody can tell, and a record that passes under neither.
    """
    root = Tree.Element(
        "testsuites", name=_text(f"gameday regress --timelines: {say_sides(found)} ({heading_of(found)})")
    )
    for record in found.records:
        suite = Tree.SubElement(root, "testsuite", name=_text(record.record))
        if record.notice:
            properties = Tree.SubElement(suite, "properties")
            Tree.SubElement(properties, "property", name="notice", value=_text(say_notice(record)))
        _whole(_case(suite, record.record, _PASSES), record, found)
        untold = dict(record.untold)
        for clause in record.alike:
            case = _case(suite, record.record, clause)
            if clause in untold:
                _said(case, "skipped", f"cannot be told under both: {untold[clause]}")
        for flip in record.flips:
            _flip(_case(suite, record.record, flip.clause), flip, found)
        _count(suite)
    if found.unseen:
        suite = Tree.SubElement(root, "testsuite", name=_UNSEEN)
        for part in found.unseen:
            _said(_case(suite, _UNSEEN, part.what), "skipped", f"{part.why}; needed: {part.mend}")
        _count(suite)
    Tree.indent(root)
    return Tree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _whole(case: Tree.Element, record: RecordFlips, found: Rejudged) -> None:
    if record.falls and "score" in found.gates:
        _said(case, "failure", say_record(record))
    elif record.after != "pass":
        _said(case, "skipped", say_record(record))


def _flip(case: Tree.Element, flip: FindingFlip, found: Rejudged) -> None:
    if not flip.better:
        _said(case, "failure" if flip.worse and "outcome" in found.gates else "skipped", say_flip(flip), flip.sentence)


def _case(suite: Tree.Element, of: str, name: str) -> Tree.Element:
    return Tree.SubElement(suite, "testcase", classname=_text(of), name=_text(name))


def _said(case: Tree.Element, kind: str, message: str, more: str = "") -> None:
    Tree.SubElement(case, kind, message=_text(message)).text = _text(more)


def _count(suite: Tree.Element) -> None:
    for kind, name in (("testcase", "tests"), ("testcase/failure", "failures"), ("testcase/skipped", "skipped")):
        suite.set(name, str(len(suite.findall(kind))))


def _text(words: str) -> str:
    """Nothing that XML cannot hold."""
    return "".join(one if one.isprintable() else " " for one in words)
