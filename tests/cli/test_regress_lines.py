"""Where an edit stands in the candidate's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.cli.regress_lines import line_of
from gameday.files.documents import load_sop, open_sop

EDIT = """\
format: 1
name: ours
extends: mitigate-first
contacts:
  - {target: legal, text: Counsel, source: {document: "001", section: People}}
clauses:
  - id: page-secondary
    text: Somebody else is called.
    after:
      SEV1: 10m
      SEV2: 40m
  - id: acknowledge
    within: {SEV1: 3m}
  - id: cadence-external
    text: Told oftener, it says.
  - id: another
    kind: deadline
    from: first_page
    to: {kind: acknowledged}
    text: Somebody looks.
    source: {document: "001", section: More}
    within: {SEV1: 10m}
"""


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("page-secondary", 11),
        ("acknowledge", 13),
        ("cadence-external", 15),
        ("another", 16),
        ("contacts: legal", 4),
        ("gone", 1),
        ("", 1),
    ],
)
def test_an_edit_stands_at_the_key_that_says_something_else(tmp_path: Path, part: str, line: int) -> None:
    """What is said anew as it was (SEV1, 10 min) is no edit; of wording and a bound the bound is told."""
    (tmp_path / "ours.yaml").write_text(EDIT)
    loaded = open_sop(tmp_path / "ours.yaml")
    file, at = line_of(load_sop("mitigate-first"), loaded, part)
    assert (Path(file).name, at) == ("ours.yaml", line)
