"""What a person should know about how their spreadsheet was read: a sentence each, the same things told once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gameday.files.words import say_value
from gameday.importers.headings import Headings
from gameday.importers.kind_words import close_kind
from gameday.importers.told import say_rows

_MOST_NAMED = 10
_FOUND_ONLY = (
    "what never occurs in it counts as unknown, not as missed (--covers all, if everything that was done is in it)"
)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Rows that were read in a way their author may not have meant."""

    words: dict[str, list[int]] = field(default_factory=dict)
    """What the column of kinds says and is not understood, and its rows."""
    free: list[int] = field(default_factory=list)
    """They say no kind."""
    bare: list[int] = field(default_factory=list)
    """They say nothing but a time."""
    twice: list[int] = field(default_factory=list)
    """Their time was on the clock twice."""
    midnights: list[int] = field(default_factory=list)
    """Their time of day begins another day."""
    unaddressed: list[int] = field(default_factory=list)
    """Updates without an audience."""

    def remarks(self, headings: Headings, *, found_only: bool) -> Iterator[str]:
        """Everything noticed."""
        if headings.unused:
            shown = ", ".join(say_value(one) for one in headings.unused[:_MOST_NAMED])
            columns = "column" if len(headings.unused) == 1 else "columns"
            yield f"nothing is read from the {columns} {shown} (--map KEY=HEADING says what one means)"
        if headings.place("kind") is None:
            yield "no column is known to say what kind of entry each row is (--map kind=HEADING)"
        yield from self._of_words()
        for rows, words in (
            (self.free, "kept as notes, since they say no kind"),
            (self.bare, "left out, since they say nothing but a time"),
            (self.unaddressed, "updates that name no audience are read as internal"),
            (self.midnights, "a new day begins, since the time of day goes back"),
            (self.twice, "the clock showed this time twice and the first is taken; an offset says which is meant"),
        ):
            if rows:
                yield f"{words}: {say_rows(rows)}"
        if found_only:
            yield _FOUND_ONLY

    def _of_words(self) -> Iterator[str]:
        for words, rows in list(self.words.items())[:_MOST_NAMED]:
            close = close_kind(words)
            hint = f" Did you mean `{close}`?" if close else ""
            yield f"{say_value(words)} is no known kind of entry, {say_rows(rows)} kept as a note.{hint}"
        rest = list(self.words.values())[_MOST_NAMED:]
        if rest:
            yield f"{len(rest):,} more words are no known kinds; {sum(map(len, rest)):,} rows are kept as notes"
        if self.words:
            yield "--kind SAID=KIND says what a word means"
