"""Roles: the standard ones, and the words people use for them."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from gameday.terms.document import Name

INCIDENT_COMMANDER = "incident_commander"
TECHNICAL_LEAD = "technical_lead"
COMMS_LEAD = "comms_lead"
SCRIBE = "scribe"
PRIMARY_ONCALL = "primary_oncall"
SECONDARY_ONCALL = "secondary_oncall"

STANDARD_ROLES = (INCIDENT_COMMANDER, TECHNICAL_LEAD, COMMS_LEAD, SCRIBE, PRIMARY_ONCALL, SECONDARY_ONCALL)

ALIASES = {
    "operations_lead": TECHNICAL_LEAD,
    "ops_lead": TECHNICAL_LEAD,
    "tech_lead": TECHNICAL_LEAD,
    "communications_lead": COMMS_LEAD,
    "primary": PRIMARY_ONCALL,
    "secondary": SECONDARY_ONCALL,
    "commander": INCIDENT_COMMANDER,
    "ic": INCIDENT_COMMANDER,
    "tl": TECHNICAL_LEAD,
}


@lru_cache(maxsize=1024)
def canonical_role(name: str) -> str:
    """The standard name of a role: `Operations lead` is `technical_lead`; an unknown role keeps its own name."""
    word = name.strip().lower().replace("-", "_").replace(" ", "_")
    return ALIASES.get(word, word)


_INITIALS = frozenset({"ceo", "ciso", "cto", "pr", "sre", "vp"})


@lru_cache(maxsize=1024)
def say_role(role: str) -> str:
    """A role for people: `incident commander`, `primary on-call`, `VP engineering`."""
    words = role.replace("oncall", "on-call").replace("_", " ").split(" ")
    return " ".join(word.upper() if word in _INITIALS else word for word in words)


_DEPARTMENTS = frozenset(
    {"legal", "security", "support", "press", "pr", "finance", "marketing", "compliance", "management"}
)
"""No article stands before them."""


def say_the_role(role: str) -> str:
    """A role within a sentence: `the incident commander`, but `legal`."""
    return say_role(role) if role in _DEPARTMENTS else f"the {say_role(role)}"


Role = Annotated[Name, AfterValidator(canonical_role)]
"""A role in a document: a standard one, one of its aliases, or one the SOP names."""
