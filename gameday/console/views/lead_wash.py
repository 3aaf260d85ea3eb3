"""The hot wash: what everybody wrote right after the drill, on the page and as notes beside the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, Protocol

from pydantic import JsonValue

from gameday.retrospective.plain import plain

Side = Literal["well", "not_well", "action"]
SIDES: Mapping[Side, str] = {"well": "What went well", "not_well": "What did not", "action": "What we will do"}


_MOST_LETTERS = 4000


class Item(Protocol):
    """One thing somebody wrote."""

    @property
    def id(self) -> str:
        """Its name, for taking it away again."""

    @property
    def side(self) -> Side:
        """Where it belongs."""

    @property
    def text(self) -> str:
        """What was written."""

    @property
    def owner(self) -> str | None:
        """Who does it, of an action."""

    @property
    def due(self) -> str | None:
        """By when, of an action."""


def wash_section(items: Iterable[Item]) -> list[JsonValue]:
    """The items in the order they came."""
    return [
        {"id": one.id, "side": one.side, "text": one.text, "owner": one.owner or "", "due": one.due or ""}
        for one in items
    ]


def wash_notes(items: Iterable[Item]) -> str:
    """The same as Markdown, for `notes.md`; nothing where nobody wrote anything."""
    found = list(items)
    parts = [part for side, title in SIDES.items() if (part := "\n".join(_part(side, title, found)))]
    return "\n\n".join(["# Hot wash", *parts]) + "\n" if parts else ""


def _part(side: Side, title: str, items: Iterable[Item]) -> Iterator[str]:
    lines = [_line(one) for one in items if one.side == side]
    if lines:
        yield f"## {title}\n"
        yield from lines


def _line(one: Item) -> str:
    words = plain(one.text, _MOST_LETTERS)
    told = [
        f"owner: {plain(one.owner)}" if one.owner else "no owner yet",
        f"due: {plain(one.due)}" if one.due else "no date yet",
    ]
    return f"- {words} ({', '.join(told)})" if one.side == "action" else f"- {words}"
