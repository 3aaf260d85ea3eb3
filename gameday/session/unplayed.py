"""Scenarios that nobody has played here yet, to be surprised by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from gameday.engine.chance import Chance, choice
from gameday.errors import InputError
from gameday.files.drill_dir import MANIFEST, read_manifest


def played_in(drills: Path) -> frozenset[str]:
    """The names of the scenarios that the drills in a directory were played from; what is no drill is passed over."""
    found: set[str] = set()
    for manifest in sorted(drills.glob(f"*/{MANIFEST}")):
        try:
            scenario = read_manifest(manifest.parent).documents.get("scenario")
        except InputError:
            continue
        if scenario is not None:
            found.add(scenario.name)
    return frozenset(found)


def surprise(known: Mapping[str, str | Path], drills: Iterable[Path], seed: int) -> str | Path | None:
    """One of the scenarios that the drills do not hold, by the seed; None: every one of them was played.

    Args:
        known: How each scenario is opened, by its name.
        drills: Directories of past drills; they need not exist.
        seed: The same seed, with the same ones left, surprises with the same one.

    """
    played = set(chain.from_iterable(played_in(place) for place in drills))
    left = sorted(name for name in known if name not in played)
    return known[choice(Chance(seed, "", "").draw("", "surprise", "scenario"), left)] if left else None
