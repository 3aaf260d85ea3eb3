"""Recorded drills under two SOPs as a page, as a pull request's comment, and as JUnit XML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from markupsafe import Markup

from gameday.regression.rejudged import FindingFlip, RecordFlips, Rejudged
from gameday.report.escape import markdown_text
from gameday.report.regress_words import TITLES
from gameday.report.rejudged_words import say_flip, say_flips, say_meaning, say_record, say_ruling, say_sides
from gameday.report.templating import html_environment, read_template

_MOST = 40
"""Records that a comment lists; the page has them all."""
_UNSEEN = "not observable"
_PASSES = "passes"
"""The case of a record as a whole."""


def rejudged_html(found: Rejudged) -> str:
    """One self-contained page: no script, nothing fetched."""
    style = read_template("palette.css") + read_template("regress.css")
    return (
        html_environment()
        .get_template("rejudged.html.j2")
        .render(
            found=found,
            title=TITLES[found.ruling],
            sides=say_sides(found),
            meaning=say_meaning(found),
            flips=say_flips(found),
            moved=_moved(found),
            still=tuple(one for one in found.records if one not in _moved(found)),
            say_record=say_record,
            say_flip=say_flip,
            style=Markup(style),  # noqa: S704  # our own files
        )
    )


def rejudged_markdown(found: Rejudged) -> str:
    """The text of the comment or job summary, with a line end."""
    return "\n".join(_lines(found)) + "\n"


def rejudged_junit(found: Rejudged) -> str:
    """The XML text: one suite a record, one case a clause that applies, and one for the record as a whole.

    A failure is what speaks against the candidate by what decides; a flip that decides nothing is skipped, with words.
    """
    root = Tree.Element("testsuites", name=_text(f"gameday regress --timelines: {say_sides(found)}"))
    for record in found.records:
        suite = Tree.SubElement(root, "testsuite", name=_text(record.record))
        whole = Tree.SubElement(suite, "testcase", classname=_text(record.record), name=_PASSES)
        if record.falls:
            _said(whole, "failure" if "score" in found.gates else "skipped", say_record(record), "")
        for clause in record.alike:
            Tree.SubElement(suite, "testcase", classname=_text(record.record), name=clause)
        for flip in record.flips:
            case = Tree.SubElement(suite, "testcase", classname=_text(record.record), name=flip.clause)
            if not flip.better:
                kind = "failure" if flip.worse and "outcome" in found.gates else "skipped"
                _said(case, kind, say_flip(flip), flip.sentence)
        for kind, name in (("testcase", "tests"), ("testcase/failure", "failures"), ("testcase/skipped", "skipped")):
            suite.set(name, str(len(suite.findall(kind))))
    if found.unseen:
        count = str(len(found.unseen))
        suite = Tree.SubElement(root, "testsuite", name=_UNSEEN, tests=count, failures="0", skipped=count)
        for part in found.unseen:
            case = Tree.SubElement(suite, "testcase", classname=_UNSEEN, name=_text(part.what))
            _said(case, "skipped", f"{part.why}; needed: {part.mend}", "")
    Tree.indent(root)
    return Tree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _moved(found: Rejudged) -> tuple[RecordFlips, ...]:
    """Records that something is new of, those that speak against the candidate first."""
    moved = (one for one in found.records if one.flips or one.before != one.after)
    return tuple(sorted(moved, key=lambda one: not found.fails(one)))


def _lines(found: Rejudged) -> Iterator[str]:
    yield f"### {markdown_text(say_sides(found))}"
    yield ""
    yield f"**{markdown_text(say_ruling(found))}** {say_flips(found)}"
    yield ""
    if found.flips:
        yield "| clause | records | worse |"
        yield "|---|---:|---:|"
        yield from (f"| {markdown_text(clause)} | {count} | {worse} |" for clause, count, worse in found.by_clause())
        yield ""
    moved = _moved(found)
    for record in moved[:_MOST]:
        yield f"**{markdown_text(record.record)}**: {markdown_text(say_record(record))}"
        yield ""
        yield from (_line(one) for one in record.flips)
        yield ""
    if len(moved) > _MOST:
        yield f"And {len(moved) - _MOST} more."
        yield ""
    if found.unseen:
        yield "**Not observable: no record speaks for these**"
        yield ""
        yield from (f"- {markdown_text(f'{one.what}: {one.why}. Needed: {one.mend}.')}" for one in found.unseen)
        yield ""
    notice = f"{found.notice}. " if found.notice else ""
    yield f"<sub>{notice}Nothing was played: what is on record, judged under both.</sub>"


def _line(flip: FindingFlip) -> str:
    mark = "worse: " if flip.worse else ""
    return f"- {markdown_text(f'{flip.clause}: {mark}{say_flip(flip)}. {flip.sentence}')}"


def _said(case: Tree.Element, kind: str, message: str, more: str) -> None:
    Tree.SubElement(case, kind, message=_text(message)).text = _text(more)


def _text(words: str) -> str:
    """Nothing that XML cannot hold."""
    return "".join(one if one.isprintable() else " " for one in words)
