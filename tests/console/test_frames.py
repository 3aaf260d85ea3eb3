from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from gameday.console.frames import Log


def _read(found: bytes | None) -> list[object] | None:
    return None if found is None else json.loads(b"[" + found + b"]")


def test_frames_are_numbered_from_one() -> None:
    """Each with its type, and what it says."""
    log = Log()
    log.entry({"id": "e1", "said": "Zoë declared"})
    log.view({"drill": {"state": "running"}})
    assert _read(log.after(0)) == [
        {"n": 1, "type": "entry", "entry": {"id": "e1", "said": "Zoë declared"}},
        {"n": 2, "type": "view", "view": {"drill": {"state": "running"}}},
    ]
    assert (_read(log.after(2)), log.after(3), log.last) == ([], None, 2)


@given(st.integers(0, 60), st.integers(0, 60))
def test_going_on_from_anywhere_gives_what_is_missing(had: int, came: int) -> None:
    """No frame twice, none left out."""
    log = Log()
    for number in range(had + came):
        log.entry({"id": str(number)})
    frames = _read(log.after(had)) or []
    assert [one["n"] for one in frames if isinstance(one, dict)] == list(range(had + 1, had + came + 1))


def test_what_was_let_go_is_told_apart_from_nothing_new() -> None:
    """Whoever was away for too long has to look at the whole again."""
    log = Log()
    for number in range(6_000):
        log.entry({"id": str(number)})
    assert (log.after(0), log.after(999), _read(log.after(6_000))) == (None, None, [])
    assert len(_read(log.after(1_000)) or []) == 5_000


def test_a_log_is_bounded_in_bytes_too() -> None:
    """Views are large, and there are many in eight hours."""
    log = Log()
    for _ in range(100):
        log.view({"msel": "x" * 1_000_000})
    assert log.after(90) is None
    assert len(log.after(98) or b"") < 3_000_000
