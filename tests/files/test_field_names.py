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


def test_a_field_counts_wherever_in_a_chain_of_files_it_stands(tmp_path: Path) -> None:
    """The file between says its own words in its place: the variable is still used where it was said first."""
    (tmp_path / "first.yaml").write_text(
        'format: 1\nname: first\nextends: alarm-without-harm\ntitle: "{{place}}"\nvars: {place: {one_of: [a, b]}}\n'
    )
    (tmp_path / "second.yaml").write_text("format: 1\nname: second\nextends: ./first.yaml\ntitle: Ours\n")
    (tmp_path / "third.yaml").write_text("format: 1\nname: third\nextends: ./second.yaml\n")
    assert "place" in field_names(tmp_path / "third.yaml")
