"""A row of a master scenario events list, and what all kinds of row share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gameday.importers.msel_cells import Cells
from gameday.importers.msel_columns import Event
from gameday.scenario.objective import Objective


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, before it has its number."""

    event: Event
    at: int | None
    """Where it stands in the list, milliseconds after the start; None: its time cannot be told."""
    id: str
    cells: Cells


def capabilities(objectives: Iterable[Objective]) -> str:
    """The capabilities of some objectives, each once."""
    return ", ".join(dict.fromkeys(one.capability for one in objectives if one.capability))
