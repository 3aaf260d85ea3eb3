"""What hangs on a constant, for people, at 80 columns."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from rich.console import Console

from gameday.report.sensitivity_page import print_sensitivity
from gameday.scoring.sensitivity import RatingChange, Sensitivity, Swing

STILL = Swing("formula.thin", "share from which a dimension is thin", "formula", "0.5", "0.25", "fail", 0.6, 0.0,
              changes_verdict=False, gates_added=(), gates_gone=(), ratings=())  # fmt: skip
MARK = replace(STILL, constant="scorecard.pass_mark", words="pass mark", usual="70%", tried="35%", verdict="pass",
               changes_verdict=True)  # fmt: skip
GRACE = replace(STILL, constant="scorecard.tolerances.roles", words="grace to have the roles held", usual="10m",
                tried="5m", score=0.552, moved=-0.048, gates_added=("ic-named",),
                ratings=(RatingChange("lead", "S", "M"),))  # fmt: skip


def shown(found: Sensitivity) -> list[str]:
    told = StringIO()
    print_sensitivity(Console(file=told, width=80), found)
    return [line.rstrip() for line in told.getvalue().splitlines()]


def test_what_decides_comes_first_then_gates_and_ratings_and_the_score_last() -> None:
    assert shown(Sensitivity("fail", 0.6, (MARK, GRACE, STILL), ("read-so",))) == [
        "What hangs on a constant ───────────────────────────────────────────────────────",
        "3 constants of the scorecard, the formulas and the SOP's readings, each halved",
        "and raised by half, one at a time.",
        "",
        "1 constant decides this verdict (not passed):",
        "  pass mark 70% → 35% passed",
        "",
        "A gate or an objective's rating would be another:",
        "  grace to have the roles held 10m → 5m breaks ic-named; lead: S → M",
        "",
        "The score (60 of 100) moves furthest, by -4.8 points, with: grace to have the",
        "roles held, 5m for 10m. 1 constant moves it by a point or more.",
        "Not varied, because there is no figure in it: 1 reading of the SOP.",
        "",
    ]


def test_where_nothing_decides_it_says_so() -> None:
    assert shown(Sensitivity("fail", 0.6, (STILL,), ()))[4:] == [
        "No constant decides this verdict (not passed).",
        "No gate and no objective's rating hangs on one either.",
        "",
        "The score (60 of 100) moves with none of them.",
        "",
    ]


def test_a_formative_scorecard_has_no_verdict_to_decide() -> None:
    still = replace(STILL, verdict="not_graded", score=None, moved=None)
    assert shown(Sensitivity("not_graded", None, (still,), ()))[4:] == [
        "This scorecard gives no verdict, so no constant decides one.",
        "No gate and no objective's rating hangs on one either.",
        "",
        "There is no overall score to move.",
        "",
    ]
