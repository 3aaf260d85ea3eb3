"""Do the variants of a scenario hold together?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import Fault
from gameday.files.documents import load_scenario, open_scenario
from gameday.files.extends import read_chain
from gameday.files.field_names import field_names
from gameday.files.node import Node, node_of
from gameday.files.shipped import find, shipped_names
from gameday.files.variants import TRIED, refused_variants
from gameday.files.variation import varied
from gameday.fitting import lint
from gameday.scenario.variable import Variable
from gameday.terms.duration import parse_duration

OWN = """
format: 1
name: till
title: A till
pitch: It does not open.
starts_at: "2026-04-20T14:45:00Z"
ends_after: 1h
vars:
  late: {from: 10m, to: 90m, usual: 10m}
phases:
  - {id: one, title: One, at: 0s}
injects:
  - {id: bell, kind: message, at: "{{late}}", text: A bell rings.}
"""


def test_variants_beyond_what_fits_are_told_by_number(tmp_path: Path) -> None:
    """As it is written it is well; where the range reaches over the end it is not."""
    (tmp_path / "till.yaml").write_text(OWN)
    found = refused_variants(tmp_path / "till.yaml")
    assert 0 < len(found) < TRIED
    assert {text.partition(" comes at ")[0] for text in found.values()} == {"inject 'bell'"}
    assert refused_variants(f"{tmp_path / 'till.yaml'}@{min(set(range(1, TRIED + 1)) - set(found))}") == {}


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_every_variant_of_what_is_shipped_can_be_read(name: str) -> None:
    assert refused_variants(name) == {}


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_three_variants_of_what_is_shipped_are_three_stories(name: str) -> None:
    """Neither the file nor any of them shares a title, or a pitch with its services, with another."""
    variants = [load_scenario(name), *(load_scenario(f"{name}@{number}") for number in (1, 2, 3))]
    told = {
        (one.pitch, tuple(sorted(service.name for service in one.world.services)) if one.world else ())
        for one in variants
    }
    assert (len({one.title for one in variants}), len(told)) == (4, 4)
    assert not [one.title for one in variants if "{{" in f"{one.title}{one.pitch}{one.hidden_truth}"]


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_business_people_names_and_numbers_are_others_in_each_variant(name: str) -> None:
    """Law: no variable is as written, neighbours differ, and all three do where there are words or steps enough."""
    told = read_chain(find("scenarios", name, ()), "scenarios")[0].child("vars")
    assert told is not None
    root = node_of({"name": name, "title": {key: f"{{{{{key}}}}}" for key, _ in told.children()}}, "f", 1)
    variants = [_drawn(root.with_(("vars",), told), number) for number in (None, 1, 2, 3)]
    same = []
    for key, node in told.children():
        written, first, second, third = (each[str(key)] for each in variants)
        many = _many(Variable.model_validate(node.plain()))
        if (
            (many > 1 and written in (first, second, third))
            or (many > 2 and first == second)
            or (many > 3 and third in (first, second))
        ):
            same.append((key, many, written, first, second, third))
    assert same == []


def _drawn(root: Node, variant: int | None) -> dict[str, str]:
    """What stands under `title` in a variant."""
    faults: list[Fault] = []
    title = varied(root, variant, faults).child("title")
    assert title is not None
    assert faults == []
    return {str(key): str(node.value) for key, node in title.children()}


def _many(one: Variable) -> int:
    """How many values it can have; of a range without steps, of names and of durations, more than enough."""
    if one.one_of:
        return len(set(one.one_of))
    if one.step is None or one.from_ is None or one.to is None:
        return 4
    low, high, step = (parse_duration(end) if isinstance(end, str) else end for end in (one.from_, one.to, one.step))
    return int((high - low) / step + 1e-9) + 1


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_variants_of_what_is_shipped_give_nothing_away(name: str) -> None:
    for number in (1, 2, 3):
        loaded = open_scenario(f"{name}@{number}")
        report = lint(loaded.document, named=field_names(loaded.path))
        assert (number, report.errors, report.spoilers) == (number, (), ())
