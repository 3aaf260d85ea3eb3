"""Keys at a file's top that are understood before a model is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files import load_sop
from gameday.files.drill_dir import Manifest
from gameday.files.head import head_keys, key_for
from gameday.files.node import node_of
from gameday.scenario import Scenario
from gameday.sop import Sop


@pytest.mark.parametrize(
    ("stated", "key", "found"),
    [
        (["extends"], "extends", "extends"),
        (["extnds"], "extends", "extnds"),
        (["extnds", "extends"], "extends", "extends"),
        (["expects"], "extends", None),
        (["expcts"], "extends", None),
        (["zz"], "extends", None),
    ],
)
def test_a_misspelt_key_is_the_one_it_is_nearest_to(stated: list[str], key: str, found: str | None) -> None:
    assert key_for(node_of(dict.fromkeys(stated), "f", 1), key, "scenarios") == found


def test_what_is_no_mapping_has_no_keys() -> None:
    assert key_for(node_of([], "f", 1), "extends", "sops") is None


def test_only_documents_extend_others_and_only_an_sop_has_a_source() -> None:
    extra = [set(head_keys(model)) & {"extends", "source"} for model in (Sop, Scenario, Manifest)]
    assert extra == [{"extends", "source"}, {"extends"}, set()]


def test_a_misspelt_extends_is_one_fault_and_what_is_inherited_is_there(tmp_path: Path) -> None:
    path = tmp_path / "sop.yaml"
    path.write_text("format: 1\nextnds: seilers\nname: ours\ntitle: 3\n")
    with pytest.raises(InputError) as caught:
        load_sop(path)
    assert [(fault.line, fault.wrong) for fault in caught.value.faults] == [
        (2, "the key `extnds` is not known here; did you mean `extends`?"),
        (4, "`title` cannot be the bare number 3 (put it in quotes)"),
    ]
