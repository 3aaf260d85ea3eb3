"""gameday plays incident drills, judges them against the team's own SOP, and says what to change.

The public names stand in `gameday.public` and are loaded when they are first asked for, so that the command starts
quickly.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gameday.public import (
        Assessment,
        Desk,
        Entry,
        Finding,
        GamedayError,
        Participant,
        Refused,
        Timeline,
        draw,
        judge,
        load_scenario,
        load_scorecard,
        load_sop,
        load_team,
        play,
        read_timeline,
        retrospective,
        to_html,
        to_markdown,
        write_timeline,
    )

__version__ = "0.1.0"
__all__ = [
    "Assessment",
    "Desk",
    "Entry",
    "Finding",
    "GamedayError",
    "Participant",
    "Refused",
    "Timeline",
    "draw",
    "judge",
    "load_scenario",
    "load_scorecard",
    "load_sop",
    "load_team",
    "play",
    "read_timeline",
    "retrospective",
    "to_html",
    "to_markdown",
    "write_timeline",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module("gameday.public"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


class _Package(ModuleType):
    """Keeps the import system from putting a subpackage over the public name it is spelled like (`retrospective`)."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
