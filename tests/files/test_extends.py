"""`extends`: only what differs."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from gameday.errors import InputError
from gameday.files import load_profile, load_sop, load_team
from gameday.files.extends import read_tree
from tests.files.layered import BASE, fault, written


def test_a_value_knows_the_file_it_stands_in(tmp_path: Path) -> None:
    written(tmp_path, "base", BASE)
    root = read_tree(written(tmp_path, "own", "format: 1\nextends: base.yaml\nbounds: {SEV1: 10m}\n"), "sops")
    places = [(Path(node.file).name, node.line) for node in map(root.nearest, [("bounds", "SEV1"), ("bounds", "SEV2")])]
    assert places == [("own.yaml", 3), ("base.yaml", 9)]


def test_a_shipped_document_can_be_extended(tmp_path: Path) -> None:
    root = read_tree(written(tmp_path, "own", "format: 1\nextends: seilers\nname: ours\n"), "sops")
    assert root.nearest(("name",)).value == "ours"
    assert root.nearest(("clauses", 0, "id")).file == "sops/seilers.yaml"


def test_a_chain_without_an_end_is_a_fault(tmp_path: Path) -> None:
    written(tmp_path, "base", "format: 1\nextends: own\n")
    own = written(tmp_path, "own", "format: 1\nextends: base\n")
    assert fault(own) == "/base.yaml:2: this extends itself in a circle, expected a chain with an end"


def test_a_chain_that_is_too_long_is_a_fault(tmp_path: Path) -> None:
    for number in range(12):
        written(tmp_path, f"n{number}", f"format: 1\nextends: n{number + 1}\n")
    assert fault(tmp_path / "n0.yaml") == "/n8.yaml:2: too many files extend one another, expected at most 8"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: x\n", "/f.yaml:1: the key `format` is missing, expected `format: 1`"),
        (
            "format: 7\n",
            "/f.yaml:1: format 7 is not known here, expected `format: 1`, which is what this version reads",
        ),
        (
            "format: true\n",
            "/f.yaml:1: format True is not known here, expected `format: 1`, which is what this version reads",
        ),
        ("- x\n", "/f.yaml:1: this is no SOP, expected a mapping that begins with `format: 1`"),
        ("format: 1\nextends: 3\n", "/f.yaml:2: `extends` names nothing, expected a file, or a shipped name"),
        ("format: 1\nextends: ./gone.yaml\n", "/gone.yaml: there is no such file, expected the path of a file"),
    ],
)
def test_a_file_that_cannot_be_a_document_says_so_first(tmp_path: Path, text: str, message: str) -> None:
    assert fault(written(tmp_path, "f", text)) == message


def test_a_misspelt_shipped_name_is_answered_with_the_right_one(tmp_path: Path) -> None:
    own = written(tmp_path, "f", "format: 1\nextends: sielers\n")
    assert fault(own).startswith("/f.yaml:2: there is no SOP of this name")
    assert "did you mean `seilers`?" in fault(own)


def told(directory: Path, own: str, base: str | None = None) -> list[str]:
    """The faults of an SOP that extends another."""
    if base is not None:
        written(directory, "base", base)
    with pytest.raises(InputError) as caught:
        load_sop(written(directory, "own", f"format: 1\nname: own\nextends: base\n{dedent(own)}"))
    return [str(fault).removeprefix(f"{directory}/") for fault in caught.value.faults]


def test_a_base_that_is_not_there_hides_no_fault_of_the_file_itself(tmp_path: Path) -> None:
    found = told(tmp_path, "clauses:\n- {id: a, kind: hold, wieght: 2}\n")
    assert [line.split(", expected")[0] for line in found] == [
        "own.yaml:3: there is no SOP of this name",
        "own.yaml:5: the key `wieght` is not known here; did you mean `weight`?",
    ]


def test_faults_of_both_files_come_at_once_its_own_first(tmp_path: Path) -> None:
    base = "format: 1\nextends: seilers\nname: base\nodd: 1\nclauses:\n- {id: nothing, drop: true}\n"
    found = told(tmp_path, "levls: []\nroles:\n- {role: nobody, drop: true}\n", base)
    assert [line.split(";")[0].split(", ")[0] for line in found] == [
        "own.yaml:4: the key `levls` is not known here",
        "own.yaml:6: there is no nobody to drop",
        "base.yaml:4: the key `odd` is not known here",
        "base.yaml:6: there is no nothing to drop",
    ]


def test_how_a_file_is_written_hides_nothing_of_what_it_says(tmp_path: Path) -> None:
    base = "format: 1\nextends: seilers\nname: base\nname: again\ntitle: !!str x\nodd: *a\nclauses: {}\n"
    found = told(tmp_path, "levls: []\n", base)
    assert [line.split(";")[0].split(", ")[0] for line in found] == [
        "own.yaml:4: the key `levls` is not known here",
        "base.yaml:4: the key `name` is there twice (first in line 3)",
        "base.yaml:5: the tag `tag:yaml.org,2002:str` is not read here",
        "base.yaml:6: `*a` points elsewhere in the file",
        "base.yaml:6: the key `odd` is not known here",
        "base.yaml:7: `clauses` cannot be a mapping",
    ]


DROPPED = """
clauses:
  - {id: acknowledge, drop: true}
  - {id: cadence-internal, every: {SEV1: soon}}
contacts: {drop: true}
"""


@pytest.mark.parametrize("lead", ["extend: seilers", "extends: sielers", "extnds: sielers", "extends: [seilers]"])
def test_what_a_file_drops_is_no_fault_where_only_extends_is_wrong(tmp_path: Path, lead: str) -> None:
    with pytest.raises(InputError) as caught:
        load_sop(written(tmp_path, "own", f"format: 1\nname: own\ntitle: Own\n{lead}\n{DROPPED}"))
    assert not [str(one) for one in caught.value.faults if "`drop`" in one.wrong or "missing" in one.wrong]
    assert {one.line for one in caught.value.faults} <= {4, 7, 8}
    assert caught.value.faults[0].line == 4


def test_dropping_where_nothing_is_inherited_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_sop(written(tmp_path, "own", f"format: 1\nname: own\ntitle: Own\ninherits: seilers\n{DROPPED}"))
    told = [str(one).removeprefix(f"{tmp_path}/own.yaml:") for one in caught.value.faults]
    assert [line.split("expected one of")[0] for line in told if "missing" not in line] == [
        "4: the key `inherits` is not known here, ",
        "7: there is nothing to drop: nothing is inherited here, expected a key `extends`",
        "8: 'soon' is no duration, expected something like 90s, 5m, 1h 30m",
        "9: there is nothing to drop: nothing is inherited here, expected a key `extends`",
    ]
    assert not [line for line in told if line.startswith("7: the key")]


TEAM = """
format: 1
name: us
title: Us
people: [{id: dana, name: Dana, roles: [primary_oncall]}]
profile:
  name: ours
  parameters:
    diagnose: {median: 20m, source: our own, why: "We keep good traces"}
"""


def test_a_profile_written_into_a_team_may_say_only_what_differs(tmp_path: Path) -> None:
    ours = load_team(written(tmp_path, "team", f"{TEAM}  extends: default\n")).behaviour
    usual = load_profile("default")
    assert (ours.name, ours.parameters["diagnose"].why) == ("ours", "We keep good traces")
    assert {**ours.parameters, "diagnose": None} == {**usual.parameters, "diagnose": None}


def test_what_such_a_profile_extends_lies_where_profiles_do(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    written(tmp_path / "profiles", "calm", "format: 1\nextends: optimistic\nname: calm\ntitle: Calm\n")
    written(tmp_path, "calm", "format: 1\nextends: storefront\nname: calm\n")
    by_name = load_team(written(tmp_path, "team", f"{TEAM}  extends: calm\n")).behaviour
    by_path = load_team(written(tmp_path, "team", f"{TEAM}  extends: ./profiles/calm.yaml\n")).behaviour
    assert by_name == by_path
    assert by_name.title == "Calm"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("  extends: defualt\n", ["10: there is no profile of this name"]),
        ("  extend: default\n", ["10: the key `extend` is not known here; did you mean `extends`?"]),
        ("  extends: ./team.yaml\n", ["10: this extends itself in a circle"]),
        ("  extends: default\n  titel: Ours\n", ["11: the key `titel` is not known here; did you mean `title`?"]),
        (
            "    diagnse: {median: 5m}\n    apply_fix: {median: soon}\n    look: {drop: true}\n  extends: default\n",
            [
                "10: the key `diagnse` is not known here; did you mean `diagnose`?",
                "11: 'soon' is no duration",
            ],
        ),
        ("    lok: {drop: true}\n  extends: default\n", ["10: there is no `lok` to drop"]),
    ],
)
def test_a_fault_in_such_a_profile_is_told_and_nothing_that_follows(tmp_path: Path, more: str, told: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        load_team(written(tmp_path, "team", f"{TEAM}{more}"))
    lines = [str(one).removeprefix(f"{tmp_path}/team.yaml:") for one in caught.value.faults]
    assert [line.split(", ")[0] for line in lines] == told
