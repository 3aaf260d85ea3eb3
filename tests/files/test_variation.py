"""Variants: the same lesson, not to be recognised."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.errors import Fault, InputError
from gameday.files.documents import load_scenario, open_scenario
from gameday.files.node import node_of
from gameday.files.variation import varied
from gameday.scenario import Scenario

VARIED = """
format: 1
extends: checkout-errors
name: vary
vars:
  shop: {one_of: [Basket, Checkout, Ticket desk]}
  share: {from: 0.08, to: 0.4, usual: 0.15}
  onset: {from: 1m, to: 10m, step: 1m}
  boss: {fake: person}
  count: {from: 3, to: 9}
title: "{{shop}} fails for one in {{count}}"
hidden_truth: "{{boss}} pushed it; {{name}} is left alone"
world:
  faults:
    - id: gateway-timeout
      onset: "{{onset}}"
      moves: [{metric: error_rate, to: "{{share}}"}]
"""


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "vary.yaml"
    path.write_text(VARIED, encoding="utf-8")
    return path


def drawn(one: Scenario) -> tuple[int | None, str, int, float]:
    assert one.world is not None
    fault = one.world.faults[0]
    return one.variant, one.title, fault.onset.over, fault.moves[0].to


def test_as_written_every_variable_has_its_usual_value(told: Path) -> None:
    assert drawn(load_scenario(told)) == (None, "Basket fails for one in 3", 60_000, 0.15)


def test_neighbouring_variants_differ_in_everything_and_stay_what_they_are(told: Path) -> None:
    variants = [load_scenario(f"{told}@{number}") for number in (1, 2, 3)]
    assert [drawn(one) for one in variants] == [
        (1, "Checkout fails for one in 9", 480_000, 0.202),
        (2, "Ticket desk fails for one in 8", 360_000, 0.3997),
        (3, "Ticket desk fails for one in 7", 240_000, 0.2775),
    ]
    assert len({one.hidden_truth for one in variants}) == 3
    assert all((one.hidden_truth or "").endswith("pushed it; {{name}} is left alone") for one in variants)
    assert open_scenario(f"{told}@2").digest == open_scenario(f"{told}@2").digest


def test_a_file_may_fix_its_variant(tmp_path: Path, told: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(f"format: 1\nextends: {told.name}\nname: vary\nvariant: 2\n", encoding="utf-8")
    assert drawn(load_scenario(mine)) == drawn(load_scenario(f"{told}@2"))


def test_what_follows_has_its_third_where_the_other_has_its_third(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "format: 1\nextends: search-comes-up-empty\nname: own\n"
        "vars:\n  place: {one_of: [a zoo, a bank, a port], usual: a bank}\n"
        "  guest: {follows: place, one_of: [keepers, savers, pilots]}\n"
        'title: "{{place}} and its {{guest}}"\n',
        encoding="utf-8",
    )
    assert load_scenario(own).title == "a bank and its savers"
    assert {load_scenario(f"{own}@{number}").title for number in range(1, 10)} == {
        "a zoo and its keepers",
        "a port and its pilots",
    }


def test_the_variant_of_an_inherited_story_is_that_of_the_scenario_it_comes_from(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("format: 1\nextends: slow-morning\nname: own\nvariant: 3\n", encoding="utf-8")
    mine, base = load_scenario(own), load_scenario("slow-morning@3")
    assert mine == base.model_copy(update={"name": "own"})


def test_an_inherited_service_is_known_by_its_usual_name_and_keeps_the_one_that_varies(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "format: 1\nextends: checkout-errors\nname: own\nworld: {services: [{name: checkout, title: The till}]}\n",
        encoding="utf-8",
    )
    for number, base in ((None, "checkout-errors"), (1, "checkout-errors@1"), (2, "checkout-errors@2")):
        mine = load_scenario(own if number is None else f"{own}@{number}").world
        theirs = load_scenario(base).world
        assert mine is not None
        assert theirs is not None
        assert [one.name for one in mine.services] == [one.name for one in theirs.services]
        assert [one.title for one in mine.services] == ["The till", *(one.title for one in theirs.services[1:])]


@given(st.integers(1, 1_000_000), st.integers(0, 50), st.integers(1, 50), st.integers(1, 9))
def test_every_variant_lies_in_the_range_and_on_a_step(variant: int, low: int, span: int, step: int) -> None:
    high, step = low + span, min(step, span)
    ranged = {"from": low, "to": high, "step": step}
    root = node_of({"name": "x", "vars": {"count": ranged}, "title": "{{count}}", "pitch": "of {{ count }}"}, "f", 1)
    faults: list[Fault] = []
    plain = varied(root, variant, faults).plain()
    assert isinstance(plain, dict)
    count = plain["title"]
    assert isinstance(count, int)
    assert (low <= count <= high, (count - low) % step, plain["pitch"], faults) == (True, 0, f"of {count}", [])


@given(st.integers(1, 1_000_000), st.integers(2, 40), st.data())
def test_no_variant_has_what_is_written_and_neighbours_differ(block: int, many: int, data: st.DataObject) -> None:
    """Law: of n values each variant has one of the n - 1 others, and so many of them in a row have all."""
    words = [f"word {number}" for number in range(many)]
    usual = data.draw(st.sampled_from(words))
    first = (block % (1_000_000 // many - 1)) * (many - 1) + 1
    told = {
        "name": "x",
        "vars": {"one": {"one_of": words, "usual": usual}, "two": {"follows": "one", "one_of": words}},
        "title": "{{one}}",
        "pitch": "{{two}}",
    }
    root, faults = node_of(told, "f", 1), list[Fault]()
    found = [varied(root, number, faults).plain() for number in range(first, first + many - 1)]
    titles = [one["title"] for one in found if isinstance(one, dict)]
    assert (sorted(titles, key=str), faults) == (sorted(set(words) - {usual}), [])
    assert titles == [one["pitch"] for one in found if isinstance(one, dict)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("shop: {one_of: [Basket, Checkout, Ticket desk]}", ""),
        ("shop: {from: 5, to: 2}", "the variable `shop` cannot vary so, expected `to` greater than `from`"),
        ("shop: {from: 5, to: 9m}", "the variable `shop` cannot vary so, expected two figures"),
        ("shop: {from: 5, to: 9, usual: 12}", "the variable `shop` cannot vary so, expected a `usual` value between"),
        ("shop: {from: 5, to: 9, step: 10}", "a step greater than 0 that fits between them"),
        ("shop: {from: 5m, to: 9m, usual: 2m}", "expected a `usual` value between `from` and `to`"),
        (
            "shop: {one_of: [a, b], usual: z}",
            "the variable `shop` cannot vary so, expected a `usual` value that is one of a, b",
        ),
        ("shop: {from: 5}", "a range has two ends, expected `from` and `to`"),
        ("shop: {}", "varies in no way or in several, expected one of one_of"),
        ("name: {one_of: [a]}", "the variable `name` has a name that is taken, expected another name"),
        ("shop: {follows: gone, one_of: [a, b]}", "expected `follows` to name a variable of this file with `one_of`"),
        ("shop: {follows: share, one_of: [a, b]}", "expected `follows` to name a variable of this file with `one_of`"),
        ("shop: {follows: gateway, one_of: [a, b]}", "cannot vary so, expected 3 values, as many as `gateway` has"),
        ("shop: {follows: gateway}", "varies in no way or in several"),
        ("shop: {follows: gateway, from: 1, to: 2}", "`follows` goes from list to list"),
        ("shop: {follows: gateway, one_of: [a, b, c], usual: b}", "what follows has no `usual` value of its own"),
    ],
)
def test_a_variable_that_cannot_vary_is_told_at_its_line(told: Path, line: str, said: str) -> None:
    told.write_text(VARIED.replace("shop: {one_of: [Basket, Checkout, Ticket desk]}", line), encoding="utf-8")
    if not said:
        assert load_scenario(told).name == "vary"
        return
    with pytest.raises(InputError) as caught:
        load_scenario(told)
    assert any(fault.line == 6 and said in f"{fault.wrong}, expected {fault.expected}" for fault in caught.value.faults)


PLAIN = """
format: 1
name: plain
title: Something is slow
pitch: One evening only.
starts_at: 2026-04-20T14:45:00Z
phases: [{id: first, title: It begins, at: 0s, facts: {users_affected: 0.2}}]
"""


def test_a_scenario_without_variables_has_no_variants(tmp_path: Path) -> None:
    plain = tmp_path / "plain.yaml"
    plain.write_text(PLAIN, encoding="utf-8")
    with pytest.raises(InputError, match="this scenario has no `vars`"):
        load_scenario(f"{plain}@3")
    with pytest.raises(InputError, match="there is no variant 0"):
        load_scenario("odd-totals@0")
