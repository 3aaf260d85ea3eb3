"""The grid agrees with asking the criteria one combination at a time, and regions hold exactly what they should."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.files.documents import load_sop
from gameday.files.shipped import shipped_names
from gameday.sop.grid import Grid, Piece
from gameday.sop.region import regions
from gameday.terms.facts import Facts

SOPS = {name: load_sop(name) for name in shipped_names("sops")}
GRIDS = {name: Grid.of(sop.severity) for name, sop in SOPS.items()}


@given(st.sampled_from(sorted(SOPS)), st.data())
def test_a_combination_has_the_level_that_the_criteria_give_it(name: str, data: st.DataObject) -> None:
    sop, grid = SOPS[name], GRIDS[name]
    index = data.draw(st.integers(0, grid.size - 1))
    levels = [levels for levels, mask in grid.by_levels(sop.severity, sop.ladder).items() if mask >> index & 1]
    assert levels == [sop.classify(grid.facts(index)).levels]


@given(st.sampled_from(sorted(SOPS)), st.floats(0, 1), st.floats(0, 1), st.data())
def test_facts_between_the_samples_are_classified_like_their_sample(
    name: str, users: float, revenue: float, data: st.DataObject
) -> None:
    sop, grid = SOPS[name], GRIDS[name]
    facts = grid.facts(data.draw(st.integers(0, grid.size - 1)))
    nearest = {
        share: next(piece.sample for piece in grid.pieces[share] if _inside(piece, value))
        for share, value in (("users_affected", users), ("revenue_affected", revenue))
    }
    asked = _with(facts, users_affected=users, revenue_affected=revenue)
    assert sop.classify(asked).levels == sop.classify(_with(facts, **nearest)).levels


def _inside(piece: Piece, value: float) -> bool:
    at_an_end = (value == piece.low and piece.low_in) or (value == piece.high and piece.high_in)
    return piece.low < value < piece.high or at_an_end


def _with(facts: Facts, **shares: float) -> Facts:
    return Facts(**{name: shares.get(name, getattr(facts, name)) for name in Facts.__slots__})


@pytest.mark.parametrize("name", SOPS)
def test_the_answers_share_the_grid_out_without_rest(name: str) -> None:
    grid, sop = GRIDS[name], SOPS[name]
    masks = list(grid.by_levels(sop.severity, sop.ladder).values())
    assert sum(mask.bit_count() for mask in masks) == grid.size
    whole = 0
    for mask in masks:
        whole |= mask
    assert whole == grid.everything


@settings(max_examples=40)
@given(st.sampled_from(sorted(SOPS)), st.randoms(use_true_random=False), st.integers(1, 40))
def test_regions_hold_exactly_the_combinations_asked_for(name: str, chance: random.Random, count: int) -> None:
    grid = GRIDS[name]
    mask = 0
    for _ in range(count):
        mask |= 1 << chance.randrange(grid.size)
    held = 0
    for region in regions(grid, mask):
        held |= region.mask
    assert held == mask


def test_a_region_is_as_short_as_can_be_said() -> None:
    grid = GRIDS["one-page-playbook"]
    down = grid.masks["core_function"][grid.values["core_function"].index("down")]
    lost = grid.masks["data"][grid.values["data"].index("lost")]
    said = [region.say(grid) for region in regions(grid, down | lost)]
    assert sorted(said) == ["core function down", "data lost"]


def test_among_some_combinations_a_rule_need_not_exclude_the_others() -> None:
    grid = GRIDS["one-page-playbook"]
    down = grid.masks["core_function"][grid.values["core_function"].index("down")]
    growing = grid.masks["growing"][1]
    assert [region.say(grid) for region in regions(grid, down & growing, among=down)] == ["impact growing"]
