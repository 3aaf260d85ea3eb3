"""All checks, run over one SOP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from gameday.sop.lint.bound_errors import bound_errors
from gameday.sop.lint.clash_errors import clash_errors
from gameday.sop.lint.contact_gaps import contact_gaps
from gameday.sop.lint.escalation_gaps import escalation_gaps
from gameday.sop.lint.follow_up_gaps import follow_up_gaps
from gameday.sop.lint.gap import Gap, LintError, LintReport, Where
from gameday.sop.lint.inherited_gaps import inherited_gaps
from gameday.sop.lint.review_gaps import review_gaps
from gameday.sop.lint.role_gaps import role_gaps
from gameday.sop.lint.severity_errors import severity_errors
from gameday.sop.lint.severity_gaps import severity_gaps
from gameday.sop.lint.source_gaps import source_gaps
from gameday.sop.lint.subject import Subject
from gameday.sop.lint.template_gaps import template_gaps
from gameday.sop.lint.timing_gaps import timing_gaps
from gameday.sop.lint.word_gaps import word_gaps
from gameday.sop.model import Sop

ERRORS: tuple[Callable[[Subject], Iterator[LintError]], ...] = (severity_errors, bound_errors, clash_errors)
GAPS: tuple[Callable[[Subject], Iterator[Gap]], ...] = (
    severity_gaps,
    escalation_gaps,
    contact_gaps,
    timing_gaps,
    word_gaps,
    template_gaps,
    role_gaps,
    follow_up_gaps,
    review_gaps,
    source_gaps,
    inherited_gaps,
)


def lint(sop: Sop, *, as_of: date | None = None, inherited: Sop | None = None) -> LintReport:
    """Everything in an SOP that cannot be meant, and everything it leaves open.

    Args:
        sop: The SOP.
        as_of: Today. Without it, nothing that depends on the day is looked for.
        inherited: What it extends, with the levels called as in `sop`. Without it, nothing is said of what an edit
            leaves behind.

    """
    subject = Subject(sop, as_of, inherited)
    errors = [found for check in ERRORS for found in check(subject)]
    gaps = [found for check in GAPS for found in check(subject)]
    return LintReport(
        tuple(sorted(errors, key=lambda one: (_place(one.where), one.id))),
        tuple(sorted(gaps, key=lambda one: (-one.weight, one.id, _place(one.where)))),
    )


def _place(where: Where) -> tuple[tuple[str, int], ...]:
    """A path as something that can be put in order: indexes by number, keys by name, in the sections of the model."""
    sections = list(Sop.model_fields)
    return tuple(
        ("", step)
        if isinstance(step, int)
        else (step, sections.index(step) if step in sections and position == 0 else 0)
        for position, step in enumerate(where)
    )
