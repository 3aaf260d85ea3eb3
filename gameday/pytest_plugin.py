"""gameday in pytest: the fixture `gameday_drill`, and scenario files collected as tests of the project's SOP.

Loaded by pytest itself (entry point `pytest11`), in every run of it, so what is heavy waits until a test asks for it.
Scenario files are collected where `gameday_scenarios` in the pytest configuration names their directories or patterns;
each is played once for each of `gameday_teams` (profiles or teams).

From where pytest is started makes no difference: the project file is sought from the test's or the scenario's own file
upward, relative paths of a test begin at the project file, and those of the configuration at pytest's root directory.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from gameday.pytest_drill import Player

_PLACES = pytest.StashKey[frozenset[Path]]()


@pytest.fixture(scope="module")
def gameday_drill(request: pytest.FixtureRequest) -> Player:
    """Plays drills: `gameday_drill("checkout-errors", sop="sops/ours.yaml", seed=3).finding("ack").met`."""
    from gameday.pytest_drill import Player  # noqa: PLC0415  # loaded where a test asks for a drill

    return Player(request.path.parent, request.config.rootpath)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where scenarios lie, and who plays them."""
    parser.addini("gameday_scenarios", "directories or patterns of scenario files to play as tests", type="linelist")
    parser.addini(
        "gameday_teams", "teams or profiles that play them, apart by spaces or lines (default: default)", type="args"
    )


@pytest.hookimpl(tryfirst=True)  # before workers are started for nothing
def pytest_sessionstart(session: pytest.Session) -> None:
    """What `gameday_scenarios` names is there.

    Raises:
        UsageError: a line of it names no scenario file; all such lines are told.

    """
    _places(session.config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A scenario file where the configuration says that there are some."""
    if file_path.suffix not in (".yaml", ".yml") or not _is_asked_for(file_path, parent.config):
        return None
    from gameday.files.shipped import is_document  # noqa: PLC0415  # loaded where there is a scenario to play
    from gameday.pytest_drill import ScenarioFile  # noqa: PLC0415

    return ScenarioFile.from_parent(parent, path=file_path) if is_document(file_path) else None


def _is_asked_for(path: Path, config: pytest.Config) -> bool:
    places = _places(config)
    return path in places or any(one in places for one in path.parents)


def _places(config: pytest.Config) -> frozenset[Path]:
    """The directories and files that `gameday_scenarios` names, looked up once."""
    if _PLACES not in config.stash:
        words = config.getini("gameday_scenarios")
        config.stash[_PLACES] = _looked_up(words, config.rootpath) if words else frozenset()
    return config.stash[_PLACES]


def _looked_up(words: Sequence[str], root: Path) -> frozenset[Path]:
    from gameday.pytest_scenarios import named, nothing_there  # noqa: PLC0415  # loaded where scenarios are asked for

    found = {word: named(word, root) for word in words}
    idle = [nothing_there(word, root) for word, places in found.items() if not places]
    if idle:
        raise pytest.UsageError(*idle)
    return frozenset().union(*found.values())
