"""The playbook: what an SOP asks for at one level."""

from __future__ import annotations

from gameday.participants.playbook import Playbook
from tests.participants.stories import MINUTE, SANE, handbook, rhythm, step


def book(*clauses: dict[str, object]) -> Playbook:
    return Playbook(handbook(list(clauses) or None), "SEV1")


def test_the_sane_handbook_laid_out() -> None:
    """Everything somebody under way looks for."""
    sane = book()

    assert sane.cadence == {"internal": 30 * MINUTE, "external": 30 * MINUTE}
    assert sane.seats == ("incident_commander", "technical_lead", "comms_lead")
    assert sane.declare_within == 10 * MINUTE
    assert sane.watch == 15 * MINUTE
    assert sane.mitigate_first
    assert [duty.act for duty in sane.steps["declaration"]] == ["channel_opened"]
    assert len(SANE) == 10


def test_an_empty_handbook_asks_for_nothing() -> None:
    """And breaks nothing."""
    silent = book({"id": "severity", "kind": "classification"})

    assert (silent.cadence, silent.seats, silent.declare_within, silent.watch) == ({}, (), None, None)
    assert not silent.mitigate_first


def test_first_words_are_the_updates_due_at_once_by_audience() -> None:
    """An update at declaration is one, and no step beside the rhythm that begins with it; a running rhythm is none."""
    sane = book()

    told = {audience: [(duty.act, duty.trigger) for duty in first] for audience, first in sane.first_words.items()}
    assert told == {"internal": [], "external": [("update_posted", "declaration")], "executive": []}
    assert book(rhythm("internal", "30m")).first_words["internal"] == ()


def test_hops_are_the_tools_and_reviews_come_later() -> None:
    """Neither is a step of the live response."""
    asked = book(
        {"id": "a", "kind": "escalation", "target": "legal", "trigger": "declared", "after": {"SEV1": "prompt"}},
        {"id": "b", "kind": "due", "to": {"kind": "postmortem_published"}, "within": {"SEV1": "5 business days"}},
    )

    assert asked.steps == {}
    assert [duty.act for duty in asked.follow_up] == ["postmortem_published"]


def test_steps_that_follow_or_precede_an_entry_stand_by_its_kind() -> None:
    """After a declaration, before a resolution."""
    asked = book(
        {
            "id": "a",
            "kind": "deadline",
            "from": {"kind": "declared"},
            "to": {"kind": "bridge_opened"},
            "within": {"SEV1": "5m"},
        },
        {"id": "b", "kind": "precedence", "pairs": [{"before": {"kind": "verified"}, "after": {"kind": "resolved"}}]},
    )

    assert [duty.act for duty in asked.after_entries["declared"]] == ["bridge_opened"]
    assert [duty.act for duty in asked.ahead_of["resolved"]] == ["verified"]


def test_an_order_of_mitigation_before_cause_is_mitigate_first_too() -> None:
    """Said as a pair or by its name."""
    pair = {"before": {"kind": "mitigation_started"}, "after": {"kind": "diagnosis_started"}}

    assert book({"id": "a", "kind": "precedence", "pairs": [pair]}).mitigate_first


def test_what_is_left_to_others_and_kept_apart() -> None:
    """Separations of both forms."""
    roles = ["incident_commander", "technical_lead", "comms_lead"]
    asked = book(
        {"id": "a", "kind": "separation", "role": "incident_commander", "acts": ["diagnosis_started", "cause_found"]},
        {"id": "b", "kind": "separation", "not_all_of": roles},
    )

    assert asked.left_to_others == {"incident_commander": frozenset({"diagnosis_started", "cause_found"})}
    assert asked.kept_apart == (frozenset(roles),)


def test_words_are_asked_for_by_audience() -> None:
    """A content clause on external updates says nothing of internal ones."""
    asked = book(
        rhythm("external", "30m"),
        step({"kind": "channel_opened"}),
        {"id": "c", "kind": "content", "of": {"kind": "update_posted", "audience": "external"}, "states": ["what"]},
    )

    assert asked.elements("update_posted", "external", "investigating") == ("what",)
    assert asked.elements("update_posted", "internal", "investigating") == ()
