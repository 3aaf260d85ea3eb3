"""How what a file says itself joins what it inherits."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from gameday.errors import InputError
from gameday.files import load_sop
from gameday.files.extends import read_tree
from tests.files.layered import BASE, fault, written


def merged(directory: Path, own: str) -> dict[str, object]:
    written(directory, "base", BASE)
    plain = read_tree(written(directory, "own", f"format: 1\nextends: base\n{dedent(own)}"), "teams").plain()
    assert isinstance(plain, dict)
    return dict(plain)


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


def test_dropping_what_is_not_there_is_a_fault(tmp_path: Path) -> None:
    written(tmp_path, "base", BASE)
    own = written(
        tmp_path, "own", "format: 1\nextends: base\nlevels: [{name: SEV9, drop: true}]\nbounds: {SEV8: {drop: true}}\n"
    )
    assert fault(own).splitlines() == [
        "/own.yaml:3: there is no SEV9 to drop, expected something inherited",
        "/own.yaml:4: there is no `SEV8` to drop, expected something inherited",
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
    ("said", "lacks", "expected"),
    [
        ("every: {SEV1: 45m}", "`kind`, `text`", "cadence-external"),
        ("text: We stop it., mitigate_first: true", "`kind`", "one of mitigate-first-sev1, mitigate-first"),
    ],
)
def test_an_id_that_nothing_inherited_bears_is_told_with_what_says_the_like(
    tmp_path: Path, said: str, lacks: str, expected: str
) -> None:
    """However unlike its name is: a change says what some inherited clause says, and no kind."""
    head = "format: 1\nextends: mitigate-first\nname: own\ntitle: Own\n"
    own = written(tmp_path, "own", f"{head}clauses:\n  - {{id: my-own-words, {said}}}\n")
    with pytest.raises(InputError) as caught:
        load_sop(own)
    wrong = f"`my-own-words` is not inherited, and as something new it lacks {lacks}"
    assert [(one.line, one.wrong, one.expected) for one in caught.value.faults] == [
        (6, wrong, f"{expected}, as inherited, or a new one that lacks nothing")
    ]


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
