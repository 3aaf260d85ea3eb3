"""What commands take where nothing is stated."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from gameday.cli.defaults import Defaults
from gameday.errors import InputError


def test_drills_lie_beside_the_project_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\n")
    below = tmp_path / "sops"
    below.mkdir()
    places = []
    for here in (tmp_path, below):
        monkeypatch.chdir(here)
        places.append(str(Defaults().out()))
    assert places == ["drills", "../drills"]


def of(directory: Path, scenarios: str) -> Defaults:
    (directory / "gameday.yaml").write_text(f"format: 1\nscenarios: {scenarios}\n")
    return Defaults()


def test_the_only_scenario_of_a_project_may_be_left_unsaid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below, own = tmp_path / "sops", tmp_path / "days"
    below.mkdir()
    own.mkdir()
    (own / "ours.yaml").write_text("format: 1\nextends: checkout-errors\nname: ours\n")
    monkeypatch.chdir(below)
    found = [of(tmp_path, said) for said in ("[checkout-errors]", "[days]", "[days/ours.yaml]")]
    assert [one.only_scenario() for one in found] == ["checkout-errors", "../days/ours.yaml", "../days/ours.yaml"]
    assert [one.scenario(None).document.name for one in found] == ["checkout-errors", "ours", "ours"]


@pytest.mark.parametrize(
    ("scenarios", "said"),
    [
        ("[]", "Name a SCENARIO: no project file (gameday.yaml) names any."),
        ("[home-page-stalls, a.yaml]", "Name a SCENARIO: gameday.yaml names several (home-page-stalls, a.yaml)."),
        (
            "[a, b, c, d, e, f, g, h, i, j]",
            "Name a SCENARIO: gameday.yaml names several (a, b, c, d, e, f, g, h, 2 more).",
        ),
    ],
)
def test_of_several_scenarios_or_of_none_one_has_to_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scenarios: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.UsageError) as refused:
        of(tmp_path, scenarios).scenario(None)
    assert refused.value.message == said


def test_an_only_scenario_that_is_not_there_is_told_at_the_projects_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as refused:
        of(tmp_path, "[ours.yaml]").scenario(None)
    place = tmp_path / "gameday.yaml"
    assert str(refused.value).startswith(f"{place}:2: `scenarios` is ours.yaml: there is no such file")
