"""Clauses that become critical by an edit, or are so no longer: no rise from nothing, and no fall to it."""

from __future__ import annotations

from gameday.files.documents import load_scorecard, load_sop
from gameday.regression.figures.cell import Cell, cells_at
from gameday.regression.figures.gates import gates_moved
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import METRICS, RATES, Margins
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row
from gameday.regression.remade import remade
from gameday.report.regress.words import say_broken

OLD = load_sop("mitigate-first")
TOLD = "first-external-update"
NEW = remade(OLD, clauses=tuple(remade(one, critical=True) if one.id == TOLD else one for one in OLD.clauses))


def _row(replicate: int, *clauses: str) -> Row:
    flags = tuple(one.name == "gate_broken" for one in RATES)
    applied = (("severity", "m"), (TOLD, "m"))
    breaks = tuple(("gate_broken", one) for one in clauses)
    return Row(replicate, "the same", f"{clauses}", tuple(60.0 for _ in METRICS), flags, applied, breaks)


def _gates(moved: tuple[frozenset[str], frozenset[str]], rows: list[tuple[Row, Row]]) -> dict[str, Cell]:
    pairing = Pairing.of(Place("story", "team", "default"), rows, moved)
    cells = cells_at(Look(40, 0.0125), [pairing], frozenset({"score", "outcome"}), Margins())
    return {one.metric: one for one in cells if one.metric.startswith("gate_broken")}


def test_what_an_edit_or_the_scorecard_makes_critical_is_known_by_side() -> None:
    card = load_scorecard("sop-regression")
    nothing: frozenset[str] = frozenset()
    assert gates_moved(OLD, NEW, card) == (nothing, {TOLD})
    assert gates_moved(NEW, OLD, card) == ({TOLD}, nothing)
    other = next(one.dimension for one in OLD.clauses if one.id == TOLD)
    by_card = remade(card, critical=remade(card.critical, dimensions=(*card.critical.dimensions, other)))
    assert gates_moved(OLD, NEW, by_card) == (nothing, nothing)


def test_a_clause_that_becomes_critical_broke_no_gate_before() -> None:
    rows = [(_row(index, "severity"), _row(index, "severity", TOLD)) for index in range(40)]
    there = _gates((frozenset(), frozenset({TOLD})), rows)
    assert sorted(there) == ["gate_broken", "gate_broken:severity"]
    assert say_broken(there["gate_broken"]) == (
        f"{TOLD}, which was no gate, now in 100.0%; severity in 100.0%, now 100.0%"
    )
    back = _gates((frozenset({TOLD}), frozenset()), [(after, before) for before, after in rows])
    assert say_broken(back["gate_broken"]) == f"{TOLD} in 100.0%, now no gate; severity in 100.0%, now 100.0%"
