"""YAML, read narrowly and safely."""

from __future__ import annotations

import pytest

from gameday.errors import InputError
from gameday.files import safe_yaml
from gameday.files.safe_yaml import read_on, read_yaml


def faults(content: bytes | str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_yaml(content, "f.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_only_plain_numbers_truths_and_nothing_are_more_than_text() -> None:
    text = """
    yes: on
    answer: no
    octal: 010
    hex: 0x1f
    grouped: 1_000
    sexagesimal: 190:20:30
    day: 2026-04-20
    time: 14:52
    moment: 2026-04-20T14:52:00Z
    whole: -12
    share: 0.5
    big: 1e3
    true_: true
    nothing: ~
    empty:
    quoted: "12"
    """
    assert read_yaml(text, "f").plain() == {
        "yes": "on",
        "answer": "no",
        "octal": "010",
        "hex": "0x1f",
        "grouped": "1_000",
        "sexagesimal": "190:20:30",
        "day": "2026-04-20",
        "time": "14:52",
        "moment": "2026-04-20T14:52:00Z",
        "whole": -12,
        "share": 0.5,
        "big": 1000.0,
        "true_": True,
        "nothing": None,
        "empty": None,
        "quoted": "12",
    }


def test_every_value_knows_its_line() -> None:
    root = read_yaml("a: 1\nb:\n  - x\n  - {c: 2,\n     d: 3}\nlong: |\n  text\n", "f")
    places = {path: root.nearest(path).line for path in [("a",), ("b",), ("b", 1), ("b", 1, "d"), ("long",), ("gone",)]}
    assert places == {("a",): 1, ("b",): 2, ("b", 1): 4, ("b", 1, "d"): 5, ("long",): 6, ("gone",): 1}


def test_of_a_key_that_stands_twice_either_value_can_be_taken() -> None:
    text = "a: 1\na: {b: [2]}\nc: 3\n"
    (first, told), (second, again) = read_on(text, "f"), read_on(text, "f", 1)
    assert (first.plain(), second.plain()) == ({"a": 1, "c": 3}, {"a": {"b": [2]}, "c": 3})
    assert [fault.line for fault in told] == [fault.line for fault in again] == [2]
    assert [node.line for node in first.walk() if node.again] == []
    assert [node.plain() for node in second.walk() if node.again] == [{"b": [2]}, [2], 2]


def test_every_fault_is_told_at_once() -> None:
    text = 'a: 1\na: 2\nb: *x\nc: !!int 3\n1: 2\n"d": .nan\ne: 1e999\n<<: {}\nf: "\\ud800"\n'
    assert faults(text) == [
        "f.yaml:2: the key `a` is there twice (first in line 1), expected each key once",
        "f.yaml:3: `*x` points elsewhere in the file, expected the value itself, written out",
        "f.yaml:4: the tag `tag:yaml.org,2002:int` is not read here, expected the value without a tag",
        'f.yaml:5: the key `1` is not text, expected it in quotes: "1"',
        "f.yaml:6: .nan is no figure, expected a finite number, or text in quotes",
        "f.yaml:7: 1e999 is too large, expected a finite number, or text in quotes",
        "f.yaml:8: merge keys are not read, expected `extends` with the name of another file",
        "f.yaml:9: an escape gives a character that is no text, expected plain text",
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("[" * 300_000, "f.yaml:1: this is nested too deeply, expected at most 50 levels"),
        ("{a: " * 100_000, "f.yaml:1: this is nested too deeply, expected at most 50 levels"),
        ("- " * 100_000, "f.yaml:1: this is nested too deeply, expected at most 50 levels"),
        (b"a: 1\nb: \xff", "f.yaml:2: this is not UTF-8 text, expected a text file saved as UTF-8"),
        ("a: 1\nb: \0", "f.yaml:2: there is a NUL byte in the text, expected plain text"),
        ("a: 1\nb: \x01", "f.yaml:2: there is a control character (number 1), expected plain text"),
        ("a: 1\n---\nb: 2", "f.yaml:2: a second document begins here, expected one document in a file"),
        ("a: b: c", "f.yaml:1: a second `:` stands in this line, expected quotes around text that holds `: `"),
        ("a: 'b", "f.yaml:1: a quote is not closed, expected a closing quote"),
        ("a: [1, 2", "f.yaml:1: a list in brackets is not closed, expected a `,` or `]`"),
        ("a:\n\tb: 1", "f.yaml:2: a tab or a special character begins a value, "),
        ("? [a]\n: 1", "f.yaml:1: a list or mapping stands where a key should, expected a key that is text"),
        ("n: " + "9" * 5000, "f.yaml:1: " + "9" * 40 + " has too many digits, expected at most 18, or text in quotes"),
        ('"\\UFFFFFFFF"', "f.yaml:1: this is not YAML, expected valid YAML"),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words(content: bytes | str, fault: str) -> None:
    assert faults(content)[0].startswith(fault)


def test_an_alias_bomb_does_not_grow() -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert len(faults(bomb)) == 40


def test_size_and_number_of_values_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(b"a" * (1024 * 1024 + 1)) == ["f.yaml: this file is larger than 1024 KiB, expected a smaller one"]
    monkeypatch.setattr(safe_yaml, "MOST_VALUES", 10)
    assert faults("[1,2,3,4,5,6,7,8,9,10,11]") == [
        "f.yaml:1: there are too many values in this file, expected at most 10"
    ]


def test_an_empty_file_is_nothing() -> None:
    assert read_yaml("# only a comment\n", "f").plain() is None
