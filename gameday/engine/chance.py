"""Chance, keyed by meaning: the same thing has the same luck under every SOP, in every order, on every machine."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from statistics import NormalDist
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
_SEPARATOR = "\x1f"
_normal = NormalDist().inv_cdf
_UNIT = 2.0**-52


class Draw(Protocol):
    """The draws of one actor."""

    def __call__(self, purpose: str, occurrence: str) -> float:
        """Uniform in (0, 1). `occurrence` names the thing (`page 2 to secondary`), it does not count draws."""


@dataclass(frozen=True, slots=True)
class Chance:
    """All the luck of one play. The SOP is not in the key, so two SOPs meet the same luck."""

    root: int
    """The seed."""
    scenario: str
    team: str
    replicate: int = 0
    _prefix: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        prefix = blake2b(digest_size=8)
        for part in (str(self.root), self.scenario, self.team, str(self.replicate)):
            prefix.update(f"{part}{_SEPARATOR}".encode())
        object.__setattr__(self, "_prefix", prefix)

    def of(self, actor: str) -> Draw:
        """The draws of one actor, who draws often."""
        prefix = self._prefix.copy()
        prefix.update(f"{actor}{_SEPARATOR}".encode())

        def draw(purpose: str, occurrence: str) -> float:
            digest = prefix.copy()
            digest.update(f"{purpose}{_SEPARATOR}{occurrence}".encode())
            # 52 bits and a half: exact in a float, never 0 and never 1.
            return ((int.from_bytes(digest.digest(), "big") >> 12) + 0.5) * _UNIT

        return draw

    def draw(self, actor: str, purpose: str, occurrence: str) -> float:
        """One draw of an actor."""
        return self.of(actor)(purpose, occurrence)


def lognormal(u: float, median: float, sigma: float) -> float:
    """The value below which a lognormal lies with probability u. `median` in any unit, which the value has too."""
    return median * math.exp(sigma * _normal(u))


def exponential(u: float, mean: float = 1.0) -> float:
    """The value below which an exponential lies with probability u."""
    return -mean * math.log1p(-u)


def happens(u: float, probability: float) -> bool:
    """Does a thing of this probability happen? The luckiest draws are the smallest."""
    return u < probability


def choice(u: float, options: Sequence[T]) -> T:
    """One of several, each as likely as the others.

    Raises:
        IndexError: there are none.

    """
    return options[int(u * len(options))]
