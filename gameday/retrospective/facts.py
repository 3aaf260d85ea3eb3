"""The facts of impact in words."""

from __future__ import annotations

from gameday.retrospective.plain import listed
from gameday.terms.facts import Facts

_FUNCTION = {"degraded": "degraded", "down": "down"}
_DATA = {"at_risk": "data at risk", "lost": "data lost or wrong"}
_SECURITY = {"suspected": "a security breach suspected", "breach": "a security breach"}
NOTICEABLE = 0.01
"""A smaller change of a share is none to tell."""


def say_share(share: float) -> str:
    """A share as a percentage: `5%`, `0.5%`."""
    return f"{share * 100:.3g}%"


def say_facts(facts: Facts) -> str:
    """What is wrong, in one line: `30% of users affected, core function down, growing`; `nothing` if benign."""
    if facts.benign:
        return "nothing"
    words = [*_shares(facts), *_states(facts), *_qualities(facts)]
    return ", ".join(words) or "nothing that is known"


def unknown_facts(facts: Facts) -> str:
    """The facts nobody knows, for people: `users affected and data`; empty where all are known."""
    names = ("users_affected", "revenue_affected", "core_function", "feature", "data", "security")
    return listed([name.replace("_", " ") for name in names if getattr(facts, name) is None])


def _shares(facts: Facts) -> list[str]:
    words = []
    if facts.users_affected:
        words.append(f"{say_share(facts.users_affected)} of users affected")
    if facts.revenue_affected:
        words.append(f"{say_share(facts.revenue_affected)} of revenue affected")
    return words


def _states(facts: Facts) -> list[str]:
    words = []
    if facts.core_function in _FUNCTION:
        words.append(f"core function {facts.core_function}")
    if facts.feature in _FUNCTION:
        words.append(f"a feature {facts.feature}")
    if facts.data in _DATA:
        words.append(_DATA[facts.data])
    if facts.security in _SECURITY:
        words.append(_SECURITY[facts.security])
    return words


def _qualities(facts: Facts) -> list[str]:
    words = []
    if facts.workaround:
        words.append("a workaround exists")
    if facts.growing:
        words.append("growing")
    if not facts.known:
        words.append("scope not understood")
    return words
