"""What of an edit the plays can show at all. What they cannot is said, and never called unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gameday.engine.policy import level_in_force
from gameday.regression.change.mechanism import UNMEASURED, mechanisms
from gameday.regression.figures.looking import SAME_FOR_SURE
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import METRICS
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.sop.diff import SopDiff
from gameday.sop.diff.clause_change import ClauseChange, Difference
from gameday.sop.model import bounds_of
from gameday.terms.frozen import frozen

CRITERIA = "severity: criteria"
"""What the part of an edit is called that is no clause; a clause may bear the id `severity`."""
_BOUND = "bound at "
"""How a difference of a bound begins; the level follows."""


@frozen
class Unseen:
    """A part of the edit that no play can speak for."""

    what: str
    """The clause, or the part of the SOP."""
    why: str
    mend: str
    """What would make it observable."""


def unseen(diff: SopDiff, old: Sop, new: Sop, pairings: Sequence[Pairing]) -> tuple[Unseen, ...]:
    """The parts of an edit that these plays cannot speak for."""
    return (*_clauses(diff, old, new, pairings), *_rest(diff, pairings), *_unread(pairings))


def _clauses(diff: SopDiff, old: Sop, new: Sop, pairings: Sequence[Pairing]) -> Iterator[Unseen]:
    for change in diff.clauses:
        by = _unmeasured(change, old, new)
        if change.change in ("renamed", "changed") and not _matters(change):
            yield Unseen(change.clause, _wording(change, diff), "a person who reads both texts side by side")
        elif found := _not_here(change, old, new, pairings):
            # No scenario shows what no outcome measures.
            yield replace(found, why=f"{found.why}; it {by} at any level", mend=_PERSON) if by else found
        elif by:
            told = "; ".join(one.say() for one in change.differences if not one.wording) or change.change
            yield Unseen(change.clause, f"it {by}; {_tells(change, diff, pairings)} ({told})", _PERSON)


_PERSON = "a person's judgement, or what became of real incidents"


def _not_here(change: ClauseChange, old: Sop, new: Sop, pairings: Sequence[Pairing]) -> Unseen | None:
    """A clause that did not come up in these plays as it was edited, or of which nothing came."""
    if untrue := _untrue(change, pairings):
        return untrue
    if not _reached(change, pairings):
        return _unreached(change, old, new, pairings)
    if _same(pairings) and _matters(change):
        what, mend = turning_on(change)
        return Unseen(change.clause, f"nothing in these plays came of it ({what})", mend)
    return None


def _wording(change: ClauseChange, diff: SopDiff) -> str:
    words = "only its wording changes, which no simulated person reads"
    if change.kind == "classification" and diff.severity:
        rest = "the criteria of severity are another part of the edit, and people do call by them"
        return f"of this clause {words}; {rest}"
    return words


def _unreached(change: ClauseChange, old: Sop, new: Sop, pairings: Sequence[Pairing]) -> Unseen:
    """A clause that no finding speaks of: at levels that were never the true ones, or what it waits for never came."""
    sop = new if change.change != "gone" else old
    clause = next(one for one in sop.clauses if one.id == change.clause)
    levels = _levels(change, old, new)
    at = f" (it applies at {', '.join(levels)})" if levels else ""
    if _never_at(levels, pairings):
        why = f"no play reached it{at}"
        if any(one.played_differently for one in pairings):
            why = _taken_for(" or ".join(levels))
        waits = " in which it applies" if clause.when is not None else ""
        return Unseen(change.clause, why, f"a scenario at {' or '.join(levels)}{waits}")
    if isinstance(clause, Escalation) and not clause.after:
        why = "it has no time of its own that a play could be judged by"
        return Unseen(change.clause, why, "an `after` for it in the SOP")
    pairs = min((one.pairs for one in pairings), default=0)
    why = f"in {pairs:,} pairs{' a place' * (len(pairings) > 1)} it did not come up{at}"
    waits = "it applies" if clause.when is not None else _WAITS.get(getattr(clause, "trigger", ""), "it applies")
    where = f" at {' or '.join(levels)}" if len(levels) < len(sop.ladder.levels) else ""
    mend = f"a scenario{where if levels else ''} in which {waits}"
    # Seldom, and not never: in few pairs nobody can tell which.
    more = f"more pairs first (--runs {SAME_FOR_SURE} show what comes up in one play of a hundred), else "
    return Unseen(change.clause, why, f"{more if pairs < SAME_FOR_SURE else ''}{mend}")


def _never_at(levels: Sequence[str], pairings: Sequence[Pairing]) -> bool:
    """Was no play truly at one of these levels? Of none, and where nothing is known of the truth, nobody says so."""
    true = {level for pairing in pairings for level in pairing.levels}
    return bool(levels and true) and true.isdisjoint(levels)


_WAITS = {
    "signal": "somebody is paged",
    "unacknowledged": "nobody answers in time",
    "declared": "an incident is declared",
    "unresolved": "the impact lasts that long",
}
"""What a hop of the escalation waits for."""


def _untrue(change: ClauseChange, pairings: Sequence[Pairing]) -> Unseen | None:
    """A clause of which nothing changes but bounds at levels that were the true ones in no play."""
    never = never_true(change, pairings)
    if not never or len(never) < sum(not one.wording for one in change.differences):
        return None
    levels = " or ".join(map(level_of, never))
    return Unseen(change.clause, f"{_taken_for(levels)} ({'; '.join(one.say() for one in never)})", _between(levels))


def _taken_for(levels: str) -> str:
    return f"no play was truly {levels}, so it counted there at most where somebody took it for that"


def never_true(change: ClauseChange, pairings: Sequence[Pairing]) -> tuple[Difference, ...]:
    """Of the bounds that change at some levels of a clause: those whose level was the true one in no play.

    Of a hop none: until somebody declares, the paging tool goes by how urgent an alert is.
    """
    if change.hop or change.change not in ("changed", "renamed") or not any(one.levels for one in pairings):
        return ()
    bounds = (one for one in change.differences if one.what.startswith(_BOUND))
    return tuple(one for one in bounds if not any(level_of(one) in pairing.levels for pairing in pairings))


def _unmeasured(change: ClauseChange, old: Sop, new: Sop) -> str:
    """What of a clause no outcome can tell of, as what it does: `moves people by ...`; empty where one can."""
    through = mechanisms(old if change.change == "gone" else new, change.clause)
    judged = change.change in ("changed", "renamed") and not any(one.played for one in change.differences)
    if not judged and set(through) - UNMEASURED:
        return ""
    by = "changes what a play is worth, and nothing that people do" if judged or not through else "moves people by "
    by += "" if judged or not through else " and ".join(through)
    return f"{by}, which no outcome measures"


def _tells(change: ClauseChange, diff: SopDiff, pairings: Sequence[Pairing]) -> str:
    """What tells of a clause all the same: the score, and how many plays break one that was or is critical."""
    what = {one.what for one in change.differences if not one.wording}
    gate = "how many plays break a critical clause"
    if what == {_CRITICAL}:
        return f"{gate} tells of it"
    scored = f"the score{'' if _CRITICAL in what else ' alone'} tells of it{_scored(diff, pairings)}"
    return f"{scored}, and so does {gate}" if _CRITICAL in what else scored


_CRITICAL = "critical"
"""A clause that becomes one whose breach fails a play, or ceases to be."""


def _scored(diff: SopDiff, pairings: Sequence[Pairing]) -> str:
    """How far the score moved, the mean over all pairs that have one. It moved with the whole edit."""
    scores = [one.differences[_SCORE.name] for one in pairings]
    pairs = sum(one.n for one in scores)
    if not pairs:
        return ""
    moved = _SCORE.say(sum(one.n * one.mean for one in scores) / pairs)
    parts = len(diff.clauses) + len(diff.facts) + bool(diff.severity)
    return f", {moved} with all {parts} parts of the edit" if parts > 1 else f", {moved}"


_SCORE = next(one for one in METRICS if one.name == "score")


def unreached(diff: SopDiff, old: Sop, new: Sop, pairings: Sequence[Pairing]) -> frozenset[str]:
    """Changed clauses of which no finding speaks, though a level of theirs was a true one.

    A hop may page people all the same, without a bound to be judged.
    """
    told = (one for one in diff.clauses if one.change in ("added", "gone") or _matters(one))
    open_ = (one for one in told if not _reached(one, pairings) and not _untrue(one, pairings))
    return frozenset(one.clause for one in open_ if not _never_at(_asked_of(one, old, new), pairings))


def _asked_of(change: ClauseChange, old: Sop, new: Sop) -> tuple[str, ...]:
    """The levels of which a truth lets a clause come up; empty: all of them.

    A hop comes up whatever the truth is where it binds at the level that an alert goes by until one is called.
    """
    levels = _levels(change, old, new)
    by_alert = {level_in_force(sop, None, "high") for sop in (old, new)}
    return () if change.hop and by_alert & set(levels) else levels


def _levels(change: ClauseChange, old: Sop, new: Sop) -> tuple[str, ...]:
    """The levels that a clause speaks of; empty: all of them."""
    sop = new if change.change != "gone" else old
    clause = next(one for one in sop.clauses if one.id == change.clause)
    return clause.levels or tuple(bounds_of(clause))


def _reached(change: ClauseChange, pairings: Sequence[Pairing]) -> bool:
    ids = tuple(filter(None, (change.clause, change.was)))
    return any(pairing.exercised(one) for pairing in pairings for one in ids)


def turning_on(change: ClauseChange | None) -> tuple[str, str]:
    """(what of a clause changes, the scenario that would show it); of None, the criteria of severity."""
    if change is None:
        return "the criteria of severity", "a scenario with facts for which they differ (`gameday sop diff` lists them)"
    told = [one for one in change.differences if not one.wording]
    what = "; ".join(one.say() for one in told) or change.change
    bounds = [level_of(one) for one in told if one.what.startswith(_BOUND)]
    if bounds and len(bounds) == len(told):
        return what, _between(" or ".join(dict.fromkeys(bounds)))
    return what, "a scenario that turns on it"


def _between(levels: str) -> str:
    return f"a scenario at {levels} in which what it asks for comes between the old bound and the new one"


def level_of(one: Difference) -> str:
    """The level of a bound that changes."""
    return one.what.removeprefix(_BOUND)


def _matters(change: ClauseChange) -> bool:
    return any(not one.wording for one in change.differences)


def _rest(diff: SopDiff, pairings: Sequence[Pairing]) -> Iterator[Unseen]:
    for one in diff.facts:
        yield Unseen(
            f"{one.section}: {one.item}", "no play reads this part of an SOP", "a person's judgement, or a live drill"
        )
    if diff.severity and _same(pairings):
        words = "the criteria of severity change, and no play met facts for which they differ"
        yield Unseen(CRITERIA, words, "a scenario with such facts (`gameday sop diff` lists them)")


def _unread(pairings: Iterable[Pairing]) -> Iterator[Unseen]:
    """Outcomes that the yardstick's clauses measure, where it knows none of the levels that one side calls."""
    if any(one.pairs and not found.n for one in pairings for found in one.discordant.values()):
        why = "one side calls levels that the yardstick does not know, so its rhythm and its steps say nothing of them"
        yield Unseen("levels", why, "levels of the same names on both sides, or a `--yardstick` that knows them all")


def _same(pairings: Iterable[Pairing]) -> bool:
    return all(pairing.identical for pairing in pairings)
