"""Classification: the severity called is the one the SOP's criteria give."""

from __future__ import annotations

from gameday.scoring.calls import UNSAID
from gameday.scoring.case import Case
from gameday.scoring.kept import once_for_case
from gameday.scoring.ruling import Ruling, if_mostly_known, not_applicable, pending, unknown, within
from gameday.scoring.triage import Triage, by_word, shows_calls, triage
from gameday.sop.clause import ClassificationClause, Deadline
from gameday.terms.duration import say_duration

_RIGHT = "it was called right"


def rule(case: Case, clause: ClassificationClause) -> Ruling:
    """1 - time average of cost over the window (see `triage`); unknown time widens the interval.

    Broken where the call was under by two or more levels, or missing at one of the two top levels, for longer than
    the acknowledge bound (the SOP's, else the scorecard's). What was said around a table is judged by word alone.
    """
    if not case.truth:
        return unknown("the record does not say what was true")
    if not shows_calls(case):
        return unknown("the record cannot show what was called")
    found = triage(case, clause.levels) if clause.levels else case.triage
    total = found.known + found.unknown
    if _only_said(case, total):
        return _by_word(case, by_word(case, clause.levels or None))
    if not total:
        return not_applicable("there was nothing to classify after declaration was due")
    low = 1 - (found.charged + found.unknown) / total
    high = 1 - found.charged / total
    credit = 1 - found.charged / found.known if found.known else None
    observed = _say(found, say_duration(case.scorecard.tolerances.severity_window))
    # Right for the few minutes nobody had to call anything says little: mostly unknown is unknown.
    ruling = if_mostly_known(within(credit, low, high, observed), case.constants.mostly_unknown)
    bound = acknowledge_bound(case)
    broken = found.grave > bound
    if broken:
        ruling = ruling._replace(observed=f"{ruling.observed}; {_say_grave(found, bound)}")
    asked = "the level the criteria give, from when declaration was due to the end of impact"
    if found.false_alarm:
        asked = "no call, or one that is soon stood down: nothing was wrong at any time"
    return _with_evidence(ruling, found, broken=broken).asking(asked)


def _only_said(case: Case, timed: int) -> bool:
    """Was every call said around a table, where times are not rated, or did no time run in which one was due?"""
    if not case.around_a_table or not any(step.impact for step in case.truth):
        return False
    said = [case.entries[call.entry].basis == "stated" for call in case.called]
    return all(said) if said else not timed


def _by_word(case: Case, found: Triage) -> Ruling:
    """1 - mean cost of the calls, in whatever time they came."""
    total = len(found.pieces)
    asked = "the level the criteria give, in every call; around a table times are not rated"
    if not total:
        return not_applicable("there was nothing to classify")
    if not case.called and not case.complete:
        return pending("nothing has been called yet").asking(asked)
    low, high = 1 - (found.charged + found.unknown) / total, 1 - found.charged / total
    credit = 1 - found.charged / found.known if found.known else None
    words = _untold(found)
    words += dict.fromkeys(piece.say() for piece in found.pieces if piece.cost > 0)
    ruling = if_mostly_known(within(credit, low, high, "; ".join(words) or _RIGHT), case.constants.mostly_unknown)
    return _with_evidence(ruling, found, broken=False).asking(asked)


def _with_evidence(ruling: Ruling, found: Triage, *, broken: bool) -> Ruling:
    calls = [piece.call.entry for piece in found.pieces if piece.call is not None]
    return Ruling(*ruling[:5], broken=broken).resting_on(*calls)


def _untold(found: Triage) -> list[str]:
    """What was called and cannot be weighed."""
    words = [f"called {word}, which is no level of this SOP" for word in found.unreadable]
    return [*words, f"declared at {UNSAID}"] if found.unsaid else words


def _say(found: Triage, counted: str) -> str:
    words = _untold(found)
    if words and found.known and found.worst is None:
        return f"{'; '.join(words)}; nothing was wrong in the other {say_duration(found.known)}"
    if found.worst is not None or not words:
        words.insert(0, _say_known(found, counted))
    return "; ".join(words)


def _say_grave(found: Triage, bound: int) -> str:
    """Why it is broken: what a promise that is kept otherwise may still not have for so long."""
    grave = [piece for piece in found.pieces if piece.grave]
    undeclared = sum(piece.length for piece in grave if piece.call is None or piece.call.level is None)
    ways = ["undeclared at one of the two top levels"] if undeclared else []
    ways += ["two levels or more too low"] if undeclared < found.grave else []
    how = " or ".join(ways)
    return f"broken: {how} for {say_duration(found.grave)}, longer than {say_duration(bound)}"


def _say_known(found: Triage, counted: str) -> str:
    """`counted`: how much at most counts after each change of truth."""
    worst = found.worst
    if worst is None and found.known and found.false_alarm:
        return "nothing was called, and nothing was wrong"
    if worst is None and found.known:
        return f"it was called right in the {say_duration(found.known)} that count" if found.beyond else _RIGHT
    if worst is None:
        return "what was right cannot be told"
    words = f"wrong for {say_duration(found.wrong)} of {say_duration(found.known)}, at worst {worst.say()}"
    if found.beyond:
        # Nobody dilutes a mistake by taking long; but nobody should read that it was over by then.
        whole = say_duration(found.known + found.unknown + found.beyond)
        words += f"; of {whole} of impact the first {counted} after each change of truth counts"
    return words


@once_for_case
def acknowledge_bound(case: Case) -> int:
    """The strictest acknowledge bound of the SOP at the levels in force during the impact, else the scorecard's."""
    start = case.began or 0
    bounds = [
        bound
        for clause in case.sop.every(Deadline)
        if clause.to.kind == ("acknowledged",) and (bound := case.strictest(clause, start, case.impact_end)) is not None
    ]
    return min(bounds, default=case.scorecard.tolerances.acknowledge)
