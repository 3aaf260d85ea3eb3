"""Gaps an edit leaves behind: sentences, readings and names that still speak of the SOP a company started from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from gameday.sop.clause import Assignment, Cadence, Clause
from gameday.sop.lint.gap import Gap, Where
from gameday.sop.lint.subject import Subject, listed
from gameday.sop.model import RoleDuty, SeverityLevel, Sop, bounds_of
from gameday.sop.severity import SeverityRule
from gameday.terms.bound import Bound
from gameday.terms.document import Document
from gameday.terms.duration import DAY, HOUR, MINUTE, SECOND
from gameday.terms.role import say_role

D = TypeVar("D", bound=Document)
_NUMBERS = "half|quarter|two|three|four|five|six|ten|twelve|fifteen|twenty|thirty|forty|sixty"
_FIGURE = re.compile(rf"\d|\b({_NUMBERS})\b", re.IGNORECASE)
_QUOTE = re.compile(r'"([^"]+)"')
_SHOWN = 90
_OF_FIGURES = "Whoever reads the sentence acts on the old figure; drills and the paging tool go by the new one."


def inherited_gaps(subject: Subject) -> Iterator[Gap]:
    """Does what is inherited still fit what was changed? Nothing to ask of an SOP that extends no other."""
    if subject.inherited is not None:
        yield from _levels(subject, subject.inherited)
        yield from _rules(subject, subject.inherited)
        yield from _clauses(subject, subject.inherited)
        yield from _templates(subject, subject.inherited)
        yield from _about(subject.sop, subject.inherited)
        yield from _sources(subject.sop, subject.inherited)
        yield from _readings(subject, subject.inherited)
        yield from _let_go(subject, subject.inherited)


def _levels(subject: Subject, base: Sop) -> Iterator[Gap]:
    before = {level.name: level for level in base.levels}
    for index, level in enumerate(subject.sop.levels):
        old = before.get(level.name)
        if old is None:
            continue
        if level.text == old.text and _criteria(subject.sop, level.name) != _criteria(base, level.name):
            yield _still(
                ("levels", index),
                f"What {level.name} is was changed in the criteria, and its text still says what was inherited: "
                f"{_short(level.text)}",
                "People read the text of a level first, and at night only that: they call what it says.",
                f"Give {level.name} a `text` of your own under `levels`.",
                subject.weight(60, [level.name]),
            )
        if level.response and level.response == old.response and _changed(subject.sop, base, level.name, old.response):
            yield _still(
                ("levels", index),
                f"Other figures hold at {level.name} now, and its response still says: {_short(level.response)}",
                _OF_FIGURES,
                f"Give {level.name} a `response` of your own, or leave it out: `response: {{drop: true}}`.",
                subject.weight(52, [level.name]),
            )


def _criteria(sop: Sop, level: str) -> list[tuple[str, object, str]]:
    return [(rule.id, rule.when, rule.text) for rule in sop.severity.rules if level in rule.level]


def _changed(sop: Sop, base: Sop, level: str, sentence: str) -> bool:
    """Does a sentence give a figure of some clause that has another one at this level now?"""
    after = {clause.id: bounds_of(clause).get(level) for clause in sop.clauses}
    stated = {int(number) for number in re.findall(r"\d+", sentence)}
    old = ((clause.id, bounds_of(clause).get(level)) for clause in base.clauses)
    return any(bound and after.get(name) != bound and stated & _numbers(bound) for name, bound in old)


def _numbers(bound: Bound) -> set[int]:
    """The numbers a sentence may give a bound in."""
    if bound.unit != "time":
        return {bound.high} if bound.unit == "business_days" else set()
    return {bound.high // unit for unit in (SECOND, MINUTE, HOUR, DAY) if not bound.high % unit}


def _rules(subject: Subject, base: Sop) -> Iterator[Gap]:
    before = {rule.id: rule for rule in base.severity.rules}
    for index, rule in enumerate(subject.sop.severity.rules):
        old = before.get(rule.id)
        if old is not None and rule.text == old.text and rule.when != old.when:
            yield _still(
                ("severity", "rules", index),
                f"{rule.id} asks something else now ({rule.when.say()}), and its text still says: {_short(rule.text)}",
                "People go by the sentence and are judged by the condition.",
                f"Give {rule.id} a `text` that says the same as its `when`.",
                subject.weight(54, list(rule.level)),
            )


def _clauses(subject: Subject, base: Sop) -> Iterator[Gap]:
    before = {clause.id: clause for clause in base.clauses}
    for index, clause in enumerate(subject.sop.clauses):
        old = before.get(clause.id)
        if old is None or clause.text != old.text or not _FIGURE.search(clause.text):
            continue
        if bounds_of(clause) != bounds_of(old):
            yield _still(
                ("clauses", index),
                f"{clause.id} has other figures now, and its text still says: {_short(clause.text)}",
                _OF_FIGURES,
                f"Give {clause.id} a `text` with your figures.",
                subject.weight(52, subject.at(clause)),
            )


def _templates(subject: Subject, base: Sop) -> Iterator[Gap]:
    before = {template.id: template for template in base.templates}
    for index, template in enumerate(subject.sop.templates):
        old = before.get(template.id)
        if old is None or template.text != old.text or not _FIGURE.search(template.text):
            continue
        if _rhythm(subject.sop, template.audience) != _rhythm(base, template.audience):
            yield _still(
                ("templates", index),
                f"The rhythm of {template.audience} updates was changed, and template {template.id} still has its "
                "inherited figures.",
                "Templates are copied in a hurry, with the figures in them.",
                f"Give {template.id} a `text` of your own.",
                40,
            )


def _rhythm(sop: Sop, audience: str) -> list[object]:
    return [bounds_of(one) for one in sop.clauses if isinstance(one, Cadence) and one.audience == audience]


def _still(where: Where, wrong: str, why: str, mend: str, weight: int) -> Gap:
    return Gap("text-still-inherited", where, wrong, why, mend, weight)


def _about(sop: Sop, base: Sop) -> Iterator[Gap]:
    if sop.about and sop.about == base.about and (sop.clauses, sop.severity) != (base.clauses, base.severity):
        yield _still(
            ("about",),
            f"Promises or criteria were changed, and what is said about the whole is still: {_short(sop.about)}",
            "It is the first thing on the page, and it describes somebody else's procedure.",
            "Say in `about` what kind of procedure yours is, or leave it out: `about: {drop: true}`.",
            22,
        )


def _sources(sop: Sop, base: Sop) -> Iterator[Gap]:
    """Own words beside the section of somebody else's document."""
    before = {section: {_name(item): item for item in items} for section, items in _with_words(base)}
    found: list[tuple[Where, str]] = []
    for section, items in _with_words(sop):
        for index, item in enumerate(items):
            old = before[section].get(_name(item))
            if old is not None and item.text != old.text and item.source == old.source:
                found.append(((*section, index), _name(item)))
    if found:
        yield Gap(
            "source-still-inherited",
            found[0][0],
            f"The words are yours, and the section beside them is one of the inherited document: "
            f"{listed(name for _, name in found)}.",
            "Whoever looks the promise up finds another sentence there.",
            "Give each a `source` in your own document.",
            20,
        )


_Worded = SeverityLevel | SeverityRule | Clause | RoleDuty


def _with_words(sop: Sop) -> Iterator[tuple[Where, Sequence[_Worded]]]:
    yield ("levels",), sop.levels
    yield ("severity", "rules"), sop.severity.rules
    yield ("clauses",), sop.clauses
    yield ("roles",), sop.roles


def _name(item: _Worded) -> str:
    if isinstance(item, SeverityLevel):
        return item.name
    return say_role(item.role) if isinstance(item, RoleDuty) else item.id


def _readings(subject: Subject, base: Sop) -> Iterator[Gap]:
    """A reading quotes words to explain them; are they still there?"""
    here, there = _sentences(subject.sop), _sentences(base)
    for where, item in _read(subject.sop):
        explained = f"{item.reading.value} {item.reading.why}" if item.reading else ""
        gone = [one for one in _QUOTE.findall(explained) if one.lower() in there and one.lower() not in here]
        if gone:
            quoted = listed(f'"{one}"' for one in dict.fromkeys(gone))
            yield Gap(
                "reading-of-words-gone",
                where,
                f"The reading of {item.id} explains {quoted}, which no longer stands in this SOP.",
                "It is shown beside your own words and explains somebody else's.",
                f"Give {item.id} a `text` of your own; its reading goes with the old one.",
                30,
            )


def _read(sop: Sop) -> Iterator[tuple[Where, SeverityRule | Clause]]:
    yield from ((("severity", "rules", index), rule) for index, rule in enumerate(sop.severity.rules))
    yield from ((("clauses", index), clause) for index, clause in enumerate(sop.clauses))


def _sentences(sop: Sop) -> str:
    """Everything that can be quoted, in small letters."""
    levels = [f"{level.text} {level.response or ''}" for level in sop.levels]
    return "\n".join([*levels, *(item.text for _, item in _read(sop))]).lower()


def _let_go(subject: Subject, base: Sop) -> Iterator[Gap]:
    """Those whom an inherited hop called or an inherited clause gave a role, and no own one does."""
    spoken_of = {
        role: list(_speaking_of(subject.sop, base, role)) for role in sorted(_wanted(base) - _wanted(subject.sop))
    }
    roles = [say_role(role) for role, places in spoken_of.items() if places]
    places = [place for found in spoken_of.values() for place in found]
    if places:
        yield Gap(
            "speaks-of-somebody-dropped",
            places[0][0],
            f"Nothing calls for the {listed(roles)} any more, and what is inherited still speaks of "
            f"{'that role' if len(roles) == 1 else 'them'}: {listed(dict.fromkeys(name for _, name in places))}.",
            "Readers look for somebody who no longer has a part.",
            "Say in each who it is now, or take it out with `drop: true`.",
            35,
        )


def _wanted(sop: Sop) -> set[str]:
    assigned = {role for clause in sop.clauses if isinstance(clause, Assignment) for role in clause.roles}
    return assigned | {hop.target for hop in sop.escalation}


def _speaking_of(sop: Sop, base: Sop, role: str) -> Iterator[tuple[Where, str]]:
    """Inherited parts, not changed since, that name a role: (where, what it is called)."""
    spoken = re.compile(rf"\b{re.escape(say_role(role))}s?\b", re.IGNORECASE)
    for index, clause in enumerate(sop.clauses):
        if _as_before(clause, {one.id: one for one in base.clauses}, clause.id):
            data = clause.model_dump(mode="json", exclude={"source", "reading"})
            if role in _words(data) or spoken.search(clause.text):
                yield ("clauses", index), clause.id
    for index, duty in enumerate(sop.roles):
        if duty.role == role and _as_before(duty, {one.role: one for one in base.roles}, role):
            yield ("roles", index), f"the duties of the {say_role(role)}"
    for index, contact in enumerate(sop.contacts):
        if contact.target == role and _as_before(contact, {one.target: one for one in base.contacts}, role):
            yield ("contacts", index), "the contacts"


def _as_before(item: D, before: Mapping[str, D], name: str) -> bool:
    return before.get(name) == item


def _words(data: object) -> Iterator[str]:
    """Every word that stands alone in some data: names, not sentences."""
    if isinstance(data, Mapping):
        for one in data.values():
            yield from _words(one)
    elif isinstance(data, list):
        for one in data:
            yield from _words(one)
    elif isinstance(data, str):
        yield data


def _short(sentence: str) -> str:
    """A sentence in quotes that ends the one it stands in."""
    shown = " ".join(sentence.split())
    return f"“{shown}”" if len(shown) <= _SHOWN else f"“{shown[:_SHOWN].rsplit(' ', 1)[0]} ...”."
