"""Who plays what: two that differ and are called the same are refused, and what is named twice is there once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.cli.courses import courses_of
from gameday.cli.defaults import Defaults
from gameday.errors import InputError
from gameday.files.documents import load_scenario

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def others(tmp_path: Path) -> tuple[str, str]:
    """A scenario and a team that say something else under the name of shipped ones."""
    scenario, team = tmp_path / "scenario.yaml", tmp_path / "team.yaml"
    scenario.write_text("format: 1\nextends: checkout-errors\nname: checkout-errors\ntitle: Something else\n")
    team.write_text("format: 1\nextends: storefront\nname: storefront\ntitle: Somebody else\n")
    return str(scenario), str(team)


def test_two_that_differ_and_have_one_name_are_refused_with_both_places(others: tuple[str, str]) -> None:
    scenario, team = others
    names = ("checkout-errors", scenario)
    with pytest.raises(InputError) as refused:
        list(courses_of(Defaults(None), names, ("storefront", team)))

    shipped = [f"{ROOT}/{room}.yaml" for room in ("scenarios/checkout-errors", "teams/storefront")]
    told = "is called {name!r}, and so is {other}, which says something else, expected a name for each"
    assert str(refused.value).splitlines() == [
        f"{team}:3: this team " + told.format(name="storefront", other=shipped[1]),
        f"{scenario}:3: this scenario " + told.format(name="checkout-errors", other=shipped[0]),
    ]


def test_what_is_named_twice_is_played_once() -> None:
    file = str(ROOT / "scenarios" / "checkout-errors.yaml")
    courses = list(courses_of(Defaults(None), ("checkout-errors", file), ("default", "default", "storefront")))

    assert [(scenario, team.name) for scenario, team in courses] == [(load_scenario("checkout-errors"), "storefront")]


def test_the_profile_of_the_project_plays_where_nobody_else_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its people, where they are what is named, play by each profile."""
    monkeypatch.chdir(tmp_path)

    def played(team: str, *named: str) -> list[tuple[str, str]]:
        Path("gameday.yaml").write_text(f"format: 1\nteam: {team}\n")
        return [(one.name, one.behaviour.name) for _, one in courses_of(Defaults(), ("checkout-errors",), named)]

    assert played("optimistic") == [("storefront", "optimistic")]
    assert played("optimistic", "default") == [("storefront", "default")]
    assert played("payments") == [("payments", one) for one in ("optimistic", "default", "pessimistic")]
