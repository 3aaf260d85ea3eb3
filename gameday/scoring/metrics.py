"""Metrics: outcomes and costs, beside the score and outside every sum."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from gameday.scoring.assessment import Metrics
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding
from gameday.scoring.triage import shows_calls
from gameday.terms.duration import MINUTE
from gameday.timeline.paging import Left, Paged


def metrics_of(case: Case, findings: Sequence[Finding]) -> Metrics:
    """What it cost users and people, as far as the record tells."""
    judged = case.triage if case.truth and shows_calls(case) else None
    if judged is not None and judged.unknown and not judged.known:
        judged = None
    return Metrics(
        user_minutes=_user_minutes(case),
        pages_sent=len(case.timeline.every(Paged)) if case.covers((Paged.kind,)) else None,
        person_minutes=_person_minutes(case),
        under_triage_minutes=None if judged is None else (judged.wrong - judged.over) / MINUTE,
        over_triage_minutes=None if judged is None else judged.over / MINUTE,
        missed_escalations=_missed(case, findings),
    )


def _user_minutes(case: Case) -> float | None:
    """The share of users affected, integrated over running minutes of impact; None where a share is unknown."""
    if not case.truth:
        return None
    total = 0.0
    ends = chain((step.at for step in islice(case.truth, 1, None)), [case.horizon])
    elapsed = case.clock.elapsed
    for (at, facts, _, impact, _, _, stated), until in zip(case.truth, ends, strict=True):
        if not impact or until <= at:
            continue
        share = facts.users_affected
        if not stated or share is None:
            return None
        total += share * elapsed(at, until) / MINUTE
    return total


def _person_minutes(case: Case) -> float | None:
    """Running minutes from each person's first answer or joining until they left or it was over, summed over people.

    None where no entry says who came.
    """
    if not case.covers(("joined",)):
        return None
    came = case.timeline.of_kinds(("acknowledged", "joined", "left"))
    if not any(one.actor for one in came or case.timeline.voices):
        return None
    joined: dict[str, int] = {}
    total = 0
    for one in came:
        if one.actor is None or one.at > case.response_end:
            continue
        if isinstance(one, Left):
            total += case.clock.elapsed(joined.pop(one.actor, one.at), one.at)
        else:
            joined.setdefault(one.actor, one.at)
    total += sum(max(0, case.clock.elapsed(at, case.response_end)) for at in joined.values())
    return total / MINUTE


def _missed(case: Case, findings: Sequence[Finding]) -> int | None:
    """Hops that were due and never made; None where the record leaves one open."""
    ids = {clause.id for clause in case.sop.escalation}
    hops = [one for one in findings if one.clause in ids]
    if not case.covers((Paged.kind, "notified")) or any(one.status == "unknown" and not one.stated for one in hops):
        return None
    # A hop that was made rests on its call, be it so late that it earns nothing.
    return sum(one.status == "missed" and not one.evidence for one in hops)
