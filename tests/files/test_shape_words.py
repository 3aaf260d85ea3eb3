"""A mapping or a list that was wanted, in words."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from gameday.files.node import Path, node_of
from gameday.files.project import Project
from gameday.files.shape_words import say_list, say_mapping
from gameday.sop.model import Sop


@pytest.mark.parametrize(
    ("model", "loc", "instead", "words"),
    [
        (Sop, ("levels", 0), "SEV1", "a mapping with `name`, `text`, such as {name: SEV1, ...}"),
        (Sop, ("levels", 0), 3, "a mapping with `name`, `text`"),
        (Sop, ("levels", 0), "a\nb", "a mapping with `name`, `text`"),
        (Sop, ("roles", 0), "scribe", "a mapping with `role`, `text`, such as {role: scribe, ...}"),
        (Sop, ("clauses", 0), [], "a mapping with `id`, `text`, `kind`"),
        (
            Sop,
            ("severity", "rules", 0, "when", "users_affected"),
            0.3,
            "a mapping with one or more of `at_least`, `above`, `below`, `at_most`, such as {at_least: 0.3}",
        ),
        (Sop, ("calendar",), "UTC", "a mapping with one or more of `timezone`, `holidays`"),
        (Sop, ("severity", "rules", 0, "when"), 3, "the facts of impact it holds under, such as {core_function: down}"),
        (Project, (), 3, "a mapping with `format`"),
        (Sop, ("title",), 3, "a mapping"),
    ],
)
def test_a_mapping_is_told_by_its_keys(model: type[BaseModel], loc: Path, instead: object, words: str) -> None:
    assert say_mapping(model, loc, node_of(instead, "f", 1)) == words


def test_a_list_is_told_by_what_it_holds() -> None:
    assert say_list(Sop, ("levels",)) == "the severity levels, a list, the most severe first"
    assert say_list(Sop, ("metrics",)) == "a list"
