"""Templates are a plain replace."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.scenario.template import cut, fields, fill


def test_known_fields_are_filled_and_the_rest_stays_as_it_is() -> None:
    text = "Dear {{ name }}, {{name}} of {{company}}: {{7*7}} {name} {{Name}}"
    assert fill(text, {"name": "Ada"}) == "Dear Ada, Ada of {{company}}: {{7*7}} {name} {{Name}}"
    assert fields(text) == ("name", "company")


def test_a_text_is_cut_at_its_fields() -> None:
    assert cut("{{city}}, {{ name }} says") == ("", "city", ", ", "name", " says")
    assert cut("nothing to fill in") == ("nothing to fill in",)


@given(st.text())
def test_what_is_filled_in_is_not_read_again(value: str) -> None:
    assert fill("{{name}}", {"name": value}) == value
    assert fill("{{name}}", {"name": "{{company}}", "company": "x"}) == "{{company}}"
