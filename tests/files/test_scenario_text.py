"""Scenarios written out: as what differs, or whole where that cannot say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.files.documents import open_scenario
from gameday.files.node import Json
from gameday.files.scenario_text import differing_text, extends, scenario_text
from gameday.files.shipped import shipped_names


def written(place: Path, text: str) -> Path:
    path = place / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_a_scenario_written_whole_is_read_as_the_same(tmp_path: Path, name: str) -> None:
    whole = open_scenario(name).document
    data = whole.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert open_scenario(written(tmp_path, scenario_text(data))).document == whole


def test_what_differs_is_said_and_nothing_else(tmp_path: Path) -> None:
    base = open_scenario("checkout-errors")
    whole = base.document.model_copy(update={"title": "Carts stay full"})
    text = differing_text(base, {"title": "Carts stay full"}, whole, "own", tmp_path / "own.yaml")
    assert text == (
        "# yaml-language-server: $schema=scenario.schema.json\n"
        "# checkout-errors with the changes of an edited list of events.\n"
        'format: 1\nextends: checkout-errors\nname: own\ntitle: Carts stay full\n'
    )  # fmt: skip
    assert open_scenario(written(tmp_path, text)).document == whole.model_copy(update={"name": "own"})


def test_where_that_does_not_come_to_the_same_it_is_spelled_out(tmp_path: Path) -> None:
    """What is said to differ leaves out the title: the file holds everything, so that nothing is lost."""
    base = open_scenario("checkout-errors")
    whole = base.document.model_copy(update={"title": "Carts stay full"})
    text = differing_text(base, {}, whole, "own", tmp_path / "own.yaml")
    assert "extends" not in text
    assert open_scenario(written(tmp_path, text)).document == whole.model_copy(update={"name": "own"})


def test_a_variant_extends_its_scenario_and_says_which_it_is(tmp_path: Path) -> None:
    place = tmp_path / "base.yaml"
    place.write_text(
        "format: 1\nname: base\ntitle: '{{many}} orders are late'\npitch: Late.\nstarts_at: 2026-05-04T08:55:00Z\n"
        "vars: {many: {from: 10, to: 90}}\ninjects: [{id: a, kind: message, at: 5m, text: '{{many}} now'}]\n",
        encoding="utf-8",
    )
    base = open_scenario(Path(f"{place}@3"))
    text = differing_text(base, {}, base.document, "own", tmp_path / "own.yaml")
    assert "\nvariant: 3\n" in text
    assert open_scenario(written(tmp_path, text)).document == base.document.model_copy(update={"name": "own"})


def test_a_fact_that_is_no_longer_true_is_dropped_from_what_is_inherited(tmp_path: Path) -> None:
    """A phase of which less is said extends its base all the same."""
    base = open_scenario("letter-from-a-stranger")
    phases = tuple(
        one.model_copy(update={"facts": {"security": "suspected"}}) if one.id == "twelve-names" else one
        for one in base.document.phases
    )
    whole = base.document.model_copy(update={"phases": phases})
    own: dict[str, Json] = {"phases": [{"id": "twelve-names", "facts": {"security": "suspected"}}]}
    text = differing_text(base, own, whole, "own", tmp_path / "own.yaml")
    assert extends(text)
    assert "facts: {security: suspected, growing: {drop: true}}" in text
    assert open_scenario(written(tmp_path, text)).document == whole.model_copy(update={"name": "own"})
