"""The SOP that a company's own starts from, with its levels called as the company calls them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from gameday.errors import Fault, InputError
from gameday.files.documents import Loaded
from gameday.files.level_names import with_own_level_names
from gameday.files.node import Json, Node
from gameday.files.shipped import called_from
from gameday.sop.model import Sop
from gameday.terms.frozen import frozen


@frozen
class Parent:
    """What a new SOP starts from."""

    word: str
    """How the new file names it: a shipped name, or a path from that file."""
    sop: Sop
    """Its levels have the company's names."""
    data: Mapping[str, Json]
    """The same as plain data, spelled as in the files it was read from."""
    renamed: bool
    """The company has names of its own."""

    def items(self, section: str) -> list[dict[str, Json]]:
        """The items of a section that is a list."""
        return cast("list[dict[str, Json]]", self.data.get(section, []))

    @property
    def rules(self) -> list[dict[str, Json]]:
        """The severity rules."""
        return cast("list[dict[str, Json]]", self._severity["rules"])

    @property
    def doubt(self) -> dict[str, Json]:
        """What to call in doubt; empty where nothing is said."""
        return cast("dict[str, Json]", self._severity.get("doubt") or {})

    @property
    def _severity(self) -> dict[str, Json]:
        return cast("dict[str, Json]", self.data["severity"])


def parent_of(loaded: Loaded[Sop], levels: Sequence[str], beside: Path) -> Parent:
    """The SOP to start from.

    Args:
        loaded: The SOP as it is.
        levels: The company's own names, the most severe first; none: the inherited ones.
        beside: The directory the new file will lie in.

    Raises:
        InputError: there are not as many names as levels, a name is there twice, or is another inherited level.

    """
    _fitting(levels, loaded.document)
    root = loaded.root
    if levels:
        root = _renamed(loaded, levels)
    data = cast("dict[str, Json]", root.plain())
    if levels:
        data["levels"] = cast("list[Json]", _levels(data, loaded.document, levels))
    sop = Sop.model_validate_json(json.dumps(data), strict=True)
    return Parent(called_from(loaded.path, beside), sop, data, bool(levels))


def _fitting(levels: Sequence[str], sop: Sop) -> None:
    inherited = sop.ladder.levels
    wanted = f"{len(inherited)} names, for {', '.join(inherited)} in this order"
    faults = []
    if levels and len(levels) != len(inherited):
        more = "add the others to the file's `levels`, each with a `text` and a rule that gives it"
        less = "to take one out, name them all with --whole and take it out of the file"
        then = more if len(levels) > len(inherited) else less
        faults.append(Fault("--levels", 0, f"there are {len(levels)} names", f"{wanted}; {then}"))
    if len({_bare(name) for name in levels}) != len(levels):
        faults.append(Fault("--levels", 0, "a name is there twice", wanted))
    faults += [
        Fault("--levels", 0, f"{own!r} is another level of {sop.name}", f"a name of your own for {name}")
        for own, name in zip(levels, inherited, strict=False)
        if own != name and own in inherited
    ]
    if faults:
        raise InputError(faults)


def _renamed(loaded: Loaded[Sop], levels: Sequence[str]) -> Node:
    """The SOP's data with its levels renamed, as a file that states these names would inherit it."""
    stated = tuple(
        Node({"name": _leaf(own), "aliases": Node((_leaf(name),), "", 0)}, "", 0)
        for own, name in zip(levels, loaded.document.ladder.levels, strict=True)
        if own != name
    )
    return with_own_level_names(loaded.root, Node({"levels": Node(stated, "", 0)}, "", 0))


def _leaf(word: str) -> Node:
    return Node(word, "", 0)


def _levels(data: Mapping[str, Json], sop: Sop, levels: Sequence[str]) -> list[dict[str, Json]]:
    """Each level by its own name; the inherited one and its aliases stay known, but for what is another's own name."""
    taken = {_bare(name) for name in levels}
    found: list[dict[str, Json]] = []
    for own, level, item in zip(levels, sop.levels, cast("list[dict[str, Json]]", data["levels"]), strict=True):
        inherited = (level.name,) if level.name != own else ()
        aliases = [*inherited, *(name for name in level.aliases if _bare(name) not in taken)]
        lead: dict[str, Json] = {"name": own, "aliases": cast("list[Json]", aliases)}
        found.append(lead | _but(item, "name", "aliases"))
    return found


def _but(item: Mapping[str, Json], *keys: str) -> dict[str, Json]:
    return {key: value for key, value in item.items() if key not in keys}


def _bare(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
