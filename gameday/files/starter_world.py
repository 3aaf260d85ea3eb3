"""The world of a scenario to start from: a recipe, made as bad and as quick as was asked for.

How bad is measured by the severity that the default SOP gives the facts of impact: at SEV1 a fifth of revenue and more,
at SEV2 a core journey that some feel and no revenue, at SEV3 a feature, at SEV4 nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, cast

from gameday.files.node import Json
from gameday.files.recipe import RECIPES, recipe_world
from gameday.scenario.fault import FaultFamily
from gameday.terms.duration import HOUR, MINUTE, SECOND, format_duration, parse_duration

Badness = Literal["SEV1", "SEV2", "SEV3", "SEV4"]
Item = dict[str, Json]

QUICKEST, SLOWEST = 1 / 3, 3.0
"""How far the times of a recipe, which are those of an hour's drill, are shortened and stretched."""
_TIMES = ("at", "after", "lasts", "takes", "holds_for")
_NOT_TIMED = ("alerts", "changes", "clues", "complaints", "services")
_TOUCHED = 0.1
"""A provider leaned on this little is felt by nobody."""


def starter_world(
    family: FaultFamily, badness: Badness, length: int, service: str, title: str, *, night: bool = False
) -> Item:
    """A world in which the family of faults is as bad as asked for, as plain data.

    Args:
        family: Of faults.
        badness: The level the default SOP gives it at its height.
        length: Of a drill, in milliseconds; the recipe's times follow it.
        service: The name of the service people notice it in.
        title: How people call it.
        night: Then whatever rings also pages: nobody sits before a queue.

    """
    world = recipe_world(family, service, title, mild=badness in ("SEV3", "SEV4"))
    _BADNESS[badness](world)
    if night:
        for alert in _items(world, "noise"):
            alert["urgency"] = "high"
    elif badness == "SEV4":
        for alert in _items(world, "alerts"):
            alert["urgency"] = "low"
    _add_innocent_changes(world, service, title)
    pace = min(SLOWEST, max(QUICKEST, length / HOUR * RECIPES[family].pace))
    return cast("Item", _in_time(world, pace))


def right_levers(world: Mapping[str, Json]) -> list[Item]:
    """The levers that end the fault, or live with it, for good; each after those it needs."""
    levers = _items(world, "mitigations")
    named = {(lever["action"], lever["target"]): lever for lever in levers}
    found: list[Item] = []
    for lever in levers:
        helps = (
            effect["does"] in ("ends", "lessens", "outweighs") and "holds_for" not in effect
            for effect in _items(lever, "effects")
        )
        if any(helps):
            needed = [named[need["action"], need["target"]] for need in _items(lever, "needs")]
            found += [one for one in (*needed, lever) if one not in found]
    return found


def main_fault(world: Mapping[str, Json]) -> Item:
    """The fault the recipe is about: the first with a family."""
    return next(fault for fault in _items(world, "faults") if "family" in fault)


def _worst(world: Item) -> None:
    """SEV1: everybody comes through it, and so does all revenue; data is lost, a suspicion becomes a breach."""
    _noticed(world).update(users=1.0, revenue=1.0, core=True)
    for harm in _harms(world):
        for key, worst in (("data", "lost"), ("security", "breach")):
            if key in harm:
                begun = _items(harm, key)[0]["is"]
                harm[key] = [{"after": "0s", "is": begun}, {"after": "12m", "is": worst}]


def _bad(world: Item) -> None:
    """SEV2: a quarter of users come through it, no revenue; data is at risk and never lost."""
    service = _noticed(world)
    service.pop("revenue", None)
    service.update(users=0.25, core=True)
    for harm in _harms(world):
        for key in ("data", "security"):
            if key in harm:
                harm[key] = cast("Json", _items(harm, key)[:1])


def _limited(world: Item) -> None:
    """SEV3: a feature that one in twenty uses. What they meet is stated: metrics that rise would count as growing."""
    _felt_by_no_metric(world, {"users": 0.04, "feature": "degraded", "seen_in": ["dashboard", "customers"]})
    _noticed(world)["users"] = 0.05


def _harmless(world: Item) -> None:
    """SEV4: only those who run it notice."""
    _felt_by_no_metric(world, {"feature": "degraded", "customer_visible": False, "seen_in": ["dashboard"]})
    world.pop("complaints", None)


_BADNESS: Mapping[Badness, Callable[[Item], None]] = {
    "SEV1": _worst,
    "SEV2": _bad,
    "SEV3": _limited,
    "SEV4": _harmless,
}


def _felt_by_no_metric(world: Item, harm: Item) -> None:
    service = _noticed(world)
    for key in ("feels", "revenue", "core", "users"):
        service.pop(key, None)
    main_fault(world)["harm"] = harm
    ends = any(effect["does"] == "ends" and "holds_for" not in effect for effect in _effects(world))
    for lever in _items(world, "mitigations"):
        effects = [_plain(effect) for effect in _items(lever, "effects")]
        if ends:
            # One lever ends it; one that only made it bearable has nothing left to do but what it scales.
            effects = [one for one in effects if one["does"] != "outweighs"]
        lever.pop("effects", None)
        if effects:
            lever["effects"] = cast("Json", effects)


def _plain(effect: Item) -> Item:
    """What is enough to live with is an end where harm is stated: no metric would tell that it is over."""
    lessens = effect["does"] == "lessens" and cast("float", effect["to"]) <= _TOUCHED
    if effect["does"] == "outweighs" or lessens:
        return {"fault": effect["fault"], "does": "ends"}
    return effect


def _add_innocent_changes(world: Item, service: str, title: str) -> None:
    """Two at the least that have nothing to do with it: with one line on the list the search would be over."""
    own = _items(world, "changes")
    wording: Item = {"id": "wording", "service": service, "ago": "3h", "text": f"{title}: new wording on three pages"}
    rights: Item = {
        "id": "rights",
        "service": service,
        "ago": "26h",
        "text": f"{title}: rights of two colleagues updated",
    }
    world["changes"] = cast("Json", [*own, wording, rights])


def _in_time(value: Json, factor: float, key: str = "") -> Json:
    """The same with its times stretched; what is said of monitoring stays."""
    if isinstance(value, dict):
        return {name: one if name in _NOT_TIMED else _in_time(one, factor, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_in_time(one, factor) for one in value]
    if isinstance(value, str) and (key in _TIMES or key == "onset"):
        return format_duration(_rounded(parse_duration(value) * factor))
    return value


def _rounded(time: float) -> int:
    """To whole minutes, shorter times to half minutes or ten seconds; what takes any time takes ten seconds."""
    if time == 0:
        return 0
    step = MINUTE if time >= 5 * MINUTE else MINUTE // 2 if time >= MINUTE else 10 * SECOND
    return max(step, round(time / step) * step)


def _noticed(world: Item) -> Item:
    return _items(world, "services")[0]


def _harms(world: Item) -> Iterator[Item]:
    return (fault["harm"] for fault in _items(world, "faults") if isinstance(fault.get("harm"), dict))  # type: ignore[misc]  # just told


def _effects(world: Item) -> Iterator[Item]:
    return (effect for lever in _items(world, "mitigations") for effect in _items(lever, "effects"))


def _items(holder: Mapping[str, Json], key: str) -> list[Item]:
    return cast("list[Item]", holder.get(key) or [])
