"""The answer that somebody works out who was asked for something."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Reply:
    """Filled in while the work goes on."""

    words: str = ""
    """What was found or done; or why it was not."""
    done: bool = True

    def says(self, words: str) -> None:
        """It was done, and this is what came of it."""
        self.words, self.done = words, True

    def gives_up(self, why: str) -> None:
        """It was not done."""
        self.words, self.done = why, False
