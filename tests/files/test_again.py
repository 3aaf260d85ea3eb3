"""Later values of a key that stands more than once."""

from __future__ import annotations

from gameday.files.again import faults_of_later_values
from gameday.files.safe_yaml import read_on
from gameday.terms.document import Document, Name


class Pet(Document):
    """A pet."""

    name: Name
    legs: int = 4
    friends: tuple[Name, ...] = ()


def told(text: str) -> list[str]:
    return [str(fault) for fault in faults_of_later_values(Pet, lambda turn: read_on(text, "f", turn)[0])]


def test_what_is_wrong_in_a_later_value_is_told_and_nothing_else() -> None:
    text = "name: tom\nlegs: many\nlegs: 3\nlegs: few\nfriends: [a]\nfriends:\n- b\n- {c: d}\n"
    assert told(text) == [
        "f:8: an item of `friends` cannot be a mapping, expected text",
        "f:4: `legs` cannot be 'few', expected a whole number",
    ]


def test_where_no_key_stands_twice_there_is_nothing_to_tell() -> None:
    assert told("nam: tom\nlegs: many\n") == []


def test_of_later_values_that_cannot_be_read_nothing_is_told() -> None:
    assert told("name: [") == []
