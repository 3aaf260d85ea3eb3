"""Gaps in the update templates: none at hand, or one that lacks what a clause demands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gameday.sop.clause import Content
from gameday.sop.lint.gap import Gap
from gameday.sop.lint.subject import Subject, listed
from gameday.sop.lint.word_gaps import rhythms, speaks_to
from gameday.sop.model import UpdateTemplate
from gameday.terms.audience import AUDIENCES, UPDATE_STATUSES, Audience, UpdateStatus

_FIELD = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")


def template_gaps(subject: Subject) -> Iterator[Gap]:
    """What the templates lack."""
    lost = [one for one in AUDIENCES if rhythms(subject, one) and not _of(subject, one)]
    if lost:
        yield Gap(
            "no-template",
            ("templates",),
            f"Updates have a rhythm, and there is no template for them: {listed(lost)}.",
            "A blank page at three in the morning costs minutes, each time.",
            "Add `templates` with an `audience`, a `text`, and `{{field}}` for each thing an update has to state.",
            24,
        )
    yield from _lacking(subject)


def _lacking(subject: Subject) -> Iterator[Gap]:
    for index, template in enumerate(subject.sop.templates):
        fields = set(_FIELD.findall(template.text))
        wanted = dict.fromkeys(element for clause in _rules_for(subject, template) for element in clause.states)
        lacking = [element for element in wanted if element not in fields]
        if lacking:
            rules = [one.id for one in _rules_for(subject, template) if set(one.states) & set(lacking)]
            yield Gap(
                "template-lacks-field",
                ("templates", index),
                f"{template.id} has no place for {listed(one.replace('_', ' ') for one in lacking)}, "
                f"which {listed(rules)} demands.",
                "Whoever fills in the template with care breaks the rule all the same.",
                f"Add {listed('{{' + one + '}}' for one in lacking)} to its `text`.",
                50,
            )


def _of(subject: Subject, audience: Audience) -> list[UpdateTemplate]:
    return [one for one in subject.sop.templates if one.audience == audience]


def _rules_for(subject: Subject, template: UpdateTemplate) -> list[Content]:
    """The clauses that speak of some update this template is the one to use for."""
    stages = _stages(subject, template)
    return [
        one
        for _, one in subject.each(Content)
        if one.states and speaks_to(one.of, template.audience) and stages & _meant(one)
    ]


def _stages(subject: Subject, template: UpdateTemplate) -> frozenset[UpdateStatus]:
    """The stages a template is for: its own, or all that no other template of the audience is for."""
    if template.status is not None:
        return frozenset((template.status,))
    return frozenset(UPDATE_STATUSES) - {one.status for one in _of(subject, template.audience)}


def _meant(clause: Content) -> frozenset[UpdateStatus]:
    """The stages a clause speaks of; of the first update alone the earliest, which it usually reports."""
    stages = clause.of.status or UPDATE_STATUSES
    return frozenset((min(stages, key=UPDATE_STATUSES.index),)) if clause.first_only else frozenset(stages)
