"""Do the variants of a scenario hold together?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.files.shipped import shipped_names
from gameday.files.variants import TRIED, refused_variants

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
