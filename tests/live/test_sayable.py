"""What may be acted and said is described as it is taken: the schemas are made from what takes it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gameday.engine.desk import Refused
from gameday.live.needed import lacking
from gameday.live.sayable import EXAMPLES, keys_name, said_schemas
from gameday.live.saying import RECORDABLE
from gameday.participants.human import SAYABLE, entry_said
from gameday.terms.kinds import KINDS, Kind
from tests.console.played import ONCALL, playing
from tests.live.prepared import led, plan

NOBODYS = ("by", "at", "role", "astronaut")
"""Keys that the drill gives an entry itself, and one that there is not."""
OF_TYPE = {"string": "scribe", "integer": 3, "boolean": True, "array": ["what"], "object": {"what": "So."}}
MOMENT = "2026-04-20T15:30:00Z"
OF_KEY = {"next_update_at": MOMENT, "due": MOMENT, "within": "15m", "every": "15m", "act": "declared"}


@cache
def schemas() -> dict[str, Any]:
    return {**said_schemas("#/$defs/{model}")}


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schemas()})


def keys_of(kind: Kind) -> dict[str, Any]:
    found: dict[str, Any] = schemas()[keys_name(kind)]["properties"]
    return found


def fitting(key: str, told: dict[str, Any]) -> object:
    """Something that a key may hold."""
    return OF_KEY.get(key) or (told["enum"][0] if "enum" in told else OF_TYPE[told["type"]])


def taken(kind: Kind, keys: dict[str, Any]) -> bool:
    try:
        entry_said(kind, keys)
    except Refused:
        return False
    return lacking(kind, keys) is None


@settings(max_examples=100)
@given(st.data())
def test_keys_are_taken_exactly_where_their_schema_lets_them_through(data: st.DataObject) -> None:
    """Whatever is there or missing, of the right type or not."""
    kind = data.draw(st.sampled_from(RECORDABLE))
    known = keys_of(kind)
    names = data.draw(st.sets(st.sampled_from([*known, *NOBODYS])))
    wrong = data.draw(st.sampled_from(sorted(names))) if names and data.draw(st.booleans()) else None
    keys = {key: fitting(key, known[key]) if key in known and key != wrong else 1.5 for key in names}
    assert validator(keys_name(kind)).is_valid(keys) == taken(kind, keys)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_described_where_people_may_say_it(kind: Kind) -> None:
    """With everything it could say: as an act, as something that was said, and as an intent."""
    keys = {key: fitting(key, told) for key, told in keys_of(kind).items()} if kind in RECORDABLE else {"text": "So."}
    said = {"do": "said", "role": "scribe", "kind": kind}
    assert validator("Act").is_valid({"do": "act", "kind": kind, "keys": keys}) == (kind in SAYABLE)
    assert validator("Said").is_valid({**said, "keys": keys}) == (kind in RECORDABLE)
    assert validator("Said").is_valid({**said, "every": "15m"}) == (kind in RECORDABLE)
    assert validator("Said").is_valid(said) == (kind in RECORDABLE and lacking(kind, {}) is None)


def test_the_examples_are_taken_in_the_scenario_one_begins_with() -> None:
    """One after the other, at one seat of one drill."""
    one = playing()
    one.pass_to(6)
    answers = {example.kind: one.order(ONCALL, "act", kind=example.kind, keys=example.keys) for example in EXAMPLES}
    assert {kind: answer.why for kind, answer in answers.items()} == dict.fromkeys(answers)
    assert all(validator("Act").is_valid(example.act) for example in EXAMPLES)


def test_the_example_of_an_intent_is_taken() -> None:
    example = dict(schemas()["SaidTheyWould"]["examples"][0])
    assert led(plan("tabletop")).lead(example.pop("do"), **example).ok
