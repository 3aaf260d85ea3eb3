"""What a person says about a spreadsheet that the spreadsheet does not say itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gameday.importers.level_words import NUMBERED, LevelWords
from gameday.importers.role_words import USUAL, RoleWords
from gameday.importers.when import Reckoning
from gameday.terms.kinds import Kind

Covers = tuple[Kind, ...] | Literal["all", "found"]


@dataclass(frozen=True, slots=True)
class OfMap:
    """Words that a map file says, and no option beside it: they are of the files that its columns are of."""

    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """How to read a spreadsheet."""

    reckoning: Reckoning = field(default_factory=Reckoning)
    columns: Mapping[str, str] = field(default_factory=dict)
    """Key of an entry to the heading of its column; an empty heading: no column means it."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What the column of kinds says to the kind it means, or to words that mean it."""
    roles: RoleWords = USUAL
    """What the record calls the roles."""
    levels: LevelWords = NUMBERED
    """What severities are called."""
    of_map: OfMap = field(default_factory=OfMap)
    """Which of these words only a map file says."""
    covers: Covers = "found"
    """What the source can show: every kind, those that occur in it, or these."""
