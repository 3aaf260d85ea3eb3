"""What stands beside a finding: a person's word on it, and whether it followed a hint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gameday.scoring.case import Case
from gameday.scoring.finding import Finding, JudgementBeside
from gameday.terms.role import canonical_role
from gameday.timeline import Entry
from gameday.timeline.exercise import Control, Judgement, Observation

_Word = Observation | Judgement
EXPECTED = "expected"
"""What stands before the id of an expected action where a clause has the same id."""
_KINDS = (Observation.kind, Judgement.kind)


def with_words_beside(case: Case, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with judgements beside them and hints marked; no credit changes."""
    words = _words(case)
    hints = [one for one in case.timeline.every(Control) if one.action == "hint"]
    if not words and not hints:
        return tuple(findings)
    return tuple(
        replace(one, judgements=tuple(words.get(one.clause, ())), aided=_aided(case, one, hints)) for one in findings
    )


def words_on_objective(case: Case, objective: str) -> tuple[JudgementBeside, ...]:
    """What people said of an objective as a whole."""
    said = case.timeline.of_kinds(_KINDS)
    return tuple(_beside(one) for one in said if isinstance(one, _Word) and one.objective == objective)


def words_on_the_whole(case: Case) -> tuple[JudgementBeside, ...]:
    """What people said of no clause, action or objective in particular."""
    said = case.timeline.of_kinds(_KINDS)
    return tuple(_beside(one) for one in said if isinstance(one, _Word) and not (one.clause or one.objective))


def words_on_action(case: Case, action: str) -> tuple[JudgementBeside, ...]:
    """What people said of an expected action of the scenario, by its id; an id that a clause has is the clause's.

    `expected ID`, as the list of events calls it, is always the action's.
    """
    names = {f"{EXPECTED} {action}"}
    if not any(clause.id == action for clause in case.sop.clauses):
        names.add(action)
    said = case.timeline.of_kinds(_KINDS)
    return tuple(_beside(one) for one in said if isinstance(one, _Word) and one.clause in names)


def _beside(one: Observation | Judgement) -> JudgementBeside:
    return JudgementBeside(one.rating, one.justified, one.reason or one.text, one.role, one.id)


def _words(case: Case) -> Mapping[str, list[JudgementBeside]]:
    found: dict[str, list[JudgementBeside]] = {}
    for one in case.timeline.of_kinds(_KINDS):
        if isinstance(one, _Word) and one.clause:
            found.setdefault(one.clause, []).append(_beside(one))
    return found


def _aided(case: Case, finding: Finding, hints: Sequence[Control]) -> bool:
    """Did anything it succeeded by follow a hint? One that names a clause, a dimension or a role marks only those."""
    if not hints or not finding.credit:
        return False
    evidence = [case.entries[one] for one in finding.evidence if one in case.entries]
    return any(_follows(finding, one, hint) for one in evidence for hint in hints)


def _follows(finding: Finding, one: Entry, hint: Control) -> bool:
    if one.at <= hint.at or (one.actor is None and one.role is None):
        return False
    target = hint.target
    if not target or target in (finding.clause, finding.dimension):
        return True
    return one.role is not None and canonical_role(one.role) == canonical_role(target)
