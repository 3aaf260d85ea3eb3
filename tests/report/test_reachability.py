"""Does the escalation always reach somebody: what the terminal says of each level."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from gameday.regression.probes.reachability import (
    Counterexample,
    LevelCheck,
    Reachability,
    Step,
    ToolCall,
    Unowned,
)
from gameday.report.probes.reachability import print_reachability
from gameday.terms.duration import HOUR, MINUTE

SILENT = Counterexample(
    "SEV2", 0, HOUR, (), (Step(0, "primary_oncall", "ann", "no contact", "page-primary"),), None, again=True
)
DEAD_END = (
    "a first page on Thursday from 00:00 to 01:00 UTC (and at other times), although nothing fails, the ladder ends and"
    " nobody is reached: a dead end."
)
TOP = LevelCheck("SEV1", 2, 5, 5 * MINUTE, None)
SECOND = LevelCheck("SEV2", 2, 5, 10 * MINUTE, None)
UNOWNED = (Unowned("SEV2", 0, HOUR),)


def _said(top: LevelCheck) -> str:
    """The top level's paragraph, and the last line."""
    found = Reachability("ours", "testers", 0, 15 * MINUTE, 2, (top,))
    console = Console(width=80, color_system=None, force_terminal=False)
    with console.capture() as got:
        print_reachability(console, found)
    return " ".join(got.get().split()).partition("at its own moment. ")[2]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (
            SECOND,
            "SEV1: proved. Once it is called, at the slowest after 5 min. 5 cases over 2 line-ups of people called."
            " Until then the times of SEV2 are in force: at the slowest after 10 min.",
        ),
        (
            replace(SECOND, slowest=None, counterexample=SILENT),
            f"SEV1: not always until it is called. Until then the times of SEV2 are in force: for {DEAD_END} Once it is"
            " called, at the slowest after 5 min. 5 cases over 2 line-ups of people called."
            " Not proved: SEV1 (a counterexample until it is called).",
        ),
        (
            replace(SECOND, rests_on="tool"),
            "SEV1: not always until it is called. Until then the times of SEV2 are in force, and there the SOP pages"
            " nobody. Once it is called, at the slowest after 5 min. 5 cases over 2 line-ups of people called."
            " Not proved: SEV1 (the SOP pages nobody until it is called).",
        ),
        (
            replace(SECOND, unowned=UNOWNED),
            "SEV1: not always until it is called. Until then the times of SEV2 are in force, and at some hours the"
            " first page rings nobody. Once it is called, at the slowest after 5 min. 5 cases over 2 line-ups of people"
            " called. SEV2: nobody is on the schedule for the first page on Thursday from 00:00 to 01:00 UTC."
            " Not proved: SEV1 (hours with nobody on the schedule until it is called).",
        ),
    ],
    ids=["holds", "fails", "the tool alone", "nobody for the first page"],
)
def test_a_level_that_holds_by_its_own_times_says_what_holds_until_it_is_called(second: LevelCheck, said: str) -> None:
    assert _said(replace(TOP, until_called=second)) == said


def test_a_level_that_fails_by_both_says_how_it_does_once_it_is_called() -> None:
    example = replace(SILENT, level="SEV1")
    second = replace(SECOND, slowest=None, counterexample=SILENT)
    top = replace(TOP, slowest=None, counterexample=example, until_called=second)
    assert _said(top) == (
        f"SEV1: not always. Once it is called, for {DEAD_END} Until then the times of SEV2 are in force: not always"
        " either. at once: primary on-call (ann): no contact is known [page-primary]"
        " Not proved: SEV1 (a counterexample)."
    )


def test_no_level_is_called_proved_and_not_proved() -> None:
    """Somebody is reached, and not by the first page: one word for it, above and in the last line."""
    said = _said(replace(TOP, unowned=(Unowned("SEV1", 0, HOUR, "contact"),)))
    assert said == (
        "SEV1: somebody is reached, though at some hours not by the first page. At the slowest after 5 min. 5 cases"
        " over 2 line-ups of people called. SEV1: no contact is known of whoever is on call for the first page on"
        " Thursday from 00:00 to 01:00 UTC. Not proved: SEV1 (hours with no contact of whoever is on call)."
    )


def test_whom_the_tool_calls_first_and_whom_besides_where_the_sop_is_silent() -> None:
    calls = (ToolCall("primary_oncall", 0, None, first=True), ToolCall("team_lead", 15 * MINUTE, None))
    said = _said(replace(TOP, rests_on="policy and tool", by_tool=calls))
    assert said.endswith(
        "At SEV1 the SOP does not say who is called first. testers's paging tool rings primary on-call at once."
        " At SEV1 the SOP does not say who else is called. testers's paging tool rings team lead after 15 min."
    )
