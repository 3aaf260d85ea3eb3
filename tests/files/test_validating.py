"""Every fault of a document in one go, and nothing that only follows from another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.errors import Fault, InputError
from gameday.files import load_scenario, load_sop
from gameday.files.node import Node
from gameday.files.safe_yaml import read_yaml
from gameday.files.shipped import find
from gameday.files.stand_in import PLACEHOLDER
from gameday.files.validating import validated
from gameday.sop.model import Sop

SOUND = """\
format: 1
name: ours
title: Ours
documents: [{id: h, title: Handbook}]
levels:
- {name: high, text: Bad, source: {document: h}}
- {name: low, text: Mild, source: {document: h}}
severity:
  rules:
  - {id: a, level: high, when: {data: lost}, text: x, source: {document: h}}
  - {id: b, level: low, when: {growing: true}, text: x, source: {document: h}}
clauses:
- {id: c, kind: hold, text: x, source: {document: h}, watch: {high: 5m}}
- {id: d, kind: cadence, text: x, source: {document: h}, audience: internal, every: {low: 1h}}
"""


def told(*changes: tuple[str, str]) -> list[str]:
    """The faults of the sound SOP with some of its text replaced."""
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    try:
        validated(Sop, read_yaml(text, "f"))
    except InputError as error:
        return [str(fault).removeprefix("f:") for fault in error.faults]
    return []


LISTED = """\
levels:
- {name: high, text: Bad, source: {document: h}}
- {name: low, text: Mild, source: {document: h}}
"""
LEVELS = ", expected one of high, low"


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ((), []),
        (
            (("id: c,", "id: c, wieght: 3,"), ("{low: 1h}", "{lowest: 1h}")),
            [
                "13: the key `wieght` is not known here; did you mean `weight`?",
                f"14: 'lowest' is no level of this SOP{LEVELS}",
            ],
        ),
        (
            (("title: Ours\n", ""), ("id: d,", "id: c,")),
            ["1: the key `title` is missing, expected one line of text: what people call it",
             "13: 'c' is there twice, expected each name once"],
        ),
        (
            (("level: high", "level: 3"), ("level: low", "level: lowest")),
            [
                "10: `level` cannot be 3, expected a level, or a list of them where any is right",
                f"11: 'lowest' is no level of this SOP{LEVELS}",
            ],
        ),
    ],
)  # fmt: skip
def test_parts_that_do_not_fit_are_told_beside_parts_that_cannot_be_read(
    changes: tuple[tuple[str, str], ...], faults: list[str]
) -> None:
    assert sorted(told(*changes)) == sorted(faults)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("levels:\n", "levls:\n", "5: the key `levls` is not known here; did you mean `levels`?"),
        ("name: high", "name: hi/gh", "6: `name` cannot be 'hi/gh', expected text of the form"),
        ("{id: h, title: Handbook}", "{id: '', title: Handbook}", "4: `id` cannot be '', expected at least 1"),
        ("kind: hold", "kind: hol", "13: `kind` cannot be 'hol'; did you mean `hold`?"),
        ("audience: internal, every: {low: 1h}", "every: {low: 1h}", "14: the key `audience` is missing"),
        ("every: {low: 1h}", "every: 1h", "14: `every` cannot be '1h', expected a bound for each level"),
    ],
)
def test_what_follows_from_a_fault_is_no_second_fault(old: str, new: str, fault: str) -> None:
    found = told((old, new))
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_what_stands_behind_a_misspelt_key_is_looked_at_too() -> None:
    assert told(("levels:\n", "levls:\n"), ("{high: 5m}", "{top: 5m}")) == [
        "5: the key `levls` is not known here; did you mean `levels`?",
        f"13: 'top' is no level of this SOP{LEVELS}",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (LISTED, "levels: [high, low]\n\n\n", "an item of `levels` cannot be 'low', expected a mapping with `name`"),
        (LISTED, "levels: {high: Bad, low: Mild}\n\n\n", "`levels` cannot be a mapping, expected the severity levels"),
        ("{data: lost}", "{zzz: lost}", "the key `zzz` is not known here, expected one of any"),
        ("kind: hold", "kind: zz", "`kind` cannot be 'zz', expected one of deadline"),
    ],
)  # fmt: skip
def test_names_stay_known_whatever_is_wrong_with_what_bears_them(old: str, new: str, fault: str) -> None:
    found = told((old, new), ("{low: 1h}", "{lower: 1h}"), ("level: low", "level: lo"), ("title: Ours", "title: 3"))
    others = [
        "3: `title` cannot be the bare number 3 (put it in quotes), expected text",
        f"11: 'lo' is no level of this SOP{LEVELS}",
        f"14: 'lower' is no level of this SOP{LEVELS}",
    ]
    assert [one for one in found if one in others] == others
    assert any(fault in one for one in found)
    assert len(found) == len(others) + (2 if "[high" in new else 1)


def test_faults_told_before_stand_among_the_others() -> None:
    with pytest.raises(InputError) as caught:
        validated(Sop, read_yaml(SOUND.replace("title: Ours\n", ""), "f"), [Fault("f", 3, "odd", "even")])
    assert [fault.line for fault in caught.value.faults] == [1, 3]


def test_a_scenario_s_levers_are_not_missed_where_they_cannot_be_read(tmp_path: Path) -> None:
    """`nothing ever helps against the fault` would only follow from the lever that could not be read."""
    text = find("scenarios", "checkout-errors").read_text(encoding="utf-8")
    path = tmp_path / "scenario.yaml"
    path.write_text(text.replace("mitigations:", "mitigatoins:", 1).replace("difficulty:", "dificulty:", 1))
    with pytest.raises(InputError) as caught:
        load_scenario(path)
    assert [fault.wrong for fault in caught.value.faults] == [
        "the key `dificulty` is not known here; did you mean `difficulty`?",
        "the key `mitigatoins` is not known here; did you mean `mitigations`?",
    ]


PLAIN = json.loads(load_sop("seilers").model_dump_json(by_alias=True, exclude_unset=True))


def places(plain: object, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    return [here, *(path for step, child in steps for path in places(child, (*here, step)))]


def node(plain: object, here: tuple[str | int, ...] = ()) -> Node:
    """Plain data as a tree in which every place stands on a line of its own."""
    line = LINES.setdefault(here, len(LINES) + 1)
    if isinstance(plain, dict):
        return Node({key: node(child, (*here, key)) for key, child in plain.items()}, "f", line)
    if isinstance(plain, list):
        return Node(tuple(node(child, (*here, index)) for index, child in enumerate(plain)), "f", line)
    assert plain is None or isinstance(plain, str | int | float | bool)
    return Node(plain, "f", line)


LINES: dict[tuple[str | int, ...], int] = {}


@given(data=st.data())
def test_one_bad_value_is_told_where_it_stands_and_nowhere_else(data: st.DataObject) -> None:
    """Law: a mapping where there was a text or a figure gives faults on its own line alone, in an SOP of any size."""
    tree = node(PLAIN)
    leaves = [path for path in places(PLAIN)[1:] if tree.at(path).text is not None]
    where = data.draw(st.sampled_from(leaves))
    wrong = tree.with_(where, node({"odd": 1}, where))
    with pytest.raises(InputError) as caught:
        validated(Sop, wrong)
    assert {fault.line for fault in caught.value.faults} <= {LINES[where], LINES[(*where, "odd")]}
    assert PLACEHOLDER not in str(caught.value)


def test_a_mapping_that_is_wanted_is_shown() -> None:
    wanted = "a bound for each level it binds at, such as {SEV1: 15m}"
    assert told(("watch: {high: 5m}", "watch: 5m"), ("{data: lost}", "lost")) == [
        "10: `when` cannot be 'lost', expected the facts of impact it holds under, such as {core_function: down}",
        f"13: `watch` cannot be '5m', expected {wanted}",
    ]


def test_that_nothing_helps_is_told_beside_anything_else_that_is_wrong(tmp_path: Path) -> None:
    """Levers that are not there were not lost."""
    text = find("scenarios", "checkout-errors").read_text(encoding="utf-8")
    start, end = text.index("  mitigations:\n"), text.index("  alerts:\n")
    path = tmp_path / "scenario.yaml"
    path.write_text((text[:start] + text[end:]).replace("urgency: high", "urgency: hihg", 1))
    with pytest.raises(InputError) as caught:
        load_scenario(path)
    told = [fault.wrong.rpartition(" ")[0] for fault in caught.value.faults]
    assert told == ["nothing ever helps against", "nothing ever starts", "`urgency` cannot be"]


def test_every_fact_a_scenario_states_wrongly_is_told(tmp_path: Path) -> None:
    text = find("scenarios", "checkout-errors").read_text(encoding="utf-8")
    path = tmp_path / "scenario.yaml"
    stated = "\nstated_truth:\n- at: 1m\n  facts:\n    data: gone\n    users_affected: 3\n"
    path.write_text(text.replace("difficulty:", "dificulty:", 1) + stated)
    with pytest.raises(InputError) as caught:
        load_scenario(path)
    assert [fault.wrong for fault in caught.value.faults][:3] == [
        "the key `dificulty` is not known here; did you mean `difficulty`?",
        "data cannot be 'gone'",
        "users_affected cannot be 3.0",
    ]
