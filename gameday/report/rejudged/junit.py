"""Recorded drills under two SOPs as JUnit XML: one suite a record."""

from __future__ import annotations

from gameday.regression.records.flip import FindingFlip
from gameday.regression.records.rejudged import RecordFlips, Rejudged
from gameday.report.junit import JUnit, Outcome
from gameday.report.rejudged.heading import heading_of
from gameday.report.rejudged.words import say_flip, say_notice, say_record, say_ruling, say_sides

_UNSEEN = "not observable"
_PASSES = "passes"
"""The case of a record as a whole."""


def rejudged_junit(found: Rejudged) -> str:
    """The XML text: one suite a record, one case a clause that applies, and one for the record as a whole.

    It holds a failure exactly where the ruling stops a merge: there what speaks against the candidate by what decides
    is one. Skipped, with words, is a flip that decides nothing or was let through, what nobody can tell, and a record
    that passes under neither.
    """
    name = f"gameday regress --timelines: {say_sides(found)} ({heading_of(found)})"
    told = JUnit(name, stops=say_ruling(found) if found.exit_code else "")
    for record in found.records:
        with told.suite(record.record) as suite:
            if record.notice:
                suite.note("notice", say_notice(record))
            suite.case(record.record, _PASSES, *_whole(record, found))
            untold = dict(record.untold)
            for clause in record.alike:
                if clause in untold:
                    suite.case(record.record, clause, "skipped", f"cannot be told under both: {untold[clause]}")
                else:
                    suite.case(record.record, clause)
            for flip in record.flips:
                suite.case(record.record, flip.clause, *_flipped(flip, found))
    with told.suite(_UNSEEN) as suite:
        for part in found.unseen:
            suite.case(_UNSEEN, part.what, "skipped", f"{part.why}; needed: {part.mend}")
    return str(told)


def _whole(record: RecordFlips, found: Rejudged) -> tuple[Outcome, str] | tuple[()]:
    if record.falls and "score" in found.gates:
        return _against(found), say_record(record)
    return ("skipped", say_record(record)) if record.after != "pass" else ()


def _flipped(flip: FindingFlip, found: Rejudged) -> tuple[Outcome, str, str] | tuple[()]:
    if flip.better:
        return ()
    decides = flip.worse and "outcome" in found.gates
    return _against(found) if decides else "skipped", say_flip(flip), flip.sentence


def _against(found: Rejudged) -> Outcome:
    """What speaks against the candidate is no failure where it stops no merge."""
    return "skipped" if found.let_through else "failure"
