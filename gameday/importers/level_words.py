"""What people say when they call a severity: `declared SEV1`, `upgraded to Major`."""

from __future__ import annotations

import re
from functools import lru_cache

from gameday.terms.frozen import frozen
from gameday.terms.severity import Ladder

_NUMBERED = r"(?:sev|severity|s|p|priority)\s?\d"
_MOVED = "(?:changed|upgraded|downgraded|raised|lowered|escalated|set)"
_NUMBERED_FORM = re.compile(_NUMBERED)


@frozen
class LevelWords:
    """The names of levels that hold for one record: numbered ones, and those of the SOP at hand."""

    names: tuple[str, ...] = ()
    """As the SOP writes them: its levels and their other names."""

    @classmethod
    def of(cls, ladder: Ladder) -> LevelWords:
        """Every name an SOP has for its levels."""
        return cls((*ladder.levels, *(name for name, _ in ladder.aliases)))

    def called(self, said: str) -> tuple[str, str] | None:
        """(kind, level) that plain words tell of a call; None where they tell none."""
        for form, kind in _forms(self.names):
            found = form.fullmatch(said)
            if found:
                return kind, self._level(found["level"])
        return None

    def _level(self, words: str) -> str:
        """`major` is `Major`, as the SOP writes it; `sev 1` is `SEV1`; `p1` is `P1`, as companies call levels so."""
        own = next((name for name in self.names if _plain(name) == words), None)
        if own is not None or not _NUMBERED_FORM.fullmatch(words):
            return own or words
        letters = {"severity": "SEV", "sev": "SEV", "priority": "P"}.get(words[:-1].strip(), words[:-1].strip().upper())
        return f"{letters}{words[-1]}"


NUMBERED = LevelWords()
"""The names that are known everywhere."""


@lru_cache(maxsize=64)
def _forms(names: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    own = sorted({re.escape(_plain(name)) for name in names if _plain(name)}, key=len, reverse=True)
    level = f"(?P<level>{'|'.join((*own, _NUMBERED))})"
    return (
        (re.compile(rf"(?:incident )?declared?(?: an?)?(?: incident)?(?: as| at)? {level}(?: incident)?"), "declared"),
        (re.compile(rf"{level}(?: incident)? declared"), "declared"),
        (re.compile(rf"(?:severity )?{_MOVED} to(?: an?)? {level}(?: incident)?"), "severity_changed"),
    )


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name.lower()).split())
