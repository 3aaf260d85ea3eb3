"""A drill unfolding in the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from gameday.report.watch import LONGEST_WAIT, Watching
from gameday.timeline import Entry, paging, response, talk, truth
from tests.report.hostile import HOSTILE
from tests.retrospective.sample import at, entries, sop

SIMULATED = ("EXERCISE", "drill a-scenario-with-a-long-name-0123456789", "SIMULATION, NO PERSON TOOK PART")


def watched(
    seen: list[Entry],
    *,
    terminal: bool = False,
    pace: float = 60.0,
    banner: tuple[str, ...] = ("EXERCISE", "drill d-1"),
    width: int = 80,
    spoilers: bool = False,
    start: int | None = None,
) -> tuple[str, list[float]]:
    out, waits = io.StringIO(), list[float]()
    # A terminal of a known kind, whatever this test is run from.
    console = Console(
        file=out,
        width=width,
        force_terminal=terminal,
        color_system=None,
        legacy_windows=False,
        _environ={"TERM": "xterm"},
    )
    people = {"dana": "Dana Ortiz"}
    with Watching(
        console, sop(), people=people, banner=banner, pace=pace, sleep=waits.append, start=start, spoilers=spoilers
    ) as watch:
        for one in seen:
            watch(one)
    return out.getvalue(), waits


def test_elsewhere_than_on_a_terminal_it_prints_plain_lines_and_never_waits() -> None:
    shown, waits = watched(entries()[7:9])
    assert (shown.splitlines()[0], waits) == ("EXERCISE · drill d-1", [])
    assert [" ".join(line.split()) for line in shown.splitlines()[1:]] == [
        "+0:00 primary on-call Declared SEV3.",
        "+1:00 incident commander Takes the incident commander seat.",
    ]
    assert "\x1b" not in shown


def test_no_line_is_wider_than_eighty_columns_and_no_name_is_shown() -> None:
    shown, _ = watched(entries())
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert [name for name in ("dana", "omar", "yuki", "Ortiz") if name in shown.lower()] == []


@pytest.mark.parametrize("width", [60, 80])
def test_a_long_role_is_shown_whole_at_any_width(width: int) -> None:
    role = "customer_success_and_support_team_lead"
    shown, _ = watched([paging.Joined(at=at(0), role=role)], width=width)
    assert all(word in shown for word in ("customer", "success", "support", "team", "lead", "Joined."))
    assert max(len(line) for line in shown.splitlines()) <= width
    assert "…" not in shown


def test_on_a_terminal_it_waits_by_story_time_and_never_long() -> None:
    seen: list[Entry] = [paging.Joined(at=at(minutes)) for minutes in (0, 1, 600)]
    _, waits = watched(seen, terminal=True, pace=60.0)
    assert sum(waits) == pytest.approx(1.0 + LONGEST_WAIT)
    assert max(waits) < 0.2


def test_the_board_shows_roles_updates_and_services() -> None:
    shown, _ = watched(entries()[:17], terminal=True)
    board = " ".join(shown.split("╭")[-1].replace("│", " ").split())
    assert "EXERCISE · drill d-1" in board
    assert "story +24:00 clock 15:11:00 UTC" in board
    assert "called SEV1" in board
    assert "roles incident commander responder A · comms lead responder B" in board
    assert "owed internal due in 5:00 · external due in 2:00" in board
    assert "services checkout: 1 alert" in board


def test_what_stands_over_an_exercise_is_never_cut() -> None:
    shown, _ = watched(entries()[1:2], terminal=True, banner=SIMULATED)
    assert " · ".join(SIMULATED) in " ".join(shown.replace("│", " ").split())


def test_what_people_wrote_is_text() -> None:
    seen: list[Entry] = [talk.Message(at=at(0), actor="dana", role="scribe", text=text) for text in HOSTILE]
    shown = " ".join(watched(seen)[0].split())
    assert "[red]not red[/red]" in shown
    assert "⟨U+001B⟩[31mred" in shown
    assert "\x1b" not in shown


def test_onlookers_see_what_the_team_can_see_and_the_truth_only_where_they_ask() -> None:
    seen = [truth.MitigationAvailable(id="t", at=at(1), action="rollback"), response.Declared(id="d", at=at(2))]
    hidden, told = (watched(seen, spoilers=spoilers, start=at(0))[0] for spoilers in (False, True))
    assert [" ".join(line.split()) for line in hidden.splitlines()[1:]] == ["+2:00 somebody Declared an incident."]
    assert "+1:00 what is true From here on rollback would help." in " ".join(told.split())
