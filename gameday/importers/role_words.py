"""What people call the roles: `IC`, `Primary On-Call`, `incident lead`, `comms`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gameday.terms.role import (
    ALIASES,
    COMMS_LEAD,
    INCIDENT_COMMANDER,
    PRIMARY_ONCALL,
    SCRIBE,
    SECONDARY_ONCALL,
    STANDARD_ROLES,
    TECHNICAL_LEAD,
    canonical_role,
)

WORDS: Mapping[str, tuple[str, ...]] = {
    INCIDENT_COMMANDER: ("commander", "ic", "incident lead", "incident leader", "incident manager",
                         "major incident manager", "incident coordinator"),
    TECHNICAL_LEAD: ("tech lead", "tl", "operations lead", "ops lead", "technical leader"),
    COMMS_LEAD: ("communications lead", "communication lead", "comms", "communications", "comms manager",
                 "communications manager", "comms officer", "communications officer"),
    SCRIBE: ("note taker", "notetaker"),
    PRIMARY_ONCALL: ("primary", "primary responder", "on call primary", "primary on call engineer"),
    SECONDARY_ONCALL: ("secondary", "secondary responder", "on call secondary", "secondary on call engineer",
                       "backup on call"),
}  # fmt: skip
_LIKELY: Mapping[str, str] = {
    "oncall": PRIMARY_ONCALL, "oncall engineer": PRIMARY_ONCALL, "first line": PRIMARY_ONCALL,
    "1st line": PRIMARY_ONCALL, "level 1": PRIMARY_ONCALL, "l1": PRIMARY_ONCALL, "responder": PRIMARY_ONCALL,
    "second line": SECONDARY_ONCALL, "2nd line": SECONDARY_ONCALL, "level 2": SECONDARY_ONCALL,
    "l2": SECONDARY_ONCALL, "backup": SECONDARY_ONCALL, "lead": INCIDENT_COMMANDER, "logger": SCRIBE,
}  # fmt: skip
"""Words that may well mean a role, and not everywhere: they are asked about, never taken."""


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


USUAL = RoleWords()
"""The words that are known everywhere."""


def close_role(words: str, named: Iterable[str] = ()) -> str | None:
    """The role that words which are not known most likely mean."""
    said = bare(words)[:80]
    known = {**_MEANT, **_LIKELY, **{bare(role): role for role in named}}
    found = difflib.get_close_matches(said, known, n=1, cutoff=0.8)
    return known[found[0]] if found else None
