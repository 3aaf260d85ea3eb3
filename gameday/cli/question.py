"""Questions on the command line: answered by an option, by whoever sits there, or by a default."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import click

from gameday.errors import Fault
from gameday.terms.frozen import frozen

T = TypeVar("T")
_WIDTH = 78


@frozen
class Question(Generic[T]):
    """One thing to know before a file can be written."""

    option: str
    """That answers it."""
    asks: str
    why: str
    """In plain words, for somebody who never answered it before."""
    read: Callable[[str], T]
    """Understands an answer; raises ValueError with `what is wrong, expected what would do`."""
    choices: Sequence[tuple[str, str]] = ()
    """(answer, what it means), where there are few."""
    says: Callable[[T], str] = str
    """An answer as one would type it."""

    def stated(self, words: str | None, faults: list[Fault]) -> T | None:
        """The answer an option gives; None where it was not given, or is none: then a fault is added."""
        if words is None:
            return None
        try:
            return self.read(words)
        except ValueError as error:
            wrong, _, expected = str(error).partition(", expected ")
            faults.append(Fault(self.option, 0, wrong, expected))
            return None

    def ask(self, default: str) -> T:
        """Ask whoever sits there until an answer will do; a bad one loses nothing that was said before.

        Raises:
            click.Abort: they do not want to go on.

        """
        click.echo("", err=True)
        for line in textwrap.wrap(self.why, _WIDTH):
            click.echo(line, err=True)
        wide = max((len(answer) for answer, _ in self.choices), default=0)
        for number, (answer, means) in enumerate(self.choices, start=1):
            click.echo(f"  {number:2}  {answer:<{wide}}  {means}", err=True)
        found: T = click.prompt(self.asks, default=default, value_proc=self._understood, err=True)
        return found

    def _understood(self, words: str) -> T:
        try:
            return self.read(words)
        except ValueError as error:
            raise click.BadParameter(self._told(str(error))) from None

    def _told(self, words: str) -> str:
        """What is wrong with an answer; the choices stand above, so they are not told again."""
        wrong, _, expected = words.partition(", expected ")
        if not self.choices:
            return f"{words}."
        close = expected.partition("; ")[2]
        return f"{wrong}, expected a word or a number of the list{f'; {close}' if close else '.'}"


def somebody_is_there() -> bool:
    """Is there a terminal to ask at?"""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()
