"""The whole difference between two SOPs."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.diff.clause_change import ClauseChange, clause_changes
from gameday.sop.diff.renamed_levels import renamed_levels, with_level_names
from gameday.sop.diff.severity_change import SeverityChange, severity_changes
from gameday.sop.model import Sop
from gameday.terms.document import Document
from gameday.terms.frozen import frozen

_FACTS = {
    "roles": "role",
    "contacts": "target",
    "templates": "id",
    "declare": "text",
    "channel": "text",
    "mitigations": "text",
    "resolved_when": "text",
    "metrics": "text",
    "advice": "text",
}
"""Sections without clauses, and what tells their items apart."""


@frozen
class FactChange:
    """Something else of the SOP that is another now: a contact, a template, the review."""

    section: str
    item: str
    change: str
    """`added`, `gone` or `changed`."""


@frozen
class SopDiff:
    """Everything an edit changes, as judging and playing see it."""

    old: str
    new: str
    levels_added: tuple[str, ...]
    levels_gone: tuple[str, ...]
    severity: tuple[SeverityChange, ...]
    combinations_changed: int
    combinations: int
    clauses: tuple[ClauseChange, ...]
    facts: tuple[FactChange, ...]
    levels_renamed: tuple[tuple[str, str], ...] = ()
    """(old name, new name) of levels that one of the two SOPs knows by both; all else is told by the new names."""

    @property
    def identical(self) -> bool:
        """Nothing changed but perhaps the name, title or version."""
        levels = self.levels_added or self.levels_gone or self.levels_renamed
        return not (levels or self.severity or self.clauses or self.facts)


def diff(old: Sop, new: Sop) -> SopDiff:
    """What changes from one SOP to the other."""
    renamed = renamed_levels(old, new)
    old = with_level_names(old, renamed)
    had, has = old.ladder.levels, new.ladder.levels
    severity, changed, size = severity_changes(old, new)
    return SopDiff(
        old=old.name,
        new=new.name,
        levels_added=tuple(level for level in has if level not in had),
        levels_gone=tuple(level for level in had if level not in has),
        severity=severity,
        combinations_changed=changed,
        combinations=size,
        clauses=clause_changes(old.clauses, new.clauses, new.ladder),
        facts=tuple(_fact_changes(old, new)),
        levels_renamed=tuple(renamed.items()),
    )


def _fact_changes(old: Sop, new: Sop) -> Iterator[FactChange]:
    for section, key in _FACTS.items():
        had: dict[str, Document] = {str(getattr(one, key)): one for one in getattr(old, section)}
        has: dict[str, Document] = {str(getattr(one, key)): one for one in getattr(new, section)}
        for name in dict.fromkeys((*has, *had)):
            if name not in had:
                yield FactChange(section, name, "added")
            elif name not in has:
                yield FactChange(section, name, "gone")
            elif had[name] != has[name]:
                yield FactChange(section, name, "changed")
    for section in ("review", "calendar"):
        if getattr(old, section) != getattr(new, section):
            yield FactChange(section, section, "changed")
