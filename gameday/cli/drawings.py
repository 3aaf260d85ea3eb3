"""The files `gameday sop check` draws into: each can be written, and none is read, or written twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gameday.cli.defaults import Defaults
from gameday.errors import Fault, InputError
from gameday.files.documents import Loaded
from gameday.files.node import Node
from gameday.files.writing import check_writable
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen


@frozen
class Drawings:
    """Where each drawing goes; None: nowhere."""

    mermaid: Path | None
    svg: Path | None

    def check(self, defaults: Defaults, *read: Loaded[Sop] | Loaded[Team]) -> None:
        """See that nothing is lost by writing them, and that they can be written.

        Raises:
            InputError: both are one file, or one of them is read.
            OutputError: one cannot be written.

        """
        project = [str(defaults.project.path)] if defaults.project else []
        taken = {Path(one).resolve(): "is read" for loaded in read for one in (str(loaded.path), *_files(loaded.root))}
        taken |= {Path(one).resolve(): "is read" for one in project}
        faults = []
        for option, path in (("--mermaid", self.mermaid), ("--svg", self.svg)):
            if path is None:
                continue
            why = taken.setdefault(path.resolve(), f"is what {option} writes")
            if why != f"is what {option} writes":
                faults.append(Fault(option, 0, f"{path} {why} and would be overwritten", "a file of its own"))
        if faults:
            raise InputError(faults)
        for path in (self.mermaid, self.svg):
            if path is not None:
                check_writable(path)


def _files(node: Node) -> Iterator[str]:
    """The files that a document stands in: its own and those it extends."""
    yield node.file
    for _, child in node.children():
        yield from _files(child)
