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


def test_sentences_take_the_companys_names_and_sources_keep_theirs(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OWN)
    ours, theirs = load_sop(tmp_path / "ours.yaml"), load_sop("mitigate-first")
    told = {one.id: one.text for one in ours.clauses}
    assert told["acknowledge"] == "The page is acknowledged within 5 minutes at P1 and 15 minutes at P2."
    assert [one.source for one in ours.clauses] == [one.source for one in theirs.clauses]


def test_a_name_that_is_a_word_as_well_is_left_in_sentences(tmp_path: Path) -> None:
    """A company that called a level `high` may speak of high traffic."""
    first = OWN.replace("P1", "high") + "clauses:\n  - {id: acknowledge, text: Traffic is high at P2.}\n"
    (tmp_path / "first.yaml").write_text(first)
    again = "format: 1\nextends: first\nname: second\nlevels:\n  - {name: Top, aliases: [high]}\n"
    (tmp_path / "second.yaml").write_text(again)
    second = load_sop(tmp_path / "second.yaml")
    assert second.ladder.levels == ("Top", "P2", "P3")
    assert next(one.text for one in second.clauses if one.id == "acknowledge") == "Traffic is high at P2."
