"""Does the escalation always reach somebody: what the terminal says of each level."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from gameday.regression.probes.conditions import Given, Known
from gameday.regression.probes.reachability import (
    Counterexample,
    Failure,
    LevelCheck,
    Reachability,
    Restarts,
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
    "an alert on Thursday from 00:00 to 01:00 UTC (and at other times), although nothing fails, the ladder ends and"
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
            " called. SEV2: nobody is on the schedule for the first page of an alert on Thursday from 00:00 to 01:00"
            " UTC. Not proved: SEV1 (hours with nobody on the schedule until it is called).",
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


BREACH = Given((Known("security", "suspected"),), ("page-secondary",))
UNCLEAR = Given((Known("customer_visible", None), Known("users_affected", 0.25)), ("one", "other"))


@pytest.mark.parametrize(
    ("given", "failures", "why"),
    [
        (BREACH, (), "if a breach is suspected (page-secondary is not called then), although nothing fails"),
        (
            BREACH,
            (Failure("person", "ann"),),
            "if a breach is suspected (page-secondary is not called then) and ann does not answer",
        ),
        (
            UNCLEAR,
            (Failure("schedule", "team_lead"),),
            "if a look leaves open whether customers see it and 25% of users are affected (one and other are not called"
            " then) and nobody is on the schedule of the team lead",
        ),
    ],
    ids=["alone", "with a failure", "several facts"],
)
def test_what_has_to_be_seen_for_a_counterexample_is_told(
    given: Given, failures: tuple[Failure, ...], why: str
) -> None:
    example = replace(SILENT, level="SEV1", given=given, failures=failures, again=False)
    assert _said(replace(TOP, slowest=None, counterexample=example)) == (
        f"SEV1: not always. For an alert on Thursday from 00:00 to 01:00 UTC, {why}, the ladder ends and nobody is"
        " reached: a dead end. at once: primary on-call (ann): no contact is known [page-primary]"
        " Not proved: SEV1 (a counterexample)."
    )


@pytest.mark.parametrize(
    ("restarts", "said"),
    [
        (
            Restarts(2, 45 * MINUTE),
            "starts again every 45 min, twice, unless somebody has declared. That is not counted.",
        ),
        (
            Restarts(1, 5 * MINUTE, ("primary_oncall",)),
            "starts again every 5 min, once, unless somebody has declared; another of the pool of primary on-call may"
            " answer then. That is not counted.",
        ),
    ],
    ids=["the same again", "a pool"],
)
def test_beside_a_dead_end_stands_that_the_tool_starts_again(restarts: Restarts, said: str) -> None:
    example = replace(SILENT, level="SEV1", restarts=restarts)
    told = _said(replace(TOP, slowest=None, counterexample=example))
    assert f"the first round of the ladder reaches nobody: a dead end. testers's paging tool {said}" in told


@pytest.mark.parametrize(
    ("change", "said", "reason"),
    [
        (
            {"silent": Given((Known("data", "safe"),), ("page-lead",))},
            "SEV1: the SOP pages nobody if data is safe. At the slowest after 5 min. 5 cases over 2 line-ups of people"
            " called, in all 2 ways in which the conditions of its hops can come out.",
            "the SOP pages nobody if data is safe",
        ),
        (
            {"untried": True},
            "SEV1: not every way tried. At the slowest after 5 min. 5 cases over 2 line-ups of people called, in 2 of"
            " the ways in which the conditions of its hops can come out: there are too many.",
            "not every way its conditions can come out was tried",
        ),
    ],
    ids=["silent", "too many"],
)
def test_a_level_that_hangs_on_conditions_is_not_called_proved(change: dict[str, Any], said: str, reason: str) -> None:
    assert _said(replace(TOP, ladders=2, **change)) == f"{said} Not proved: SEV1 ({reason})."


def test_no_level_is_called_proved_and_not_proved() -> None:
    """Somebody is reached, and not by the first page: one word for it, above and in the last line."""
    said = _said(replace(TOP, unowned=(Unowned("SEV1", 0, HOUR, "contact"),)))
    assert said == (
        "SEV1: somebody is reached, though at some hours not by the first page. At the slowest after 5 min. 5 cases"
        " over 2 line-ups of people called. SEV1: no contact is known of whoever is on call for the first page of an"
        " alert on Thursday from 00:00 to 01:00 UTC. Not proved: SEV1 (hours with no contact of whoever is on call)."
    )


def test_whom_the_tool_calls_first_and_whom_besides_where_the_sop_is_silent() -> None:
    calls = (ToolCall("primary_oncall", 0, None, first=True), ToolCall("team_lead", 15 * MINUTE, None))
    said = _said(replace(TOP, rests_on="policy and tool", by_tool=calls))
    assert said.endswith(
        "At SEV1 the SOP does not say who is called first. testers's paging tool rings primary on-call at once."
        " At SEV1 the SOP does not say who else is called. testers's paging tool rings team lead after 15 min."
    )


def test_what_the_tool_decides_for_something_seen_names_it() -> None:
    calls = (ToolCall("primary_oncall", 0, None, first=True, given=BREACH),)
    assert _said(replace(TOP, rests_on="policy and tool", by_tool=calls)).endswith(
        "At SEV1, if a breach is suspected (page-secondary is not called then), the SOP does not say who is called"
        " first. testers's paging tool rings primary on-call at once."
    )
