"""A document as a key."""

from __future__ import annotations

from gameday.terms.calendar import Calendar
from gameday.terms.same import Same


def test_only_the_very_same_document_is_the_same() -> None:
    """Two that say the same are two keys: a copy with other values never meets what was kept for the first."""
    one, twin = Calendar(), Calendar()
    assert one == twin
    assert {Same(one): "kept"}.get(Same(one)) == "kept"
    assert {Same(one): "kept"}.get(Same(twin)) is None
    assert Same(one) != one
