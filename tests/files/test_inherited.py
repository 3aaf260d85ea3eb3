"""What an SOP inherits, with its levels called as the company calls them."""

from __future__ import annotations

from pathlib import Path

from gameday.files.documents import open_sop
from gameday.files.inherited import inherited_by

OWN = """\
format: 1
extends: {base}
name: own
title: Own
levels:
  - {{name: Critical, aliases: [SEV1]}}
"""


def written(directory: Path, base: str) -> Path:
    path = directory / "own.yaml"
    path.write_text(OWN.format(base=base), encoding="utf-8")
    return path


def test_the_parent_with_the_names_of_the_child(tmp_path: Path) -> None:
    base = inherited_by(open_sop(written(tmp_path, "mitigate-first")))
    assert base is not None
    assert (base.name, base.ladder.levels) == ("mitigate-first", ("Critical", "SEV2", "SEV3"))
    assert base.clauses[2].text == "The page is acknowledged within 5 minutes at Critical and 15 minutes at SEV2."


def test_nothing_is_inherited_by_an_sop_that_extends_no_other() -> None:
    assert inherited_by(open_sop("mitigate-first")) is None


def test_a_parent_that_is_no_sop_by_itself_is_nothing_to_compare_with(tmp_path: Path) -> None:
    (tmp_path / "half.yaml").write_text("format: 1\nextends: mitigate-first\nname: {drop: true}\n", encoding="utf-8")
    assert inherited_by(open_sop(written(tmp_path, "./half.yaml"))) is None
