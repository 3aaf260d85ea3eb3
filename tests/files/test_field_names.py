"""The fields that stand in a scenario's file."""

from __future__ import annotations

from pathlib import Path

from gameday.files.field_names import field_names

OWN = """
format: 1
name: till
extends: alarm-without-harm
title: "At the {{ till }}"
vars:
  nested: {one_of: ["{{not_meant}}", b]}
"""


def test_fields_are_found_in_what_a_file_says_and_in_what_it_inherits(tmp_path: Path) -> None:
    """Not in the variables themselves: nothing is put in place there."""
    (tmp_path / "till.yaml").write_text(OWN)
    found = field_names(tmp_path / "till.yaml")
    assert {"till", "lag", "rumour"} <= found
    assert "not_meant" not in found
