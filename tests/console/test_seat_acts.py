"""Every act that the page of a seat sends is taken in the shape it has; and what is said of a wrong one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.console.played import ONCALL, playing, takes
from tests.live.prepared import Led

ACTS: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("joined", {}),
    ("declared", {"severity": "SEV2", "text": "Customers cannot pay"}),
    ("severity_changed", {"severity": "SEV1"}),
    ("role_assigned", {"seat": "incident_commander", "person": "mira"}),
    ("role_released", {"seat": "incident_commander"}),
    ("role_assigned", {"seat": "technical_lead", "person": "mira"}),
    ("handed_off", {"to": "jonas", "from": "mira", "seat": "technical_lead", "states": {"what": "checkout fails"}}),
    ("channel_opened", {"channel": "#inc-1"}),
    ("bridge_opened", {}),
    ("message", {"text": "I look at it"}),
    ("decision", {"text": "We take the push back"}),
    ("paged", {"target": "comms_lead", "reason": "needed", "text": "needed"}),
    ("escalated", {"target": "platform_lead", "text": "we need hands"}),
    ("notified", {"target": "legal"}),
    (
        "update_posted",
        {
            "audience": "executive",
            "status": "investigating",
            "text": "What is wrong: checkout",
            "states": {"what": "checkout", "next_update": "15:30"},
            "next_update_at": "2026-04-20T15:30:00.000Z",
        },
    ),
    ("diagnosis_started", {}),
    ("cause_found", {"cause": "the timeout of the gateway"}),
    ("task_assigned", {"person": "pavel", "text": "Write to support"}),
    ("verified", {"text": "Paid myself"}),
    ("resolved", {}),
    ("reopened", {}),
    ("resolved", {}),
    ("postmortem_scheduled", {"due": "2026-04-23"}),
    (
        "action_item_added",
        {
            "title": "Review config pushes",
            "owner": "jonas",
            "due": "2026-05-04",
            "priority": "high",
            "category": "prevent",
            "verification": "A push without review is refused",
            "expected_impact": "No unreviewed change reaches production",
        },
    ),
    ("postmortem_published", {"sections": ["summary", "timeline", "action_items"]}),
)


def test_every_form_sends_what_is_taken() -> None:
    """In one drill, in this order; each is on the record with its keys."""
    one = playing()
    one.pass_to(3)
    before = len(one.drill.entries)
    for kind, keys in ACTS:
        takes(one, kind, keys)
    mine = [entry.kind for entry in one.drill.entries[before:] if entry.actor == "mira"]
    assert mine == [kind for kind, _ in ACTS]


def test_standing_down() -> None:
    """The short way out, where it was nothing."""
    one = playing()
    for kind, keys in (("joined", {}), ("declared", {"severity": "SEV3"}), ("stood_down", {})):
        takes(one, kind, keys)
    assert one.drill.entries[-1].kind == "stood_down"


@pytest.fixture(scope="module")
def begun() -> Led:
    """A drill in which nothing was done yet."""
    return playing()


@pytest.mark.parametrize(
    ("kind", "keys", "why"),
    [
        ("acknowledged", {"re": "e99"}, "there is no such page to acknowledge"),
        ("severity_changed", {"severity": "SEV1"}, "nothing is declared yet"),
        ("declared", {"severity": "dire"}, "'dire' is no severity of this SOP"),
        ("mitigation_started", {"action": "pray", "target": "checkout"}, "no runbook knows pray of checkout"),
        ("control", {"action": "end"}, "control is not for people to say"),
    ],
)
def test_a_refusal_is_a_sentence(begun: Led, kind: str, keys: dict[str, object], why: str) -> None:
    """The page shows it as it is, so it is one for people."""
    answer = begun.order(ONCALL, "act", kind=kind, keys=keys)
    assert (answer.ok, answer.why) == (False, why)
