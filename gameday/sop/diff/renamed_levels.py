"""Levels that are the same under another name: one SOP lists the other's name among its aliases."""

from __future__ import annotations

import json
from collections.abc import Mapping

from gameday.sop.level_words import BY_LEVEL, NAMES, SENTENCES, spoken
from gameday.sop.model import Sop


def renamed_levels(old: Sop, new: Sop) -> Mapping[str, str]:
    """Old name to new name of each level that one of the two SOPs knows by both."""
    had, has = set(old.ladder.levels), set(new.ladder.levels)
    pairs = [
        *((alias, level.name) for level in new.levels for alias in level.aliases),
        *((level.name, alias) for level in old.levels for alias in level.aliases),
    ]
    found: dict[str, str] = {}
    for was, now in pairs:
        if was in had - has and now in has - had and now not in found.values():
            found.setdefault(was, now)
    return found


def with_level_names(sop: Sop, names: Mapping[str, str]) -> Sop:
    """The SOP with some of its levels called otherwise."""
    if not names:
        return sop
    data = _renamed(json.loads(sop.model_dump_json(by_alias=True)), names, "")
    return Sop.model_validate_json(json.dumps(data), strict=True)


def _renamed(value: object, names: Mapping[str, str], key: str) -> object:
    """The same with every place that names a level renamed; `key` is what the value stands under."""
    if isinstance(value, dict):
        children = {
            names.get(name, name) if key in BY_LEVEL else name: _renamed(child, names, name)
            for name, child in value.items()
        }
        if key == "levels":
            children["name"] = names.get(str(value["name"]), value["name"])
            children["aliases"] = [alias for alias in value["aliases"] if alias not in names.values()]
        return children
    if isinstance(value, list):
        return [_renamed(child, names, key) for child in value]
    if not isinstance(value, str):
        return value
    return spoken(value, names) if key in SENTENCES else names.get(value, value) if key in NAMES else value
