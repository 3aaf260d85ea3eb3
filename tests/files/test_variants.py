"""Do the variants of a scenario hold together?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.files.documents import load_scenario, open_scenario
from gameday.files.field_names import field_names
from gameday.files.shipped import shipped_names
from gameday.files.variants import TRIED, refused_variants
from gameday.fitting import lint

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
    """No two share a title, and each has another business or another service than its neighbours."""
    variants = [load_scenario(f"{name}@{number}") for number in (1, 2, 3)]
    told = {
        (one.pitch, tuple(sorted(service.name for service in one.world.services)) if one.world else ())
        for one in variants
    }
    assert (len({one.title for one in variants}), len(told)) == (3, 3)
    assert not [one.title for one in variants if "{{" in f"{one.title}{one.pitch}{one.hidden_truth}"]


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_variants_of_what_is_shipped_give_nothing_away(name: str) -> None:
    for number in (1, 2, 3):
        loaded = open_scenario(f"{name}@{number}")
        report = lint(loaded.document, named=field_names(loaded.path))
        assert (number, report.errors, report.spoilers) == (number, (), ())
