"""Small pieces of the sentences that faults are made of."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

_MOST_NAMED = 24
_FEW = 6
_QUOTED = re.compile(r"'([^']*)'")


def one_of(names: Iterable[str]) -> str:
    """`one of a, b, c`; of one name the name."""
    known = list(names)
    if not known:
        return ""
    if len(known) == 1:
        return known[0]
    shown = ", ".join(known[:_MOST_NAMED])
    return f"one of {shown}" + (", ..." if len(known) > _MOST_NAMED else "")


def close_to(name: str, known: Iterable[str]) -> str | None:
    """The known name somebody most likely meant."""
    names = list(known)
    found = difflib.get_close_matches(name[:200].lower(), [one.lower() for one in names], n=1, cutoff=0.6)
    return next((one for one in names if found and one.lower() == found[0]), None)


def meant(name: str, known: Sequence[str]) -> tuple[str, str]:
    """(what to add to the fault, what was expected) for a name that is not among the known ones.

    A near miss is answered with the name that was meant; a long list beside it would only hide it.
    """
    close = close_to(name, known)
    if close is None:
        return "", one_of(known)
    return (
        (f"; did you mean `{close}`?", "") if len(known) > _FEW else ("", f"{one_of(known)}; did you mean `{close}`?")
    )


def quoted(text: object) -> list[str]:
    """The words in single quotes that a text holds."""
    return _QUOTED.findall(str(text))


def say_value(value: object) -> str:
    """A value as a person would name it: short, and never the whole of a list."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        shown = value if len(value) <= 60 else f"{value[:60]}..."
        return f"{' '.join(shown.split())!r}"
    if isinstance(value, int | float):
        return f"{value:.12g}" if isinstance(value, float) else str(value)
    return "a mapping" if isinstance(value, Mapping) else "a list"


def an(word: str) -> str:
    """The word with its article: `an SOP`, `a team`."""
    return f"{'an' if word[:1].lower() in 'aeio' or word == 'SOP' else 'a'} {word}"
