"""The retrospective as JSON: every field of every value, by its name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from gameday.report.retro_json import retrospective_json, retrospective_text
from gameday.retrospective.assumptions import LIMITS
from gameday.scoring.encoding import SIMULATION
from tests.report.recorded import game_day, simulation

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "retrospective-json.md"


def missing(value: object, found: object, path: str) -> Iterator[str]:
    """Fields of a value that its JSON object lacks."""
    if is_dataclass(value) and not isinstance(value, type):
        assert isinstance(found, Mapping), path
        for field in fields(value):
            if field.name not in found:
                yield f"{path}.{field.name}"
            else:
                yield from missing(getattr(value, field.name), found[field.name], f"{path}.{field.name}")
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        assert isinstance(found, list), path
        assert len(found) == len(value), path
        for one, shown in zip(value, found, strict=True):
            yield from missing(one, shown, path)


def keys(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield str(key)
            yield from keys(below)
    elif isinstance(value, list):
        for one in value:
            yield from keys(one)


def test_every_field_of_the_retrospective_is_in_it() -> None:
    for judged in (game_day(), simulation()):
        retro = judged.retrospective
        assert sorted(set(missing(retro, retrospective_json(retro), "retrospective"))) == []


def test_it_reads_as_json_with_the_notes_the_limits_and_the_draft() -> None:
    told = json.loads(retrospective_text(game_day().retrospective, " The bridge echoed.\n"))
    assert (told["schema"], told["notes"], told["heading"]["draft"]) == (1, "The bridge echoed.", True)
    assert told["limits"] == list(LIMITS)
    assert "EXERCISE" in told["heading"]["banner"]


def test_a_simulation_says_so_and_a_drill_with_people_does_not() -> None:
    assert retrospective_json(simulation().retrospective)["simulation"] == SIMULATION
    assert "simulation" not in retrospective_json(game_day().retrospective)


def test_the_page_about_it_names_every_key() -> None:
    text = PAGE.read_text(encoding="utf-8")
    used = set(keys(retrospective_json(game_day().retrospective))) | {"simulation"}
    assert sorted(key for key in used if f"`{key}`" not in text) == []
