"""The linter of scenarios: everything that can be said of one without playing it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from gameday.fitting.alarms import alarm_remarks
from gameday.fitting.coming import coming
from gameday.fitting.judged import judged_remarks
from gameday.fitting.people import people_remarks
from gameday.fitting.reach import reach_remarks
from gameday.scenario import Scenario
from gameday.scenario.lint import Remark, ScenarioReport, remarks_alone, report_of
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.team import Team


def lint(
    one: Scenario,
    *,
    team: Team | None = None,
    sops: Sequence[Sop] = (),
    named: Collection[str] | None = None,
    refused: Mapping[int, str] | None = None,
) -> ScenarioReport:
    """What cannot be meant in a scenario, what it gives away, and what it lacks.

    Args:
        one: The scenario.
        team: Who would play it. None: whether its people can do what it asks is not looked at.
        sops: The SOPs it may meet. Without any, whether somebody could judge it is not looked at.
        named: The fields that stand in its file before they were filled in. None: unused variables are not looked for.
        refused: What is wrong with its variants that cannot be read, by number. None: nobody tried.

    """
    return report_of([*_remarks(one, team, sops, named), *_refused(refused or {})])


def _remarks(one: Scenario, team: Team | None, sops: Sequence[Sop], named: Collection[str] | None) -> Iterator[Remark]:
    found = coming(one)
    yield from remarks_alone(one, named)
    yield from reach_remarks(one, found)
    yield from alarm_remarks(one, found)
    if team is not None:
        yield from people_remarks(one, team, _called(sops), found)
    if sops:
        yield from judged_remarks(one, sops)


def _refused(variants: Mapping[int, str]) -> Iterator[Remark]:
    """One remark, however many variants it spoils."""
    for number, wrong in list(variants.items())[:1]:
        others = f" (and {len(variants) - 1} more of the first few)" if len(variants) > 1 else ""
        yield Remark(
            "error",
            "variant-refused",
            ("vars",),
            f"the variant {number} cannot be read: {wrong}{others}",
            "ranges in which every figure fits",
            "Whoever draws it gets an error instead of a drill.",
        )


def _called(sops: Sequence[Sop]) -> frozenset[str]:
    """Every seat that one of some SOPs calls."""
    hops = (clause.target for sop in sops for clause in sop.clauses if isinstance(clause, Escalation))
    contacts = (contact.target for sop in sops for contact in sop.contacts)
    return frozenset((*hops, *contacts, *(duty.role for sop in sops for duty in sop.roles)))
