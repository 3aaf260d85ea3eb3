"""A house in a directory of its own, the same behind a real server, and one browser for everybody."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from gameday.console.app import make_app
from gameday.console.bodies import Prepare
from gameday.console.capability import Capability, read_capability
from gameday.console.house import House
from gameday.console.preparing import Shelf
from gameday.console.server import Serving, bound
from gameday.console.settings import Settings
from gameday.console.who import cookie_name
from gameday.files.drill_documents import DrillDocuments
from gameday.live.wall import Wall, wall_clock

T = TypeVar("T")
_READ: dict[str, DrillDocuments] = {}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
HOST = "http://127.0.0.1:8765"
PATIENCE = 60
"""Seconds that something may take: it takes a fraction of one, but on a machine that does ten things at once."""
SLOWLY = 20
"""How much slower the clock on the wall goes."""


class ReadOnce(Shelf):
    """Documents are read once for all tests: they are values."""

    def documents(self, wanted: Prepare) -> DrillDocuments:
        key = repr((wanted.scenario, wanted.sop, wanted.scorecard, wanted.team))
        if key not in _READ:
            _READ[key] = super().documents(wanted)
        return _READ[key]


def slow_wall() -> Wall:
    """A clock that stories hardly move by: however busy the machine is, none comes between two steps of a test.

    Where time is to pass, a test leaps.
    """
    wall = wall_clock()
    began = wall()
    return lambda: began + (wall() - began) // SLOWLY


def make_house(data: Path, **more: Any) -> House:
    """A house nobody serves yet."""
    made = House(Settings(data=data, **more), wall=slow_wall())
    made.shelf = ReadOnce(None)
    return made


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house nobody serves yet; `inside` or `served` opens it."""
    return make_house(tmp_path / "data")


@dataclass
class Inside:
    """A house behind the application, without a network: quick, for everything that needs no browser.

    Links and sessions are made straight at the house; what is asked goes through every door.
    """

    house: House
    client: TestClient

    def call(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run something in the server's own loop."""
        assert self.client.portal is not None
        return self.client.portal.call(work)

    def prepare(self, scenario: str = "checkout-errors", **more: Any) -> str:
        """A drill in its lobby: its id."""
        wanted = Prepare(scenario=scenario, **{"seed": 1, "seats": {"incident_commander": "human"}, **more})

        async def made() -> str:
            running, _ = await self.house.prepare(wanted)
            return running.id

        return self.call(made)

    def token(self, drill: str, kind: str, role: str | None = None) -> str:
        """The token of a new link."""
        capability = Capability("owner") if kind == "owner" else read_capability(kind, role)
        link = self.house.access.new_link(drill, capability)
        return self.house.access.secret_of(link.id) or ""

    def bearer(self, drill: str, kind: str, role: str | None = None) -> dict[str, str]:
        """The header of a program with such a link."""
        return {"Authorization": f"Bearer {self.token(drill, kind, role)}"}

    def cookie(self, drill: str, kind: str, role: str | None = None, name: str = "dana") -> dict[str, str]:
        """The headers of a browser that came in by such a link."""
        link = self.house.access.link_of(self.token(drill, kind, role))
        assert link is not None
        _, secret = self.house.access.enter(link, name)
        named = cookie_name(drill, secure=self.house.settings.secure)
        return {"Cookie": f"{named}={secret}", "Origin": self.house.settings.base_url}

    def order(self, drill: str, who: dict[str, str], **command: Any) -> Any:
        """Send a command; its answer as a response."""
        return self.client.post(f"/api/drills/{drill}/commands", json=command, headers=who)


@pytest.fixture
def inside(house: House) -> Iterator[Inside]:
    """The house behind its application, started."""
    with TestClient(make_app(house), base_url=HOST, follow_redirects=False) as client:
        yield Inside(house, client)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    """The same for a whole module: for tests that only look."""
    house = make_house(tmp_path_factory.mktemp("house") / "data")
    with TestClient(make_app(house), base_url=HOST, follow_redirects=False) as client:
        yield Inside(house, client)


@dataclass
class Served:
    """A house behind a real server on a free port."""

    house: House
    loop: asyncio.AbstractEventLoop
    url: str
    links: dict[str, str] = field(default_factory=dict)

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something in the server's own loop."""
        found: Future[T] = asyncio.run_coroutine_threadsafe(work, self.loop)
        return found.result(PATIENCE)

    def prepare(self, scenario: str = "checkout-errors", **more: Any) -> str:
        """A drill in its lobby: its id."""
        running, _ = self.call(self.house.prepare(Prepare(scenario=scenario, **{"seed": 1, **more})))
        return running.id

    def link(self, drill: str, kind: str, role: str | None = None) -> str:
        """The URL of a new link; the owner's where the kind is `owner`."""
        capability = Capability("owner") if kind == "owner" else read_capability(kind, role)
        made = self.house.access.new_link(drill if kind != "owner" else "", capability)
        return self.house.url_of(made) or ""

    def token(self, drill: str, kind: str, role: str | None = None) -> str:
        """The token alone: for `Authorization: Bearer`."""
        return self.link(drill, kind, role).rpartition("/")[2]

    def cookie(self, drill: str, kind: str, role: str | None = None, name: str = "dana") -> dict[str, str]:
        """A session as a browser's context takes it (`context.add_cookies([...])`): past the screen where one joins."""
        link = self.house.access.link_of(self.token(drill, kind, role))
        assert link is not None
        _, secret = self.house.access.enter(link, name)
        return {"name": cookie_name(link.drill, secure=False), "value": secret, "url": self.url}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real server for a module of tests."""
    with serving(tmp_path_factory.mktemp("served") / "data") as one:
        yield one


class serving:  # noqa: N801  # it reads as a word
    """A real server in a thread, for as long as the block lasts."""

    def __init__(self, data: Path, **more: Any) -> None:
        self._listening: socket.socket = bound("127.0.0.1", 0)
        port = self._listening.getsockname()[1]
        self._house = make_house(data, port=port, **more)
        self._up = threading.Event()
        self._server = Serving(self._house, self._up.set)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None

    def _run(self) -> None:
        async def run() -> None:
            self._loop = asyncio.get_running_loop()
            await self._server.serve([self._listening])

        asyncio.run(run())

    def __enter__(self) -> Served:
        self._thread.start()
        assert self._up.wait(PATIENCE), "the server did not come up"
        assert self._loop is not None
        return Served(self._house, self._loop, self._house.settings.base_url)

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "the server did not stop"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all; every test takes contexts of its own, and closes them."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium is installed; .ci/run installs it")
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()
