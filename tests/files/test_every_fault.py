"""Law: whatever is wrong with an SOP is told in one read, however many things are wrong and of whatever sort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.files import load_sop
from gameday.files.node import Json
from gameday.files.node import Path as Place
from gameday.files.shipped import shipped_names
from tests.files.spoiling import (
    ALL,
    GROUPS,
    TOP_SEEDS,
    Draft,
    Plant,
    Seed,
    bare,
    check,
    check_drawn,
    common_seeds,
    missing_text,
    plain_of,
    wrong_type,
)

SECTIONS: tuple[Place, ...] = (
    *(("clauses",), ("levels",), ("roles",), ("contacts",), ("templates",), ("advice",), ("severity", "rules")),
)
BOUNDS = ("within", "every", "after", "watch")
RULES = ("severity", "rules")


def id_twice(draft: Draft, item: Place) -> None:
    first = draft.mapping((*item[:-1], 0))["id"]
    draft.mapping(item)["id"] = first
    draft.wrong((*item, "id"), f"'{first}' is there twice")


def no_level(draft: Draft, item: Place) -> None:
    draft.mapping(item)["levels"] = ["ZZ9"]
    draft.wrong((*item, "levels"), "'ZZ9' is no level of this SOP")


def no_level_of_rule(draft: Draft, item: Place) -> None:
    draft.mapping(item)["level"] = "ZZ8"
    draft.wrong((*item, "level"), "'ZZ8' is no level of this SOP")


def no_level_of_bound(draft: Draft, item: Place) -> None:
    key = key_of_bounds(draft, item)
    draft.mapping((*item, key))["ZZ7"] = "15m"
    draft.wrong((*item, key, "ZZ7"), "'ZZ7' is no level of this SOP")


def no_bound(draft: Draft, item: Place) -> None:
    key = key_of_bounds(draft, item)
    level = next(iter(draft.mapping((*item, key))))
    draft.put((*item, key, level), "soon")
    draft.wrong((*item, key, level), "'soon' is no")


def no_document(draft: Draft, item: Place) -> None:
    draft.mapping((*item, "source"))["document"] = "zzdoc"
    draft.wrong((*item, "source", "document"), "'zzdoc' is no document of this SOP")


def no_fact(draft: Draft, item: Place) -> None:
    draft.mapping((*item, "when"))["zzfact"] = "down"
    draft.wrong((*item, "when", "zzfact"), "the key `zzfact` is not known here")


def only_no_fact(draft: Draft, item: Place) -> None:
    draft.mapping(item)["when"] = {"zzfact": "down"}
    draft.wrong((*item, "when", "zzfact"), "the key `zzfact` is not known here")


def no_kind(draft: Draft, item: Place) -> None:
    draft.mapping(item)["kind"] = "zzkind"
    draft.wrong((*item, "kind"), "`kind` cannot be 'zzkind'")


def two_ways(draft: Draft, item: Place) -> None:
    clause = draft.mapping(item)
    clause["promised"] = not clause.get("promised", False)
    draft.wrong(item, "an item of `clauses` does not fit together")


def all_bare(draft: Draft, section: Place) -> None:
    for index in range(len(draft.items(section))):
        bare(draft, (*section, index))


def key_of_bounds(draft: Draft, item: Place) -> str:
    return next((key for key in BOUNDS if draft.mapping(item).get(key)), "")


SOP_GROUPS: Mapping[Plant, frozenset[str]] = {
    **GROUPS,
    **dict.fromkeys((bare, no_kind), ALL),
    two_ways: frozenset({"keys", "bounds"}),
    **dict.fromkeys((no_bound, no_level_of_bound), frozenset({"bounds"})),
    **dict.fromkeys((no_fact, only_no_fact), frozenset({"when"})),
}


def seeds_of(draft: Draft) -> Iterator[Seed]:
    """Every fault that can be planted in an SOP, each sort wherever it may stand."""
    yield from TOP_SEEDS
    for section in SECTIONS:
        if section[0] not in draft.mapping(()):
            continue
        yield from common_seeds(draft, section)
        for index in range(len(draft.items(section))):
            yield from own_seeds(draft, (*section, index))


def own_seeds(draft: Draft, here: Place) -> Iterator[Seed]:
    item, section = draft.mapping(here), here[:-1]
    if isinstance(item.get("source"), dict):
        yield no_document, here
    if here[-1] and "id" in item:
        yield id_twice, here
    if isinstance(item.get("when"), dict):
        yield from ((plant, here) for plant in (no_fact, only_no_fact))
    if section == RULES:
        yield no_level_of_rule, here
    if section == ("levels",):
        yield bare, here
    if section == ("clauses",):
        yield from ((plant, here) for plant in (no_level, no_kind))
        if key_of_bounds(draft, here):
            yield from ((plant, here) for plant in (no_bound, no_level_of_bound))
        if item["kind"] == "cadence":
            yield two_ways, here


@cache
def shipped(name: str) -> tuple[Json, list[Seed]]:
    plain = plain_of("sops", name)
    return plain, list(seeds_of(Draft(plain)))


@pytest.mark.parametrize("name", shipped_names("sops"))
@settings(max_examples=25)
@given(data=st.data())
def test_one_read_tells_every_fault_and_nothing_else(name: str, spoilt: Path, data: st.DataObject) -> None:
    check_drawn(load_sop, shipped(name), SOP_GROUPS, spoilt, data)


@pytest.mark.parametrize("flow", [False, True])
@pytest.mark.parametrize(
    "chosen",
    [
        [(two_ways, ("clauses", 3)), (wrong_type, ("clauses", 3))],
        [(two_ways, ("clauses", 4)), (missing_text, ("clauses", 4))],
        [(all_bare, ("levels",)), (no_level, ("clauses", 0)), (no_level_of_rule, (*RULES, 1))],
        [(only_no_fact, (*RULES, 0)), (no_level_of_rule, (*RULES, 0)), (no_level, ("clauses", 0))],
    ],
)
def test_what_was_once_missed_is_told(spoilt: Path, chosen: list[Seed], flow: bool) -> None:
    check(load_sop, shipped("seilers")[0], chosen, spoilt, flow=flow)
