"""Assignment: required roles are held, each by exactly one person."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.clauses.grace import grace_end
from gameday.scoring.clauses.separation import Excess, excesses, possible_excesses
from gameday.scoring.holdings import exactly_one
from gameday.scoring.ruling import Ruling, if_mostly_known, not_applicable, pending, said_only, unknown, within
from gameday.scoring.steps import Span
from gameday.sop.clause import Assignment, Separation
from gameday.terms.role import say_role


def rule(case: Case, clause: Assignment) -> Ruling:
    """Share of the time after grace that each role is held by exactly one person, averaged over the roles.

    While a person holds or does what the SOP excludes, the role in excess counts as unheld. The grace runs from when
    declaration was due, or from when the clause first bound. Broken where a required role was never held.
    """
    binding = case.binding(clause)
    if not binding.spans:
        return unbound(binding)
    known = [role for role in clause.roles if case.holdings.get(role)]
    if case.shows_absence(("role_assigned",)):
        known = list(clause.roles)
    if not known:
        return unknown(_who(clause.roles))
    window = _window(case, clause)
    total = sum(case.clock.elapsed(span.start, span.end) for span in window)
    never = [role for role in known if not case.holdings.get(role)]
    held_by = [span for role in clause.roles for span in case.holdings.get(role, ())]
    evidence = [span.entry for span in held_by]
    # Around a table that leapt from scene to scene no time ran; that a role was given counts all the same.
    if any(span.stated for span in held_by) and (total > 0 or case.around_a_table):
        return _said(clause, never).resting_on(*evidence)
    if total <= 0:
        if not case.complete and case.resolved is None:
            return pending("the time to have the roles held is not over")
        return not_applicable("the window after the grace is empty")
    apart = case.sop.every(Separation)
    over = [one for other in apart for one in excesses(case, other)]
    doubted = [*over, *(one for other in apart for one in possible_excesses(case, other))]
    held = {role: _held(case, role, window) for role in known}
    shares = {role: _kept(case, role, held[role], over) / total for role in known}
    sure = shares
    if len(doubted) > len(over):
        sure = {role: _kept(case, role, held[role], doubted) / total for role in known}
    kept, every = fsum(shares.values()), len(clause.roles)
    hidden = [role for role in clause.roles if role not in known]
    observed = _say(shares, [role for role in known if sure[role] < shares[role]], hidden)
    afterwards = [role for role in known if _only_after(case, role, window)]
    if afterwards:
        # Who held it to the end, and reads that it was held for none of the time, is told which time counts.
        observed += f"; the time runs until the impact has ended, and {_listed(afterwards, 'and')} came after that"
    low, high = fsum(sure.values()) / every, (kept + len(hidden)) / every
    ruling = if_mostly_known(within(kept / len(known), low, high, observed), case.constants.mostly_unknown)
    asked = ", ".join(say_role(role) for role in clause.roles) + " held by one person each, from the grace on"
    return ruling.breaking(bool(never)).resting_on(*evidence, asked=asked)


def _said(clause: Assignment, never: Sequence[str]) -> Ruling:
    """Roles said in a tabletop: whether they were held at all counts, and their time is not rated."""
    if not never:
        return said_only("the roles were said to be held; their time is not rated", ())
    names = " and ".join(map(say_role, never))
    ruling = within(None, 0.0, 1 - len(never) / len(clause.roles), f"nobody was said to be {names}")
    return ruling._replace(stated=True, broken=True)


def _window(case: Case, clause: Assignment) -> list[Span[str]]:
    start, end = grace_end(case, clause), case.impact_end
    if start is None:
        return []
    pieces = (Span(max(span.start, start), min(span.end, end), span.value) for span in case.binding(clause).spans)
    return [span for span in pieces if span.end > span.start]


def _held(case: Case, role: str, window: Sequence[Span[str]]) -> list[Span[str]]:
    """The pieces of the window in which exactly one person held the role."""
    spans = case.holdings.get(role, ())
    return [held for piece in window for held in exactly_one(spans, piece.start, piece.end)]


def _only_after(case: Case, role: str, window: Sequence[Span[str]]) -> bool:
    """Was the role first held when the time that counts was over?"""
    spans, end = case.holdings.get(role, ()), max(piece.end for piece in window)
    return bool(spans) and min(span.start for span in spans) >= end


def _kept(case: Case, role: str, held: Sequence[Span[str]], over: Sequence[Excess]) -> int:
    """How long that was, without the time in excess."""
    excess = [one for one in over if one.role == role]
    if not excess:
        return sum(case.clock.elapsed(start, end) for start, end, _ in held)
    return sum(case.clock.elapsed(one.start, one.end) - _overlap(case, one, excess) for one in held)


def _overlap(case: Case, held: Span[str], excess: Sequence[Excess]) -> int:
    covered, total = held.start, 0
    for one in sorted(excess, key=lambda excess: excess.start):
        start, end = max(covered, one.start), min(held.end, one.end)
        if end > start:
            total += case.clock.elapsed(start, end)
            covered = end
    return total


def _say(shares: dict[str, float], doubted: Sequence[str], hidden: Sequence[str]) -> str:
    """`doubted`: roles whose holder may have done what the SOP leaves to others; `hidden`: nobody knows by whom."""
    told = ", ".join(f"{say_role(role)} held for {share:.0%} of the time" for role, share in shares.items())
    if doubted:
        told += f"; whether the {_listed(doubted, 'or')} did more than the role allows cannot be told"
    return f"{told}; {_who(hidden)}" if hidden else told


def _who(roles: Sequence[str]) -> str:
    return f"the record cannot show who was {_listed(roles, 'and')}"


def _listed(roles: Sequence[str], word: str) -> str:
    *others, last = map(say_role, roles)
    return f"{', '.join(others)} {word} {last}" if others else last
