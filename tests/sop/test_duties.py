"""Duties: clauses as what somebody should do."""

from __future__ import annotations

import pytest

from gameday.files import load_sop
from gameday.sop.clause import Clause
from gameday.sop.duties import PROMPT, duties, elements
from gameday.sop.duty import Duty
from gameday.sop.model import levels_of
from gameday.terms.duration import HOUR, MINUTE
from gameday.terms.kinds import KINDS
from tests.engine.cast import sop

SHIPPED = ("seilers", "mitigate-first", "mature-response", "in-practice", "one-page-playbook")


def only(*clauses: dict[str, object], level: str = "SEV1") -> list[Duty]:
    return list(duties(sop(clauses), level))


def brief(found: list[Duty]) -> list[tuple[str, str, str, int | None]]:
    return [(one.act, one.trigger, one.role, one.within) for one in found]


def test_a_deadline_is_a_duty_of_whoever_usually_does_it() -> None:
    """Its anchor is the trigger, its bound the time; `prompt` is two minutes."""
    found = only(
        {"id": "a", "kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV1": "5m"}},
        {
            "id": "b",
            "kind": "deadline",
            "from": "declaration",
            "to": {"kind": "channel_opened"},
            "within": {"SEV1": "prompt"},
        },
        {
            "id": "c",
            "kind": "deadline",
            "from": {"kind": "declared"},
            "to": {"kind": "notified", "role": "scribe", "target": "legal"},
            "within": {"SEV1": "1h"},
        },
    )

    assert brief(found) == [
        ("acknowledged", "page", "primary_oncall", 5 * MINUTE),
        ("channel_opened", "declaration", "incident_commander", PROMPT),
        ("notified", "entry", "scribe", HOUR),
    ]
    assert found[2].target == "legal"


def test_a_level_without_a_bound_has_no_duty() -> None:
    """What is not promised at a level is not asked for there."""
    clause = {
        "id": "a",
        "kind": "deadline",
        "from": "declaration",
        "to": {"kind": "channel_opened"},
        "within": {"SEV1": "5m"},
    }

    assert only(clause, level="SEV2") == []


def test_a_rhythm_binds_at_its_upper_end_and_a_watch_at_its_lower() -> None:
    """Deadlines and cadence at the later end of a range, a watch period at the sooner."""
    found = only(
        {"id": "a", "kind": "cadence", "audience": "external", "every": {"SEV1": "15m-30m"}},
        {"id": "b", "kind": "hold", "watch": {"SEV1": "30m-60m"}},
        {"id": "c", "kind": "cadence", "audience": "internal", "promised": True},
    )

    assert [(one.act, one.trigger, one.every, one.within, one.promised) for one in found] == [
        ("update_posted", "cadence", 30 * MINUTE, None, False),
        ("resolved", "recovery", None, 30 * MINUTE, False),
        ("update_posted", "cadence", None, None, True),
    ]


def test_the_paging_tool_carries_out_the_hops() -> None:
    """People need not page along the policy by hand."""
    found = only(
        {"id": "a", "kind": "escalation", "target": "secondary_oncall", "after": {"SEV1": "10m"}},
        {
            "id": "b",
            "kind": "escalation",
            "target": "legal",
            "trigger": "declared",
            "how": "notify",
            "after": {"SEV1": "prompt"},
        },
    )

    assert [(one.act, one.trigger, one.target, one.by_tool) for one in found] == [
        ("paged", "unacknowledged", "secondary_oncall", True),
        ("notified", "declaration", "legal", True),
    ]


def test_roles_are_to_be_held_and_others_left_alone() -> None:
    """An assignment asks for each role; a separation says what is left to others."""
    found = only(
        {"id": "a", "kind": "assignment", "roles": ["incident_commander", "comms_lead"], "within": {"SEV1": "10m"}},
        {"id": "b", "kind": "separation", "role": "incident_commander", "acts": ["diagnosis_started"]},
        {"id": "c", "kind": "separation", "not_all_of": ["incident_commander", "technical_lead", "comms_lead"]},
    )

    assert [(one.act, one.trigger, one.seats) for one in found] == [
        ("role_assigned", "declaration", ("incident_commander",)),
        ("role_assigned", "declaration", ("comms_lead",)),
        ("diagnosis_started", "never", ()),
        ("role_assigned", "never", ("incident_commander", "technical_lead", "comms_lead")),
    ]


def test_an_order_is_a_duty_before_something_else() -> None:
    """Pairs come ahead of what they precede; mitigate-first waits for a lever."""
    found = only(
        {"id": "a", "kind": "precedence", "pairs": [{"before": {"kind": "verified"}, "after": {"kind": "resolved"}}]},
        {"id": "b", "kind": "precedence", "mitigate_first": True, "strict": True},
    )

    assert [(one.act, one.trigger, one.strict) for one in found] == [
        ("verified", "before", False),
        ("mitigation_started", "lever", True),
    ]
    assert found[0].after is not None
    assert found[0].after.kind == ("resolved",)


def test_what_an_update_says_stands_in_every_duty_to_post_one() -> None:
    """The content clause speaks of external updates only, and of the first one by itself."""
    asked = duties(
        sop(
            [
                {"id": "a", "kind": "cadence", "audience": "external", "every": {"SEV1": "30m"}},
                {
                    "id": "b",
                    "kind": "content",
                    "of": {"kind": "update_posted", "audience": "external"},
                    "states": ["what", "impact"],
                },
                {
                    "id": "c",
                    "kind": "content",
                    "of": {"kind": "update_posted"},
                    "states": ["severity", "what"],
                    "first_only": True,
                },
            ]
        ),
        "SEV1",
    )

    assert asked[0].states == ("what", "impact", "severity")
    assert elements(asked, "update_posted", "external", None, first=True) == ("what", "impact", "severity")
    assert elements(asked, "update_posted", "external", None, first=False) == ("what", "impact")
    assert elements(asked, "update_posted", "internal", None, first=False) == ()


def test_a_renamed_clause_asks_for_the_same_thing() -> None:
    """The key names what is to be done, not the clause."""
    one, other = (
        only({"id": id_, "kind": "due", "to": {"kind": "postmortem_published"}, "within": {"SEV1": "5 business days"}})
        for id_ in ("review", "postmortem")
    )

    assert one[0].clause != other[0].clause
    assert one[0].key == other[0].key


@pytest.mark.parametrize("name", SHIPPED)
def test_every_clause_of_a_shipped_sop_becomes_a_duty(name: str) -> None:
    """At every level it speaks of, with a known kind of act, and at no other."""
    book = load_sop(name)
    for level in book.ladder.levels:
        found = duties(book, level)
        speaking: list[Clause] = [clause for clause in book.clauses if level in levels_of(clause, book.ladder)]

        assert [*dict.fromkeys(one.clause for one in found)] == [clause.id for clause in speaking]
        assert {one.act for one in found} <= set(KINDS)
        assert all(one.within is None or one.within > 0 or one.by_tool for one in found)
