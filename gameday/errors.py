"""Every error gameday raises on purpose, drawn once.

GamedayError                 anything a person can mend; the root knows its exit code
├── InputError               a file, name or value handed in cannot be used: one or more faults
├── OutputError              something could not be written
└── EngineFault              a scenario's process failed while a drill was played
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class GamedayError(Exception):
    """Anything a person can mend. Its text is one plain sentence; `exit_code` is what the command returns."""

    exit_code = 2


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in something a person wrote: where it stands, what is wrong, what was expected."""

    file: str
    """Path as the person gave it, or the name of what was read."""
    line: int
    """1-based; 0 where the fault has no line."""
    wrong: str
    expected: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        line = f"{where}: {self.wrong}" + (f", expected {self.expected}" if self.expected else "")
        # One line a fault, whatever the names in it are made of, and nothing that would steer a terminal.
        return line if line.isprintable() else "".join(one if one.isprintable() else ascii(one)[1:-1] for one in line)


class InputError(GamedayError):
    """What was handed in cannot be used. Carries every fault found, in the order of the file."""

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class OutputError(GamedayError):
    """Something could not be written: a full disk, a directory that may not be written to."""


class EngineFault(GamedayError):
    """A process of a scenario failed while the drill was played; the timeline up to then is kept."""
