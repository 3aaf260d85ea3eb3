"""Separation: what the holder of a role leaves to others, and roles no single person holds all of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gameday.scoring.anchors import EXPECTED_ACTS
from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.clauses.grace import grace_end
from gameday.scoring.holdings import RoleSpan
from gameday.scoring.kept import once_for_clause
from gameday.scoring.ruling import Ruling, if_mostly_known, missed, not_applicable, pending, unknown, within
from gameday.sop.clause import Assignment, Separation
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Entry

_ENDS: dict[str, tuple[str, ...]] = {
    "diagnosis_started": ("cause_found",),
    "mitigation_started": ("mitigation_applied", "mitigation_failed"),
}
"""What ends an act that lasts; any other act takes the scorecard's `prompt` tolerance."""


_KEPT = "it was kept throughout"


@frozen
class Excess:
    """A stretch in which a person held, or did, too much: the role in excess counts as unheld for it."""

    role: str
    start: int
    end: int
    entry: str


def rule(case: Case, clause: Separation) -> Ruling:
    """Share of the window, from when declaration was due to the end of impact, in which it was kept."""
    if not case.binding(clause).spans:
        return unbound(case.binding(clause))
    roles = clause.not_all_of or ((clause.role,) if clause.role else ())
    if not case.covers(("role_assigned",)):
        return unknown(f"the record cannot show who was {' or '.join(map(say_role, roles))}")
    start, end = case.declaration_due, case.impact_end
    total = case.clock.elapsed(start, end) if start is not None else 0
    if start is None or total <= 0:
        return not_applicable("the window from when declaration was due to the end of impact is empty")
    if not any(case.holdings.get(role) for role in roles):
        return _nobody(case, roles)
    found = [one for one in excesses(case, clause) if one.end > start and one.start < end]
    lost = sum(case.clock.elapsed(a, b) for a, b in _merged(found, start, end))
    possible = sum(case.clock.elapsed(a, b) for a, b in _merged([*found, *possible_excesses(case, clause)], start, end))
    if not all(case.shows_absence((act,)) for act in clause.acts):
        possible = total
    observed = f"it was not kept for {say_duration(lost)} of {say_duration(total)}" if found else _KEPT
    if possible > lost:
        observed += "; who did the rest, the record cannot show"
    kept = 1 - lost / total
    ruling = if_mostly_known(within(kept, 1 - possible / total, kept, observed), case.constants.mostly_unknown)
    return ruling.resting_on(*(one.entry for one in found))


def _nobody(case: Case, roles: Sequence[str]) -> Ruling:
    names = " or ".join(map(say_role, roles))
    asking = [one for one in _required(case) if set(roles) & set(one.roles)]
    if asking and "role_assigned" in EXPECTED_ACTS:
        ends = [end for one in asking if (end := grace_end(case, one)) is not None]
        if not case.complete and case.resolved is None and min(ends, default=0) > case.horizon:
            return pending("the time to have the roles held is not over")
        return missed(f"nobody was {names}")
    return not_applicable(f"nobody was {names}, and no clause in force asks for it")


def _required(case: Case) -> Iterator[Assignment]:
    return (clause for clause in case.sop.every(Assignment) if case.binding(clause).spans)


@once_for_clause
def excesses(case: Case, clause: Separation) -> list[Excess]:
    """Every stretch in which a separation was not kept, while the clause binds."""
    found = _acts(case, clause) if clause.acts else _hats(case, clause.not_all_of)
    binding = case.binding(clause)
    return [one for one in found if binding.within(one.start, max(one.start, one.end - 1))]


def _acts(case: Case, clause: Separation) -> Iterator[Excess]:
    role = clause.role or ""
    held: dict[str, list[RoleSpan]] = {}
    for span in case.holdings.get(role, ()):
        held.setdefault(span.person, []).append(span)
    for one in case.timeline.of_kinds(clause.acts):
        # An act of which only the role is known was done by whoever held it.
        own = held.get(one.actor, []) if one.actor else [span for spans in held.values() for span in spans]
        if not one.actor and canonical_role(one.role or "") != role:
            continue
        for span in own:
            if span.start <= one.at < span.end:
                yield Excess(role, one.at, min(span.end, _act_end(case, one)), one.id)


def possible_excesses(case: Case, clause: Separation) -> Iterator[Excess]:
    """Acts of which the record does not say who did them, while somebody held the role: it may have been they."""
    binding = case.binding(clause)
    nameless = [one for one in case.timeline.of_kinds(clause.acts) if one.actor is None and one.role is None]
    for one in nameless:
        for span in case.holdings.get(clause.role or "", ()):
            if span.start <= one.at < span.end and binding.at(one.at):
                yield Excess(span.role, one.at, min(span.end, _act_end(case, one)), one.id)


def _act_end(case: Case, one: Entry) -> int:
    ending = _ENDS.get(one.kind)
    if ending is None:
        return case.clock.after(one.at, case.scorecard.tolerances.prompt)
    later = case.timeline.of_kinds(ending)
    index = bisect_right(later, one.at, key=lambda entry: entry.at)
    return later[index].at if index < len(later) else case.impact_end


def _hats(case: Case, roles: Sequence[str]) -> Iterator[Excess]:
    """Where one person holds all of these; the role taken last is the one in excess."""
    by_person: dict[str, dict[str, list[RoleSpan]]] = {}
    for role in roles:
        for span in case.holdings.get(role, ()):
            by_person.setdefault(span.person, {}).setdefault(role, []).append(span)
    for held in by_person.values():
        if len(held) == len(roles):
            yield from _all_at_once([held[role] for role in roles])


def _all_at_once(held: Sequence[Sequence[RoleSpan]]) -> Iterator[Excess]:
    common = [(span.start, span.end, span) for span in held[0]]
    for spans in held[1:]:
        common = [
            (max(start, span.start), min(end, span.end), max(last, span, key=lambda one: one.start))
            for start, end, last in common
            for span in spans
            if max(start, span.start) < min(end, span.end)
        ]
    for start, end, last in common:
        yield Excess(last.role, start, end, last.entry)


def _merged(found: Sequence[Excess], start: int, end: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda excess: excess.start):
        left, right = max(start, one.start), min(end, one.end)
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        elif right > left:
            merged.append((left, right))
    return merged
