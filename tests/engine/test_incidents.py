"""Two incidents at once are told apart on the record, where an entry belongs to one alone."""

from __future__ import annotations

from functools import cache

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.timeline import Entry, Timeline


@cache
def record(name: str, variant: str = "") -> Timeline:
    one = load_scenario(f"{name}{variant}")
    return play(one, load_sop("one-page-playbook"), load_team(one.team or "storefront"), seed=1)


def what(entry: Entry) -> str:
    return getattr(entry, "alert", None) or getattr(entry, "action", None) or entry.kind


def test_each_alert_lever_and_stretch_of_truth_has_its_own() -> None:
    told: dict[str, set[str | None]] = {}
    for entry in record("two-fires"):
        told.setdefault(what(entry), set()).add(entry.incident)
    shown = {name: told[name] for name in (
        "unlock-fails", "wallet-fails", "wallet-pool", "drop_sessions", "impact_started", "impact_ended",
        "depot-battery", "declared", "stakeholder_question",
    )}  # fmt: skip
    assert shown == {
        "unlock-fails": {"locks"},
        "wallet-fails": {"day-passes"},
        "wallet-pool": {"day-passes"},
        "drop_sessions": {"day-passes"},
        "impact_started": {"locks"},
        "impact_ended": {"day-passes"},
        # What belongs to none, and what people do about both.
        "depot-battery": {None},
        "declared": {None},
        "stakeholder_question": {None},
    }


def test_complaints_belong_to_one_only_while_it_hurts_alone() -> None:
    """Before the second begins they are about the first; while both hurt nobody can tell."""
    timeline = record("two-fires")
    second = next(entry.at for entry in timeline if what(entry) == "wallet-fails")
    early = {entry.incident for entry in timeline.of_kinds(("customer_report",)) if entry.at < second - 300_000}
    assert early == {"locks"}


@pytest.mark.parametrize("name", ["checkout-errors", "letter-from-a-stranger"])
def test_where_there_is_one_incident_nothing_is_said(name: str) -> None:
    assert {entry.incident for entry in record(name)} == {None}


def test_whoever_responds_is_not_told() -> None:
    """What is heard while it is played carries nothing that tells the two apart."""
    one = load_scenario("two-fires")
    heard: list[str | None] = []
    play(
        one,
        load_sop("one-page-playbook"),
        load_team("night-watch"),
        seed=1,
        watch=lambda entry: heard.append(entry.incident),
    )
    assert set(heard) == {None}
