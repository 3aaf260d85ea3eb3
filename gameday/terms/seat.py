"""How a seat is filled in a drill."""

from __future__ import annotations

from typing import Literal

SeatMode = Literal["human", "simulated", "agent", "absent", "spoken"]
"""`spoken`: the person talks on a call and somebody records for them; `absent`: nobody, on purpose, or
because nobody plays it where everybody talks in the room."""
