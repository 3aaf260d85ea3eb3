"""The page of an SOP, last part: reviews, papers, contacts, readings, advice, and where each promise stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.report.sop.blocks import Block, Grid, Heading, Line, Paragraph, Places, Points, Quote, Section
from gameday.report.sop.response import promise
from gameday.report.sop.rooms import clauses_in
from gameday.retrospective.plain import listed
from gameday.sop import Sop
from gameday.sop.model import bounds_of
from gameday.sop.source import Reading, Statement
from gameday.terms.role import say_role

_USUAL = 2
"""The weight of a clause that states none."""
_STANDS = "The numbers in brackets above. Beside each section the promises from it, with weights other than 2."


def rest_sections(sop: Sop, places: Places) -> Iterator[Section]:
    """Everything after the incident, and everything around it; a part nothing is said of is left out."""
    parts = (
        ("The review of an incident", _review(sop, places)),
        ("Templates", _templates(sop, places)),
        ("Contacts", _contacts(sop, places)),
        ("Advice", _advice(sop, places)),
        ("The review of this SOP", _own_review(sop, places)),
        ("How open wordings are read", _readings(sop)),
        ("Where each promise stands", _promises(sop, places)),
    )
    for title, blocks in parts:
        found = tuple(blocks)
        if found:
            yield Section(title, found)


def _points(lines: Sequence[Line]) -> Iterator[Block]:
    if lines:
        yield Points(tuple(lines))


def _review(sop: Sop, places: Places) -> Iterator[Block]:
    clauses = clauses_in(sop, "review")
    yield from _points([promise(sop, places, clause) for clause in clauses])
    if any(bound.unit == "business_days" for clause in sop.clauses for bound in bounds_of(clause).values()):
        off = f", without {listed([str(day) for day in sop.calendar.holidays])}" if sop.calendar.holidays else ""
        yield Paragraph(Line(f"Business days are Monday to Friday in {sop.calendar.timezone}{off}."))


def _templates(sop: Sop, places: Places) -> Iterator[Block]:
    for one in sop.templates:
        status = one.status or "any status"
        yield Paragraph(Line(f"{one.audience}, {status}", lead=one.id, sources=places.at(one.source)))
        yield Quote(one.text)


def _contacts(sop: Sop, places: Places) -> Iterator[Block]:
    lines = []
    for one in sop.contacts:
        aside = f"last verified {one.verified}" if one.verified else ""
        lines.append(Line(one.text, lead=_capital(say_role(one.target)), aside=aside, sources=places.at(one.source)))
    yield from _points(lines)


def _advice(sop: Sop, places: Places) -> Iterator[Block]:
    yield from _points(_stated(sop.advice, places))
    if sop.metrics:
        yield Heading("What to measure")
        yield from _points(_stated(sop.metrics, places))


def _stated(statements: Sequence[Statement], places: Places) -> list[Line]:
    return [Line(one.text, sources=places.at(one.source)) for one in statements]


def _own_review(sop: Sop, places: Places) -> Iterator[Block]:
    review = sop.review
    lines = []
    if review.text:
        lines.append(Line(review.text, sources=places.at(review.source)))
    if review.every_days:
        lines.append(Line(f"every {review.every_days} days", lead="How often"))
    if review.owner:
        lines.append(Line(review.owner, lead="Owner"))
    if lines:
        lines.append(Line(str(review.last) if review.last else "not recorded", lead="Last"))
    yield from _points(lines)


def _readings(sop: Sop) -> Iterator[Block]:
    """What the text leaves open; these are not the document's words."""
    named: list[tuple[str, Reading | None]] = [(one.id, one.reading) for one in (*sop.severity.rules, *sop.clauses)]
    alike: dict[Reading, list[str]] = {}
    for name, reading in named:
        if reading is not None:
            alike.setdefault(reading, []).append(name)
    if alike:
        yield Paragraph(Line("Where the text leaves something open, this SOP file reads it so, and says why."))
    yield from _points(
        [Line(one.value, lead=", ".join(names), below=f"Because: {one.why}") for one, names in alike.items()]
    )


def _promises(sop: Sop, places: Places) -> Iterator[Block]:
    yield Paragraph(Line(_STANDS))
    for document in sop.documents:
        mine = [(section, number) for (name, section), number in places.numbers.items() if name == document.id]
        if not mine:
            continue
        yield Paragraph(Line(document.title, lead=f"Document {document.id}"))
        rows = [
            (Line(str(number)), Line(section), Line(_clauses_at(sop, document.id, section))) for section, number in mine
        ]
        yield Grid(("No.", "Section", "Promises"), tuple(rows))


def _clauses_at(sop: Sop, document: str, section: str) -> str:
    found = [one for one in sop.clauses if (one.source.document, one.source.section) == (document, section)]
    return ", ".join(one.id if one.weight == _USUAL else f"{one.id} ({one.weight})" for one in found)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
