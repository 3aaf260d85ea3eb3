"""The reference speaks of every key a scenario file can have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from gameday.scenario import Scenario
from gameday.scenario.gap import GAP_KINDS
from gameday.scenario.inject import InjectKind
from gameday.terms.document import Document

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "scenario.md").read_text(encoding="utf-8")
PROSE = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
WORDS = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", PROSE))))
ELSEWHERE = {"Criterion", "ShareIs"}
"""Facts and their criteria stand on the SOP's page."""


def models(found: dict[str, type[BaseModel]], model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """A model and every model its fields hold."""
    if model.__name__ not in found:
        found[model.__name__] = model
        for field in model.model_fields.values():
            for one in documents_in(field.annotation):
                models(found, one)
    return found


def documents_in(annotation: object) -> list[type[Document]]:
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return [annotation]
    return [one for part in get_args(annotation) for one in documents_in(part)]


def test_every_key_is_on_the_page() -> None:
    found = models({}, Scenario)
    assert len(found) > 20, "the walk reaches the parts of a scenario"
    missing = {
        f"{name}.{field.alias or key}"
        for name, model in found.items()
        if name not in ELSEWHERE
        for key, field in model.model_fields.items()
        if (field.alias or key) not in WORDS
    }
    assert missing == set()


def test_every_gap_and_kind_of_inject_is_on_the_page() -> None:
    assert {*GAP_KINDS, *get_args(InjectKind)} - WORDS == set()
