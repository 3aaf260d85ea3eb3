"""What of an edit no play speaks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.files.documents import load_sop
from gameday.regression.change.observable import CRITERIA, unreached, unseen
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import METRICS, RATES
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Cadence, Clause, Due
from gameday.sop.diff import diff
from gameday.terms.bound import parse_bound

OLD = load_sop("one-page-playbook")
RHYTHM = next(one for one in OLD.clauses if isinstance(one, Cadence) and "SEV1" in one.every)
NEW = remade(
    OLD,
    clauses=tuple(
        remade(one, every={**RHYTHM.every, "SEV1": parse_bound("3h")}) if one is RHYTHM else one for one in OLD.clauses
    ),
)


DUE = next(one for one in OLD.clauses if isinstance(one, Due) and one.within)
LATER = remade(DUE, within=dict.fromkeys(DUE.within, parse_bound("9d")))
WORTH = remade(RHYTHM, weight=1 if RHYTHM.weight > 1 else 3)


def _with(clause: Clause) -> Sop:
    return remade(OLD, clauses=tuple(clause if one.id == clause.id else one for one in OLD.clauses))


def _row(happened: str, levels: tuple[str, ...] = (), score: float = 90.0) -> Row:
    values = tuple(score if one.name == "score" else 1.0 for one in METRICS)
    applied = ((RHYTHM.id, "m"), (DUE.id, "m"))
    return Row(0, happened, "found", values, (False,) * len(RATES), applied, levels=levels)


def _pairings(levels: tuple[str, ...], score: float = 90.0) -> list[Pairing]:
    return [Pairing.of(Place("story", "team", "default"), [(_row("this", levels), _row("that", levels, score))])]


@pytest.mark.parametrize(("after", "told"), [("this", [RHYTHM.id]), ("that", [])])
def test_a_bound_that_no_play_turned_on_is_never_called_identical(after: str, told: list[str]) -> None:
    """The clause applied, at another level than the one that changed: the same happened, judged the same."""
    pairings = [Pairing.of(Place("story", "team", "default"), [(_row("this"), _row(after))])]
    found = unseen(diff(OLD, NEW), OLD, NEW, pairings)
    assert [one.what for one in found] == told
    assert all("bound at SEV1" in one.why for one in found)


@pytest.mark.parametrize(("true", "told"), [(("SEV2",), True), (("SEV3", "SEV1"), False), ((), False)])
def test_a_bound_at_a_level_that_was_never_the_true_one_is_told(true: tuple[str, ...], told: bool) -> None:
    """Something moved all the same: somebody took it for the level that was edited. What no row tells is not told."""
    found = unseen(diff(OLD, NEW), OLD, NEW, _pairings(true))
    assert [one.what for one in found] == [RHYTHM.id] * told
    assert all(one.why.startswith("no play was truly SEV1, ") for one in found)
    assert all(one.mend.startswith("a scenario at SEV1 ") for one in found)
    assert not unreached(diff(OLD, NEW), OLD, NEW, _pairings(true))


@pytest.mark.parametrize(
    ("true", "why", "doubtful"),
    [
        (("SEV2",), "no play was truly SEV1, so it counted there at most where somebody took it for that", []),
        (("SEV1",), "in 1 pairs it did not come up (it applies at SEV1)", ["review"]),
    ],
    ids=["never", "once"],
)
def test_a_clause_that_is_gone_counts_only_where_its_level_was_true(
    true: tuple[str, ...], why: str, doubtful: list[str]
) -> None:
    """People who called SEV1 where it was none held the review, and then they did not: that speaks for no SEV1."""
    review = remade(DUE, id="review", within={"SEV1": parse_bound("2d")}, levels=("SEV1",))
    old = remade(OLD, clauses=(*OLD.clauses, review))
    found = unseen(diff(old, OLD), old, OLD, _pairings(true))
    unmeasured = "; it moves people by follow-up, which no outcome measures at any level"
    assert [(one.what, one.why) for one in found] == [("review", why + unmeasured)]
    assert sorted(unreached(diff(old, OLD), old, OLD, _pairings(true))) == doubtful


@pytest.mark.parametrize(
    ("clause", "by"),
    [(LATER, "moves people by follow-up"), (WORTH, "changes what a play is worth")],
    ids=["due", "worth"],
)
def test_what_no_outcome_measures_is_never_green_beside_the_score_that_tells_of_it(
    clause: Cadence | Due, by: str
) -> None:
    new = _with(clause)
    (found,) = unseen(diff(OLD, new), OLD, new, _pairings(("SEV1", "SEV2", "SEV3"), 90.2))
    assert found.what == clause.id
    assert f"it {by}" in found.why
    assert "no outcome measures; the score alone tells of it, +0.2 points" in found.why


def test_follow_up_at_a_level_that_no_play_was_is_not_promised_to_show_in_a_scenario() -> None:
    """At no level would an outcome tell of it."""
    new = _with(remade(DUE, within={**DUE.within, "SEV1": parse_bound("9d")}))
    (found,) = unseen(diff(OLD, new), OLD, new, _pairings(("SEV2",)))
    assert found.why.startswith("no play was truly SEV1, ")
    assert found.why.endswith("; it moves people by follow-up, which no outcome measures at any level")
    assert found.mend == "a person's judgement, or what became of real incidents"


@pytest.mark.parametrize(
    ("weight", "tells"),
    [
        (RHYTHM.weight, "how many plays break a critical clause tells of it (critical: "),
        (WORTH.weight, "the score tells of it, +0.2 points, and so does how many plays break a critical clause ("),
    ],
)
def test_a_clause_that_becomes_critical_is_told_of_by_how_many_plays_break_one(weight: int, tells: str) -> None:
    new = _with(remade(RHYTHM, critical=not RHYTHM.critical, weight=weight))
    (found,) = unseen(diff(OLD, new), OLD, new, _pairings(("SEV1", "SEV2", "SEV3"), 90.2))
    assert f"no outcome measures; {tells}" in found.why


@pytest.mark.parametrize(("level", "doubtful"), [("SEV1", []), ("SEV2", ["later"])])
def test_a_hop_comes_up_whatever_the_truth_is_only_at_the_level_that_alerts_go_by(
    level: str, doubtful: list[str]
) -> None:
    """Until a level is called an alert of high urgency goes by the second: at the first, somebody took it for that."""
    hop = next(one for one in OLD.escalation if one.trigger == "unacknowledged")
    later = remade(hop, id="later", after={level: parse_bound("20m")}, levels=(level,))
    new = remade(OLD, clauses=(*OLD.clauses, later))
    assert sorted(unreached(diff(OLD, new), OLD, new, _pairings(("SEV3",)))) == doubtful


def test_a_hop_with_a_condition_asks_for_a_scenario_in_which_it_applies() -> None:
    old = load_sop("mitigate-first")
    sponsor = next(one for one in old.escalation if one.id == "notify-executive-sponsor")
    new = remade(old, clauses=tuple(one for one in old.clauses if one is not sponsor))
    (found,) = unseen(diff(old, new), old, new, _pairings(("SEV2",)))
    assert (found.what, found.mend) == (sponsor.id, "a scenario at SEV1 in which it applies")


@pytest.mark.parametrize(("pairs", "first"), [(8, "more pairs first (--runs 400 "), (400, "a scenario ")])
def test_a_hop_that_did_not_come_up_asks_for_more_pairs_before_another_scenario(pairs: int, first: str) -> None:
    """In few plays nobody slept through a page; in many of them somebody would have."""
    old = load_sop("mitigate-first")
    hop = next(one for one in old.escalation if one.trigger == "unacknowledged" and one.after)
    later = remade(hop, after=dict.fromkeys(hop.after, parse_bound("2h")))
    new = remade(old, clauses=tuple(later if one is hop else one for one in old.clauses))
    rows = [(row := replace(_row("this", ("SEV1", "SEV2", "SEV3")), replicate=one), row) for one in range(pairs)]
    (found,) = unseen(diff(old, new), old, new, [Pairing.of(Place("story", "team", "default"), rows)])
    assert found.what == hop.id
    assert found.why.startswith(f"in {pairs} pairs it did not come up")
    assert found.mend.startswith(first)
    assert found.mend.endswith("in which nobody answers in time")


def test_a_hop_without_a_time_asks_for_one() -> None:
    """No play can say whether it was kept: neither more of them nor another scenario would."""
    hop = next(one for one in OLD.escalation if not one.after)
    new = remade(OLD, clauses=tuple(one for one in OLD.clauses if one is not hop))
    row = _row("this", ("SEV1", "SEV2", "SEV3"))
    (found,) = unseen(diff(OLD, new), OLD, new, [Pairing.of(Place("story", "team", "default"), [(row, row)])])
    assert (found.why, found.mend) == (
        "it has no time of its own that a play could be judged by",
        "an `after` for it in the SOP",
    )


def test_a_clause_at_levels_that_no_play_was_asks_for_a_scenario_of_theirs() -> None:
    lower = remade(RHYTHM, id="lower", every={"SEV4": parse_bound("9h")})
    new = remade(OLD, clauses=(*OLD.clauses, lower))
    same = Pairing.of(Place("story", "team", "default"), [(_row("this", ("SEV1",)), _row("this", ("SEV1",)))])
    (found,) = unseen(diff(OLD, new), OLD, new, [same])
    assert (found.why, found.mend) == ("no play reached it (it applies at SEV4)", "a scenario at SEV4")


def test_criteria_are_told_apart_from_the_clause_that_is_called_after_them() -> None:
    """Only the wording of the clause changes; the criteria do what people call."""
    clause = next(one for one in OLD.clauses if one.kind == "classification")
    first, *others = OLD.severity.rules
    severity = remade(OLD.severity, rules=(remade(first, level=("SEV3",)), *others))
    new = remade(_with(remade(clause, text="In other words.")), severity=severity)
    row = _row("this", ("SEV1",))
    found = unseen(diff(OLD, new), OLD, new, [Pairing.of(Place("story", "team", "default"), [(row, row)])])
    assert [one.what for one in found] == [clause.id, CRITERIA]
    assert "the criteria of severity are another part of the edit" in found[0].why


def test_the_score_of_the_whole_edit_is_not_said_as_that_of_each_clause() -> None:
    new = remade(_with(LATER), clauses=tuple(WORTH if one is RHYTHM else one for one in _with(LATER).clauses))
    found = unseen(diff(OLD, new), OLD, new, _pairings(("SEV1", "SEV2", "SEV3"), 90.2))
    assert len(found) == 2
    assert all("+0.2 points with all 2 parts of the edit" in one.why for one in found)
