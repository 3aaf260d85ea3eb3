"""What every test may ask for."""

from __future__ import annotations

import difflib
import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Speed is never a verdict here: a slow machine must not turn a law into a failure.
settings.register_profile(
    "gameday", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True, derandomize=True
)
settings.load_profile("gameday")

Pin = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write pinned outcomes and generated docs anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests in a browser come last; under --write-golden only the tests that pin something are run.

    Once a browser was opened, its loop runs in this thread, and `asyncio.run` cannot begin another one.
    """
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))
    if config.getoption("--write-golden"):
        items[:] = [item for item in items if {"pin", "writes"} & set(getattr(item, "fixturenames", ()))]


def pytest_collection_finish() -> None:
    """What was collected stays until the end: the collector need not look through it again and again.

    A million objects of nine thousand tests made every play a quarter dearer.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 5, 5)


@pytest.fixture
def writes(request: pytest.FixtureRequest) -> bool:
    """Are pinned outcomes written anew?"""
    return bool(request.config.getoption("--write-golden"))


@pytest.fixture
def pin(writes: bool) -> Pin:
    """Compare a text with its pinned file, or write it under --write-golden."""

    def compare(path: Path, text: str) -> None:
        if writes:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        pinned = path.read_text(encoding="utf-8") if path.exists() else ""
        if pinned != text:
            lines = difflib.unified_diff(pinned.splitlines(), text.splitlines(), "pinned", "now", lineterm="", n=1)
            shown = list(lines)[:60]
            pytest.fail(f"{path.name} differs from what is pinned (make golden writes it anew):\n" + "\n".join(shown))

    return compare


@pytest.fixture
def root() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parent.parent


def need(program: str | None, what: str) -> None:
    """Skip where a program is absent on a laptop; fail where CI promised it."""
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{what} is not installed, and CI must have it")
        pytest.skip(f"{what} is not installed here")
