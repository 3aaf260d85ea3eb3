"""The wheel, built and installed elsewhere, plays a shipped scenario too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).resolve().parents[1]
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place / "dist")]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (wheel,) = (place / "dist").glob("*.whl")
    target = place / "site"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target), wheel]
    subprocess.run(install, check=True, capture_output=True)
    return target


def elsewhere(site: Path, place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed package, not the checkout: its directory comes first on the path."""
    return subprocess.run(
        [sys.executable, "-m", "gameday", *words],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_package_plays_a_shipped_scenario(installed: Path, tmp_path: Path) -> None:
    played = elsewhere(installed, tmp_path, "run", "checkout-errors", "--seed", "3", "--out", "drill", "--json")
    assert played.returncode in (0, 1, 3), played.stderr
    assessment = json.loads(played.stdout)
    assert (assessment["schema"], assessment["sop"]["name"]) == (1, "one-page-playbook")
    assert sorted(path.name for path in (tmp_path / "drill").iterdir()) == [
        "assessment.json",
        "documents.json",
        "manifest.json",
        "notes.md",
        "picture.svg",
        "retrospective.html",
        "retrospective.md",
        "timeline.jsonl",
    ]


def test_the_wheel_carries_every_shipped_document(installed: Path, tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[1]
    for room in ("sops", "scenarios", "scorecards", "teams"):
        shipped = {path.relative_to(root / room) for path in (root / room).rglob("*.yaml")}
        carried = {
            path.relative_to(installed / "gameday/shipped" / room)
            for path in installed.rglob("*.yaml")
            if room in path.parts and path.is_relative_to(installed / "gameday/shipped" / room)
        }
        assert carried == shipped
        assert carried


def test_the_installed_package_starts_a_scenario_of_every_family(installed: Path, tmp_path: Path) -> None:
    recipes = Path(__file__).resolve().parents[1] / "gameday" / "files" / "recipes"
    for recipe in recipes.rglob("*.yaml"):
        carried = installed / "gameday/files/recipes" / recipe.relative_to(recipes)
        assert carried.read_text(encoding="utf-8") == recipe.read_text(encoding="utf-8")
    made = elsewhere(installed, tmp_path, "scenario", "new", "ours", "--family", "dns", "--defaults")
    assert (made.returncode, [path.name for path in tmp_path.iterdir()]) == (0, ["ours.yaml"]), made.stderr
