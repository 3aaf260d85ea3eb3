"""The very same document: as a key, and as what work is done once for."""

from __future__ import annotations

import weakref

from gameday.terms.calendar import Calendar
from gameday.terms.same import Same, once_for_document


def test_only_the_very_same_document_is_the_same() -> None:
    """Two that say the same are two keys: a copy with other values never meets what was kept for the first."""
    one, twin = Calendar(), Calendar()
    assert one == twin
    assert {Same(one): "kept"}.get(Same(one)) == "kept"
    assert {Same(one): "kept"}.get(Same(twin)) is None
    assert Same(one) != one


def test_work_is_done_once_for_the_very_same_document() -> None:
    """A twin is worked on by itself, and what came to nothing is not tried again."""
    asked: list[Calendar] = []

    @once_for_document
    def holidays(calendar: Calendar) -> int:
        asked.append(calendar)
        return len(calendar.holidays)

    one, twin = Calendar(), Calendar()
    assert [holidays(calendar) for calendar in (one, twin, one, twin)] == [0, 0, 0, 0]
    assert [id(calendar) for calendar in asked] == [id(one), id(twin)]


def test_what_is_kept_of_documents_is_bounded() -> None:
    """After some thousand others one that nobody else holds is forgotten."""

    @once_for_document
    def zone(calendar: Calendar) -> str:
        return calendar.timezone

    first = Calendar(timezone="Europe/Berlin")
    seen, held = weakref.ref(first), [zone(first)]
    del first
    held += dict.fromkeys(zone(Calendar()) for _ in range(2000))
    assert held == ["Europe/Berlin", "UTC"]
    assert seen() is None
