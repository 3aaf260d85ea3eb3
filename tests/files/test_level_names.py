"""A company that extends an SOP may call its levels what it always called them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files.documents import load_sop
from gameday.sop.model import bounds_of
from gameday.terms.facts import Facts

OWN = """\
format: 1
extends: mitigate-first
name: ours
levels:
  - {name: P1, aliases: [SEV1]}
  - {name: P2, aliases: [SEV2]}
  - {name: P3, aliases: [SEV3]}
"""


def test_inherited_levels_take_the_companys_names_everywhere(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OWN)
    ours, theirs = load_sop(tmp_path / "ours.yaml"), load_sop("mitigate-first")
    renamed = {"SEV1": "P1", "SEV2": "P2", "SEV3": "P3"}
    assert ours.ladder.levels == ("P1", "P2", "P3")
    assert [ours.ladder.rank(name) for name in ("SEV1", "P2", "sev-3")] == [0, 1, 2]
    assert ours.classify(Facts(data="lost")).levels == ("P1",)
    for own, base in zip(ours.clauses, theirs.clauses, strict=True):
        assert bounds_of(own) == {renamed[level]: bound for level, bound in bounds_of(base).items()}
        assert own.levels == tuple(renamed[level] for level in base.levels)


def test_one_level_may_be_renamed_alone(tmp_path: Path) -> None:
    only = OWN.replace("  - {name: P2, aliases: [SEV2]}\n  - {name: P3, aliases: [SEV3]}\n", "")
    (tmp_path / "ours.yaml").write_text(only)
    assert load_sop(tmp_path / "ours.yaml").ladder.levels == ("P1", "SEV2", "SEV3")


def test_an_alias_that_is_another_level_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(
        "format: 1\nextends: mitigate-first\nname: ours\nlevels:\n  - {name: SEV2, aliases: [SEV1]}\n"
    )
    with pytest.raises(InputError, match=r"ours\.yaml:5: 'SEV1' is a level itself, expected another name"):
        load_sop(tmp_path / "ours.yaml")
