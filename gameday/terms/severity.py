"""The ladder of severity levels an SOP states, the most severe first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

NO_INCIDENT = "none"
_SEPARATORS = re.compile(r"[\s_-]")
_NUMBER = re.compile(r"(\d{1,2})$")


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name).lower()


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels in order, the most severe first: rank 0 is the top; `len(levels)` is below the lowest, no incident."""

    levels: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    """(another name, level) pairs."""
    _ranks: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ranks = {_plain(name): rank for rank, name in enumerate(self.levels)}
        for name, level in self.aliases:
            ranks.setdefault(_plain(name), self.levels.index(level))
        ranks[NO_INCIDENT] = len(self.levels)
        # As the SOP writes it, as most ask: found without making it plain first.
        ranks.update({name: ranks[_plain(name)] for name in self.levels})
        object.__setattr__(self, "_ranks", ranks)

    @property
    def bottom(self) -> int:
        """The rank of `none`: no incident, or nothing declared."""
        return len(self.levels)

    def rank(self, name: str) -> int | None:
        """How far from the top a name stands; None where it is no level.

        A name this SOP does not state but that ends in a number stands at that number (SEV4 under three levels is
        one below the lowest), so that a timeline recorded under another ladder can be judged.
        """
        if name in self._ranks:
            return self._ranks[name]
        known = self._ranks.get(_plain(name))
        if known is not None:
            return known
        number = _NUMBER.search(name)
        return int(number[1]) - 1 if number and int(number[1]) > 0 else None

    def is_none(self, name: str) -> bool:
        """Does this word say that there is no incident?"""
        return _plain(name) == NO_INCIDENT

    def level(self, rank: int) -> str:
        """The name at a rank; `none` below the lowest."""
        return self.levels[rank] if rank < len(self.levels) else NO_INCIDENT

    def highest(self, names: Iterable[str]) -> str:
        """The most severe of several levels; `none` of nothing."""
        ranks = [rank for rank in map(self.rank, names) if rank is not None]
        return self.level(min(ranks)) if ranks else NO_INCIDENT
