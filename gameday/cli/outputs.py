"""Files that a command writes: each can be written, none is written twice, and none over what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.writing import check_writable

DASH = "-"
"""Standard output."""
_WRITTEN_BY_PEOPLE = (".yaml", ".yml", ".jsonl", ".db")
"""How documents, timelines and the file that keeps plays end; no report ends so."""


def check_outputs(asked: Iterable[tuple[str, Path]], taken: Mapping[Path, str]) -> None:
    """See that all that is asked for can be written, and that nothing is lost by it, before an hour of work.

    Args:
        asked: Options, with the files that they name.
        taken: Files that are none to write, with what they are for.

    Raises:
        InputError: a file is asked for twice, is read, or is one that people write.
        OutputError: one cannot be written.

    """
    there = {path.resolve(): what for path, what in taken.items()}
    told, faults = tuple(asked), []
    for option, path in told:
        place = Path(DASH) if str(path) == DASH else path.resolve()
        if place in there:
            faults.append(Fault(option, 0, f"{path} {there[place]} and would be overwritten", "a file of its own"))
        elif path.suffix.lower() in _WRITTEN_BY_PEOPLE and path.exists():
            wrong = f"{path} is there already, no report is called so, and it would be overwritten"
            faults.append(Fault(option, 0, wrong, "a file of its own"))
        there.setdefault(place, f"is what {option} writes")
    if faults:
        raise InputError(faults)
    for _, path in told:
        if str(path) != DASH:
            check_writable(path)
