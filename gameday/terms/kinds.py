"""The kinds of entry a timeline holds: the words the whole house shares (the contract's table)."""

from __future__ import annotations

from typing import Literal, get_args

TruthKind = Literal["impact_started", "impact_changed", "impact_ended", "mitigation_available"]
SignalKind = Literal[
    "alert_fired", "alert_cleared", "customer_report", "social_mention", "stakeholder_question", "change_notice"
]
PagingKind = Literal["paged", "page_failed", "acknowledged", "notified", "joined", "left"]
ResponseKind = Literal[
    "declared",
    "severity_changed",
    "stood_down",
    "role_assigned",
    "role_released",
    "channel_opened",
    "bridge_opened",
    "update_posted",
    "escalated",
    "checked",
    "diagnosis_started",
    "cause_found",
    "mitigation_started",
    "mitigation_applied",
    "mitigation_failed",
    "service_restored",
    "verified",
    "resolved",
    "reopened",
    "handed_off",
]
FollowUpKind = Literal[
    "postmortem_scheduled", "postmortem_published", "postmortem_closed", "action_item_added", "action_item_closed"
]
TalkKind = Literal["message", "task_assigned", "task_accepted", "task_done", "intent", "decision", "note"]
ExerciseKind = Literal["observation", "judgement", "control", "correction", "real_incident", "signed_off", "ended"]
Kind = Literal[TruthKind, SignalKind, PagingKind, ResponseKind, FollowUpKind, TalkKind, ExerciseKind]

KINDS: tuple[Kind, ...] = get_args(Kind)
TRUTH_KINDS: tuple[TruthKind, ...] = get_args(TruthKind)
SIGNAL_KINDS: tuple[Kind, ...] = ("alert_fired", "customer_report", "social_mention", "paged")
"""What counts as a first signal: an alert, a report, a mention or a page."""
