"""A classification in the terminal: the level, and why."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from gameday.files import load_sop
from gameday.report.classification_page import print_classification, reasons
from gameday.terms.facts import read_facts


def why(sop: str, **facts: object) -> tuple[str, ...]:
    loaded = load_sop(sop)
    return reasons(loaded, loaded.classify(read_facts(facts)))


def test_what_is_right_already_is_no_other_answer() -> None:
    """Under `SEV1 or SEV2` a rule that gives SEV1 settles the answer; only one that gives SEV3 would be another."""
    told = why("mitigate-first", known=False, core_function="degraded")
    assert [one.split(":")[0] for one in told if one.startswith("Once")] == [
        "Once the scope is understood, it is SEV1 alone should one of these turn out true",
        "Once the scope is understood, it is SEV2 alone should one of these turn out true",
        "Once the scope is understood, it is SEV3 (sev3-workaround) should this turn out true",
    ]


@pytest.mark.parametrize(("facts", "hints"), [({"core_function": "down"}, 0), ({"known": False, "data": "lost"}, 0)])
def test_a_level_that_nothing_can_change_stands_alone(facts: dict[str, object], hints: int) -> None:
    assert len([one for one in why("mitigate-first", **facts) if "turn out true" in one]) == hints


def test_the_level_stands_first() -> None:
    out = io.StringIO()
    sop = load_sop("mitigate-first")
    found = sop.classify(read_facts({"core_function": "degraded"}))
    print_classification(Console(file=out, width=80), sop, found)
    first, *rest = out.getvalue().splitlines()
    assert first.strip() == found.say()
    assert all(line.startswith("  ") for line in rest)
