"""What no SOP could judge, planted in a shipped scenario."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_scenario, load_sop
from gameday.fitting.judged import judged_remarks
from tests.fitting.planting import Edit, found, sops

SHOP = "checkout-errors"
CASES: list[tuple[Edit, list[tuple[str, str]]]] = [
    (
        lambda data: data["objectives"][0].update(clauses=["sing-a-song"]),
        [("clause-of-no-sop", "objectives/0/clauses/0")],
    ),
    (
        lambda data: data["expects"][0].update(acts={"kind": "declared", "severity": "P1"}),
        [("level-of-no-sop", "expects/0/acts/severity")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "said"), CASES)
def test_what_no_sop_knows_is_found_where_it_stands(edit: Edit, said: list[tuple[str, str]]) -> None:
    """Each is the one thing that is said, and at its place."""
    assert found(SHOP, edit) == said


def test_a_clause_that_one_of_several_sops_has_is_enough() -> None:
    """An SOP without it leaves it out; with that SOP alone nobody could judge it."""
    one, some = load_scenario(SHOP), load_sop("one-page-playbook")
    bare = some.model_copy(update={"clauses": tuple(each for each in some.clauses if each.kind == "classification")})
    lost = [(remark.id, remark.where) for remark in judged_remarks(one, (bare,)) if remark.where[1] == 1]
    assert (list(judged_remarks(one, (*sops(), bare))), lost) == (
        [],
        [
            ("clause-of-no-sop", ("objectives", 1, "clauses", 0)),
            ("clause-of-no-sop", ("objectives", 1, "clauses", 1)),
            ("dimension-of-no-sop", ("objectives", 1, "dimensions", 0)),
            ("dimension-of-no-sop", ("objectives", 1, "dimensions", 1)),
        ],
    )


def test_a_kind_of_clause_that_no_sop_has_is_not_exercised() -> None:
    """Stating that it gives nothing to do is true of any."""
    one, some = load_scenario(SHOP), load_sop("one-page-playbook")
    bare = some.model_copy(update={"clauses": tuple(each for each in some.clauses if each.kind != "hold")})
    stated = one.model_copy(update={"exercises": {"hold": "high", "cadence": "high"}, "objectives": ()})
    denied = one.model_copy(update={"exercises": {"hold": "none"}, "objectives": ()})
    assert [[remark.where for remark in judged_remarks(each, (bare,))] for each in (stated, denied)] == [
        [("exercises", "hold")],
        [],
    ]
