"""Who is not of the team: people outside, who stay unnamed, and functions of the company, whose names stay."""

from __future__ import annotations

import re

OUTSIDER = "somebody outside"
CUSTOMER = "a customer"
_SEVERAL = {OUTSIDER: "people outside", CUSTOMER: "customers"}
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FUNCTIONS = frozenset(
    {
        "account", "accounts", "accounting", "board", "care", "ceo", "cfo", "chief", "ciso", "commercial",
        "communications", "compliance", "coo", "cto", "customer", "customers", "data", "department", "desk",
        "directors", "engineering", "executive", "executives", "finance", "group", "head", "helpdesk", "hotline",
        "human", "it", "leadership", "legal", "lead", "management", "manager", "marketing", "media", "night", "officer",
        "operations", "partner", "partners", "people", "platform", "pr", "press", "privacy", "product", "public",
        "relations", "resources", "risk", "sales", "security", "service", "services", "stakeholders", "success",
        "support", "team", "technology", "trust", "vice", "president", "vp",
    }
)  # fmt: skip
"""Words a function of the company is called by, as “Customer support” or “Head of sales”; no person is."""
_BETWEEN = frozenset({"and", "at", "for", "of", "on", "the"})


def counted(words: str) -> str:
    """`somebody outside, somebody outside and somebody outside` is `three people outside`."""
    for one, several in _SEVERAL.items():
        row = re.compile(rf"(?<!\w){one}(?:, {one})* and {one}(?!\w)")
        for found in sorted(set(row.findall(words)), key=len, reverse=True):
            words = words.replace(found, _count(found.count(one), several))
    return words


def _count(number: int, several: str) -> str:
    return f"{_COUNTS[number - 2] if number - 2 < len(_COUNTS) else number} {several}"


def is_function(name: str) -> bool:
    """Is this a function of the company, such as “Customer support”, rather than a person?"""
    words = [word for word in re.split(r"[\s_/&,.-]+", name.lower()) if word and word not in _BETWEEN]
    return bool(words) and all(word in _FUNCTIONS for word in words)
