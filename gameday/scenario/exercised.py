"""How much a scenario gives each kind of clause to do, as its author declares it."""

from __future__ import annotations

from typing import Literal

Emphasis = Literal["high", "medium", "low", "none"]
"""`none` is a statement: it gives this kind nothing to do. A kind that is left out is not stated."""
