"""Documents with faults planted in them, and what one read has to tell of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files.node import Json
from gameday.files.node import Path as Place
from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import MOST_BYTES, read_yaml
from gameday.files.shipped import Room, find


@dataclass(frozen=True)
class Planted:
    """A fault that has to be told."""

    place: Place
    wrong: str
    """How it begins."""
    later: bool = False
    """Is it told at the second of two keys of this place?"""


@dataclass
class Draft:
    """A document being spoiled."""

    plain: Json
    flow: bool = False
    """Is every item of a list written on one line?"""
    twice: dict[Place, Json] = field(default_factory=dict)
    """What is written under a key a second time."""
    planted: list[Planted] = field(default_factory=list)
    sound: Json = None
    """The document before anything was planted."""

    def __post_init__(self) -> None:
        self.sound = deepcopy(self.plain)

    def at(self, place: Place) -> Json:
        here = self.plain
        for step in place:
            here = here[step]  # type: ignore[index]  # the place was drawn from the document
        return here

    def mapping(self, place: Place) -> dict[str, Json]:
        here = self.at(place)
        assert isinstance(here, dict)
        return here

    def items(self, place: Place) -> list[Json]:
        here = self.at(place)
        assert isinstance(here, list)
        return here

    def put(self, place: Place, value: Json) -> None:
        above = self.at(place[:-1])
        above[place[-1]] = value  # type: ignore[index,call-overload]  # the place was drawn from the document

    def wrong(self, place: Place, wrong: str, *, later: bool = False) -> None:
        self.planted.append(Planted(place, wrong, later))

    def written(self) -> tuple[str, set[tuple[int, str]]]:
        """(YAML in which every value stands on a line of its own, the (line, beginning) of every planted fault)."""
        lines = list(self._lines(self.plain, (), ""))
        numbered = [(place, number) for number, (places, _) in enumerate(lines, start=1) for place in places]
        first, last = dict(reversed(numbered)), dict(numbered)
        first[()] = 1
        return "\n".join(text for _, text in lines) + "\n", {
            ((last if one.later else first)[one.place], one.wrong) for one in self.planted
        }

    def _lines(self, value: Json, here: Place, margin: str) -> Iterator[tuple[tuple[Place, ...], str]]:
        for step, child in _steps(value):
            place = (*here, step)
            lead = f"{margin}{json.dumps(step)}:" if isinstance(step, str) else f"{margin}-"
            for one in self._values(place, child):
                if not isinstance(one, dict | list) or not one:
                    yield (place,), f"{lead} {json.dumps(one)}"
                elif isinstance(step, str):
                    yield (place,), lead
                    yield from self._lines(one, place, margin + "  ")
                elif self.flow:
                    yield (place, *self._below(one, place)), f"{lead} {self._on_one_line(one, place)}"
                else:
                    (top, text), *rest = self._lines(one, place, margin + "  ")
                    yield (place, *top), f"{lead} {text.lstrip()}"
                    yield from rest

    def _values(self, place: Place, child: Json) -> tuple[Json, ...]:
        return (child, self.twice[place]) if place in self.twice else (child,)

    def _on_one_line(self, value: Json, here: Place) -> str:
        if isinstance(value, list):
            return f"[{', '.join(self._on_one_line(child, (*here, index)) for index, child in enumerate(value))}]"
        if not isinstance(value, dict):
            return json.dumps(value)
        parts = [
            f"{json.dumps(key)}: {self._on_one_line(one, (*here, key))}"
            for key, child in value.items()
            for one in self._values((*here, key), child)
        ]
        return f"{{{', '.join(parts)}}}"

    def _below(self, value: Json, here: Place) -> Iterator[Place]:
        for step, child in _steps(value):
            yield (*here, step)
            yield from self._below(child, (*here, step))


def _steps(value: Json) -> Iterator[tuple[str | int, Json]]:
    yield from value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()


Plant = Callable[[Draft, Place], None]
Seed = tuple[Plant, Place]
"""A sort of fault, and the item it is planted in."""


def unknown_key(draft: Draft, item: Place) -> None:
    draft.mapping(item)["zzqq"] = 1
    draft.wrong((*item, "zzqq"), "the key `zzqq` is not known here")


def wrong_type(draft: Draft, item: Place) -> None:
    draft.mapping(item)["text"] = {"odd": 1}
    draft.wrong((*item, "text"), "`text` cannot be a mapping")


def missing_text(draft: Draft, item: Place) -> None:
    del draft.mapping(item)["text"]
    draft.wrong(item, "the key `text` is missing")


def text_twice(draft: Draft, item: Place) -> None:
    place = (*item, "text")
    draft.twice[place] = draft.at(place)
    draft.wrong(place, "the key `text` is there twice (first", later=True)


def second_text_wrong(draft: Draft, item: Place) -> None:
    place = (*item, "text")
    draft.twice[place] = ["odd"]
    draft.wrong(place, "the key `text` is there twice (first", later=True)
    draft.wrong(place, "`text` cannot be a list", later=True)


def both_texts_wrong(draft: Draft, item: Place) -> None:
    wrong_type(draft, item)
    second_text_wrong(draft, item)


def bare(draft: Draft, item: Place) -> None:
    """The item's name alone."""
    name = draft.mapping(item).get("id", draft.mapping(item).get("name"))
    draft.put(item, name)
    draft.wrong(item, f"an item of `{item[-2]}` cannot be '{name}'")


def title_missing(draft: Draft, _: Place) -> None:
    del draft.mapping(())["title"]
    draft.wrong((), "the key `title` is missing")


def name_twice(draft: Draft, _: Place) -> None:
    draft.twice[("name",)] = draft.at(("name",))
    draft.wrong(("name",), "the key `name` is there twice (first", later=True)


GROUPS: Mapping[Plant, frozenset[str]] = {
    **dict.fromkeys((wrong_type, missing_text, text_twice, second_text_wrong, both_texts_wrong), frozenset({"text"})),
    # An unknown key may be the one that something else lacks: what the rest lacks is then not told.
    unknown_key: frozenset({"keys"}),
}
"""Sorts of which one item can have only one; of itself each sort is one."""
ALL = frozenset({"all"})
"""The group of a sort that leaves no room for another in its item."""


def compatible(seeds: Sequence[Seed], groups: Mapping[Plant, frozenset[str]] = GROUPS) -> list[Seed]:
    """The seeds that can stand beside those before them."""
    taken: dict[Place, set[str]] = {}
    kept = []
    for plant, item in seeds:
        here = taken.setdefault(item, set())
        own = groups.get(plant, frozenset({plant.__name__}))
        if not here & own and not (here and own == ALL) and "all" not in here:
            here |= own
            kept.append((plant, item))
    return kept


def common_seeds(draft: Draft, section: Place) -> Iterator[Seed]:
    """The faults any item of a list may have."""
    for index, item in enumerate(draft.items(section)):
        assert isinstance(item, dict)
        here = (*section, index)
        yield unknown_key, here
        if isinstance(item.get("text"), str):
            yield from ((plant, here) for plant in (wrong_type, missing_text, text_twice))
            yield from ((plant, here) for plant in (second_text_wrong, both_texts_wrong))


TOP_SEEDS: tuple[Seed, ...] = ((title_missing, ("title",)), (name_twice, ("name",)))


def plain_of(room: Room, name: str) -> Json:
    path = find(room, name)
    return read_yaml(read_bytes(path, str(path), MOST_BYTES), str(path)).plain()


def check(read: Callable[[Path], object], plain: Json, seeds: Sequence[Seed], path: Path, *, flow: bool) -> None:
    """One read tells every planted fault, each once, and nothing else."""
    draft = Draft(deepcopy(plain), flow)
    for plant, item in seeds:
        plant(draft, item)
    text, planted = draft.written()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    told = {(fault.line, fault.wrong) for fault in caught.value.faults}
    fitting = {
        (line, begin): {one for one in told if one[0] == line and one[1].startswith(begin)} for line, begin in planted
    }
    assert {one for one, found in fitting.items() if not found} == set(), "not told"
    assert told - set().union(*fitting.values()) == set(), "told without being there"
    assert len(told) == len(planted)


def check_drawn(
    read: Callable[[Path], object],
    document: tuple[Json, Sequence[Seed]],
    groups: Mapping[Plant, frozenset[str]],
    path: Path,
    data: st.DataObject,
) -> None:
    """`check` with some of a document's seeds, drawn so that they can stand beside one another."""
    plain, seeds = document
    chosen = compatible(data.draw(st.lists(st.sampled_from(seeds), min_size=1, max_size=12)), groups)
    check(read, plain, chosen, path, flow=data.draw(st.booleans()))
