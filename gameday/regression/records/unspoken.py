"""What of an edit no record on hand speaks for. It is said, and never called unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gameday.regression.change.edited_bounds import clause_named, edited_bounds
from gameday.regression.change.observable import Unseen, level_of, turning_on
from gameday.regression.records.flip import UNTOLD, Both
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.sop.diff import SopDiff
from gameday.sop.diff.clause_change import ClauseChange, is_bound
from gameday.sop.model import levels_of
from gameday.terms.frozen import frozen

_NAMED = 3
"""Reasons that are named; records with any other are counted."""


@frozen
class Silence:
    """Why records say nothing of a clause: each reason with how many give it, the most often given first."""

    idle: tuple[tuple[str, int], ...] = ()
    """Where it does not apply."""
    untold: tuple[tuple[str, int], ...] = ()
    """Where nobody can tell, or not yet, what became of it."""


@frozen
class Heard:
    """What records say of the clauses of an edit."""

    told: frozenset[str]
    """Ids of clauses that apply in some record which shows what became of them."""
    moved: frozenset[str]
    """Those that are worth another thing in some record."""
    scored: bool
    """Is the score of some record another?"""
    silence: Mapping[str, Silence]
    """By clause, why the other records say nothing of it."""

    @classmethod
    def of(cls, records: Sequence[Sequence[Both]], *, scored: bool) -> Heard:
        """What records say, each clause by clause; `scored`: the score of some is another."""
        every = [one for record in records for one in record]
        idle, untold = _reasons(one for one in every if one.silent), _reasons(one for one in every if one.untold)
        return cls(
            frozenset(one.clause for one in every if not one.silent and not one.untold),
            frozenset(one.clause for one in every if one.moves),
            scored,
            {one: Silence(idle.get(one, ()), untold.get(one, ())) for one in dict.fromkeys((*idle, *untold))},
        )

    def silence_of(self, clause: str) -> Silence:
        """Why records say nothing of a clause; empty where each does."""
        return self.silence.get(clause, Silence())


def _reasons(found: Iterable[Both]) -> dict[str, tuple[tuple[str, int], ...]]:
    """What records saw of each clause, by its id, with how many saw it."""
    seen: dict[str, Counter[str]] = {}
    for one in found:
        sides = [side for side in (one.now, one.was) if side is not None]
        first = next((side for side in sides if side.status in UNTOLD), sides[0])
        seen.setdefault(one.clause, Counter())[first.observed.rstrip(". ")] += 1
    return {clause: tuple(counts.most_common()) for clause, counts in seen.items()}


def unspoken(edit: SopDiff, old: Sop, new: Sop, heard: Heard) -> Iterator[Unseen]:
    """The parts of an edit that nothing on record turns on."""
    edited = {one.clause for one in edit.clauses}
    beside = bool(heard.moved - edited)
    for change in edit.clauses:
        found = _clause(change, old, new, heard, beside=beside)
        if found is not None:
            yield found
    if heard.moved or heard.scored:
        return
    if edit.severity:
        why = "the criteria of severity change, and no record holds facts for which they differ"
        yield Unseen("severity", why, "a record with such facts (`gameday sop diff` lists them)")
    for one in edit.facts:
        yield Unseen(f"{one.section}: {one.item}", "no finding on record turns on this part", "a person's judgement")


def _clause(change: ClauseChange, old: Sop, new: Sop, heard: Heard, *, beside: bool) -> Unseen | None:
    """`beside`: a clause that was not edited moves, so that whatever was may be what moved it."""
    clause = change.clause
    if change.change in ("renamed", "changed") and all(one.wording for one in change.differences):
        return Unseen(clause, "only its wording changes, which no judgement reads", "a person who reads both")
    what, _ = turning_on(change)
    if clause not in heard.told:
        return _unheard(change, old, new, heard.silence_of(clause))
    weighed = heard.scored and any(not one.played for one in change.differences if not one.wording)
    if clause in heard.moved or beside or weighed:
        return None
    untold = heard.silence_of(clause).untold
    shown = "nothing that these records show turns on it" if untold else "nothing on record turns on it"
    more = f"; {_counted(untold)}" if untold else ""
    return Unseen(clause, f"{shown}{more} ({what})", _between(change, old, new))


def _unheard(change: ClauseChange, old: Sop, new: Sop, silence: Silence) -> Unseen:
    """Of a clause that applies in no record, as far as records show it."""
    what, _ = turning_on(change)
    unanswered = _unanswered(change, old, new)
    if not silence.idle and silence.untold:
        why = f"none of these records shows what became of it: {_say(silence.untold)}"
        return Unseen(change.clause, f"{why} ({what})", f"a record that does{unanswered and f',{unanswered}'}")
    reasons = (*silence.idle, *silence.untold)
    as_far = ", as far as they show" if silence.untold else ""
    why = f"it applies in none of these records{as_far}{': ' if reasons else ''}{_say(reasons)}"
    shows = " that shows it," if silence.untold else ""
    where = unanswered or f"{_levels(change, old, new)} in which it applies"
    return Unseen(change.clause, f"{why} ({what})", f"a record{shows}{where}")


def _say(reasons: Sequence[tuple[str, int]]) -> str:
    """The one reason of all, else each with the number of records: `in 2 somebody had answered before; in 1 ...`."""
    return reasons[0][0] if len(reasons) == 1 else _counted(reasons)


def _counted(reasons: Sequence[tuple[str, int]]) -> str:
    said = [f"in {count} {why}" for why, count in reasons[:_NAMED]]
    more = sum(count for _, count in reasons[_NAMED:])
    return "; ".join((*said, f"in {more} for other reasons") if more else said)


def _levels(change: ClauseChange, old: Sop, new: Sop) -> str:
    """` at SEV1 or SEV2`: those at which it is another now, else those it speaks of; empty where that is every one."""
    sop = old if change.change == "gone" else new
    edited = tuple(level_of(one) for one in change.differences if is_bound(one))
    clause = clause_named(sop, change.clause)
    spoken = levels_of(clause, sop.ladder) if clause is not None else ()
    levels = edited or (spoken if spoken != sop.ladder.levels else ())
    return f" at {' or '.join(dict.fromkeys(levels))}" if levels else ""


def _between(change: ClauseChange, old: Sop, new: Sop) -> str:
    """The record in which what the clause asks for comes between the two bounds."""
    pairs = edited_bounds(change, old, new)
    if not pairs or len(pairs) < sum(not one.wording for one in change.differences):
        return f"a record{_levels(change, old, new)} that turns on it"
    spans = " or ".join(f"between {less.say()} and {more.say()} at {level}" for level, less, more in pairs)
    return f"a record{_unanswered(change, old, new) or f' in which what it asks for comes {spans}'}"


def _unanswered(change: ClauseChange, old: Sop, new: Sop) -> str:
    """` in which nobody answers ...`: of a hop made where nobody answers, until it is due by the shorter bound."""
    clause = clause_named(new, change.clause)
    pairs = edited_bounds(change, old, new)
    if not pairs or not isinstance(clause, Escalation) or clause.trigger != "unacknowledged":
        return ""
    return " in which nobody answers " + " or ".join(f"for {less.say()} at {at}" for at, less, _ in pairs)
