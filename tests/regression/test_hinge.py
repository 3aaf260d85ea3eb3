"""The assumption a verdict hangs on: found where it turns, and only where it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression import chunk
from gameday.regression.fleet import serial
from gameday.regression.hinge import Hinge, hinges
from gameday.regression.metric import METRICS, RATES
from gameday.regression.playing import Setting
from gameday.regression.remade import remade
from gameday.regression.row import Row
from gameday.regression.rows import Rows
from gameday.regression.stock import Stand
from gameday.regression.trial import Trials
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.parameter import ParameterName

MARGIN = 2.0
OLD = load_sop("mitigate-first")
NEW = remade(OLD, title="As edited")
FEW: tuple[ParameterName, ...] = ("page_missed_night", "ack_delay_awake", "stress_high")
"""A chance, a time and a factor stand for all figures: each is tried in the same way."""


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


def _missed(team: Team) -> float:
    return float(team.behaviour.parameters["page_missed_night"].value)  # type: ignore[union-attr]  # a chance


@pytest.fixture
def loses(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Team], float]], None]:
    """In place of plays: the edit loses so many points with a team, in every pair."""

    def set_to(points: Callable[[Team], float]) -> None:
        def row(setting: Setting, sop: Sop, *, seed: int, replicate: int) -> Row:
            del seed
            score = 90.0 - (points(setting.team) if sop.title == NEW.title else 0.0)
            flags = tuple(
                one.name == "late_answer" and sop.title == NEW.title and points(setting.team) > MARGIN for one in RATES
            )
            values = tuple(score if one.name == "score" else None for one in METRICS)
            return Row(replicate, f"{points(setting.team)}", "", values, flags, ())

        monkeypatch.setattr(chunk, "row", row)

    return set_to


def _hinges(metric: str, margin: float) -> tuple[Hinge, ...] | None:
    heard: list[tuple[str, Stand]] = []
    with Rows(None, made_by="this") as rows:
        trials = Trials(serial, rows, 1, lambda *so_far: heard.append(so_far))
        found = hinges(metric, margin, SETTING, OLD, NEW, trials, pairs=1)
        plays = len(heard)
        assert (hinges(metric, margin, SETTING, OLD, NEW, trials, pairs=1), len(heard)) == (found, plays)
    assert all(one.done <= one.wanted for _, one in heard)
    return found


def test_the_value_is_found_at_which_a_loss_comes_within_its_margin(
    loses: Callable[[Callable[[Team], float]], None],
) -> None:
    """Half a point lost for each page in a hundred that is missed: within the margin below 0.04."""
    loses(lambda team: 50 * _missed(team))
    (found,) = _hinges("score", MARGIN) or ()
    width = SETTING.team.behaviour.parameters["page_missed_night"]
    assert (found.parameter, found.towards, found.assumed) == ("page_missed_night", "below", "0.1")
    assert float(found.flips_at) == pytest.approx(0.04, abs=(float(width.high) - float(width.low)) / 32)
    assert found.source


def test_a_rate_hangs_on_the_same_figure(loses: Callable[[Callable[[Team], float]], None]) -> None:
    loses(lambda team: 50 * _missed(team))
    assert [one.parameter for one in _hinges("late_answer", 0.01) or ()] == ["page_missed_night"]


@pytest.mark.parametrize(
    ("points", "told"), [(5.0, ()), (1.0, None)], ids=["lost whoever plays", "within the margin already"]
)
def test_what_no_figure_turns_hangs_on_none(
    loses: Callable[[Callable[[Team], float]], None], points: float, told: tuple[()] | None
) -> None:
    """And where so few pairs do not move beyond the margin, nothing can be told."""
    loses(lambda team: points)
    assert _hinges("score", MARGIN) == told
