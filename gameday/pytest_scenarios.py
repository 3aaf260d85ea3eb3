"""Where the scenario files lie that pytest is to play."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from gameday.files.shipped import is_document
from gameday.files.words import close_to


def named(word: str, root: Path) -> frozenset[Path]:
    """The directories and files that a path or a pattern means, from `root`; those without a scenario file left out.

    `**` goes through directories of any depth, and nothing that is hidden is found by a star.
    """
    exact = os.path.lexists(root / word)
    found = [word] if exact else glob.glob(word, root_dir=root, recursive=True)
    places = (Path(os.path.normpath(root / one)) for one in found)
    return frozenset(place for place in places if _holds(place))


def nothing_there(word: str, root: Path) -> str:
    """What to tell of a word that names no scenario file."""
    place = root / word
    close = close_to(place.name, sorted(one.name for one in place.parent.glob("*")))
    hint = f"; did you mean `{Path(word).with_name(close)}`?" if close and close != place.name else ""
    return f"`gameday_scenarios` names `{word}`, and no scenario file is there (sought from {root}){hint}"


def _holds(place: Path) -> bool:
    if not place.is_dir():
        return is_document(place)
    return any(is_document(Path(at, file)) for at, _, files in os.walk(place) for file in files)
