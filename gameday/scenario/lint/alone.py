"""All checks that need nothing but the scenario."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from gameday.scenario.lint.fields import field_remarks
from gameday.scenario.lint.levers import lever_remarks
from gameday.scenario.lint.missing import missing_remarks
from gameday.scenario.lint.props import prop_remarks
from gameday.scenario.lint.remark import Remark
from gameday.scenario.lint.spoilers import spoiler_remarks
from gameday.scenario.lint.times import time_remarks
from gameday.scenario.lint.truths import truth_remarks
from gameday.scenario.model import Scenario

CHECKS: tuple[Callable[[Scenario], Iterator[Remark]], ...] = (
    time_remarks,
    truth_remarks,
    lever_remarks,
    prop_remarks,
    spoiler_remarks,
    missing_remarks,
)


def remarks_alone(one: Scenario, named: Collection[str] | None = None) -> Iterator[Remark]:
    """Everything that can be said of a scenario by itself.

    `named`: the fields that stand in its file, before anything was filled in; None: unused variables are not looked
    for.
    """
    for check in CHECKS:
        yield from check(one)
    yield from field_remarks(one, named)
