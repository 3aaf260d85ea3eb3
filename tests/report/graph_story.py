"""A scenario with everything a graph can show."""

from __future__ import annotations

import json

from gameday.scenario import Scenario

STORY = {
    "format": 1,
    "name": "story",
    "title": "Parcels come back & nobody <knows> why",
    "pitch": "Nothing is what it seems to be.",
    "starts_at": "2026-05-04T09:00:00Z",
    "ends_after": "3h",
    "phases": [
        {"id": "first", "title": "First calls", "at": "0s", "questions": ["Who is in charge?", "Who must know?"]},
        {"id": "press", "title": "The press calls", "way": "no-word"},
        {"id": "after", "title": "Afterwards"},
    ],
    "branches": [
        {
            "id": "told",
            "text": "Did anybody tell the customers?",
            "at": "30m",
            "ways": [
                {"id": "said", "text": "Calm", "when": {"done": {"kind": "update_posted", "audience": "external"}}},
                {"id": "no-word", "text": "They turn to the newspapers", "starts": ["all-stop"]},
            ],
        }
    ],
    "injects": [
        {"id": "depot", "kind": "customer_report", "phase": "first", "at": "4m", "text": "Parcels come back."},
        {"id": "journalist", "kind": "stakeholder_question", "phase": "press", "text": "Is it true?"},
        {"id": "thanks", "kind": "message", "way": "said", "delay": "5m", "text": "Thank you."},
        {"id": "late", "kind": "message", "when": {"not_done": {"kind": "declared"}, "by": "20m"}, "text": "Well?"},
        {"id": "early", "kind": "message", "at": "2m", "text": "Hello?", "distraction": "executive_swoop"},
    ],
    "world": {
        "services": [
            {
                "name": "sorting",
                "title": "Sorting",
                "users": 0.5,
                "core": True,
                "depends_on": ["labels", {"service": "queue", "share": 0.4}],
                "feels": [{"metric": "error_rate", "above": 0.1, "everybody_at": 1}],
            },
            {"name": "labels"},
            {"name": "queue", "load": {"demand": 20, "capacity": 90}},
        ],
        "faults": [
            {
                "id": "old-codes",
                "family": "bad_deploy",
                "service": "labels",
                "cause": "Labels are printed with old codes.",
                "moves": [
                    {"metric": "error_rate", "to": 0.3},
                    {"metric": "latency_ms", "to": 90000, "service": "sorting"},
                ],
                "harm": {"users": 0.1, "data": [{"after": "20m", "is": "at_risk"}]},
            },
            {
                "id": "all-stop",
                "service": "sorting",
                "at": None,
                "cause": "It was switched off.",
                "moves": [{"metric": "error_rate", "to": 0.9}],
            },
        ],
        "mitigations": [
            {
                "action": "rollback",
                "target": "labels",
                "text": "Old labels.",
                "takes": "4m",
                "chance": 0.8,
                "effects": [{"fault": "old-codes", "does": "ends"}],
                "otherwise": [{"fault": "old-codes", "does": "worsens", "to": 1.5}],
            },
            {
                "action": "switch_off",
                "target": "sorting",
                "reversible": False,
                "text": "All off.",
                "needs": [{"action": "rollback", "target": "labels"}],
                "effects": [{"fault": "all-stop", "does": "starts"}],
            },
            {
                "action": "shed",
                "target": "queue",
                "text": "Let in half.",
                "effects": [{"fault": "old-codes", "does": "lessens", "to": 0.2, "holds_for": "15m"}],
                "scales": [{"metric": "demand", "times": 0.5}],
                "empties": ["queue"],
            },
            {"action": "restart", "target": "labels", "text": "Again."},
        ],
        "alerts": [
            {"id": "errors", "service": "sorting", "metric": "error_rate", "above": 0.08, "text": "One in twelve"}
        ],
    },
}


def story() -> Scenario:
    return Scenario.model_validate_json(json.dumps(STORY), strict=True)
