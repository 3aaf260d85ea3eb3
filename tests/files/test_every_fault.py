"""Law: whatever is wrong with a document is told in one read, however many things are wrong and of whatever sort."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files.documents import read_document
from gameday.files.node import Json
from gameday.files.node import Path as Place
from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import MOST_BYTES, read_yaml
from gameday.files.shipped import Room, find
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.terms.document import Document


@dataclass
class Draft:
    """A document with faults planted in it, and where each has to be told."""

    plain: Json
    twice: set[Place] = field(default_factory=set)
    """Places of keys that are written a second time."""
    planted: list[tuple[Place, str]] = field(default_factory=list)
    """(place the fault is told at, how it begins)."""
    flow: bool = False
    """Is every item of a list written on one line?"""

    def at(self, place: Place) -> Json:
        here = self.plain
        for step in place:
            here = here[step]  # type: ignore[index]  # the place was drawn from the document
        return here

    def mapping(self, place: Place) -> dict[str, Json]:
        here = self.at(place)
        assert isinstance(here, dict)
        return here

    def written(self) -> tuple[str, set[tuple[int, str]]]:
        """(YAML in which every value stands on a line of its own, the (line, beginning) of every planted fault)."""
        lines = list(self._lines(self.plain, (), ""))
        numbered = [(place, number) for number, (places, _) in enumerate(lines, start=1) for place in places]
        first, last = dict(reversed(numbered)), dict(numbered)
        first[()] = 1
        return "\n".join(text for _, text in lines) + "\n", {
            ((last if "twice (first" in wrong else first)[place], wrong) for place, wrong in self.planted
        }

    def _lines(self, value: Json, here: Place, margin: str) -> Iterator[tuple[tuple[Place, ...], str]]:
        steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, child in steps:
            place = (*here, step)
            lead = f"{margin}{json.dumps(step)}:" if isinstance(step, str) else f"{margin}-"
            for _ in range(1 + (place in self.twice)):
                if not isinstance(child, dict | list) or not child:
                    yield (place,), f"{lead} {json.dumps(child)}"
                elif isinstance(step, str):
                    yield (place,), lead
                    yield from self._lines(child, place, margin + "  ")
                elif self.flow:
                    yield (place, *self._below(child, place)), f"{lead} {self._on_one_line(child, place)}"
                else:
                    (top, text), *rest = self._lines(child, place, margin + "  ")
                    yield (place, *top), f"{lead} {text.lstrip()}"
                    yield from rest

    def _on_one_line(self, value: Json, here: Place) -> str:
        if isinstance(value, list):
            return f"[{', '.join(self._on_one_line(child, (*here, index)) for index, child in enumerate(value))}]"
        if not isinstance(value, dict):
            return json.dumps(value)
        parts = [
            f"{json.dumps(key)}: {self._on_one_line(child, (*here, key))}"
            for key, child in value.items()
            for _ in range(1 + ((*here, key) in self.twice))
        ]
        return f"{{{', '.join(parts)}}}"

    def _below(self, value: Json, here: Place) -> Iterator[Place]:
        steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, child in steps:
            yield (*here, step)
            yield from self._below(child, (*here, step))


SHIPPED: dict[str, tuple[type[Document], Room, tuple[str, ...]]] = {
    "in-practice": (Sop, "sops", ("clauses", "levels", "templates")),
    "seilers": (Sop, "sops", ("clauses", "roles", "contacts")),
    "checkout-errors": (Scenario, "scenarios", ("injects", "objectives")),
}
"""Documents to spoil, with sections whose items have an `id` or a `text` each."""


def plain_of(name: str, room: Room) -> Json:
    path = find(room, name)
    return read_yaml(read_bytes(path, str(path), MOST_BYTES), str(path)).plain()


def unknown_key(draft: Draft, item: Place) -> None:
    draft.mapping(item)["zzqq"] = 1
    draft.planted.append(((*item, "zzqq"), "the key `zzqq` is not known here"))


def wrong_type(draft: Draft, item: Place) -> None:
    draft.mapping(item)["text"] = {"odd": 1}
    draft.planted.append(((*item, "text"), "`text` cannot be a mapping"))


def missing_key(draft: Draft, item: Place) -> None:
    del draft.mapping(item)["text"]
    draft.planted.append((item, "the key `text` is missing"))


def key_twice(draft: Draft, item: Place) -> None:
    draft.twice.add((*item, "text"))
    draft.planted.append(((*item, "text"), "the key `text` is there twice (first"))


def id_twice(draft: Draft, item: Place) -> None:
    *section, index = item
    first = draft.mapping((*section, 0))["id"]
    assert isinstance(first, str)
    assert index
    draft.mapping(item)["id"] = first
    draft.planted.append(((*item, "id"), f"'{first}' is there twice"))


def no_level(draft: Draft, item: Place) -> None:
    draft.mapping(item)["levels"] = ["ZZ9"]
    draft.planted.append(((*item, "levels"), "'ZZ9' is no level of this SOP"))


def no_rule_level(draft: Draft, item: Place) -> None:
    draft.mapping(item)["level"] = "ZZ8"
    draft.planted.append(((*item, "level"), "'ZZ8' is no level of this SOP"))


def two_ways(draft: Draft, item: Place) -> None:
    clause = draft.mapping(item)
    clause["promised"] = not clause.get("promised", False)
    draft.planted.append((item, ""))


def top_missing(draft: Draft, item: Place) -> None:
    del draft.mapping(())[str(item[0])]
    draft.planted.append(((), f"the key `{item[0]}` is missing"))


def top_twice(draft: Draft, item: Place) -> None:
    draft.twice.add(item)
    draft.planted.append((item, f"the key `{item[0]}` is there twice (first"))


Plant = Callable[[Draft, Place], None]
EXCLUSIVE: dict[Plant, str] = {
    **dict.fromkeys((wrong_type, missing_key, key_twice), "text"),
    # An unknown key may be the one that something else lacks: what the rest lacks is then not told.
    **dict.fromkeys((unknown_key, two_ways), "keys"),
}
"""Sorts of which one item can have only one."""


def plants(room: Room, sections: tuple[str, ...], plain: Json) -> list[tuple[Plant, Place]]:
    """Every fault that can be planted in a document, each sort wherever it may stand."""
    assert isinstance(plain, dict)
    found: list[tuple[Plant, Place]] = []
    rules: list[Place] = []
    if room == "sops":
        rules = [("severity", "rules")]
    for section in [(one,) for one in sections if one in plain] + rules:
        draft = Draft(plain)
        items = draft.at(section)
        assert isinstance(items, list)
        for index in range(len(items)):
            item = draft.mapping((*section, index))
            here = (*section, index)
            found.append((unknown_key, here))
            if isinstance(item.get("text"), str):
                found += [(wrong_type, here), (missing_key, here), (key_twice, here)]
            if index and "id" in item:
                found.append((id_twice, here))
            if section == ("clauses",):
                found.append((no_level, here))
            if item.get("kind") == "cadence":
                found.append((two_ways, here))
            if section == ("severity", "rules"):
                found.append((no_rule_level, here))
    return [*found, (top_missing, ("title",)), (top_twice, ("name",))]


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=60)
@given(data=st.data())
def test_one_read_tells_every_fault_and_nothing_else(
    name: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    model, room, sections = SHIPPED[name]
    draft = Draft(plain_of(name, room), flow=data.draw(st.booleans()))
    chosen = data.draw(
        st.lists(
            st.sampled_from(plants(room, sections, draft.plain)),
            min_size=1,
            max_size=12,
            unique_by=lambda one: (one[1], EXCLUSIVE.get(one[0], one[0].__name__)),
        )
    )
    for plant, item in chosen:
        plant(draft, item)
    text, planted = draft.written()
    path: Path = tmp_path_factory.mktemp("spoilt") / "spoilt.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_document(model, path, room)
    told = {(fault.line, fault.wrong) for fault in caught.value.faults}
    missed = {
        (line, wrong)
        for line, wrong in planted
        if not any(told_line == line and told_wrong.startswith(wrong) for told_line, told_wrong in told)
    }
    assert missed == set()
    assert len(told) == len(planted)
