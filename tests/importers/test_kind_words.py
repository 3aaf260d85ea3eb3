"""The words people use for what happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.importers.kind_words import Meant, audience_of, close_kind, meant_by, stated_as
from gameday.terms.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_by_its_own_name(kind: str) -> None:
    assert meant_by(kind) == meant_by(kind.replace("_", " ").title()) == Meant(kind)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Acked", Meant("acknowledged")),
        ("Page-Sent", Meant("paged")),
        ("Paged the secondary on-call", Meant("paged", (("target", "secondary_oncall"),))),
        ("Declared SEV1", Meant("declared", (("severity", "SEV1"),))),
        ("incident declared as Sev-2", Meant("declared", (("severity", "SEV2"),))),
        ("P1 declared", Meant("declared", (("severity", "P1"),))),
        ("Downgraded to severity 3", Meant("severity_changed", (("severity", "SEV3"),))),
        ("IC assigned", Meant("role_assigned", (("seat", "incident_commander"),))),
        ("Assigned comms lead", Meant("role_assigned", (("seat", "comms_lead"),))),
        ("Status page update", Meant("update_posted", (("audience", "external"),))),
        ("exec update posted", Meant("update_posted", (("audience", "executive"),))),
        ("Checked logs", Meant("checked", (("what", "logs"),))),
        ("Root cause identified", Meant("cause_found")),
        ("Handover", Meant("handed_off")),
        ("IC handover", Meant("handed_off", (("seat", "incident_commander"),))),
        ("Pager to the secondary", Meant("paged", (("target", "secondary_oncall"),))),
        ("Notified comms", Meant("notified", (("target", "comms_lead"),))),
        ("took over as IC", Meant("role_assigned", (("seat", "incident_commander"),))),
        ("IC is Jo", Meant("role_assigned", (("seat", "incident_commander"), ("person", "Jo")))),
        ("Mia takes over as comms lead", Meant("role_assigned", (("seat", "comms_lead"), ("person", "Mia")))),
        ("Question from CEO", Meant("stakeholder_question", (("from", "ceo"),))),
        ("Internal update sent", Meant("update_posted", (("audience", "internal"),))),
        ("acknowledge_log_entry", Meant("acknowledged")),
        ("notify_log_entry", Meant("paged")),
        ("Rolled back", Meant("mitigation_applied", (("action", "rollback"),))),
        ("Rollback", Meant("mitigation_applied", (("action", "rollback"),))),
        ("Deployment rolled back", Meant("mitigation_applied", (("action", "rollback"),))),
        ("rolled back the last release", Meant("mitigation_applied", (("action", "rollback"),))),
        (
            "Rolled back release 41",
            Meant("mitigation_applied", (("action", "rollback"),), "Rolled back release 41"),
        ),
        ("rolled back to v1.2.3", Meant("mitigation_applied", (("action", "rollback"),), "rolled back to v1.2.3")),
        (
            "Rolling back to release 40",
            Meant("mitigation_started", (("action", "rollback"),), "Rolling back to release 40"),
        ),
        ("Rolled back dana", None),
        ("Rollback failed", Meant("mitigation_failed", (("action", "rollback"),))),
        ("Release rollback failed", Meant("mitigation_failed", (("action", "rollback"),))),
        ("Rollback started", Meant("mitigation_started", (("action", "rollback"),))),
        ("Fix deployed", Meant("mitigation_applied")),
    ],
)
def test_what_people_call_it_is_the_kind_it_is(words: str, meant: Meant) -> None:
    assert meant_by(words) == meant


def test_words_of_which_a_person_says_the_kind_still_say_the_rest() -> None:
    assert [stated_as(*words) for words in (
        ("Pager to first line", "paged"), ("Pager to the secondary", "paged"), ("Beep", "paged"),
        ("Identified", "status page update"), ("Statusio", "status page update"),
    )] == [
        Meant("paged", (("target", "first line"),)),
        Meant("paged", (("target", "secondary_oncall"),)),
        Meant("paged"),
        Meant("update_posted", (("audience", "external"), ("status", "identified"))),
        Meant("update_posted", (("audience", "external"),)),
    ]  # fmt: skip


def test_what_may_mean_anything_is_left_alone() -> None:
    assert [meant_by(words) for words in ("fixed", "assigned ticket", "declared", "page dana", "")] == [
        None,
        None,
        Meant("declared"),
        None,
        None,
    ]


def test_a_near_miss_is_answered_with_the_kind_that_was_meant() -> None:
    words = ("acknoledged", "resloved", "Rollbck of index build", "Pager to first line", "IC: Jo")
    assert [close_kind(one) for one in words] == [
        "acknowledged",
        "resolved",
        "mitigation_applied",
        "paged",
        "role_assigned",
    ]
    assert close_kind("lunch with the board of trustees") is None
    assert [close_kind(words) for words in ("Failover to replica", "Failover did not help", "Fix failed again")] == [
        "mitigation_applied",
        "mitigation_failed",
        "mitigation_failed",
    ]
    begun = (
        "Failover started",
        "rolling back auth 5.2",
        "Started the failover",
        "Rollback begins",
        "Failover restarted",
    )
    assert [close_kind(words) for words in begun] == [*["mitigation_started"] * 4, "mitigation_applied"]


def test_an_audience_is_known_by_the_words_for_it() -> None:
    assert [audience_of(words) for words in ("Status Page", "Leadership", "internal", "cats")] == [
        "external",
        "executive",
        "internal",
        "cats",
    ]


@given(st.text(max_size=60))
def test_whatever_is_said_is_a_kind_or_nothing(words: str) -> None:
    meant = meant_by(words)
    assert meant is None or meant.kind in KINDS
    assert close_kind(words) in (None, *KINDS)
