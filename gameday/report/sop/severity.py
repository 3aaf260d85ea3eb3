"""The page of an SOP, first part: how severe it is, and what makes an alert an incident."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.report.sop.blocks import Block, Grid, Heading, Line, Paragraph, Places, Points, Section
from gameday.report.sop.rooms import clauses_in
from gameday.report.sop.words import say_marks
from gameday.sop import Sop
from gameday.sop.severity import SeverityRule

_ORDER = "The number is the order in which they are asked: the first that fits decides."
_DOUBT = {
    "round_up": "While the scope is not understood, one level higher is right too.",
    "declare": "While the scope is not understood, one level higher is right too, and the lowest level is the least.",
}


def severity_sections(sop: Sop, places: Places) -> Iterator[Section]:
    """How severe is it, and when is it an incident?"""
    yield Section("Levels", tuple(_levels(sop, places)))
    yield Section("Which level fits?", tuple(_criteria(sop, places)))
    if sop.declare:
        yield Section("When is it an incident?", (Points(tuple(_declare(sop, places))),))


def _levels(sop: Sop, places: Places) -> Iterator[Block]:
    lines = []
    for level in sop.levels:
        also = f"also called {', '.join(level.aliases)}" if level.aliases else ""
        words = " ".join(filter(None, (level.text, level.response)))
        lines.append(Line(words, lead=level.name, aside=also, sources=places.at(level.source)))
    yield Points(tuple(lines))


def _criteria(sop: Sop, places: Places) -> Iterator[Block]:
    for clause in clauses_in(sop, "severity"):
        yield Paragraph(Line(clause.text, marks=say_marks(clause), sources=places.at(clause.source)))
    yield Paragraph(Line(_ORDER))
    numbered = list(enumerate(sop.severity.rules, start=1))
    exceptions = [rule.id for rule in sop.severity.rules if not rule.example and _is_exception(sop, rule)]
    parts = (
        (None, [one for one in numbered if not one[1].example and one[1].id not in exceptions]),
        (Heading("Exceptions", "they take a case down from a higher level"), _picked(numbered, exceptions)),
        (
            Heading("Worked examples", "they win over what comes after them"),
            [one for one in numbered if one[1].example],
        ),
    )
    for heading, rules in parts:
        if rules and heading:
            yield heading
        if rules:
            yield _table(sop, places, rules)
    if sop.severity.doubt is not None:
        doubt = sop.severity.doubt
        yield Heading("In doubt")
        yield Paragraph(Line(doubt.text, below=_DOUBT[doubt.rule], sources=places.at(doubt.source)))


def _picked(numbered: list[tuple[int, SeverityRule]], ids: list[str]) -> list[tuple[int, SeverityRule]]:
    return [(number, rule) for number, rule in numbered if rule.id in ids]


def _is_exception(sop: Sop, rule: SeverityRule) -> bool:
    """Does it stand before a rule that gives a higher level? Then it takes cases away from that one."""
    later = sop.severity.rules[sop.severity.rules.index(rule) + 1 :]
    own = _top(sop, rule)
    return any(_top(sop, other) < own and other.id in rule.overrides for other in later)


def _top(sop: Sop, rule: SeverityRule) -> int:
    return min(sop.ladder.levels.index(level) for level in rule.level)


def _table(sop: Sop, places: Places, rules: list[tuple[int, SeverityRule]]) -> Grid:
    rows = tuple(
        (
            Line(str(number)),
            Line("", lead=" or ".join(sorted(rule.level, key=sop.ladder.levels.index))),
            Line(rule.text, below=rule.when.say(), sources=places.at(rule.source)),
        )
        for number, rule in rules
    )
    return Grid(("No.", "Level", "When"), rows)


def _declare(sop: Sop, places: Places) -> Iterator[Line]:
    for rule in sop.declare:
        yield Line(rule.text, below=rule.when.say() if rule.when else "", sources=places.at(rule.source))
