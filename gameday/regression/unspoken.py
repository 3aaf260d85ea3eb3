"""What of an edit no record on hand speaks for. It is said, and never called unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gameday.regression.flip import Both
from gameday.regression.observable import Unseen, level_of, turning_on
from gameday.sop import Clause, Sop
from gameday.sop.clause import Escalation
from gameday.sop.diff import SopDiff
from gameday.sop.diff.clause_change import ClauseChange, is_bound
from gameday.sop.model import bounds_of, levels_of
from gameday.terms.bound import Bound
from gameday.terms.frozen import frozen


@frozen
class Heard:
    """What records say of the clauses of an edit."""

    applies: frozenset[str]
    """Ids of clauses that apply in some record."""
    moved: frozenset[str]
    """Those that are worth another thing in some record."""
    scored: bool
    """Is the score of some record another?"""
    untold: Mapping[str, str]
    """Of a clause that no record shows what became of: why, as most of them say it."""
    idle: Mapping[str, str]
    """Of a clause that applies in none of them: why, as most of them say it."""

    @classmethod
    def of(cls, records: Sequence[Sequence[Both]], *, scored: bool) -> Heard:
        """What records say, each clause by clause; `scored`: the score of some is another."""
        every = [one for record in records for one in record]
        applies = frozenset(one.clause for one in every if not one.silent)
        told = frozenset(one.clause for one in every if not one.silent and not one.untold)
        return cls(
            applies,
            frozenset(one.clause for one in every if one.moves),
            scored,
            _mostly(one for one in every if one.untold and one.clause not in told),
            _mostly(one for one in every if one.clause not in applies),
        )


def _mostly(found: Iterable[Both]) -> Mapping[str, str]:
    """What most records saw of each clause, by its id."""
    seen: dict[str, Counter[str]] = {}
    for one in found:
        if (side := one.now or one.was) is not None:
            seen.setdefault(one.clause, Counter())[side.observed.rstrip(". ")] += 1
    return {clause: counts.most_common(1)[0][0] for clause, counts in seen.items()}


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
    if clause not in heard.applies:
        because = f": {heard.idle[clause]}" if clause in heard.idle else ""
        mend = _unanswered(change, old, new) or f"a record{_levels(change, old, new)} in which it applies"
        return Unseen(clause, f"it applies in none of these records{because} ({what})", mend)
    if clause in heard.untold:
        why = f"none of these records shows what became of it: {heard.untold[clause]} ({what})"
        return Unseen(clause, why, "a record that does")
    weighed = heard.scored and any(not one.played for one in change.differences if not one.wording)
    if clause in heard.moved or beside or weighed:
        return None
    return Unseen(clause, f"nothing on record turns on it ({what})", _between(change, old, new))


def _levels(change: ClauseChange, old: Sop, new: Sop) -> str:
    """` at SEV1 or SEV2`: those at which it is another now, else those it speaks of; empty where that is every one."""
    sop = old if change.change == "gone" else new
    edited = tuple(level_of(one) for one in change.differences if is_bound(one))
    clause = _named(sop, change.clause)
    spoken = levels_of(clause, sop.ladder) if clause is not None else ()
    levels = edited or (spoken if spoken != sop.ladder.levels else ())
    return f" at {' or '.join(dict.fromkeys(levels))}" if levels else ""


def _between(change: ClauseChange, old: Sop, new: Sop) -> str:
    """The record in which what the clause asks for comes between the two bounds."""
    pairs = _bounds(change, old, new)
    if not pairs or len(pairs) < sum(not one.wording for one in change.differences):
        return f"a record{_levels(change, old, new)} that turns on it"
    spans = " or ".join(f"between {less.say()} and {more.say()} at {level}" for level, less, more in pairs)
    return _unanswered(change, old, new) or f"a record in which what it asks for comes {spans}"


def _unanswered(change: ClauseChange, old: Sop, new: Sop) -> str:
    """Of a hop that is made where nobody answers: the record in which it is due by the shorter bound."""
    clause = _named(new, change.clause)
    pairs = _bounds(change, old, new)
    if not pairs or not isinstance(clause, Escalation) or clause.trigger != "unacknowledged":
        return ""
    return "a record in which nobody answers " + " or ".join(f"for {less.say()} at {at}" for at, less, _ in pairs)


def _bounds(change: ClauseChange, old: Sop, new: Sop) -> list[tuple[str, Bound, Bound]]:
    """(level, the shorter bound, the longer) where both SOPs have one and they differ."""
    had, has = (
        bounds_of(clause) if (clause := _named(sop, name)) is not None else {}
        for sop, name in ((old, change.was or change.clause), (new, change.clause))
    )
    edited = [level_of(one) for one in change.differences if is_bound(one)]
    pairs = [(level, had[level], has[level]) for level in edited if level in had and level in has]
    return [(level, was, now) if was.length(0) < now.length(0) else (level, now, was) for level, was, now in pairs]


def _named(sop: Sop, clause: str) -> Clause | None:
    return next((one for one in sop.clauses if one.id == clause), None)
