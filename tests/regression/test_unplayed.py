"""What of an edit nobody acted by, and which scenario would show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.files.documents import load_sop
from gameday.regression.change.observable import CRITERIA, Unseen
from gameday.regression.change.unplayed import unplayed
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import METRICS, RATES
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Clause, Deadline
from gameday.sop.diff import diff
from gameday.terms.bound import parse_bound

OLD = load_sop("mitigate-first")
HOP = next(one for one in OLD.escalation if one.id == "page-secondary")
ANSWER = next(one for one in OLD.clauses if isinstance(one, Deadline) and "SEV1" in one.within)
ROW = Row(0, "this", "so", (1.0,) * len(METRICS), (False,) * len(RATES), (), levels=("SEV1",))


def _with(clause: Clause) -> Sop:
    return remade(OLD, clauses=tuple(clause if one.id == clause.id else one for one in OLD.clauses))


def _told(new: Sop, after: Row, pairs: int = 400, known: frozenset[str] = frozenset()) -> list[Unseen]:
    rows = [(replace(ROW, replicate=one), replace(after, replicate=one)) for one in range(pairs)]
    pairings = [Pairing.of(Place("story", "team", "default"), rows)]
    return list(unplayed(diff(OLD, new), OLD, new, pairings, known))


JUDGED, PLAYED = replace(ROW, findings="otherwise"), replace(ROW, entries="that")
CALMER = _with(remade(HOP, after={**HOP.after, "SEV1": parse_bound("20m")}))


def test_a_hop_that_called_nobody_at_another_time_is_told_with_the_scenario_that_would() -> None:
    """In plays that are truly SEV1 the tool goes by the alert until somebody calls a level."""
    assert _told(CALMER, JUDGED) == [
        Unseen(
            "page-secondary",
            "nothing else happened in any of 400 pairs; the same was judged otherwise in 400 of them"
            " (bound at SEV1: 10 min, now 20 min)",
            "a scenario in which nobody answers for 10 min though SEV1 is called by then"
            " (until a level is called, an alert of high urgency goes by SEV2)",
        )
    ]


def test_the_bound_that_an_alert_goes_by_needs_no_level_that_was_called() -> None:
    (one,) = _told(_with(remade(HOP, after={**HOP.after, "SEV2": parse_bound("40m")})), JUDGED)
    assert one.mend == "a scenario in which nobody answers for 20 min"


def test_in_few_pairs_more_of_them_are_asked_for_first() -> None:
    (one,) = _told(CALMER, JUDGED, pairs=8)
    assert one.mend.startswith("more pairs first (--runs 400 ")


@pytest.mark.parametrize("after", [PLAYED, ROW], ids=["it moved somebody", "nothing came of it at all"])
def test_where_it_moved_somebody_or_nothing_is_another_there_is_nothing_more_to_tell(after: Row) -> None:
    """That nothing came of an edit is told elsewhere."""
    assert _told(CALMER, after) == []


def test_what_is_told_already_is_not_told_twice() -> None:
    assert _told(CALMER, JUDGED, known=frozenset({HOP.id})) == []


def test_a_deadline_and_criteria_that_nobody_acted_by_are_told_as_well() -> None:
    first, *others = OLD.severity.rules
    later = _with(remade(ANSWER, within={**ANSWER.within, "SEV1": parse_bound("9h")}))
    new = remade(later, severity=remade(OLD.severity, rules=(remade(first, level=("SEV3",)), *others)))
    assert [(one.what, one.mend) for one in _told(new, JUDGED)] == [
        (ANSWER.id, "a scenario in which somebody does something else by it, else a person's judgement"),
        (
            CRITERIA,
            "a scenario in which people see facts for which the criteria differ (`gameday sop diff` lists them)",
        ),
    ]
