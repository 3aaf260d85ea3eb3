"""The files that `gameday regress` writes: each can be written, and none is read, or written twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gameday.cli.outputs import DASH, check_outputs
from gameday.terms.frozen import frozen


@frozen
class Outputs:
    """Where each face of a comparison goes; None: nowhere."""

    json: Path | None
    junit: Path | None
    markdown: Path | None
    html: Path | None

    def files(self) -> Outputs:
        """Those that may be written more than once: files, and not standard output."""
        kept = (path if str(path) != DASH else None for path in (self.json, self.junit, self.markdown, self.html))
        return Outputs(*kept)

    def names(self) -> tuple[str, ...]:
        """What was asked for, by name."""
        return tuple(str(path) for _, path in self._asked())

    def check(self, store: Path, read: Iterable[str]) -> Outputs:
        """Itself; each file can be written, and nothing is lost by it.

        Args:
            store: The file that keeps plays.
            read: What else the command line names: documents by name, or paths of files.

        Raises:
            InputError: a file is asked for twice, is read, or is one that people write.
            OutputError: one cannot be written.

        """
        taken = {Path(one): "is read" for one in read if Path(one).exists()}
        check_outputs(self._asked(), {**taken, store: "keeps the plays"})
        return self

    def _asked(self) -> Iterator[tuple[str, Path]]:
        named = (("--json", self.json), ("--junit", self.junit), ("--markdown", self.markdown), ("--html", self.html))
        return ((option, path) for option, path in named if path is not None)
