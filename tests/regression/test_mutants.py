from __future__ import annotations

import pytest

from gameday.files.documents import load_sop
from gameday.files.shipped import shipped_names
from gameday.regression.probes.mutants import Mutant, mutants
from gameday.sop import Sop
from gameday.sop.diff import diff


@pytest.fixture(scope="module", params=shipped_names("sops"))
def sop(request: pytest.FixtureRequest) -> Sop:
    return load_sop(request.param)


def test_each_mutant_is_another_sop_that_still_reads(sop: Sop) -> None:
    found = list(mutants(sop))
    assert len({one.id for one in found}) == len(found)
    for one in found:
        read = Sop.model_validate(one.sop.model_dump(by_alias=True))
        assert read.clauses != sop.clauses or read.severity != sop.severity


def test_a_mutant_differs_in_the_one_thing_it_names(sop: Sop) -> None:
    for one in mutants(sop):
        if one.kind == "criterion":
            continue
        found = diff(sop, one.sop)
        assert [change.clause for change in found.clauses] == [one.clause], one.id
        assert not found.severity


def test_every_clause_has_a_mutant(sop: Sop) -> None:
    assert {clause.id for clause in sop.clauses} <= {one.clause for one in mutants(sop)}


def test_bounds_move_by_what_the_mutant_says() -> None:
    by_text: dict[str, Mutant] = {
        one.text: one for one in mutants(load_sop("mitigate-first")) if one.clause == "page-secondary"
    }
    hops = {
        text: next(c for c in one.sop.clauses if c.id == "page-secondary")
        for text, one in by_text.items()
        if "x" in text
    }
    assert {text: str(hop.after["SEV1"]) for text, hop in hops.items()} == {  # type: ignore[union-attr]
        "bound x0.5": "5m",
        "bound x2": "20m",
        "bound x6": "1h",
    }
