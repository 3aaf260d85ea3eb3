"""Whom planners mean: `on-call engineer`, `exec sponsor`, `all players`.

A planner's table has no people of its own, so words that a record of a real incident would be asked about are taken
here for the role they most often mean.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from gameday.files.words import say_value
from gameday.importers.role_table import PLANNERS_WORDS
from gameday.importers.role_words import USUAL, bare, close_role
from gameday.scenario import Scenario
from gameday.terms.role import STANDARD_ROLES, canonical_role, say_role

_MEANT = {bare(word): role for role, words in PLANNERS_WORDS.items() for word in words}
KNOWN: frozenset[str] = frozenset({*STANDARD_ROLES, *PLANNERS_WORDS})
"""Roles that somebody of a shipped team holds, or an SOP knows."""
_EVERYBODY = frozenset({"all", "everybody", "everyone", "all players", "players", "all participants", "participants",
                        "the team", "team", "all hands", "whoever joined", "the room", "incident team",
                        "response team", "responders", "all staff"})  # fmt: skip
_BETWEEN = re.compile(r"[,;\n/&+]|\band\b")
_ROLE = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


def roles_meant(words: str, own: Collection[str] = ()) -> tuple[str, ...]:
    """The roles that words name, in order; none where everybody is meant. Raises ValueError where one cannot be.

    `own`: roles that mean themselves, whatever planners elsewhere call so.
    """
    if " ".join(re.sub(r"[\W_]+", " ", words.lower()).split()) in _EVERYBODY:
        return ()
    whole = _known(words, own)
    parts = [words] if whole else [part for part in _BETWEEN.split(words) if part.strip()]
    return tuple(dict.fromkeys(role_meant(part, own) for part in parts))


def role_meant(words: str, own: Collection[str] = ()) -> str:
    """The role that words name; one nobody knows is the SOP's own. Raises ValueError where it can be no role."""
    role = _known(words, own) or _named(words)
    if not _ROLE.fullmatch(role):
        raise ValueError(f"{say_value(words.strip())} is no role, expected one such as incident commander")
    return role


def _known(words: str, own: Collection[str]) -> str | None:
    named = _named(words)
    return named if named in own else USUAL.role(words) or _MEANT.get(bare(words))


def _named(words: str) -> str:
    return canonical_role(re.sub(r"[\s_]+", "_", words.strip().lower().replace("on-call", "oncall")))


def roles_named(scenario: Scenario) -> frozenset[str]:
    """Every role that a scenario speaks of."""
    found = {role for one in scenario.injects for role in one.to}
    found |= {role for phase in scenario.phases for role in phase.to}
    found |= {action.role for action in scenario.expected_actions() if action.role}
    gaps = (gap.seat for gap in scenario.gaps if gap.seat)
    return frozenset((*found, *scenario.minimum_team, *scenario.seats, *gaps))


def say_unknown(roles: Iterable[str], own: Collection[str] = ()) -> tuple[str, ...]:
    """Of each role that nobody knows, once: what it may have been meant for, and what becomes of it."""
    told = []
    for role in dict.fromkeys(roles):
        if role in KNOWN or role in own:
            continue
        close = close_role(say_role(role), KNOWN)
        asked = f"; did you mean {say_role(close)}?" if close else "."
        told.append(f"nobody knows the role {say_role(role)!r}{asked} As it stands, somebody must hold `{role}`.")
    return tuple(told)
