"""Small pieces of sentences."""

from __future__ import annotations

from gameday.files.words import an, close_to, meant, one_of, say_value


def test_a_few_names_are_listed_and_of_many_the_first() -> None:
    assert (one_of([]), one_of(["a"]), one_of(["a", "b"])) == ("", "a", "one of a, b")
    assert one_of(map(str, range(30))).endswith("22, 23, ...")


def test_a_near_miss_is_answered_with_what_was_meant() -> None:
    assert close_to("Seilrs", ["seilers", "in-practice"]) == "seilers"
    assert close_to("zzz", ["seilers"]) is None
    assert meant("seilrs", ["seilers"]) == ("", "seilers; did you mean `seilers`?")
    assert meant("seilrs", ["seilers", *"abcdefg"]) == ("; did you mean `seilers`?", "")


def test_a_value_is_named_in_short() -> None:
    values = [None, True, 3, 0.25, "a\nb", "x" * 70, [1], {"a": 1}]
    assert [say_value(value) for value in values] == [
        "nothing",
        "true",
        "3",
        "0.25",
        "'a b'",
        f"'{'x' * 60}...'",
        "a list",
        "a mapping",
    ]


def test_articles() -> None:
    assert [an(word) for word in ("SOP", "scenario", "entry")] == ["an SOP", "a scenario", "an entry"]
