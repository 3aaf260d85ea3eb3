"""Entries to and from JSON objects."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from gameday.files.entry_json import Problem, encode_entry, plain_entry, read_entry
from gameday.terms.facts import BENIGN, read_facts
from gameday.timeline.registry import ENTRY_CLASSES
from gameday.timeline.response import Declared, UpdatePosted
from gameday.timeline.talk import Intent, Note
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.strategies import Entry, entries, entries_of, st

AT = "2026-04-20T14:52:00.000Z"
MOMENT = 1_776_696_720_000


@pytest.mark.parametrize("kind", sorted(ENTRY_CLASSES))
@settings(max_examples=8)
@given(data=st.data())
def test_every_kind_reads_back_what_was_written(kind: str, data: st.DataObject) -> None:
    """Law: read(write(entry)) is the entry."""
    entry = data.draw(entries_of(ENTRY_CLASSES[kind]))
    assert read_entry(json.loads(encode_entry(entry))) == entry


@given(entries())
def test_a_line_is_canonical(entry: Entry) -> None:
    """Law: sorted keys at every level, and one line for every program that splits lines."""
    line = encode_entry(entry)
    assert json.dumps(json.loads(line), sort_keys=True) == json.dumps(json.loads(line))
    assert len(line.splitlines()) == 1


def test_the_contract_s_example() -> None:
    line = {
        "id": "e12",
        "at": AT,
        "kind": "declared",
        "actor": "dana",
        "role": "incident_commander",
        "severity": "SEV1",
    }
    entry = Declared(at=MOMENT, id="e12", actor="dana", role="incident_commander", severity="SEV1")
    assert read_entry(dict(line)) == entry
    assert plain_entry(entry) == line


def test_roles_are_called_by_their_standard_names() -> None:
    entry = read_entry({"at": AT, "kind": "paged", "role": "Operations lead", "target": "ops_lead", "visible_to": "IC"})
    assert isinstance(entry, Entry)
    assert (entry.role, entry.visible_to, plain_entry(entry)["target"]) == (
        "technical_lead",
        ("incident_commander",),
        "technical_lead",
    )


def test_a_service_called_primary_is_no_role() -> None:
    assert plain_entry_of({"at": AT, "kind": "mitigation_started", "target": "primary"})["target"] == "primary"


def test_a_person_s_name_stays_as_it_is() -> None:
    assert plain_entry_of({"at": AT, "kind": "paged", "target": "Dana K"})["target"] == "Dana K"


def test_an_unknown_kind_is_kept_as_a_note() -> None:
    entry = read_entry({"at": AT, "kind": "coffee_made", "cups": 3, "text": "strong"})
    assert entry == Note(at=MOMENT, was="coffee_made", text="strong", more=(("cups", "3"),))


def test_null_counts_as_not_stated() -> None:
    assert read_entry({"at": AT, "kind": "declared", "severity": None, "actor": None}) == Declared(at=MOMENT)


def test_impact_of_which_nothing_is_told_is_unknown_and_its_end_is_benign() -> None:
    assert read_entry({"at": AT, "kind": "impact_started"}) == ImpactStarted(
        at=MOMENT, facts=read_facts({"known": False})
    )
    assert read_entry({"at": AT, "kind": "impact_ended"}) == ImpactEnded(at=MOMENT, facts=BENIGN)


def test_durations_may_be_text_or_milliseconds() -> None:
    entry = read_entry({"at": AT, "kind": "intent", "act": "update_posted", "every": "15m", "within": 300_000})
    assert entry == Intent(at=MOMENT, act="update_posted", every=900_000, within=300_000)


def test_words_of_an_update_are_kept_as_text_in_order_of_their_elements() -> None:
    entry = read_entry({"at": AT, "kind": "update_posted", "audience": "external", "states": {"what": "x", "eta": 30}})
    assert entry == UpdatePosted(at=MOMENT, audience="external", states=(("eta", "30"), ("what", "x")))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            {"kind": "declared"},
            Problem("the key `at` is missing", "a time with an offset such as 2026-04-20T14:52:00Z"),
        ),
        (
            {"at": AT, "kind": 3},
            Problem("`kind` cannot be 3", "a kind of entry such as alert_fired, declared, update_posted"),
        ),
        (
            {"at": AT, "kind": "update_posted", "audience": "externl"},
            Problem("`audience` cannot be 'externl'", "one of internal, external, executive; did you mean `external`?"),
        ),
        ({"at": AT, "kind": "paged", "level": True}, Problem("`level` cannot be true", "a whole number")),
        (
            {"at": "2026-04-20T14:52:00", "kind": "note"},
            Problem("`at` cannot be '2026-04-20T14:52:00'", "a time with an offset such as 2026-04-20T14:52:00Z"),
        ),
        (
            {"at": AT, "kind": "impact_started", "facts": {"data": "gone"}},
            Problem("`facts`: data cannot be 'gone'", "one of safe, at_risk, lost"),
        ),
        (
            {"at": AT, "kind": "postmortem_scheduled", "due": "soon"},
            Problem("`due` cannot be 'soon'", "a date such as 2026-04-27, or a time with an offset"),
        ),
        (
            {"at": AT, "kind": "handed_off", "states": [1]},
            Problem("`states` cannot be a list", "a mapping of element to its words"),
        ),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(line: dict[str, object], problem: Problem) -> None:
    assert read_entry(line) == [problem]


def test_every_fault_of_a_line_is_told_at_once() -> None:
    problems = read_entry({"kind": "paged", "level": "2", "text": 4})
    assert isinstance(problems, list)
    assert [problem.wrong for problem in problems] == [
        "`level` cannot be '2'",
        "`text` cannot be 4",
        "the key `at` is missing",
    ]


def plain_entry_of(line: dict[str, object]) -> dict[str, object]:
    entry = read_entry(line)
    assert isinstance(entry, Entry)
    return plain_entry(entry)


def test_without_a_kind_what_every_entry_has_is_looked_at_all_the_same() -> None:
    found = read_entry({"id": 7, "severity": 7})
    assert isinstance(found, list)
    assert [one.wrong for one in found] == [
        "the key `kind` is missing",
        "`id` cannot be 7",
        "the key `at` is missing",
    ]


def test_every_fact_that_cannot_be_read_is_told_and_a_misspelt_one_is_asked_about() -> None:
    facts = {"users_affected": "lots", "data": "gone", "cor_function": "down", "growing": True}
    assert read_entry({"at": AT, "kind": "impact_changed", "facts": facts}) == [
        Problem("`facts`: users_affected cannot be 'lots'", "a share from 0 to 1"),
        Problem("`facts`: data cannot be 'gone'", "one of safe, at_risk, lost"),
        Problem("`facts`: 'cor_function' is no fact of impact; did you mean `core_function`?"),
    ]
