"""Whom the paging tool calls, and how long after the first page."""

from __future__ import annotations

from gameday.engine.policy import Call, level_in_force, once_declared, until_answered
from gameday.team.model import PagingTool
from gameday.terms.facts import BENIGN, Facts
from tests.engine.cast import MINUTE, sop, team

TOOL = team().paging


def hop(name: str, target: str, **more: object) -> dict[str, object]:
    """An escalation clause of the tests."""
    return {"id": name, "kind": "escalation", "target": target, **more}


LADDER = sop(
    [
        hop("first", "primary_oncall", trigger="signal", after={"SEV1": "prompt", "SEV2": "prompt"}),
        hop("second", "secondary_oncall", after={"SEV1": "10m", "SEV2": "20m"}),
        hop("boss", "engineering_manager", how="notify", after={"SEV1": "30m", "SEV2": "30m"}),
        hop("lead", "comms_lead", trigger="declared", after={"SEV1": "prompt"}),
        hop("legal", "legal", trigger="declared", how="notify", after={"SEV1": "prompt"}, when={"security": "breach"}),
        hop("still", "team_lead", trigger="unresolved", after={"SEV1": "30m"}),
    ]
)


def test_before_a_call_the_urgency_sets_the_level() -> None:
    assert [level_in_force(sop(), None, "high"), level_in_force(sop(), None, "low")] == ["SEV2", "SEV3"]
    assert level_in_force(sop(), "SEV1", "low") == "SEV1"
    assert level_in_force(sop(), "Sev-4", "low") == "SEV3", "a level below the lowest counts as the lowest"


def test_the_sop_sets_hops_and_times() -> None:
    assert until_answered(LADDER, TOOL, "SEV1", BENIGN) == (
        Call("primary_oncall", 0, 1, "page", "first"),
        Call("secondary_oncall", 10 * MINUTE, 2, "page", "second"),
        Call("engineering_manager", 30 * MINUTE, 3, "notify", "boss"),
    )
    assert [call.after for call in until_answered(LADDER, TOOL, "SEV2", BENIGN)] == [0, 20 * MINUTE, 30 * MINUTE]


def test_where_the_sop_is_silent_the_paging_tool_decides() -> None:
    assert until_answered(sop(), TOOL, "SEV1", BENIGN) == (
        Call("primary_oncall", 0, 1, timed_by="tool"),
        Call("secondary_oncall", 5 * MINUTE, 2, timed_by="tool"),
        Call("team_lead", 15 * MINUTE, 3, timed_by="tool"),
    )
    assert until_answered(LADDER, TOOL, "SEV3", BENIGN) == until_answered(sop(), TOOL, "SEV3", BENIGN)


def test_an_sop_whose_first_page_comes_late_pages_nobody_before() -> None:
    late = sop([hop("first", "primary_oncall", trigger="signal", after={"SEV1": "30m"})])
    called = until_answered(late, TOOL, "SEV1", BENIGN)
    assert [(call.target, call.after, call.clause) for call in called if call.target == "primary_oncall"] == [
        ("primary_oncall", 30 * MINUTE, "first")
    ]


def test_hops_without_times_take_the_tools_times_in_order() -> None:
    ladder = sop(
        [
            hop("one", "primary_oncall", trigger="signal", optional_times=True),
            hop("two", "secondary_oncall", optional_times=True),
            hop("three", "team_lead", optional_times=True),
            hop("four", "platform_lead", optional_times=True),
        ]
    )
    calls = until_answered(ladder, TOOL, "SEV2", BENIGN)
    assert [(call.target, call.after // MINUTE) for call in calls] == [
        ("primary_oncall", 0),
        ("secondary_oncall", 5),
        ("team_lead", 15),
        ("platform_lead", 25),
    ]


def test_a_tool_without_hops_calls_nobody_by_itself() -> None:
    assert until_answered(sop(), PagingTool(hops=()), "SEV1", BENIGN) == ()


def test_declaration_brings_its_own_calls_and_some_depend_on_what_was_seen() -> None:
    lead = (Call("comms_lead", 0, 4, "page", "lead"), False)
    legal = (Call("legal", 0, 5, "notify", "legal"), False)
    still = (Call("team_lead", 30 * MINUTE, 6, "page", "still"), True)
    assert once_declared(LADDER, TOOL, "SEV1", BENIGN) == (lead, still)
    assert once_declared(LADDER, TOOL, "SEV1", Facts(security="breach")) == (lead, legal, still)
    assert once_declared(LADDER, TOOL, "SEV1", Facts(security=None)) == (lead, still), "unknown is not yes"
    assert once_declared(LADDER, TOOL, "SEV2", BENIGN) == ()
