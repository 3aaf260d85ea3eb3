"""Ctrl-C while a drill is played: it ends at its next entry, and what was played is judged and written."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType, TracebackType

from gameday.timeline import Entry


class Stopping:
    """Stands in for Ctrl-C from the first entry of a drill to its last file. A context; `hear` each entry.

    The drill stops between two entries, never in the middle of one. Once it is over, Ctrl-C changes nothing any more:
    judging and writing take a moment, and half of them would be worth nothing.
    """

    def __init__(self, watch: Callable[[Entry], None] | None = None) -> None:
        self._watch = watch
        self._asked = False
        self._playing = False

    def __enter__(self) -> Stopping:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def hear(self, one: Entry) -> None:
        """An entry was recorded.

        Raises:
            KeyboardInterrupt: the drill is to end here.

        """
        self._playing = one.kind != "ended"
        if self._watch is not None:
            try:
                self._watch(one)
            except (BrokenPipeError, SystemExit):
                # Nobody reads on (`| head`), and rich leaves: the drill is played and written all the same.
                self._watch = None
        if self._asked and self._playing:
            self._playing = False
            raise KeyboardInterrupt

    def sleep(self, seconds: float) -> None:
        """Wait, unless somebody asked to stop."""
        if not self._asked:
            time.sleep(seconds)

    def watching(self, watch: Callable[[Entry], None]) -> None:
        """Let somebody see each entry too."""
        self._watch = watch

    def _ask(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  # the signature of a signal handler
        # Asked twice while no entry comes: whatever keeps the drill is not waited for.
        if self._asked and self._playing:
            self._playing = False
            raise KeyboardInterrupt
        self._asked = True
