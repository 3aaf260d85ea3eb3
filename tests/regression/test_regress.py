"""Comparisons over a few pairs of real plays: what holds of every answer, not what the figures are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.change.accepted import Accepted, AcceptedRegressions
from gameday.regression.change.comparison import comparison, hung
from gameday.regression.change.regress import Answer, Progress, Question, regress
from gameday.regression.change.trial import Trials
from gameday.regression.change.verdict import verdict
from gameday.regression.plays.chunk import Chunk
from gameday.regression.plays.fleet import Played, serial
from gameday.regression.plays.rows import Rows
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Cadence, Clause, Deadline
from gameday.terms.bound import parse_bound

RUNS = 8


@pytest.fixture(scope="module")
def old() -> Sop:
    return load_sop("one-page-playbook")


def _question(old: Sop, new: Sop) -> Question:
    scenario = load_scenario("checkout-errors")
    team = load_team("storefront", profile="default")
    return Question(old, new, load_scorecard("sop-regression"), ((scenario, team),), runs=RUNS)


def _answer(question: Question, path: Path | None = None) -> Answer:
    with Rows(path, made_by="this") as rows:
        return regress(question, serial, rows)


def _with(old: Sop, *changed: Clause) -> Sop:
    """The SOP with some of its clauses in another form."""
    by_id = {one.id: one for one in changed}
    return remade(old, clauses=tuple(by_id.get(one.id, one) for one in old.clauses))


def _rhythm(old: Sop) -> Cadence:
    return next(one for one in old.clauses if isinstance(one, Cadence) and one.every)


def _strained(old: Sop) -> Sop:
    """A word to the team every second, and two hours for an answer to a page."""
    answer = next(one for one in old.clauses if isinstance(one, Deadline) and "acknowledged" in one.to.kind)
    return _with(
        old,
        remade(_rhythm(old), every=dict.fromkeys(_rhythm(old).every, parse_bound("1s"))),
        remade(answer, within=dict.fromkeys(answer.within, parse_bound("2h"))),
    )


@pytest.fixture(scope="module")
def regressed(old: Sop) -> Answer:
    return _answer(_question(old, _strained(old)))


def test_an_sop_against_itself_under_whatever_name_is_identical_and_not_played(old: Sop) -> None:
    found = _answer(_question(old, remade(old, name="other", title="Another title")))
    assert (found.verdict.ruling, found.verdict.exit_code, found.verdict.pairs) == ("identical", 0, 0)
    assert found.verdict.nothing_played


def test_no_change_under_another_root_is_not_called_identical(old: Sop) -> None:
    found = _answer(replace(_question(old, old), candidate_seed=99))
    assert found.verdict.ruling not in ("identical", "regressed")
    assert found.pairings[0].played_differently == RUNS


def test_both_sides_are_shown_to_the_end_of_the_scenario(old: Sop) -> None:
    """Who calls it over sooner must not be spared what comes back later."""
    question = _question(old, old)
    assert question.setting(*question.courses[0]).whole


def test_a_wording_is_not_observable_and_never_green(old: Sop) -> None:
    first = remade(old.clauses[0], text="The same promise in other words.")
    found = _answer(_question(old, remade(old, clauses=(first, *old.clauses[1:]))))
    assert (found.verdict.ruling, found.verdict.exit_code) == ("not_observable", 3)
    assert [one.what for one in found.verdict.unseen] == [first.id]


def test_a_part_that_moved_nothing_by_itself_is_told_beside_one_that_moved_all(old: Sop) -> None:
    """It applies in every play, at another level than the one that changed: what the other part moves hides nothing."""
    answer = next(one for one in old.clauses if isinstance(one, Deadline) and "acknowledged" in one.to.kind)
    slow = remade(_rhythm(old), every=dict.fromkeys(_rhythm(old).every, parse_bound("2h")))
    lowest = remade(answer, within={**answer.within, old.ladder.levels[-1]: parse_bound("9h")})
    found = _answer(_question(old, _with(old, slow, lowest)))
    assert found.pairings[0].exercised(answer.id)
    (unseen,) = found.verdict.unseen
    assert unseen.what == answer.id
    assert f"in {RUNS} pairs" in unseen.why
    assert unseen.mend.startswith(f"a scenario at {old.ladder.levels[-1]} ")


@pytest.mark.parametrize("beside", [True, False], ids=["beside one that moved all", "alone"])
def test_a_part_that_nobody_acted_by_is_told_though_it_is_judged_otherwise(old: Sop, beside: bool) -> None:
    """Nobody answers sooner for a bound of one second: all that comes of it is what an answer is worth."""
    answer = next(one for one in old.clauses if isinstance(one, Deadline) and "acknowledged" in one.to.kind)
    slow = remade(_rhythm(old), every=dict.fromkeys(_rhythm(old).every, parse_bound("2h")))
    soon = remade(answer, within=dict.fromkeys(answer.within, parse_bound("1s")))
    found = _answer(_question(old, _with(old, *([slow] if beside else []), soon)))
    (unseen,) = found.verdict.unseen
    assert unseen.what == answer.id
    assert ("played alone nothing else happened by it" in unseen.why) is beside
    assert "the same was judged otherwise" in unseen.why
    assert unseen.mend.endswith("a scenario in which somebody does something else by it, else a person's judgement")


def test_a_broken_off_comparison_goes_on_and_ends_as_an_unbroken_one(
    old: Sop, regressed: Answer, tmp_path: Path
) -> None:
    question = _question(old, _strained(old))
    played: list[Chunk] = []

    def breaking(chunks: Iterable[Chunk]) -> Iterator[Played]:
        for index, one in enumerate(serial(chunks)):
            if index == 1:
                raise KeyboardInterrupt
            yield one

    def counting(chunks: Iterable[Chunk]) -> Iterator[Played]:
        for one in serial(chunks):
            assert not hasattr(one, "why")
            played.append(one[0])
            yield one

    place = tmp_path / "plays.db"
    with Rows(place, made_by="this") as rows, pytest.raises(KeyboardInterrupt):
        regress(question, breaking, rows)
    with Rows(place, made_by="this") as rows:
        resumed = regress(question, counting, rows)
        looks: list[Progress] = []
        regress(question, counting, rows, tell=looks.append)
    assert resumed == regressed
    assert [(one.look.pairs, one.stand.wanted) for one in looks] == [(RUNS, 0)], "a look is told once, played or not"
    assert sum(one.past - one.first for one in played) == 3 * RUNS, "what was missing, and each of two parts alone"


def test_what_moved_is_traced_to_a_clause_and_a_pair(old: Sop) -> None:
    question = _question(old, _strained(old))
    with Rows(None, made_by="this") as rows:
        answer = regress(question, serial, rows)
        found = comparison(question, answer, Trials(serial, rows, question.seed))
    assert answer.verdict.ruling == "regressed"
    told = found.told[0]
    assert told.cell in answer.verdict.deciding()
    assert {one.part for one in told.traced.causes if not one.clauses} <= {one.id for one in old.clauses}
    assert (told.traced.parts, told.traced.pairs) == (2, told.cell.pairs)
    assert told.apart is not None
    assert told.apart.before != told.apart.after
    assert len(told.values) == told.cell.pairs


def test_what_leans_without_being_called_is_looked_into_and_hangs_on_nothing(old: Sop) -> None:
    """Eight pairs call nothing; a reader still sees which clause moved the figure, and the pair furthest apart."""
    rhythm = _rhythm(old)
    question = _question(old, _with(old, remade(rhythm, every=dict.fromkeys(rhythm.every, parse_bound("2h")))))
    with Rows(None, made_by="this") as rows:
        trials = Trials(serial, rows, question.seed)
        found = hung(comparison(question, regress(question, serial, rows), trials), trials)
    assert found.answer.verdict.ruling == "inconclusive"
    assert {one.cell.verdict for one in found.told} == {"open"}
    assert {(one.traced.causes[0].part, one.hung) for one in found.told} == {(rhythm.id, None)}
    assert all(one.apart is not None for one in found.told)


def test_an_accepted_regression_blocks_nothing_until_its_day_is_over(old: Sop, regressed: Answer) -> None:
    worse = {one.metric for one in regressed.verdict.deciding()}
    lines = tuple(
        Accepted(scenario="checkout-errors", metric=one, author="dana", reason="agreed", until=date(2026, 5, 1))
        for one in worse
    )
    file = AcceptedRegressions(format=1, accepted=lines)
    cells, pairings = regressed.verdict.cells, regressed.pairings
    before = verdict(cells, pairings, (), accepted=file, today=date(2026, 5, 1))
    after = verdict(cells, pairings, (), accepted=file, today=date(2026, 5, 2))
    assert (before.ruling == "regressed", len(before.accepted)) == (False, len(worse))
    assert (after.ruling, after.accepted) == ("regressed", ())
