"""The SOP as a participant has it open, and what it asks an update to say."""

from __future__ import annotations

from typing import Any, cast

import pytest

from gameday.console.views.seat_asks import asks_section
from gameday.console.views.seat_sop import element_words, sop_section
from gameday.files.documents import load_sop
from gameday.files.shipped import shipped_names


@pytest.mark.parametrize("name", shipped_names("sops"))
def test_every_shipped_sop_lies_open(name: str) -> None:
    """Each level with what makes it one, each hop at each of its levels, templates word for word."""
    sop = load_sop(name)
    found = cast("dict[str, Any]", sop_section(sop))
    assert [level["name"] for level in found["levels"]] == list(sop.ladder.levels)
    told = {one["text"] for level in found["levels"] for one in level["criteria"]}
    assert told == {rule.text for rule in sop.severity.rules}
    assert [form["text"] for form in found["templates"]] == [form.text for form in sop.templates]
    assert all(words for hop in found["escalation"] for words in hop["after"].values())


def test_a_rule_for_two_levels_stands_at_both() -> None:
    """And says at each that the other is just as right."""
    found = cast("dict[str, Any]", sop_section(load_sop("one-page-playbook")))
    at_risk = {
        level["name"]: one["or"]
        for level in found["levels"]
        for one in level["criteria"]
        if one["text"] == "Money, data or security is at risk."
    }
    assert at_risk == {"SEV1": ["SEV2"], "SEV2": ["SEV1"]}


def test_what_an_update_should_say() -> None:
    """By audience and status, the first one apart; an unknown level, or none yet, is asked as the highest."""
    sop = load_sop("one-page-playbook")
    asks = cast("dict[str, Any]", asks_section(sop, "SEV1"))
    internal = asks["updates"]["internal"]
    assert internal["investigating"] == {
        "first": ["what", "impact", "since", "severity", "doing", "next_update", "roles"],
        "later": [],
    }
    assert internal["resolved"]["later"] == ["fix", "since", "until", "impact", "follow_up"]
    assert asks["action_item_added"] == ["owner", "due", "priority", "verification", "expected_impact"]
    assert asks_section(sop, None) == asks == asks_section(sop, "dire")
    every = {
        word for forms in asks["updates"].values() for one in forms.values() for words in one.values() for word in words
    }
    assert every <= cast("dict[str, str]", element_words()).keys()
