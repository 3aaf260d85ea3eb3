"""What of an edit the plays can show at all. What they cannot is said, and never called unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gameday.regression.pairing import Pairing
from gameday.sop import Sop
from gameday.sop.diff import SopDiff
from gameday.sop.diff.clause_change import ClauseChange
from gameday.sop.duties import duties
from gameday.sop.duty import Duty

Mechanism = Literal[
    "paging", "rhythm of updates", "words of updates", "steps", "order", "seats", "watch", "follow-up", "criteria"
]
"""By what a simulated team is moved by an SOP."""

_FOLLOW_UP = frozenset(
    {"postmortem_scheduled", "postmortem_published", "postmortem_closed", "action_item_added", "action_item_closed"}
)


_BOUND = "bound at "


@dataclass(frozen=True, slots=True)
class Unseen:
    """A part of the edit that no play can speak for."""

    what: str
    """The clause, or the part of the SOP."""
    why: str
    mend: str
    """What would make it observable."""


def mechanisms(sop: Sop, clause: str) -> tuple[Mechanism, ...]:
    """By what a clause moves simulated people, over all levels of its SOP. Empty: nothing in a play follows it."""
    found: dict[Mechanism, None] = {}
    for level in sop.ladder.levels:
        for duty in duties(sop, level):
            if duty.clause == clause:
                found.setdefault(_mechanism(duty))
    if any(one.id == clause for one in sop.escalation):
        found.setdefault("paging")
    if any(one.id == clause and one.kind == "classification" for one in sop.clauses):
        found.setdefault("criteria")
    return tuple(found)


def _mechanism(duty: Duty) -> Mechanism:
    told: tuple[tuple[bool, Mechanism], ...] = (
        (duty.by_tool, "paging"),
        (duty.act == "role_assigned", "seats"),
        (duty.trigger == "cadence", "rhythm of updates"),
        (duty.act in _FOLLOW_UP, "follow-up"),
        (duty.act == "resolved", "watch"),
        (duty.trigger in ("before", "lever", "never"), "order"),
        (duty.trigger == "always", "words of updates"),
    )
    return next((mechanism for holds, mechanism in told if holds), "steps")


def unseen(diff: SopDiff, old: Sop, new: Sop, pairings: Sequence[Pairing]) -> tuple[Unseen, ...]:
    """The parts of an edit that these plays cannot speak for."""
    return (*_clauses(diff, old, new, pairings), *_rest(diff, pairings))


def _clauses(diff: SopDiff, old: Sop, new: Sop, pairings: Sequence[Pairing]) -> Iterator[Unseen]:
    for change in diff.clauses:
        if change.change in ("renamed", "changed") and not _matters(change):
            wording = "only its wording changes, which no simulated person reads"
            yield Unseen(change.clause, wording, "a person who reads both texts side by side")
        elif not _reached(change, pairings):
            levels = _levels(change, old, new)
            yield Unseen(change.clause, f"no play reached it{levels}", "a scenario in which it applies")
        elif _same(pairings) and _matters(change):
            what, mend = turning_on(change)
            yield Unseen(change.clause, f"nothing in these plays came of it ({what})", mend)


def unreached(diff: SopDiff, pairings: Sequence[Pairing]) -> frozenset[str]:
    """Changed clauses of which no finding speaks. A hop may page people all the same, without a bound to be judged."""
    told = [one for one in diff.clauses if one.change in ("added", "gone") or _matters(one)]
    return frozenset(one.clause for one in told if not _reached(one, pairings))


def _reached(change: ClauseChange, pairings: Sequence[Pairing]) -> bool:
    ids = tuple(filter(None, (change.clause, change.was)))
    return any(pairing.exercised(one) for pairing in pairings for one in ids)


def turning_on(change: ClauseChange | None) -> tuple[str, str]:
    """(what of a clause changes, the scenario that would show it); of None, the criteria of severity."""
    if change is None:
        return "the criteria of severity", "a scenario with facts for which they differ (`gameday sop diff` lists them)"
    told = [one for one in change.differences if not one.wording]
    what = "; ".join(one.say() for one in told) or change.change
    bounds = [one.what.removeprefix(_BOUND) for one in told if one.what.startswith(_BOUND)]
    if bounds and len(bounds) == len(told):
        levels = " or ".join(dict.fromkeys(bounds))
        return what, f"a scenario at {levels} in which what it asks for comes between the old bound and the new one"
    return what, "a scenario that turns on it"


def _matters(change: ClauseChange) -> bool:
    return any(not one.wording for one in change.differences)


def _levels(change: ClauseChange, old: Sop, new: Sop) -> str:
    sop = new if change.change != "gone" else old
    clause = next((one for one in sop.clauses if one.id == change.clause), None)
    named = ", ".join(clause.levels) if clause is not None else ""
    return f" (it applies at {named})" if named else ""


def _rest(diff: SopDiff, pairings: Sequence[Pairing]) -> Iterator[Unseen]:
    for one in diff.facts:
        yield Unseen(
            f"{one.section}: {one.item}", "no play reads this part of an SOP", "a person's judgement, or a live drill"
        )
    if diff.severity and _same(pairings):
        words = "the criteria of severity change, and no play met facts for which they differ"
        yield Unseen("severity", words, "a scenario with such facts (`gameday sop diff` lists them)")


def _same(pairings: Iterable[Pairing]) -> bool:
    return all(pairing.identical for pairing in pairings)
