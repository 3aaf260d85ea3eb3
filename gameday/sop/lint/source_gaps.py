"""Gaps in the sources: promises of which nobody says where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.lint.gap import Gap
from gameday.sop.lint.subject import Subject, first_or_section, listed

_SHOWN = 3


def source_gaps(subject: Subject) -> Iterator[Gap]:
    """Can every promise be looked up?"""
    found = [(index, clause.id) for index, clause in enumerate(subject.sop.clauses) if not clause.source.section]
    if found:
        names = [name for _, name in found]
        shown = names[:_SHOWN] + ([f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else [])
        yield Gap(
            "source-no-section",
            first_or_section("clauses", [index for index, _ in found]),
            f"Nothing says where in the document it stands: {listed(shown)}.",
            "A team that is told it broke a promise wants to read the promise.",
            'Add the section, such as `source: "7.1"`.',
            18,
        )
