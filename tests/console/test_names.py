from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from gameday.console.names import plain_name


@given(st.text(max_size=400))
def test_a_name_is_one_short_visible_line(typed: str) -> None:
    """Whatever is typed: nothing invisible is left, and it is itself already plain."""
    name = plain_name(typed)
    assert len(name) <= 60
    assert name == " ".join(name.split())
    assert not {unicodedata.category(one) for one in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_names_of_all_kinds_stay_as_they_are() -> None:
    """Any name will do."""
    names = ["dana", "Zoë O'Hara-李", "Ngọc Ánh", "محمد", "<b>erin</b>", "🦊"]
    assert [plain_name(one) for one in names] == names


def test_what_turns_text_around_or_towers_over_it_is_taken_out() -> None:
    """Direction marks, line ends, NUL, and more accents than a letter has."""
    assert plain_name("a\u202eb\u2066c\n\x00d e" + "\u0301" * 50) == "abc d é" + "\u0301" * 3
