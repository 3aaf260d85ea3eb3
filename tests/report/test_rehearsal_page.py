"""A rehearsal in the terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.rehearsal import Rehearsal, Setting, rehearsal_of
from gameday.rehearsal.lived import Lived
from gameday.report.rehearsal_page import print_rehearsal
from gameday.report.rehearsal_words import Rehearsed, rehearsed
from gameday.terms.duration import HOUR
from tests.rehearsal.plays import ALERT, CAUSE, lived, seen

STORY = load_scenario("checkout-errors")
SETTING = Setting(STORY, load_team("storefront"), load_sop("one-page-playbook"), load_scorecard("game-day"))


def told(found: Rehearsal, asked: int | None = None) -> Rehearsed:
    return rehearsed(
        found, SETTING, "checkout-errors", {"sop": None, "team": "my team.yaml"}, asked=asked or found.runs, seed=1
    )


def page(*plays: Lived, width: int = 80, rare: bool = False, asked: int | None = None) -> str:
    out = StringIO()
    print_rehearsal(Console(file=out, width=width), told(rehearsal_of(plays, HOUR), asked), rare=rare)
    return out.getvalue()


TWENTY = [lived(seed, seen=(seen(ALERT, 2, 3), *((seen(CAUSE, 20),) if seed == 1 else ()))) for seed in range(1, 21)]


def test_every_line_fits_eighty_columns() -> None:
    shown = page(*TWENTY, rare=True)
    assert [line for line in shown.splitlines() if len(line) > 80] == []


def test_it_says_whom_it_is_for_and_that_nobody_took_part() -> None:
    head = page(lived()).splitlines()[:3]
    assert head[0] == f"Rehearsal: {STORY.title}"
    assert head[1].rstrip() == "EXERCISE · SIMULATION, NO PERSON TOOK PART"
    assert "For the facilitator" in head[2]


def test_each_event_has_its_minute_its_spread_and_its_plays() -> None:
    shown = page(lived(1, seen=(seen(ALERT, 2, 3),)), lived(2, seen=(seen(ALERT, 12, 3),)))
    row = next(line for line in shown.splitlines() if "it is slow" in line)
    assert row.split() == ["7", "3..11", "2", "came", "Alert:", "it", "is", "slow;", "3", "in", "all"]


def test_what_came_in_fewer_than_one_play_in_ten_is_shown_on_request() -> None:
    assert "Cause found" not in page(*TWENTY)
    assert "And 1 more that came in fewer than one play in ten" in page(*TWENTY)
    assert "Cause found" in page(*TWENTY, rare=True)


def test_idle_stretches_stand_in_a_table() -> None:
    row = next(line for line in page(lived(quiet=((10, 30),))).splitlines() if "10..30" in line)
    assert row.split() == ["10..30", "20", "min", "100%", "a", "lever", "takes", "effect"]
    assert "Nowhere for long" in page(lived())


def test_what_was_stopped_says_how_far_it_came() -> None:
    assert "1 of 50 times" in page(lived(), asked=50)


def test_the_typical_play_is_a_command_to_copy() -> None:
    assert "gameday run checkout-errors --team 'my team.yaml' --seed 1 --watch" in page(lived())


def test_plays_that_never_end_are_told() -> None:
    assert "Never over; every play runs to the end" in page(lived(closed=False))
    assert "Never over in 1 of 2." in page(lived(1), lived(2, closed=False))


def test_severity_called_is_held_against_the_true_one_play_by_play() -> None:
    shown = page(lived(1, called=((5, "SEV2"),)), lived(2, called=((5, "SEV3"),)))
    row = next(line for line in shown.splitlines() if line.startswith("    10 "))
    assert row.split() == ["10", "SEV2", "100%", "SEV2", "50%,", "SEV3", "50%", "1", "of", "2"]
