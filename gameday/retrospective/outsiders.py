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
        "directors", "engineering", "executive", "executives", "facilities", "finance", "group", "head", "helpdesk",
        "hotline", "human", "it", "leadership", "legal", "lead", "management", "manager", "marketing", "media", "night",
        "officer", "operations", "partner", "partners", "people", "platform", "pr", "press", "privacy", "product",
        "public", "relations", "resources", "risk", "sales", "security", "service", "services", "stakeholders",
        "success", "support", "team", "technology", "trust", "vice", "president", "vp",
    }
)  # fmt: skip
"""Words a function of the company is called by, as “Customer support” or “Head of sales”; no person is."""
_BETWEEN = frozenset({"and", "at", "for", "of", "on", "the"})


_ARTICLES = frozenset({"a", "an", "our", "the", "one", "two", "some", "somebody"})
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "van", "von", "y", "zu"}
)
"""Words in lower case that belong to names of people."""
_CONTINUES = frozenset({"at", "from", "in", "of", "on", "who", "with"})
"""With these a description goes on from a name that stands no more."""
_DESCRIBED = re.compile(r"(?P<name>[^a-z].*?), (?P<what>[a-z].+)")


def say_sender(name: str) -> str:
    """A sender as a script names it, without the name of any person: `Support desk`, `chief executive`.

    `Alex Jones, of the board` is `somebody of the board`; where only a name is left it is `somebody outside`.
    """
    name = " ".join(name.split())
    if is_unnamed(name):
        return name
    found = _DESCRIBED.fullmatch(name)
    if found is None:
        return OUTSIDER
    if is_unnamed(found["name"]):
        return name
    what = found["what"]
    return f"somebody {what}" if what.split()[0] in _CONTINUES else what


def is_unnamed(name: str) -> bool:
    """Is this no person's name: a function of the company, or a description such as “A colleague of the index team”?"""
    if is_function(name):
        return True
    words = name.partition(",")[0].split()
    if len(words) < 2:
        return bool(words) and words[0] != name and is_function(words[0])
    # Of a name every word is capitalised, but for a few: “Box office” is none.
    return words[0].lower() in _ARTICLES or (
        words[0][0].isupper() and words[1].islower() and words[1] not in _PARTICLES | {"and"}
    )


def name_in(sender: str) -> str:
    """The name that a sender's description begins with; the whole where nothing describes them."""
    found = _DESCRIBED.fullmatch(" ".join(sender.split()))
    return found["name"] if found and say_sender(sender) != sender else sender


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
