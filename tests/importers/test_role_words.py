"""The words people use for roles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.importers.role_table import WORDS
from gameday.importers.role_words import USUAL, RoleWords, close_role


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("IC", "incident_commander"),
        ("Incident Commander (IC)", "incident_commander"),
        ("the incident lead", "incident_commander"),
        ("Comms", "comms_lead"),
        ("Primary On-Call", "primary_oncall"),
        ("secondary on call", "secondary_oncall"),
        ("Note-taker", "scribe"),
        ("first line", None),
        ("dana", None),
        ("", None),
    ],
)
def test_a_word_for_a_role_means_it_where_that_is_plain(words: str, role: str | None) -> None:
    assert USUAL.role(words) == role


@pytest.mark.parametrize(("role", "words"), WORDS.items())
def test_every_word_means_its_role(role: str, words: tuple[str, ...]) -> None:
    assert {USUAL.role(word) for word in words} == {role}


def test_what_a_person_says_and_what_the_sop_names_come_first() -> None:
    own = RoleWords({"First line": "primary_oncall", "comms": "press_desk"}, frozenset({"incident_manager"}))
    words = ("first-line", "Comms", "Press desk", "Incident Manager", "incident lead")
    assert [own.role(one) for one in words] == [
        "primary_oncall",
        "press_desk",
        "press_desk",
        "incident_manager",
        "incident_commander",
    ]


def test_what_may_mean_a_role_is_asked_about() -> None:
    assert [close_role(words) for words in ("first line", "on-call", "incident comander", "cats")] == [
        "primary_oncall",
        "primary_oncall",
        "incident_commander",
        None,
    ]
    assert close_role("pres desk", {"press_desk"}) == "press_desk"


@given(st.text(max_size=60))
def test_whatever_is_said_is_a_role_or_nothing(words: str) -> None:
    assert USUAL.role(words) in (None, *WORDS)
    assert close_role(words) in (None, *WORDS)
