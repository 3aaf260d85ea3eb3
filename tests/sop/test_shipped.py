"""The five shipped SOPs: every figure of the documents they were taken from, so that a slip in one is caught."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest

from gameday.drill import play
from gameday.files import load_scenario, load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.sop.clause import (
    Absence,
    Assignment,
    Cadence,
    Clause,
    ClauseBase,
    Content,
    Deadline,
    Escalation,
    Precedence,
    Separation,
)
from gameday.sop.model import Sop, bounds_of, sourced
from gameday.terms.bound import Bound
from gameday.timeline.truth import ImpactChanged, ImpactStarted

CLAUSES = {
    "seilers": """
        severity: classification, every level
        open-channel: deadline, SEV1 prompt, SEV2 prompt, SEV3 prompt
        first-external-update: deadline, SEV1 prompt
        cadence-internal: cadence, SEV1 15m
        cadence-external: cadence, SEV1 30m
        page-primary: escalation, SEV1 prompt, SEV2 prompt, SEV3 prompt
        notify-vp-engineering: escalation, SEV1 prompt
        notify-customer-success: escalation, SEV1 prompt
        notify-legal: escalation, SEV1 prompt
        page-security: escalation, SEV1 prompt, SEV2 prompt, SEV3 prompt
        incident-commander: assignment, every level
        phases: precedence, every level
        investigate-then-mitigate: precedence, every level
        stable-before-resolved: hold, every level
        postmortem-opened: due, SEV1 prompt
        postmortem-published: due, SEV1 5 business days
        postmortem-repeat-sev2: due, SEV2 5 business days
        postmortem-sections: content, every level
        action-items: content, every level
    """,
    "mitigate-first": """
        severity: classification, every level
        declare: deadline, SEV1 prompt, SEV2 prompt
        acknowledge: deadline, SEV1 5m, SEV2 15m
        triage-ticket: deadline, SEV3 1 business days
        no-page-sev3: absence, SEV3
        page-primary: escalation, SEV1 prompt, SEV2 prompt
        page-secondary: escalation, SEV1 10m, SEV2 20m
        notify-manager: escalation, SEV1 30m, SEV2 30m
        notify-security-lead: escalation, SEV1 prompt
        notify-executive-sponsor: escalation, SEV1 prompt
        open-channel: deadline, SEV1 prompt, SEV2 prompt
        roles: assignment, SEV1 SEV2
        commander-does-not-fix: separation, every level
        first-internal-update: deadline, SEV1 10m, SEV2 10m
        first-external-update: deadline, SEV1 10m, SEV2 10m
        before-social-media: deadline, SEV1 prompt, SEV2 prompt
        cadence-external: cadence, SEV1 15m, SEV2 30m
        resolved-update: deadline, SEV1 prompt, SEV2 prompt
        resolved-update-explains: content, SEV1 SEV2
        accurate: content, every level
        mitigate-first-sev1: precedence, SEV1
        mitigate-first: precedence, SEV2 SEV3
        protocol: precedence, SEV1 SEV2
        unblocked-before-resolved: hold, every level
        postmortem-published: due, SEV1 2d
        postmortem-escalated-sev2: due, SEV2 2d
        postmortem-sections: content, every level
        close-with-actions: precedence, every level
        action-items: content, every level
    """,
    "mature-response": """
        severity: classification, every level
        always-declared: precedence, SEV1 SEV2
        war-room: deadline, SEV1 prompt, SEV2 prompt
        page-primary: escalation, SEV1 prompt, SEV2 prompt
        page-secondary-at-once: escalation, SEV1 prompt
        page-secondary-unresolved: escalation, SEV2 1h
        executives-aware: escalation, SEV1 prompt
        managers-aware: escalation, SEV2 prompt
        no-page-below-sev2: absence, SEV3 SEV4
        roles: assignment, SEV1 SEV2
        commander-orchestrates: separation, every level
        first-external-update: deadline, SEV1 prompt, SEV2 prompt
        cadence-external: cadence, SEV1 30m, SEV2 1h
        cadence-internal: cadence, SEV1 30m
        cadence-executive: cadence, SEV1 30m
        promises-kept: cadence, every level
        customer-update-says: content, every level
        factual: content, every level
        resolved-update: deadline, SEV1 prompt, SEV2 prompt
        summary-after-resolution: content, every level
        mitigate-before-perfect: precedence, every level
        stable-before-resolved: hold, every level
        postmortem-sections: content, every level
        action-items: content, every level
    """,
    "in-practice": """
        severity: classification, every level
        acknowledge: deadline, SEV1 prompt, SEV2 15m, SEV3 1h
        respond-sev4: deadline, SEV4 1 business days
        declare: deadline, SEV1 5m, SEV2 15m
        open-channel: deadline, SEV1 prompt, SEV2 prompt
        first-internal-update: deadline, SEV1 prompt, SEV2 prompt
        first-summary-says: content, SEV1 SEV2
        page-primary: escalation, SEV1 prompt, SEV2 prompt, SEV3 prompt
        page-commander: escalation, SEV1 prompt, SEV2 prompt
        page-comms-lead: escalation, SEV1 prompt, SEV2 prompt
        roles: assignment, SEV1 SEV2
        commander-does-not-debug: separation, every level
        commander-sets-severity: absence, SEV1 SEV2
        cadence-internal: cadence, SEV1 15m - 30m, SEV2 30m - 1h, SEV3 1h, SEV4 1d
        cadence-external: cadence, SEV1 15m - 30m
        update-says: content, every level
        estimate-only-if-known: content, every level
        mitigate-first: precedence, every level
        checklist: precedence, SEV1 SEV2
        steady-before-resolved: hold, every level
        postmortem-scheduled: due, SEV1 5 business days, SEV2 5 business days
        postmortem-published: due, SEV1 3-5 business days, SEV2 3-5 business days
        postmortem-sections: content, every level
        action-items: content, every level
    """,
    "one-page-playbook": """
        severity: classification, every level
        acknowledge: deadline, SEV1 5m, SEV2 5m, SEV3 5m
        confirm-impact: deadline, SEV1 5m, SEV2 5m, SEV3 5m
        declare: deadline, SEV1 5m, SEV2 5m, SEV3 5m
        open-channel: deadline, SEV1 5m, SEV2 5m, SEV3 5m
        first-internal-update: deadline, SEV1 5m, SEV2 5m, SEV3 5m
        check-changes: deadline, SEV1 5m - 15m, SEV2 5m - 15m
        check-dependencies: deadline, SEV1 15m, SEV2 15m
        page-primary: escalation, SEV1 prompt, SEV2 prompt, SEV3 prompt
        page-secondary: escalation, SEV1 SEV2 SEV3
        page-team-lead: escalation, SEV1 SEV2 SEV3
        page-platform-lead: escalation, SEV1 SEV2 SEV3
        no-page-sev4: absence, SEV4
        incident-commander: assignment, SEV1 prompt
        incident-commander-sev2: assignment, SEV2 prompt
        leads: assignment, SEV1 prompt, SEV2 prompt
        never-all-three: separation, SEV1
        cadence-internal: cadence, SEV1 15m - 30m, SEV2 30m - 1h, SEV3 2h - 4h
        cadence-external: cadence, SEV1 15m - 30m, SEV2 30m - 1h, SEV3 2h - 4h
        promises-kept: cadence, every level
        promises-kept-internal: cadence, every level
        declared-message-says: content, every level
        update-says: content, every level
        resolution-message-says: content, every level
        customer-notice-says: content, every level
        customer-progress-says: content, every level
        customer-resolution-says: content, every level
        never-guess: content, every level
        resolution-announced: deadline, SEV1 prompt, SEV2 prompt, SEV3 prompt
        customers-told-resolved: deadline, SEV1 prompt, SEV2 prompt
        golden-priorities: precedence, every level
        reversible-first: precedence, every level
        verify-before-resolved: precedence, every level
        watch-period: hold, SEV1 30m - 1h, SEV2 30m - 1h, SEV3 30m - 1h
        postmortem-published: due, SEV1 3-5 business days, SEV2 3-5 business days
        postmortem-sections: content, every level
        action-items: content, every level
    """,
}
"""Every clause: its kind, and the bounds or else the levels it binds at."""

HOPS: dict[str, list[tuple[str, str, str]]] = {
    "seilers": [
        ("primary_oncall", "signal", "page"),
        ("vp_engineering", "declared", "notify"),
        ("customer_success_lead", "declared", "notify"),
        ("legal", "declared", "notify"),
        ("security_oncall", "declared", "page"),
    ],
    "mitigate-first": [
        ("primary_oncall", "signal", "page"),
        ("secondary_oncall", "unacknowledged", "page"),
        ("engineering_manager", "unacknowledged", "notify"),
        ("security_lead", "declared", "notify"),
        ("executive_sponsor", "declared", "notify"),
    ],
    "mature-response": [
        ("primary_oncall", "signal", "page"),
        ("secondary_oncall", "declared", "page"),
        ("secondary_oncall", "unresolved", "page"),
        ("executives", "declared", "notify"),
        ("engineering_manager", "declared", "notify"),
    ],
    "in-practice": [
        ("primary_oncall", "signal", "page"),
        ("incident_commander", "declared", "page"),
        ("comms_lead", "declared", "page"),
    ],
    "one-page-playbook": [
        ("primary_oncall", "signal", "page"),
        ("secondary_oncall", "unacknowledged", "page"),
        ("team_lead", "unacknowledged", "page"),
        ("platform_lead", "unacknowledged", "page"),
    ],
}
"""The escalation policy: whom, what sets the call off, and how."""

ROLES: dict[str, list[set[str]]] = {
    "seilers": [{"incident_commander"}],
    "mitigate-first": [{"incident_commander", "technical_lead", "comms_lead"}],
    "mature-response": [{"incident_commander", "technical_lead", "comms_lead", "scribe"}],
    "in-practice": [{"incident_commander", "technical_lead", "comms_lead"}],
    "one-page-playbook": [{"incident_commander"}, {"incident_commander"}, {"technical_lead", "comms_lead"}],
}

REVIEW = {
    "seilers": "timeline proximate_cause root_cause action_items",
    "mitigate-first": "timeline root_cause impact went_well action_items",
    "mature-response": ("summary timeline root_cause contributing_factors went_well went_poorly action_items lessons"),
    "in-practice": "summary timeline impact root_cause contributing_factors went_well action_items",
    "one-page-playbook": ("summary impact timeline root_cause contributing_factors went_well went_poorly action_items"),
}

ACTION_ITEM = {
    "seilers": ("owner due priority", False),
    "mitigate-first": ("owner due category", False),
    "mature-response": ("owner due", True),
    "in-practice": ("owner due", True),
    "one-page-playbook": ("owner due priority verification expected_impact", False),
}
"""What an action item carries, and whether a vague one is a fault."""

UPDATES = {
    "seilers": {},
    "mitigate-first": {"resolved-update-explains": "what", "accurate": "truthful"},
    "mature-response": {
        "customer-update-says": "what next_update",
        "factual": "truthful",
        "summary-after-resolution": "what fix follow_up",
    },
    "in-practice": {
        "first-summary-says": "what impact severity, first",
        "update-says": "status what doing next_update",
        "estimate-only-if-known": "truthful",
    },
    "one-page-playbook": {
        "declared-message-says": "what impact since severity doing next_update roles, first",
        "update-says": "status what doing trend eta next_update",
        "resolution-message-says": "fix since until impact follow_up",
        "customer-notice-says": "what impact next_update, first",
        "customer-progress-says": "doing impact next_update",
        "customer-resolution-says": "impact since until follow_up",
        "never-guess": "truthful",
    },
}
"""What updates say."""

FACTS_OF = {
    "seilers": (3, 3, 1, 1, 92),
    "mitigate-first": (3, 4, 1, 0, None),
    "mature-response": (4, 4, 2, 4, 92),
    "in-practice": (4, 6, 3, 0, 92),
    "one-page-playbook": (4, 7, 5, 3, None),
}
"""Levels, mitigations, what resolved means, metrics, days between reviews."""

SOPS = tuple(CLAUSES)
C = TypeVar("C", bound=ClauseBase)


def said(bounds: dict[str, Bound]) -> str:
    return ", ".join(f"{level} {bound}" for level, bound in bounds.items())


def row(clause: Clause) -> str:
    return f"{clause.id}: {clause.kind}, {said(bounds_of(clause)) or ' '.join(clause.levels) or 'every level'}"


def of_kind(sop: Sop, kind: type[C]) -> Iterator[C]:
    return (clause for clause in sop.clauses if isinstance(clause, kind))


def test_the_table_speaks_of_every_shipped_sop() -> None:
    assert sorted(SOPS) == sorted(shipped_names("sops"))


@pytest.mark.parametrize("name", SOPS)
def test_every_clause_and_its_bounds(name: str) -> None:
    assert [row(clause) for clause in load_sop(name).clauses] == [
        line.strip() for line in CLAUSES[name].strip().splitlines()
    ]


@pytest.mark.parametrize("name", SOPS)
def test_whom_the_escalation_policy_calls(name: str) -> None:
    assert [(hop.target, hop.trigger, hop.how) for hop in load_sop(name).escalation] == HOPS[name]


def test_only_the_playbook_gives_no_hop_times() -> None:
    """Where the document is silent the team's paging tool decides, and the clause carries no figure."""
    untimed = {(name, hop.id) for name in SOPS for hop in load_sop(name).escalation if hop.optional_times}
    assert untimed == {
        ("one-page-playbook", "page-secondary"),
        ("one-page-playbook", "page-team-lead"),
        ("one-page-playbook", "page-platform-lead"),
    }


@pytest.mark.parametrize("name", SOPS)
def test_the_roles_that_must_be_held(name: str) -> None:
    assert [set(clause.roles) for clause in of_kind(load_sop(name), Assignment)] == ROLES[name]


def test_what_is_kept_apart() -> None:
    """Three commanders leave the technical work to others; the playbook forbids all three hats on one head."""
    technical = ("diagnosis_started", "cause_found", "mitigation_started")
    found = {
        name: (clause.role, clause.acts or clause.not_all_of)
        for name in SOPS
        for clause in of_kind(load_sop(name), Separation)
    }
    assert found == {
        "mitigate-first": ("incident_commander", technical),
        "mature-response": ("incident_commander", technical),
        "in-practice": ("incident_commander", technical),
        "one-page-playbook": (None, ("incident_commander", "technical_lead", "comms_lead")),
    }


def contents(name: str, kind: str) -> list[Content]:
    return [clause for clause in of_kind(load_sop(name), Content) if clause.of.kind == (kind,)]


@pytest.mark.parametrize("name", SOPS)
def test_what_a_review_holds(name: str) -> None:
    assert [" ".join(clause.states) for clause in contents(name, "postmortem_published")] == [REVIEW[name]]


@pytest.mark.parametrize("name", SOPS)
def test_what_an_action_item_carries(name: str) -> None:
    items = contents(name, "action_item_added")
    assert [(" ".join(clause.states), clause.specific) for clause in items] == [ACTION_ITEM[name]]


@pytest.mark.parametrize("name", SOPS)
def test_what_an_update_says(name: str) -> None:
    found = {
        clause.id: ("truthful" if clause.truthful else " ".join(clause.states)) + (", first" * clause.first_only)
        for clause in contents(name, "update_posted")
    }
    assert found == UPDATES[name]


@pytest.mark.parametrize("name", SOPS)
def test_the_facts_of_an_sop_that_are_no_clause(name: str) -> None:
    sop = load_sop(name)
    counted = (len(sop.levels), len(sop.mitigations), len(sop.resolved_when), len(sop.metrics), sop.review.every_days)
    assert counted == FACTS_OF[name]


@pytest.mark.parametrize("name", SOPS)
def test_levels_are_named_alike(name: str) -> None:
    levels = load_sop(name).ladder.levels
    assert levels == ("SEV1", "SEV2", "SEV3", "SEV4")[: len(levels)]


def test_audiences_with_a_rhythm() -> None:
    """Where a document gives none there is none: 001 has no rhythm inside."""
    found = {
        name: sorted({clause.audience for clause in of_kind(load_sop(name), Cadence) if not clause.promised})
        for name in SOPS
    }
    assert found == {
        "seilers": ["external", "internal"],
        "mitigate-first": ["external"],
        "mature-response": ["executive", "external", "internal"],
        "in-practice": ["external", "internal"],
        "one-page-playbook": ["external", "internal"],
    }


def test_where_mitigation_comes_first() -> None:
    """Non-negotiable, and a gate, at the SEV1 of 001 alone; 000 wants the errors looked for first."""
    found = {
        (name, clause.id): (clause.levels, clause.strict, clause.critical)
        for name in SOPS
        for clause in of_kind(load_sop(name), Precedence)
        if clause.mitigate_first
    }
    assert found == {
        ("mitigate-first", "mitigate-first-sev1"): (("SEV1",), True, True),
        ("mitigate-first", "mitigate-first"): (("SEV2", "SEV3"), False, False),
        ("mature-response", "mitigate-before-perfect"): ((), False, False),
        ("in-practice", "mitigate-first"): ((), False, False),
        ("one-page-playbook", "golden-priorities"): ((), True, False),
    }


@pytest.mark.parametrize("name", SOPS)
def test_what_a_game_day_makes_a_gate_is_of_the_right_kind(name: str) -> None:
    """Communication is what updates say; escalation is hops alone; severity is one clause."""
    kinds = {
        dimension: {type(clause) for clause in load_sop(name).clauses if clause.dimension == dimension}
        for dimension in ("severity", "escalation", "communication")
    }
    assert len([clause for clause in load_sop(name).clauses if clause.dimension == "severity"]) == 1
    assert kinds["escalation"] == {Escalation}
    assert kinds["communication"] <= {Content}


@pytest.mark.parametrize("name", SOPS)
def test_deadlines_are_timing_but_for_the_one_that_is_an_order(name: str) -> None:
    """Customers hear from the status page before they do elsewhere: who came first, not how soon."""
    odd = [clause.id for clause in of_kind(load_sop(name), Deadline) if clause.dimension != "timing"]
    assert odd == (["before-social-media"] if name == "mitigate-first" else [])
    assert all(clause.dimension in ("timing", "roles") for clause in of_kind(load_sop(name), Absence))


@pytest.mark.parametrize("name", SOPS)
def test_an_override_names_a_rule_further_down_of_another_level(name: str) -> None:
    rules = load_sop(name).severity.rules
    levels = {rule.id: (index, rule.level) for index, rule in enumerate(rules)}
    wrong = [
        (rule.id, other)
        for index, rule in enumerate(rules)
        for other in rule.overrides
        if other not in levels or levels[other][0] <= index or levels[other][1] == rule.level
    ]
    assert wrong == []


@pytest.mark.parametrize("name", SOPS)
def test_every_item_names_its_section_and_a_reading_says_why(name: str) -> None:
    sop = load_sop(name)
    items = [item for _, group in sourced(sop) for item in group]
    readings = [one.reading for one in (*sop.clauses, *sop.severity.rules) if one.reading is not None]
    assert {item.source.document for item in items} == {sop.documents[0].id}
    assert all(item.source.section for item in items)
    assert readings
    assert all(reading.value != reading.why for reading in readings)


@pytest.mark.parametrize("name", SOPS)
def test_no_contact_is_said_to_be_verified(name: str) -> None:
    """A document cannot know; whoever adopts it fills the date in, and the linter asks for it."""
    assert [contact.target for contact in load_sop(name).contacts if contact.verified] == []


@pytest.mark.parametrize("name", SOPS)
@pytest.mark.parametrize("seed", [1, 2])
def test_data_at_stake_is_at_least_sev2_at_every_moment(name: str, seed: int) -> None:
    """The scenario in which SEV3 is the tempting call: under no SOP is it the right one while data is at risk."""
    sop, story = load_sop(name), load_scenario("odd-totals")
    timeline = play(story, sop, load_team(story.team or ""), seed=seed)
    at_stake = [
        sop.classify(one.facts).levels
        for one in timeline
        if isinstance(one, ImpactStarted | ImpactChanged) and one.facts.data != "safe"
    ]
    assert at_stake
    assert all(levels and set(levels) <= {"SEV1", "SEV2"} for levels in at_stake)
