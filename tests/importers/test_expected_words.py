"""Expected actions in words, and the entries that show them."""

from __future__ import annotations

import pytest

from gameday.importers.expected_words import acts_meant, bound_meant
from gameday.terms.selector import Selector


@pytest.mark.parametrize(
    ("words", "selector"),
    [
        ("Declare SEV1", {"kind": "declared"}),
        ("The IC declares an incident", {"kind": "declared"}),
        ("IC: declare it", {"kind": "declared"}),
        ("Acknowledge the page", {"kind": "acknowledged"}),
        ("Page the secondary if there is no answer", {"kind": "paged", "target": "secondary_oncall"}),
        ("Escalate to the incident commander", {"kind": "escalated", "target": "incident_commander"}),
        ("Escalate", {"kind": "escalated"}),
        ("Open an incident channel", {"kind": "channel_opened"}),
        ("Set up a bridge", {"kind": "bridge_opened"}),
        ("Post an update on the status page", {"kind": "update_posted", "audience": "external"}),
        ("Inform customers", {"kind": "update_posted", "audience": "external"}),
        ("Brief the management board", {"kind": "update_posted", "audience": "executive"}),
        ("Send an internal update", {"kind": "update_posted", "audience": "internal"}),
        ("Assign a comms lead", {"kind": "role_assigned", "seat": "comms_lead"}),
        ("Roll back the release", {"kind": "mitigation_started", "action": "rollback"}),
        ("Stand down", {"kind": "stood_down"}),
        ("Schedule the review", {"kind": "postmortem_scheduled"}),
    ],
)
def test_plain_words_are_counted(words: str, selector: dict[str, object]) -> None:
    assert acts_meant(words) == selector
    assert Selector.model_validate(selector).kind == (selector["kind"],)


@pytest.mark.parametrize(
    "words",
    [
        "Agree who writes the banner",
        "Watch it before calling it over",
        "Discuss whether to declare",
        "The team stays calm",
        "Nobody restarts anything",
        "Notify Dana",
        "",
    ],
)
def test_anything_else_is_for_a_person_to_tell(words: str) -> None:
    assert acts_meant(words) is None


def test_short_words_for_common_acts_count() -> None:
    assert [acts_meant(words) for words in ("Ack", "Acknowledge", "Acknowledge within 5 min", "Post update")] == [
        {"kind": "acknowledged"},
        {"kind": "acknowledged"},
        {"kind": "acknowledged"},
        {"kind": "update_posted"},
    ]
    assert acts_meant("Acknowledge the customer's anger") is None


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("Acknowledges the page within 5 min", "5m"),
        ("IC declares Within 10 minutes, at the latest", "10m"),
        ("Calls the board within 2 hours", "2h"),
        ("Stays within the budget", ""),
        ("Posts an update every 15 min", ""),
    ],
)
def test_a_bound_that_stands_in_the_words_is_read(words: str, bound: str) -> None:
    assert bound_meant(words) == bound
