"""The assumption a verdict hangs on: found where it turns, alone or with others, and only where it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.change.crossing import Crossing, crossing
from gameday.regression.change.hinge import Hung, Together, hung_on
from gameday.regression.change.supposed import Supposed, at, people, value_of
from gameday.regression.change.trial import Trials
from gameday.regression.change.verdict import Flip
from gameday.regression.plays import chunk
from gameday.regression.plays.fleet import serial
from gameday.regression.plays.metric import METRICS, RATES
from gameday.regression.plays.place import Place
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import Rows
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.parameter import ParameterName, TimeParameter

MARGIN = 2.0
RUNS = 200
OLD = load_sop("mitigate-first")
NEW = remade(OLD, title="As edited")
FEW: tuple[ParameterName, ...] = ("page_missed_night", "ack_delay_awake", "stress_high")
"""A chance, a time and a factor stand for all figures: each is tried in the same way."""
Points = Callable[[Team, int], float]


def _simple(team: Team) -> Team:
    """A team whose people have a few figures; nothing is played with it."""
    profile = team.behaviour
    return remade(team, profile=remade(profile, parameters={one: profile.parameters[one] for one in FEW}), overrides={})


SETTING = Setting(
    load_scenario("search-comes-up-empty"),
    _simple(load_team("storefront", profile="default")),
    load_scorecard("sop-regression"),
    OLD,
)


def _figure(team: Team, name: ParameterName = "page_missed_night") -> float:
    return value_of(team.behaviour.parameters[name])


@pytest.fixture
def loses(monkeypatch: pytest.MonkeyPatch) -> Callable[[Points], None]:
    """In place of plays: the edit loses so many points with a team, in each pair."""

    def set_to(points: Points) -> None:
        def row(setting: Setting, sop: Sop, *, seed: int, replicate: int) -> Row:
            del seed
            lost = points(setting.team, replicate) if sop.title == NEW.title else 0.0
            flags = tuple(one.name == "late_answer" and lost > MARGIN for one in RATES)
            values = tuple(90.0 - lost if one.name == "score" else None for one in METRICS)
            return Row(replicate, f"{lost}", "", values, flags, ())

        monkeypatch.setattr(chunk, "row", row)

    return set_to


def _supposed(rows: Rows, metric: str, margin: float, team: Team = SETTING.team) -> Supposed:
    setting = Setting(SETTING.scenario, team, SETTING.scorecard, OLD)
    return Supposed(metric, margin, setting, OLD, NEW, Trials(serial, rows, 1))


def _hung(metric: str = "score", margin: float = MARGIN) -> Hung:
    with Rows(None, made_by="this") as rows:
        found = hung_on(_supposed(rows, metric, margin), RUNS)
        heard: list[str] = []
        again = Trials(serial, rows, 1, lambda words, _stand: heard.append(words))
        setting = Setting(SETTING.scenario, SETTING.team, SETTING.scorecard, OLD)
        assert (hung_on(Supposed(metric, margin, setting, OLD, NEW, again), RUNS), heard) == (found, [])
    return found


def test_the_value_is_found_at_which_a_loss_comes_within_its_margin(loses: Callable[[Points], None]) -> None:
    """Half a point lost for each page in a hundred that is missed: within the margin below 0.04."""
    loses(lambda team, _: 50 * _figure(team))
    (found,) = _hung().hinges or ()
    width = SETTING.team.behaviour.parameters["page_missed_night"]
    assert (found.parameter, found.towards, found.assumed) == ("page_missed_night", "below", "0.1")
    assert float(found.flips_at) == pytest.approx(0.04, abs=(float(width.high) - float(width.low)) / 32)
    assert found.source


def test_what_shows_in_few_pairs_is_found_in_those(loses: Callable[[Points], None]) -> None:
    """One pair in twenty loses ninety points: in the first ten there is nothing of it."""
    loses(lambda team, replicate: 900 * _figure(team) * (replicate % 20 == 17))
    (found,) = _hung().hinges or ()
    assert (found.parameter, found.towards) == ("page_missed_night", "below")
    assert float(found.flips_at) == pytest.approx(0.1 * MARGIN / 4.5, abs=0.012)


def test_a_rate_hangs_on_the_same_figure(loses: Callable[[Points], None]) -> None:
    loses(lambda team, replicate: 50 * _figure(team) * (replicate % 10 == 9))
    found = _hung("late_answer", 0.01)
    assert (found.pairs, [one.parameter for one in found.hinges or ()]) == (RUNS, ["page_missed_night"])


def test_a_rate_is_not_said_to_turn_by_the_luck_of_few_pairs(loses: Callable[[Points], None]) -> None:
    """One play in a hundred is left of it in the first hundred pairs, which is the margin; two in the next."""

    def points(team: Team, replicate: int) -> float:
        few = replicate % 100 == 9 or replicate == 150
        return 5.0 if few or (replicate % 10 == 9 and _figure(team) > 0.05) else 0.0

    loses(points)
    found = _hung("late_answer", 0.01)
    (step,) = found.together.steps if found.together else ()
    assert found == Hung(100, (), Together((step,), turned=False, mean=pytest.approx(-0.015), pairs=RUNS))


def test_of_a_rate_several_are_named_without_a_value_for_the_last(loses: Callable[[Points], None]) -> None:
    def points(team: Team, replicate: int) -> float:
        missed = replicate % 10 == 9 and _figure(team) > 0.05
        slow = replicate % 10 == 7 and _figure(team, "ack_delay_awake") > 60_000
        return 5.0 if missed or slow else 0.0

    loses(points)
    together = _hung("late_answer", 0.01).together
    assert together is not None
    assert {one.parameter for one in together.steps} == {"page_missed_night", "ack_delay_awake"}
    assert (together.turned, together.mean, together.turns_at, together.pairs) == (True, 0.0, "", RUNS)


def test_where_none_turns_it_alone_several_do(loses: Callable[[Points], None]) -> None:
    """Missed pages lose two points and a half, slow answers three: either is more than the margin."""

    def points(team: Team, _: int) -> float:
        return 25 * _figure(team) + _figure(team, "ack_delay_awake") / 40_000

    loses(points)
    found = _hung()
    assert found.hinges == ()
    assert found.together is not None
    assert found.together.turned
    assert {one.parameter for one in found.together.steps} == {"page_missed_night", "ack_delay_awake"}
    least = people(SETTING.team, {n: at(f, float(f.low)) for n, f in SETTING.team.behaviour.parameters.items()})
    assert found.together.mean == pytest.approx(-points(least, 0))
    assert found.together.turns_at


_FIRST = 30
"""Pairs in which a score is tried first, where they show it clearly."""


def test_one_that_turns_it_alone_in_all_pairs_is_told_alone(loses: Callable[[Points], None]) -> None:
    """In the first pairs slow answers lose more than the margin by themselves; in most they lose nothing."""

    def points(team: Team, replicate: int) -> float:
        missed = 3.0 * (_figure(team) > 0.05)
        return missed + (2.5 if replicate < _FIRST else 0.5) * (_figure(team, "ack_delay_awake") > 60_000)

    loses(points)
    found = _hung()
    (hinge,) = found.hinges or ()
    width = SETTING.team.behaviour.parameters["page_missed_night"]
    assert (found.pairs, found.together, hinge.parameter) == (RUNS, None, "page_missed_night")
    assert float(hinge.flips_at) == pytest.approx(0.05, abs=(float(width.high) - float(width.low)) / 32)


def test_one_of_which_few_pairs_leave_it_open_is_tried_in_all(loses: Callable[[Points], None]) -> None:
    """Without slow answers the first pairs lose a little more than the margin, and might as well have lost less."""

    def points(team: Team, replicate: int) -> float:
        missed, slow = _figure(team) > 0.05, _figure(team, "ack_delay_awake") > 60_000
        if missed and slow:
            return 6.0
        if slow:
            return 1.0 if replicate < _FIRST // 3 else 5.0
        luck = 1 if replicate % 2 else -1
        return (2.1 + luck if replicate < _FIRST else 1.0) * missed

    loses(points)
    found = _hung()
    assert (found.pairs, found.together, [one.parameter for one in found.hinges or ()]) == (
        RUNS,
        None,
        ["ack_delay_awake"],
    )


def test_of_several_none_is_told_without_which_it_turns_in_all_pairs(loses: Callable[[Points], None]) -> None:
    """In the first pairs it takes three, in all of them two: and the second turns it at a value that it has."""

    def points(team: Team, replicate: int) -> float:
        slow, missed, stress = (5.0, 3.0, 2.5) if replicate < _FIRST else (3.0, 3.0, 0.5)
        return (
            slow * (_figure(team, "ack_delay_awake") > 60_000)
            + missed * (_figure(team) > 0.05)
            + stress * (_figure(team, "stress_high") >= _figure(SETTING.team, "stress_high"))
        )

    loses(points)
    together = _hung().together
    assert together is not None
    assert [one.parameter for one in together.steps] == ["ack_delay_awake", "page_missed_night"]
    assert (together.turned, together.mean, together.pairs) == (True, pytest.approx(-0.8), RUNS)
    width = SETTING.team.behaviour.parameters["page_missed_night"]
    assert float(together.turns_at) == pytest.approx(0.05, abs=(float(width.high) - float(width.low)) / 32)


def test_what_few_pairs_alone_move_beyond_the_margin_hangs_on_nothing(loses: Callable[[Points], None]) -> None:
    """No value turns what has turned already where it is assumed."""
    loses(lambda team, replicate: 50 * _figure(team) * (replicate < _FIRST))
    assert _hung() == Hung(RUNS, None)


@pytest.mark.parametrize(
    ("points", "told"),
    [(5.0, ((), Together((), turned=False, mean=0.0))), (1.0, (None, None))],
    ids=["lost whoever plays", "within the margin already"],
)
def test_what_no_figure_turns_hangs_on_none(
    loses: Callable[[Points], None], points: float, told: tuple[tuple[()] | None, Together | None]
) -> None:
    """And where so few pairs do not move beyond the margin, nothing can be told."""
    loses(lambda _team, _replicate: points)
    found = _hung()
    assert (found.hinges, found.together) == told


def _crossed(worse: Team, fine: Team, metric: str = "score", margin: float = MARGIN) -> Crossing:
    flip = Flip("story", metric, (Place("story", "team", "bad"),), (Place("story", "team", "good"),))
    with Rows(None, made_by="this") as rows:
        return crossing(flip, _supposed(rows, metric, margin, worse), fine, RUNS)


def _with(missed: float, answer: float) -> Team:
    figures = SETTING.team.behaviour.parameters
    return people(
        SETTING.team,
        {
            "page_missed_night": at(figures["page_missed_night"], missed),
            "ack_delay_awake": at(figures["ack_delay_awake"], answer),
        },
    )


def test_between_two_profiles_the_assumption_is_named_that_makes_it_worse(loses: Callable[[Points], None]) -> None:
    loses(lambda team, _: 50 * _figure(team))
    found = _crossed(worse=_with(0.2, 300_000), fine=_with(0.0, 60_000))
    (step,) = found.steps
    assert (found.fine, found.worse, found.differ) == ("good", "bad", 2)
    assert (step.parameter, step.assumed, step.moved_to) == ("page_missed_night", "0", "0.2")
    assert float(found.turns_at) == pytest.approx(0.04, abs=0.2 / 32)


def test_between_two_profiles_several_assumptions_are_moved_until_it_is_worse(
    loses: Callable[[Points], None],
) -> None:
    """Only who both misses pages and answers slowly loses more than the margin."""
    loses(lambda team, _: 10 * _figure(team) * (_figure(team, "ack_delay_awake") / 60_000))
    found = _crossed(worse=_with(0.2, 300_000), fine=_with(0.02, 60_000))
    assert {one.parameter for one in found.steps} == {"page_missed_night", "ack_delay_awake"}
    assert found.turns_at


def test_of_a_rate_no_value_is_told_for_the_last_of_several(loses: Callable[[Points], None]) -> None:
    """Each of two makes one play in a hundred worse, which is the margin; both together do more."""

    def points(team: Team, replicate: int) -> float:
        missed = replicate % 100 == 9 and _figure(team) > 0.1
        slow = replicate % 100 == 7 and _figure(team, "ack_delay_awake") > 120_000
        return 5.0 if missed or slow else 0.0

    loses(points)
    found = _crossed(worse=_with(0.2, 300_000), fine=_with(0.02, 60_000), metric="late_answer", margin=0.01)
    assert {one.parameter for one in found.steps} == {"page_missed_night", "ack_delay_awake"}
    assert (found.turns_at, found.pairs) == ("", RUNS)


def test_between_two_profiles_no_step_is_taken_once_it_is_worse(loses: Callable[[Points], None]) -> None:
    """In the first pairs missed pages make it worse only with slow answers; in all of them they do so alone."""

    def points(team: Team, replicate: int) -> float:
        missed = 1.9 if replicate < _FIRST else 3.0
        return missed * (_figure(team) > 0.1) + 1.0 * (_figure(team, "ack_delay_awake") > 120_000)

    loses(points)
    found = _crossed(worse=_with(0.2, 300_000), fine=_with(0.02, 60_000))
    (step,) = found.steps
    assert (step.parameter, found.pairs) == ("page_missed_night", RUNS)
    assert float(found.turns_at) == pytest.approx(0.1, abs=0.18 / 32)


@pytest.mark.parametrize(
    "points",
    [
        lambda team, replicate: 20 * _figure(team) * (replicate < _FIRST),
        lambda team, replicate: 20 * _figure(team) + 3.0 * (replicate >= _FIRST),
    ],
    ids=["neither is worse", "both are worse"],
)
def test_between_two_profiles_that_few_pairs_alone_tell_apart_nothing_turns_it(
    loses: Callable[[Points], None], points: Points
) -> None:
    loses(points)
    found = _crossed(worse=_with(0.2, 60_000), fine=_with(0.02, 60_000))
    assert (found.steps, found.turns_at, found.pairs) == ((), "", RUNS)


def test_between_two_profiles_a_spread_that_makes_it_worse_has_no_value(loses: Callable[[Points], None]) -> None:
    """Answers as fast in the middle, and more of them late: no median turns it."""

    def spread(team: Team) -> float:
        answers = team.behaviour.parameters["ack_delay_awake"]
        assert isinstance(answers, TimeParameter)
        return answers.sigma

    loses(lambda team, _: 5 * spread(team))
    fine = _with(0.02, 60_000)
    answers = fine.behaviour.parameters["ack_delay_awake"]
    mild, wide = (people(fine, {"ack_delay_awake": remade(answers, sigma=sigma)}) for sigma in (0.2, 0.9))
    found = _crossed(worse=wide, fine=mild)
    (step,) = found.steps
    assert (step.assumed, step.moved_to, found.turns_at) == ("1 min, sigma 0.2", "1 min, sigma 0.9", "")
