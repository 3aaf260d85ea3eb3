"""The role that a word nobody knows was most likely meant for."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from gameday.sop.model import Sop
from gameday.terms.role import STANDARD_ROLES, canonical_role

_LIKE = 0.8
"""How like it a role has to be: no two roles of the shipped SOPs and teams are so like one another."""


def likely_role(sop: Sop, word: str) -> str | None:
    """The known role that a role is likely a misspelling of; None where it is known itself, or like none."""
    known = (*STANDARD_ROLES, *(one.role for one in sop.roles), *(one.target for one in sop.contacts))
    if canonical_role(word) in known:
        return None
    return next(iter(get_close_matches(word, known, n=1, cutoff=_LIKE)), None)


def asked(sop: Sop, words: Iterable[str]) -> str:
    """The question to add to a sentence about roles, such as `; did you mean secondary_oncall?`; or its full stop."""
    meant = dict.fromkeys(role for word in words if (role := likely_role(sop, word)))
    return f"; did you mean {' and '.join(meant)}?" if meant else "."
