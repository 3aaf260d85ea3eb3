"""The SOP: the incident-response procedure under test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any, Protocol, TypeVar

from pydantic import Field, model_validator

from gameday.sop.clause import Cadence, Clause, ClauseBase, Content, Deadline, Escalation, Hold
from gameday.sop.severity import Classification, SeverityCriteria, classify
from gameday.sop.source import Source, Statement
from gameday.terms.audience import Audience, UpdateStatus
from gameday.terms.bound import Bound
from gameday.terms.calendar import Calendar
from gameday.terms.criterion import Criterion
from gameday.terms.document import Document, Format, Misfit, Misfits, Name, Text
from gameday.terms.facts import Facts
from gameday.terms.role import Role
from gameday.terms.same import Same
from gameday.terms.severity import Ladder

C = TypeVar("C", bound=ClauseBase)


class SourceDocument(Document):
    """A document the SOP was taken from."""

    id: str = Field(min_length=1, max_length=40)
    title: Text


class SeverityLevel(Document):
    """One level, as the company names it. Levels stand in order, the most severe first."""

    name: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9 _-]{0,30}$")
    aliases: tuple[str, ...] = ()
    text: Text
    response: Text | None = None
    """What the document says happens at this level, in words."""
    source: Source


class RoleDuty(Document):
    """What a role is there for."""

    role: Role
    text: Text
    source: Source
    filled_by: Text | None = None


class Contact(Document):
    """Somebody the SOP says to call, and when it was last made sure that they can be reached."""

    target: Role
    text: Text
    source: Source
    verified: date | None = None


class UpdateTemplate(Document):
    """A template of an update. Fields stand as `{{field}}`; the words of `states` a good one fills."""

    id: Name
    audience: Audience
    status: UpdateStatus | None = None
    """None: for any status."""
    text: str = Field(min_length=1, max_length=8000)
    source: Source


class DeclareRule(Document):
    """What makes an alert an incident."""

    text: Text
    source: Source
    when: Criterion | None = None
    """The same in facts, where facts can say it."""


class Review(Document):
    """How often the SOP itself is reviewed, by whom, and when it last was."""

    every_days: int | None = Field(default=None, gt=0, le=3660)
    owner: Text | None = None
    last: date | None = None
    text: Text | None = None
    source: Source | None = None


class Sop(Document):
    """An incident-response procedure: severity, clauses, escalation, contacts, templates. The thing under test."""

    format: Format
    name: Name
    title: Text
    version: str = "1"
    documents: tuple[SourceDocument, ...] = Field(min_length=1)
    about: Text | None = None
    levels: tuple[SeverityLevel, ...] = Field(min_length=1, max_length=9)
    severity: SeverityCriteria
    declare: tuple[DeclareRule, ...] = ()
    clauses: tuple[Clause, ...] = ()
    roles: tuple[RoleDuty, ...] = ()
    contacts: tuple[Contact, ...] = ()
    channel: tuple[Statement, ...] = ()
    """How the channel is named and used, in words."""
    templates: tuple[UpdateTemplate, ...] = ()
    mitigations: tuple[Statement, ...] = ()
    resolved_when: tuple[Statement, ...] = ()
    metrics: tuple[Statement, ...] = ()
    advice: tuple[Statement, ...] = ()
    """What no record can show."""
    review: Review = Review()
    calendar: Calendar = Calendar()

    @model_validator(mode="after")
    def _hangs_together(self) -> Sop:
        misfits = tuple(_misfits(self))
        if misfits:
            raise Misfits(misfits)
        return self

    @cached_property
    def ladder(self) -> Ladder:
        """The levels in order, with their other names."""
        aliases = tuple((alias, level.name) for level in self.levels for alias in level.aliases)
        return Ladder(tuple(level.name for level in self.levels), aliases)

    def every(self, kind: type[C]) -> tuple[C, ...]:
        """The clauses of one kind, in the order they are written."""
        found: tuple[C, ...] = self._by_kind.get(kind, ())
        return found

    @cached_property
    def _by_kind(self) -> dict[type[ClauseBase], tuple[Any, ...]]:
        kinds = dict.fromkeys(map(type, self.clauses))
        return {kind: tuple(clause for clause in self.clauses if type(clause) is kind) for kind in kinds}

    @cached_property
    def escalation(self) -> tuple[Escalation, ...]:
        """The hops of the escalation policy, in the order they are written."""
        return self.every(Escalation)

    @cached_property
    def watch_periods(self) -> tuple[Hold, ...]:
        """How long a service has to be healthy before it is called over, in the order they are written."""
        return self.every(Hold)

    @cached_property
    def bounds(self) -> dict[str, dict[str, Bound]]:
        """The bounds of each clause, by its id and by level; empty where it has none."""
        return {clause.id: bounds_of(clause) for clause in self.clauses}

    @cached_property
    def audiences(self) -> frozenset[str]:
        """The audiences whose updates any clause speaks of."""
        rhythms = {clause.audience for clause in self.every(Cadence)}
        asked = [clause.to for clause in self.every(Deadline)] + [clause.of for clause in self.every(Content)]
        return frozenset(rhythms.union(*(selector.audience for selector in asked)))

    def classify(self, facts: Facts) -> Classification:
        """What this SOP's criteria say of the facts."""
        return _classified(Same(self), facts)

    def declare_within(self, level: str) -> Bound | None:
        """The SOP's own figure from first signal or page to declaration at a level, where it gives one."""
        for clause in self.every(Deadline):
            if clause.to.kind == ("declared",) and level in clause.within:
                return clause.within[level]
        return None


@lru_cache(maxsize=4096)
def _classified(sop: Same[Sop], facts: Facts) -> Classification:
    """Asked once for many plays and judgements: the same facts come again and again."""
    return classify(sop.document.severity, sop.document.ladder, facts)


_BOUNDS = ("within", "every", "after", "watch")


def bounds_of(clause: Clause) -> dict[str, Bound]:
    """The bounds of a clause by level, whatever its kind calls them; empty where it has none."""
    return next((dict(bounds) for name in _names_of_bounds(type(clause)) if (bounds := getattr(clause, name))), {})


@cache
def _names_of_bounds(kind: type[Clause]) -> tuple[str, ...]:
    """What a kind of clause calls its bounds. Asking a document for what it does not have is dear."""
    return tuple(name for name in _BOUNDS if name in kind.model_fields)


def levels_of(clause: Clause, ladder: Ladder) -> tuple[str, ...]:
    """The levels a clause speaks of, the most severe first."""
    bounds = bounds_of(clause)
    named = clause.levels or tuple(bounds) or ladder.levels
    return tuple(level for level in ladder.levels if level in named and (not bounds or level in bounds))


def _misfits(sop: Sop) -> Iterator[Misfit]:
    levels = [level.name for level in sop.levels]
    yield from _twice("levels", levels)
    for index, level in enumerate(sop.levels):
        for alias in level.aliases:
            if alias in levels and alias != level.name:
                yield Misfit(("levels", index, "aliases"), f"{alias!r} is a level itself", "another name")
    yield from _twice("clauses", [clause.id for clause in sop.clauses])
    yield from _twice("severity.rules", [rule.id for rule in sop.severity.rules])
    yield from _twice("templates", [template.id for template in sop.templates])
    yield from _twice("documents", [document.id for document in sop.documents])
    for index, clause in enumerate(sop.clauses):
        where: dict[str, tuple[str | int, ...]] = dict.fromkeys(clause.levels, ("clauses", index, "levels"))
        where |= {level: ("clauses", index, _key_of_bounds(clause), level) for level in bounds_of(clause)}
        yield from (_no_level(path, level, levels) for level, path in where.items() if level not in levels)
    for index, rule in enumerate(sop.severity.rules):
        yield from (
            _no_level(("severity", "rules", index, "level"), level, levels)
            for level in rule.level
            if level not in levels
        )
    documents = [document.id for document in sop.documents]
    for path, source in _sources(sop):
        if source.document not in documents:
            wrong = f"{source.document!r} is no document of this SOP"
            yield Misfit((*path, "source", "document"), wrong, f"one of {', '.join(documents)}")


def _sources(sop: Sop) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    """Every source with the path of what names it."""
    for section, statements in sourced(sop):
        yield from (((*section, index), statement.source) for index, statement in enumerate(statements))
    if sop.severity.doubt is not None:
        yield ("severity", "doubt"), sop.severity.doubt.source
    if sop.review.source is not None:
        yield ("review",), sop.review.source


def _key_of_bounds(clause: Clause) -> str:
    return next(name for name in _BOUNDS if getattr(clause, name, None))


def _twice(section: str, names: list[str]) -> Iterator[Misfit]:
    for index, name in enumerate(names):
        if name in names[:index]:
            key = "name" if section == "levels" else "id"
            yield Misfit((*section.split("."), index, key), f"{name!r} is there twice", "each name once")


def _no_level(path: tuple[str | int, ...], level: str, levels: list[str]) -> Misfit:
    return Misfit(path, f"{level!r} is no level of this SOP", f"one of {', '.join(levels)}")


class _Sourced(Protocol):
    @property
    def source(self) -> Source: ...


def sourced(sop: Sop) -> Iterator[tuple[tuple[str | int, ...], Sequence[_Sourced]]]:
    """Every section of an SOP whose items name a source: (path from the root, items)."""
    yield ("clauses",), sop.clauses
    yield ("severity", "rules"), sop.severity.rules
    yield ("levels",), sop.levels
    yield ("roles",), sop.roles
    yield ("contacts",), sop.contacts
    yield ("templates",), sop.templates
    yield ("declare",), sop.declare
    for name in ("channel", "mitigations", "resolved_when", "metrics", "advice"):
        yield (name,), getattr(sop, name)
