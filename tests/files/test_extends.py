"""`extends`: only what differs."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from gameday.errors import InputError
from gameday.files import load_sop
from gameday.files.extends import read_tree

BASE = """
format: 1
name: base
title: The base
levels:
  - {name: SEV1, text: bad}
  - {name: SEV2, text: less bad}
  - {name: SEV3, text: mild}
bounds: {SEV1: 5m, SEV2: 15m}
words: [a, b]
rule: {when: {data: lost, growing: true}, text: x}
levers:
  - {action: restart, target: web, text: again}
  - {action: rollback, target: web, text: back}
"""

WRONG_DROPS = """\
format: 1
extends: base
levels: [{name: SEV9, drop: true}]
bounds: {SEV8: {drop: true}}
"""
READS = "expected `format: 1`, which is what this version reads"


def written(directory: Path, name: str, text: str) -> Path:
    path = directory / f"{name}.yaml"
    path.write_text(dedent(text))
    return path


def merged(directory: Path, own: str) -> dict[str, object]:
    written(directory, "base", BASE)
    plain = read_tree(written(directory, "own", f"format: 1\nextends: base\n{dedent(own)}"), "teams").plain()
    assert isinstance(plain, dict)
    return dict(plain)


def fault(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_tree(path, "sops")
    return str(caught.value).replace(str(path.parent), "")


def test_mappings_merge_and_lists_of_words_are_replaced(tmp_path: Path) -> None:
    own = merged(tmp_path, "bounds: {SEV1: 10m}\nwords: [c]\n")
    assert (own["bounds"], own["words"], own["title"]) == ({"SEV1": "10m", "SEV2": "15m"}, ["c"], "The base")
    assert "extends" not in own


def test_items_with_a_name_merge_and_new_ones_follow(tmp_path: Path) -> None:
    own = merged(tmp_path, "levels: [{name: SEV4, text: tiny}, {name: SEV1, text: awful}]")
    assert own["levels"] == [
        {"name": "SEV1", "text": "awful"},
        {"name": "SEV2", "text": "less bad"},
        {"name": "SEV3", "text": "mild"},
        {"name": "SEV4", "text": "tiny"},
    ]


def test_whoever_names_every_item_states_an_order(tmp_path: Path) -> None:
    own = merged(tmp_path, "levels: [{name: SEV3}, {name: SEV2}, {name: SEV1, drop: true}]")
    assert own["levels"] == [{"name": "SEV3", "text": "mild"}, {"name": "SEV2", "text": "less bad"}]


def test_an_item_or_a_key_can_be_dropped(tmp_path: Path) -> None:
    own = merged(tmp_path, "levels: [{name: SEV3, drop: true}]\nbounds: {SEV2: {drop: true}}\nwords: {drop: true}")
    assert [level["name"] for level in own["levels"]] == ["SEV1", "SEV2"]
    assert own["bounds"] == {"SEV1": "5m"}
    assert "words" not in own


def test_a_condition_is_one_thing_and_is_replaced_whole(tmp_path: Path) -> None:
    assert merged(tmp_path, "rule: {when: {security: breach}}")["rule"] == {"when": {"security": "breach"}, "text": "x"}


def test_two_levers_on_one_service_are_two(tmp_path: Path) -> None:
    own = merged(tmp_path, "levers: [{action: rollback, target: web, text: to yesterday}]")
    assert [lever["text"] for lever in own["levers"]] == ["again", "to yesterday"]


def test_a_value_knows_the_file_it_stands_in(tmp_path: Path) -> None:
    written(tmp_path, "base", BASE)
    root = read_tree(written(tmp_path, "own", "format: 1\nextends: base.yaml\nbounds: {SEV1: 10m}\n"), "sops")
    places = [(Path(node.file).name, node.line) for node in map(root.nearest, [("bounds", "SEV1"), ("bounds", "SEV2")])]
    assert places == [("own.yaml", 3), ("base.yaml", 9)]


def test_a_shipped_document_can_be_extended(tmp_path: Path) -> None:
    root = read_tree(written(tmp_path, "own", "format: 1\nextends: seilers\nname: ours\n"), "sops")
    assert root.nearest(("name",)).value == "ours"
    assert root.nearest(("clauses", 0, "id")).file == "sops/seilers.yaml"


def test_dropping_what_is_not_there_is_a_fault(tmp_path: Path) -> None:
    written(tmp_path, "base", BASE)
    own = written(
        tmp_path, "own", "format: 1\nextends: base\nlevels: [{name: SEV9, drop: true}]\nbounds: {SEV8: {drop: true}}\n"
    )
    assert fault(own).splitlines() == [
        "/own.yaml:3: there is no SEV9 to drop, expected something inherited",
        "/own.yaml:4: there is no `SEV8` to drop, expected something inherited",
    ]


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


def test_a_misspelt_inherited_id_is_asked_about_and_nothing_that_follows_is_told(tmp_path: Path) -> None:
    own = written(
        tmp_path,
        "own",
        """
        format: 1
        extends: mitigate-first
        name: own
        title: Own
        clauses:
          - {id: cadence-externl, every: {SEV1: 20m}}
          - {id: notify-manger, drop: true}
          - {id: quite-another, text: Something new.}
        contacts:
          - {target: secondary_onkall, verified: "2026-01-01"}
        """,
    )
    with pytest.raises(InputError) as caught:
        load_sop(own)
    assert [(one.line, one.wrong) for one in caught.value.faults] == [
        (7, "`cadence-externl` is not inherited, and as something new it lacks `kind`, `text`; did you mean "
            "`cadence-external`?"),
        (8, "there is no notify-manger to drop; did you mean `notify-manager`?"),
        (9, "the key `kind` is missing"),
        (11, "`secondary_onkall` is not inherited, and as something new it lacks `text`; did you mean "
             "`secondary_oncall`?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("own", "stays"),
    [
        ("{id: sev1-outage, source: {document: ours, section: '1'}}", True),
        ("{id: sev1-outage, text: The service is out for all or most users.}", True),
        ("{id: sev1-outage, text: A fifth of our riders cannot rent.}", False),
        ("{id: sev1-outage, when: {core_function: down}}", False),
        ("{id: sev1-outage, reading: {drop: true}}", False),
    ],
)
def test_a_reading_goes_with_the_words_and_the_condition_it_explains(own: str, stays: bool, tmp_path: Path) -> None:
    lead = "format: 1\nextends: mitigate-first\nname: own\ntitle: Own\ndocuments: [{id: ours, title: Ours}]\n"
    sop = load_sop(written(tmp_path, "own", f"{lead}severity: {{rules: [{own}]}}\n"))
    rule = next(one for one in sop.severity.rules if one.id == "sev1-outage")
    assert (rule.reading is not None) is stays
