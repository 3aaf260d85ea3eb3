"""What a scenario, or the source of a record, declares that it does not cover. What nobody knows is something else."""

from __future__ import annotations

from dataclasses import replace

from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.judge import assess

_SILENT = frozenset({"unknown", "not_applicable"})
_NONE = "none"


def declared_out(case: Case, assessment: Assessment) -> frozenset[str]:
    """Ids of clauses that say nothing of a case, as somebody declared beforehand.

    A scenario declares it of a kind of clause (`exercises: {cadence: none}`), the source of a record by what it can
    show (`covers`, `lacks`): a clause of which that alone is why nobody can tell.
    """
    silent = {one.clause for one in assessment.findings if one.status in _SILENT}
    return frozenset(silent & (_by_scenario(case) | _by_source(case, assessment)))


def _by_scenario(case: Case) -> frozenset[str]:
    stated = case.scenario.exercises if case.scenario else {}
    return frozenset(one.id for one in case.sop.clauses if stated.get(one.kind) == _NONE)


def _by_source(case: Case, assessment: Assessment) -> frozenset[str]:
    """Unknown as it is, and known if the source had shown everything there is."""
    unknown = _unknown(assessment)
    if not unknown or (case.header.covers is None and not case.header.lacks):
        return frozenset()
    whole = replace(case.source, header=replace(case.header, covers=None, lacks=()))
    return unknown - _unknown(assess(replace(case, source=whole)))


def _unknown(assessment: Assessment) -> frozenset[str]:
    return frozenset(one.clause for one in assessment.findings if one.status == "unknown")
