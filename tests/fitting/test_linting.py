"""All checks together, over what is shipped."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from gameday.files.documents import load_scenario, open_scenario
from gameday.files.field_names import field_names
from gameday.files.shipped import shipped_names
from gameday.fitting import lint
from gameday.scenario import Scenario
from gameday.terms.duration import MINUTE
from tests.fitting.planting import people, remarks, scenario_of, sops


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_of_what_is_shipped_there_is_nothing_to_say(name: str) -> None:
    """No errors, no spoilers, and no gaps either: `--strict` passes."""
    loaded = open_scenario(name)
    found = lint(loaded.document, team=people(loaded.document.team), sops=sops(), named=field_names(loaded.path))
    assert [(one.id, one.where, one.wrong) for one in (*found.errors, *found.spoilers, *found.gaps)] == []


def test_without_people_and_sops_nothing_is_said_of_them() -> None:
    """What is not at hand is not looked at."""
    one = load_scenario("checkout-errors")
    strange = one.model_copy(update={
        "objectives": (one.objectives[0].model_copy(update={"clauses": ("sing-a-song",)}),),
        "minimum_team": ("lion_tamer",),
    })  # fmt: skip
    known = {remark.id for remark in remarks(strange)}
    alone = lint(strange)
    assert {"clause-of-no-sop", "role-nobody-holds"} <= known
    assert not {"clause-of-no-sop", "role-nobody-holds"} & {each.id for each in (*alone.errors, *alone.gaps)}


def test_every_remark_says_what_why_and_what_instead() -> None:
    """Sentences that stand alone, and follow `expected`."""
    bare = {"learning_objectives": (), "minimum_team": ("lion_tamer",), "hidden_truth": None, "ends_after": 30 * MINUTE}
    said = [one for name in shipped_names("scenarios") for one in remarks(load_scenario(name).model_copy(update=bare))]
    assert {"after-the-end", "no-hidden-truth", "role-nobody-holds"} <= {one.id for one in said}
    assert [one for one in said if one.wrong.endswith(".") or one.expected.endswith(".")] == []
    assert [one for one in said if not one.why.endswith(".")] == []


@given(st.data())
@settings(max_examples=30)
def test_whatever_is_taken_out_lint_answers(data: st.DataObject) -> None:
    """Law: what can be read as a scenario can be linted, and every remark stands at a place of it."""
    name = data.draw(st.sampled_from(shipped_names("scenarios")))
    root = open_scenario(name).root
    plain: Any = root.plain()
    for _ in range(data.draw(st.integers(1, 6))):
        _prune(plain, data)
    try:
        one = scenario_of(plain)
    except ValidationError:
        return
    for remark in remarks(one, frozenset()):
        assert not remark.where or remark.where[0] in Scenario.model_fields


def _prune(plain: Any, data: st.DataObject) -> None:
    """Take something out, somewhere."""
    holder = plain
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        below = holder[key]
        if not isinstance(below, dict | list) or not below or data.draw(st.booleans()):
            del holder[key]
            return
        holder = below
