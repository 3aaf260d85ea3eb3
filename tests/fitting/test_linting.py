"""All checks together, over what is shipped."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_scenario, open_scenario
from gameday.files.field_names import field_names
from gameday.files.shipped import shipped_names
from gameday.fitting import lint
from tests.fitting.planting import people, remarks, sops


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_what_is_shipped_has_no_error_and_gives_nothing_away(name: str) -> None:
    """Gaps are allowed; errors and spoilers are not."""
    loaded = open_scenario(name)
    found = lint(loaded.document, team=people(loaded.document.team), sops=sops(), named=field_names(loaded.path))
    assert [(one.id, one.where, one.wrong) for one in (*found.errors, *found.spoilers)] == []


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
    said = [one for name in shipped_names("scenarios") for one in remarks(load_scenario(name))]
    assert said
    assert [one for one in said if one.wrong.endswith(".") or one.expected.endswith(".")] == []
    assert [one for one in said if not one.why.endswith(".")] == []
