"""Whom planners mean: `on-call engineer`, `exec sponsor`, `all players`.

A planner's table has no people of its own, so words that a record of a real incident would be asked about are taken
here for the role they most often mean.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from gameday.files.words import say_value
from gameday.importers.role_words import USUAL, bare, close_role
from gameday.scenario import Scenario
from gameday.terms.role import (
    COMMS_LEAD,
    PRIMARY_ONCALL,
    SCRIBE,
    SECONDARY_ONCALL,
    STANDARD_ROLES,
    TECHNICAL_LEAD,
    canonical_role,
    say_role,
)

_WORDS: Mapping[str, tuple[str, ...]] = {
    PRIMARY_ONCALL: ("on-call", "on-call engineer", "on-call person", "engineer on call", "responder",
                     "first responder", "on-call responder", "first line", "1st line", "l1"),
    SECONDARY_ONCALL: ("backup", "backup on-call", "backup engineer", "second line", "2nd line", "l2"),
    TECHNICAL_LEAD: ("technical team lead", "engineering lead", "lead engineer", "subject matter expert", "sme"),
    COMMS_LEAD: ("comms team", "communications team", "pr", "public relations", "press office"),
    SCRIBE: ("recorder", "logger", "log keeper", "note keeper", "minute taker"),
    "executive_sponsor": ("exec sponsor", "executive sponsor", "sponsor", "exec", "executive", "executives", "execs",
                          "leadership", "senior management"),
    "security_lead": ("security", "security team", "security lead", "infosec", "ciso"),
    "security_oncall": ("security on-call", "security engineer", "on-call security"),
    "support_lead": ("support", "support team", "support desk", "customer support", "help desk", "helpdesk",
                     "service desk", "support lead", "customer service"),
    "customer_success_lead": ("customer success", "customer success lead", "csm"),
    "engineering_manager": ("em", "engineering manager", "development manager"),
    "vp_engineering": ("vp engineering", "vp of engineering", "vp eng", "head of engineering"),
    "platform_lead": ("platform", "platform team", "platform lead"),
    "team_lead": ("team lead", "team leader"),
    "legal": ("legal", "legal counsel", "counsel", "legal team", "lawyer", "general counsel"),
}  # fmt: skip
_MEANT = {bare(word): role for role, words in _WORDS.items() for word in words}
KNOWN: frozenset[str] = frozenset({*STANDARD_ROLES, *_WORDS})
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
