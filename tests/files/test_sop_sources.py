"""Where the parts of an SOP stand may be said once."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest

from gameday.errors import InputError
from gameday.files import load_sop
from gameday.files.json_schema import json_schema
from gameday.files.safe_yaml import read_yaml

BODY = """\
levels:
  - {name: bad, text: Nobody can buy.}
  - {name: mild, text: Anything else., source: "7.1"}
severity:
  rules:
    - {id: down, level: bad, when: {core_function: down}, text: Nobody can buy., source: {section: "7.2"}}
    - {id: rest, level: mild, when: {users_affected: {above: 0}}, text: Somebody notices.}
  doubt: {rule: round_up, text: Round up.}
clauses:
  - {id: severity, kind: classification, text: The right level is called.}
"""
HEAD = "format: 1\nname: ours\ntitle: How we respond\n"


def sources(directory: Path, text: str) -> list[str]:
    """Every source, written out: levels, rules, doubt, clauses."""
    path = directory / "sop.yaml"
    path.write_text(dedent(text))
    sop = load_sop(path)
    assert sop.severity.doubt is not None
    parts = (*sop.levels, *sop.severity.rules, sop.severity.doubt, *sop.clauses)
    return [str(part.source) for part in parts]


@pytest.mark.parametrize(
    ("said", "document"),
    [
        ("", "ours"),
        ("documents: [{id: wiki, title: Our wiki}]\n", "wiki"),
        ("documents: [{id: wiki, title: Our wiki}, {id: b, title: B}]\nsource: wiki\n", "wiki"),
        ("documents: [{id: wiki, title: Our wiki}, {id: b, title: B}]\nsource: {document: wiki}\n", "wiki"),
    ],
)
def test_a_document_said_once_stands_for_every_part(tmp_path: Path, said: str, document: str) -> None:
    plain, seven_one, seven_two = document, f"{document}, 7.1", f"{document}, 7.2"
    assert sources(tmp_path, HEAD + said + BODY) == [plain, seven_one, seven_two, plain, plain, plain]


def test_a_section_said_once_is_where_everything_stands_that_says_nothing(tmp_path: Path) -> None:
    said = "documents: [{id: wiki, title: Our wiki}]\nsource: {document: wiki, section: All of it}\n"
    assert sources(tmp_path, HEAD + said + BODY)[:3] == ["wiki, All of it", "wiki, 7.1", "wiki, 7.2"]


def test_of_several_documents_nobody_can_tell_which(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        sources(tmp_path, HEAD + "documents: [{id: a, title: A}, {id: b, title: B}]\n" + BODY)
    words = 'the key `source` is missing, expected where it stands, such as {document: handbook, section: "7.1"}'
    assert f"{tmp_path / 'sop.yaml'}:6: {words}" in map(str, caught.value.faults)


def test_what_is_inherited_keeps_its_sources_and_what_is_new_has_its_own(tmp_path: Path) -> None:
    path = tmp_path / "sop.yaml"
    path.write_text(
        "format: 1\nextends: seilers\nname: ours\ntitle: Ours\nclauses:\n"
        '  - {id: longer, kind: hold, text: Keep watching., watch: {SEV1: 30m}, source: "9"}\n'
    )
    sop, base = load_sop(path), load_sop("seilers")
    assert [one.source for one in sop.clauses[:-1]] == [one.source for one in base.clauses]
    assert (str(sop.clauses[-1].source), sop.documents[-1].title) == ("ours, 9", "Ours")


def test_an_editor_takes_the_short_forms_too() -> None:
    schema = json.loads(json_schema("sop"))
    for said in ("", "documents: [{id: wiki, title: Our wiki}]\nsource: wiki\n"):
        jsonschema.Draft202012Validator(schema).validate(read_yaml(HEAD + said + BODY, "f").plain())


CITED = """\
levels: [{name: bad, text: Nobody can buy., source: {document: wiki}}]
severity:
  rules:
    - {id: down, level: bad, when: {core_function: down}, text: Nobody can buy., source: {document: wiki}}
"""


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (HEAD + BODY, []),
        (HEAD + "source: ours\n" + BODY, []),
        (HEAD + CITED, [(1, "the key `documents` is missing")]),
        (HEAD + "source: wiki\n" + BODY, [(1, "the key `documents` is missing")]),
        (HEAD + "documnts: [{id: wiki, title: Our wiki}]\n" + CITED, [(4, "the key `documnts` is not known here")]),
        (HEAD + "documnts: [{id: wiki, title: Our wiki}]\n" + BODY, [(4, "the key `documnts` is not known here")]),
        (
            HEAD + "documents: [{id: a, title: A}, {id: b, title: B}]\nsorce: a\n" + BODY,
            [(5, "the key `sorce` is not")],
        ),
        ("format: 1\nname: ours\n", [(1, f"the key `{key}` is missing") for key in ("title", "levels", "severity")]),
    ],
)
def test_documents_are_missed_only_where_a_part_names_one(
    tmp_path: Path, text: str, faults: list[tuple[int, str]]
) -> None:
    path, told = tmp_path / "sop.yaml", []
    path.write_text(text)
    try:
        load_sop(path)
    except InputError as error:
        told = [(fault.line, fault.wrong) for fault in error.faults]
    assert len(told) == len(faults)
    assert all(one[0] == other[0] and one[1].startswith(other[1]) for one, other in zip(told, faults, strict=True))
