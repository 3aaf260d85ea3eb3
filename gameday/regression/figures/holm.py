"""Holm's step-down: many questions at once, and still at most alpha of a false yes."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def holm(p: Mapping[K, float]) -> dict[K, float]:
    """Adjusted p values, in the order given (Holm 1979). One at or under alpha may be called."""
    ranked = sorted(p, key=lambda key: p[key])
    adjusted: dict[K, float] = {}
    highest = 0.0
    for place, key in enumerate(ranked):
        highest = max(highest, min(1.0, (len(p) - place) * p[key]))
        adjusted[key] = highest
    return {key: adjusted[key] for key in p}
