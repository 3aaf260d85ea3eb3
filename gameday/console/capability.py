"""What a link allows: one capability each."""

from __future__ import annotations

from typing import Literal, get_args

from gameday.terms.frozen import frozen
from gameday.terms.role import canonical_role

CapabilityKind = Literal["owner", "lead", "evaluator", "seat", "room", "public"]
KINDS: tuple[CapabilityKind, ...] = get_args(CapabilityKind)
ANY_ROLE = "*"
"""In place of a role: whoever joins picks one."""


@frozen
class Capability:
    """One capability: what somebody may see and do, of one drill or (the owner) of the server."""

    kind: CapabilityKind
    role: str | None = None
    """Of a seat: its role, or `*` where it is to be picked. None for every other."""

    @property
    def text(self) -> str:
        """In one word, as links and pages say it: `lead`, `seat:incident_commander`, `seat:*`."""
        return self.kind if self.role is None else f"{self.kind}:{self.role}"


def read_capability(kind: str, role: str | None) -> Capability:
    """The capability of a kind and a role.

    Raises:
        ValueError: there is no such capability, or its role is missing or too much.

    """
    found = next((one for one in KINDS if one == kind), None)
    if found is None or found == "owner":
        raise ValueError(f"there is no such capability, expected one of {', '.join(KINDS[1:])}")
    if found != "seat":
        if role is not None:
            raise ValueError(f"only a seat has a role, and this is {found}")
        return Capability(found)
    if not role:
        raise ValueError("a seat needs a role, or * where it is to be picked")
    return Capability(found, role if role == ANY_ROLE else canonical_role(role))
