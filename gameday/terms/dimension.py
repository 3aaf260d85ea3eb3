"""The nine dimensions a drill is judged on."""

from __future__ import annotations

from typing import Literal, get_args

Dimension = Literal[
    "severity",
    "timing",
    "cadence",
    "escalation",
    "roles",
    "communication",
    "order",
    "resolution",
    "follow_through",
]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
