"""Between whom something passes: which seat a row gives and to whom, and who was called."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gameday.importers.role_words import RoleWords

CALLS = frozenset({"paged", "page_failed", "notified", "escalated"})
GIVEN = frozenset({"role_assigned", "role_released"})
HANDED = "handed_off"
CALLED = frozenset({"declared", "severity_changed"})
ROLE_KEYS = frozenset({"role", "seat", "target", "to"})
"""Keys that may hold a role."""
_MOST_ROLE = 60
_WITH_ROLE = re.compile(r"([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]]")


def settle(line: dict[str, object], roles: RoleWords) -> None:
    """Put what the usual columns say of a seat or a call where an entry of this kind holds it.

    Beside a seat that is given, `role` is the seat and `target` who takes it, unless that is itself a role.
    """
    _split_actor(line, roles)
    kind = line["kind"]
    if kind in GIVEN or kind == HANDED:
        _settle_seat(line, roles, "to" if kind == HANDED else "person")
    elif kind in CALLS and "target" not in line:
        _settle_call(line, roles)


def lacking(line: Mapping[str, object]) -> str | None:
    """The key that an entry of this kind needs to say anything, and has not; None where nothing is missing."""
    kind = line["kind"]
    if kind in CALLS:
        return None if "target" in line else "target"
    if kind in CALLED:
        return None if "severity" in line else "severity"
    if kind == "checked":
        return None if "what" in line else "what"
    if kind == "role_assigned":
        return None if "seat" in line else "seat"
    return "to" if kind == HANDED and "to" not in line else None


def _split_actor(line: dict[str, object], roles: RoleWords) -> None:
    """`Mia (IC)` is mia in her role."""
    actor = line.get("actor")
    found = _WITH_ROLE.fullmatch(actor) if isinstance(actor, str) else None
    role = roles.role(found[2]) if found else None
    if found and role:
        line["actor"] = found[1]
        line.setdefault("role", role)


def _settle_seat(line: dict[str, object], roles: RoleWords, taker: str) -> None:
    target = line.pop("target", None)
    seat = roles.role(target) if isinstance(target, str) else None
    if target is not None and seat is None:
        line.setdefault(taker, target)
    if "seat" in line:
        return
    given = seat or line.get("role") or _whole_text(line, roles)
    if given is None:
        return
    line["seat"] = given
    if seat and line.get("role") not in (None, seat):
        # Somebody in another role gave it away: who took it is known by the seat alone.
        line.setdefault(taker, given)


def _settle_call(line: dict[str, object], roles: RoleWords) -> None:
    if "actor" not in line and "role" in line:
        line["target"] = line.pop("role")  # nobody acted, so it is the role that was called
    elif (called := _whole_text(line, roles)) is not None:
        line["target"] = called


def _whole_text(line: dict[str, object], roles: RoleWords) -> str | None:
    text = line.get("text")
    return roles.role(text) if isinstance(text, str) and len(text) <= _MOST_ROLE else None
