"""What is written as YAML is read as what it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.files.documents import open_sop
from gameday.files.node import Json
from gameday.files.safe_yaml import read_yaml
from gameday.files.shipped import shipped_names
from gameday.files.yaml_text import on_one_line, yaml_lines

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
TRICKY = st.sampled_from(
    ["no", "Yes", "null", "010", "12:30", "2026-06-01", "- a", "# b", "a: b", "a #b", " x", "x ", "a\n", "a\n b\n",
     "\n", "a\n\n", "{{what}}", "5m", "5m-10m", "1e5", "'", '"', "word " * 40, "a  b " * 30, "a\n\n\nb\n", "\ta\n"]
)  # fmt: skip
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(0, 1).map(lambda f: round(f, 4))
    | WORDS
    | TRICKY
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    SCALARS,
    lambda child: st.lists(child, max_size=4) | st.dictionaries(WORDS | TRICKY, child, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(WORDS | TRICKY, VALUES, min_size=1, max_size=4) | st.lists(VALUES, min_size=1, max_size=4))
def test_any_data_reads_back_as_it_was(data: Json) -> None:
    assert read_yaml("\n".join(yaml_lines(data)) + "\n", "it").plain() == data
    assert read_yaml(on_one_line(data), "it").plain() == data


@pytest.mark.parametrize("name", shipped_names("sops"))
def test_a_whole_sop_reads_back_as_it_was(name: str) -> None:
    data = open_sop(name).root.plain()
    assert read_yaml("\n".join(yaml_lines(data)) + "\n", "it").plain() == data


def test_short_things_stand_on_one_line_and_long_sentences_are_folded() -> None:
    long = "Somebody who knows the service " * 4
    data: Json = {
        "name": "ours",
        "within": {"SEV1": "5m"},
        "clauses": [
            {"id": "ack", "within": {"SEV1": "5m"}},
            {"id": "say", "text": long.strip(), "to": "What: {{what}}\n"},
        ],
    }
    assert "\n".join(yaml_lines(data)) == (
        "name: ours\n"
        "within:\n"
        "  SEV1: 5m\n"
        "clauses:\n"
        "  - {id: ack, within: {SEV1: 5m}}\n"
        "  - id: say\n"
        "    text: >-\n"
        "      Somebody who knows the service Somebody who knows the service Somebody who knows the service Somebody\n"
        "      who knows the service\n"
        "    to: |\n"
        "      What: {{what}}"
    )
