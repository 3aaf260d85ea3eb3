"""Roles that the edits of a master scenario events list bring in, and nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.importers.msel_columns import ColumnKey
from gameday.importers.msel_page import Page
from gameday.importers.planned_roles import roles_meant, roles_named, say_unknown
from gameday.scenario import Scenario

_ROLES: tuple[ColumnKey, ...] = ("to", "role")


def unknown_roles(page: Page, before: Scenario, after: Scenario) -> Iterator[str]:
    """Each with the first cell that names it."""
    own = roles_named(before)
    for role in sorted(roles_named(after) - own):
        yield from (f"{_named_at(page, role, own)}: {words}" for words in say_unknown([role], own))


def _named_at(page: Page, role: str, own: frozenset[str]) -> str:
    for row in page.rows:
        for key in _ROLES:
            if role in _roles_in(page.text(row, key), own):
                return page.where(row, key)
    return page.sheet.name


def _roles_in(text: str, own: frozenset[str]) -> tuple[str, ...]:
    try:
        return roles_meant(text, own) if text else ()
    except ValueError:
        return ()  # of a row that nothing is read from
