"""Law: whatever is wrong with a scenario is told in one read, however many things are wrong and of whatever sort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.files import load_scenario
from gameday.files.extends import read_tree
from gameday.files.node import Json
from gameday.files.node import Path as Place
from gameday.files.shipped import find, shipped_names
from gameday.files.variation import varied
from tests.files.spoiling import (
    ALL,
    GROUPS,
    TOP_SEEDS,
    Draft,
    Plant,
    Seed,
    bare,
    check_drawn,
    common_seeds,
    unknown_key,
)

WITH_A_WORLD = tuple(name for name in shipped_names("scenarios") if load_scenario(name).world is not None)[::4]
"""Every fourth: the shapes of a scenario are the same in all."""


def as_written(name: str) -> Json:
    """A scenario's data with its variables filled in: a name is planted as it is told."""
    plain = varied(read_tree(find("scenarios", name), "scenarios"), None, []).plain()
    assert isinstance(plain, dict)
    return {key: value for key, value in plain.items() if key != "vars"}


SECTIONS: tuple[Place, ...] = (
    *(("injects",), ("objectives",), ("expects",), ("world", "services"), ("world", "faults"), ("world", "alerts")),
    *(("world", "mitigations"), ("world", "noise"), ("world", "changes"), ("world", "clues")),
)
NAMED_BY = {"services": "name", "mitigations": "action"}
"""What tells the items of a section apart; elsewhere it is `id`."""
SHOWN_BY = ("clauses", "dimensions", "actions")


def there_twice(draft: Draft, item: Place) -> None:
    *section, _ = item
    copy = deepcopy(Draft(draft.sound).mapping(item))
    copy.pop("expects", None)
    items = draft.items(tuple(section))
    items.append(copy)
    key = NAMED_BY.get(str(section[-1]), "id")
    name = f"{copy['action']} {copy['target']}" if key == "action" else copy[key]
    draft.wrong((*section, len(items) - 1, key), f"'{name}' is there twice")


def no_service(draft: Draft, item: Place) -> None:
    key = "service" if "service" in draft.mapping(item) else "target"
    draft.mapping(item)[key] = "zzservice"
    draft.wrong((*item, key), "'zzservice' is no service of this")


def no_fault(draft: Draft, item: Place) -> None:
    draft.mapping(item)["while"] = "zzfault"
    draft.wrong((*item, "while"), "'zzfault' is no fault of this world")


def no_time(draft: Draft, item: Place) -> None:
    draft.mapping(item)["at"] = "soon"
    draft.wrong((*item, "at"), "'soon' is no duration")


def too_late(draft: Draft, item: Place) -> None:
    draft.mapping(item)["at"] = "23h"
    told = {"faults": "the fault ", "injects": "inject "}.get(str(item[-2]), "")
    draft.wrong((*item, "at"), f"{told}'{draft.mapping(item)['id']}'")


def no_metric(draft: Draft, item: Place) -> None:
    draft.mapping(item)["metric"] = "error_rat"
    draft.wrong((*item, "metric"), "`metric` cannot be 'error_rat'")


def no_figure(draft: Draft, item: Place) -> None:
    draft.mapping(item)["above"] = "much"
    draft.wrong((*item, "above"), "`above` cannot be 'much'")


def no_action(draft: Draft, item: Place) -> None:
    draft.mapping(item)["actions"] = ["zzaction"]
    draft.wrong((*item, "actions"), "'zzaction' is no expected action of this scenario")


def shows_nothing(draft: Draft, item: Place) -> None:
    objective = draft.mapping(item)
    for key in SHOWN_BY:
        objective.pop(key, None)
    draft.wrong(item, f"nothing shows '{objective['id']}'")


def two_starts(draft: Draft, item: Place) -> None:
    draft.mapping(item).update({"at": "1m", "after": {"kind": "declared"}})
    draft.wrong(item, "when does it go out?")


def no_gap(draft: Draft, item: Place) -> None:
    draft.mapping(item)["gap"] = "zzgap"
    draft.wrong((*item, "gap"), "`gap` cannot be 'zzgap'")


def seatless(draft: Draft, item: Place) -> None:
    del draft.mapping(item)["seat"]
    draft.wrong(item, f"the gap {draft.mapping(item)['gap']} stands at the wrong place")


def too_hard(draft: Draft, item: Place) -> None:
    draft.put(item, 9)
    draft.wrong(item, "`difficulty` cannot be 9")


def no_moment(draft: Draft, item: Place) -> None:
    draft.put(item, "noon")
    draft.wrong(item, "'noon' is no")


def said_twice(draft: Draft, item: Place) -> None:
    draft.mapping(())[str(item[0])] = [{"at": "1m", "facts": {"data": "lost"}}]
    draft.wrong(item, "what is true is said twice")


SCENARIO_GROUPS: Mapping[Plant, frozenset[str]] = {
    **GROUPS,
    **dict.fromkeys((no_time, too_late), frozenset({"start"})),
    two_starts: frozenset({"start", "keys"}),
    bare: ALL,
    **dict.fromkeys((there_twice, no_service), frozenset({"named"})),
    no_action: frozenset({"shown"}),
    shows_nothing: frozenset({"shown", "keys"}),
    seatless: frozenset({"gap", "keys"}),
    no_gap: frozenset({"gap"}),
}
TOP: tuple[Seed, ...] = (
    *TOP_SEEDS,
    (too_hard, ("difficulty",)),
    (no_moment, ("starts_at",)),
    (said_twice, ("stated_truth",)),
)


def seeds_of(draft: Draft) -> Iterator[Seed]:
    """Every fault that can be planted in a scenario, each sort wherever it may stand."""
    yield from TOP
    whole = draft.mapping(())
    for section in SECTIONS:
        above = draft.mapping(section[:-1])
        if section[-1] in above:
            yield from common_seeds(draft, section)
            for index in range(len(draft.items(section))):
                yield from ((plant, (*section, index)) for plant in own_plants(draft, (*section, index)))
    for index in range(len(draft.items(("gaps",))) if "gaps" in whole else 0):
        yield from ((plant, ("gaps", index)) for plant in (unknown_key, no_gap))
        if "seat" in draft.mapping(("gaps", index)):
            yield seatless, ("gaps", index)


def urged(draft: Draft, lever: dict[str, Json]) -> bool:
    """Does a distraction urge people to pull this lever?"""
    injects = draft.items(("injects",)) if "injects" in draft.mapping(()) else []
    told = [one["distraction"].get("urges") for one in injects if isinstance(one.get("distraction"), dict)]
    return {"action": lever.get("action"), "target": lever.get("target")} in told


def own_plants(draft: Draft, here: Place) -> Iterator[Plant]:
    item, section = draft.mapping(here), here[-2]
    if section not in ("clues", "expects"):
        yield there_twice
    # A lever that another one needs, or that somebody urges, is that lever only while its target is.
    needed = section == "mitigations" and (
        any("needs" in draft.mapping((*here[:-1], n)) for n in range(len(draft.items(here[:-1])))) or urged(draft, item)
    )
    if "service" in item or (section == "mitigations" and not needed):
        yield no_service
    if "while" in item:
        yield no_fault
    if "at" in item:
        yield from (no_time, too_late)
    if "metric" in item:
        yield no_metric
    if "above" in item:
        yield no_figure
    if section in ("objectives", "services"):
        yield bare
    if section == "objectives":
        yield from (no_action, shows_nothing)
    if section == "injects":
        yield two_starts


@cache
def shipped(name: str) -> tuple[Json, list[Seed]]:
    plain = as_written(name)
    return plain, list(seeds_of(Draft(plain)))


@pytest.mark.parametrize("name", WITH_A_WORLD)
@settings(max_examples=4)
@given(data=st.data())
def test_one_read_tells_every_fault_and_nothing_else(name: str, spoilt: Path, data: st.DataObject) -> None:
    check_drawn(load_scenario, shipped(name), SCENARIO_GROUPS, spoilt, data)
