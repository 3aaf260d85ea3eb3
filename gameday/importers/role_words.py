"""What people call the roles: `IC`, `Primary On-Call`, `incident lead`, `comms`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gameday.importers.role_table import LIKELY, WORDS
from gameday.terms.role import ALIASES, STANDARD_ROLES, canonical_role


def bare(words: str) -> str:
    """A role without case, marks, article and what stands in brackets: `The Primary On-Call (DBA)`."""
    outside = re.sub(r"[(\[].*?[)\]]", " ", words)
    said = " ".join(re.sub(r"[\W_]+", " ", outside.lower()).split()).removeprefix("the ")
    return re.sub(r"\bon ?call\b", "oncall", said)


_MEANT: Mapping[str, str] = {
    **{bare(role): role for role in STANDARD_ROLES},
    **{bare(alias): role for alias, role in ALIASES.items()},
    **{bare(word): role for role, words in WORDS.items() for word in words},
}


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words for roles that hold for one record: what a person said of them, before what is usual."""

    stated: Mapping[str, str] = field(default_factory=dict)
    """What the record says to the role it means."""
    named: frozenset[str] = frozenset()
    """Roles the SOP names, where it is at hand: they mean themselves."""

    def role(self, words: str) -> str | None:
        """The role that is meant; None where it cannot be told."""
        said = bare(words)
        if not said:
            return None
        for stated, role in self.stated.items():
            if bare(stated) == said:
                return canonical_role(role)
        own = canonical_role(said)
        return own if own in self.named or own in self.stated.values() else _MEANT.get(said)

    def overruled(self, words: str) -> str | None:
        """The role that words mean by themselves, where a person said that they mean another; else None."""
        own = RoleWords(named=self.named).role(words)
        return own if own != self.role(words) else None


USUAL = RoleWords()
"""The words that are known everywhere."""


def close_role(words: str, named: Iterable[str] = ()) -> str | None:
    """The role that words which are not known most likely mean."""
    said = bare(words)[:80]
    known = {**_MEANT, **LIKELY, **{bare(role): role for role in named}}
    found = difflib.get_close_matches(said, known, n=1, cutoff=0.8)
    return known[found[0]] if found else None
