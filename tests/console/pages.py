"""Pages in a real browser: a drill on a server, and opening its pages as somebody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebSocketRoute, expect

from tests.console.conftest import PATIENCE, Served
from tests.console.toasts import keep_toasts

PHONE, DESK = 360, 1280
WITHIN = PATIENCE * 1000
"""The same for a browser, which counts milliseconds."""
expect.set_options(timeout=WITHIN)
_EXPECTED = ("net::ERR_", "status of 4", "WebSocket connection")
"""What a browser writes into its console where nothing is wrong with the page: no network, something refused."""


@dataclass
class Led:
    """A drill on a server, and whoever leads it, by the API."""

    served: Served
    drill: str
    token: str = field(init=False)

    def __post_init__(self) -> None:
        self.token = self.served.token(self.drill, "lead")

    def order(self, token: str | None = None, /, **command: Any) -> str:
        """Whoever leads, or has another link's token, orders something, and it is taken: the entry it made first.

        The story may go on by itself, so the last entry of the record need not be that one.
        """
        answer = httpx.post(self._at("commands"), json=command, headers=self._as(token), timeout=PATIENCE)
        assert answer.status_code == 200, answer.text
        return str(next(iter(answer.json().get("entries", ())), ""))

    def entries(self) -> list[dict[str, Any]]:
        """The record so far, as whoever leads sees it."""
        return list(self._snapshot()["entries"])

    def section(self, name: str) -> Any:
        """A part of what whoever leads sees."""
        return self._snapshot()["view"][name]

    def _snapshot(self) -> Any:
        return httpx.get(self._at("snapshot"), headers=self._as(None), timeout=PATIENCE).json()

    def _at(self, what: str) -> str:
        return f"{self.served.url}/api/drills/{self.drill}/{what}"

    def _as(self, token: str | None) -> dict[str, str]:
        return {"Authorization": f"Bearer {token or self.token}"}

    def url(self, page: str) -> str:
        """The address of a page."""
        return f"{self.served.url}/d/{self.drill}/{page}"


class HeldBack:
    """Pushes to a page, let through or kept for later."""

    def __init__(self, page: Page) -> None:
        self.holds = False
        self._kept: list[str | bytes] = []
        self._to: WebSocketRoute | None = None
        page.route_web_socket("**/stream*", self._open)

    def _open(self, socket: WebSocketRoute) -> None:
        self._to = socket
        socket.connect_to_server().on_message(self._take)

    def _take(self, frames: str | bytes) -> None:
        assert self._to is not None
        if self.holds:
            self._kept.append(frames)
        else:
            self._to.send(frames)

    def say(self, *frames: dict[str, Any]) -> None:
        """Something the server might have said just now."""
        assert self._to is not None
        self._to.send(json.dumps(frames))

    def let_go(self) -> None:
        """Everything kept, in order, and from now on at once."""
        assert self._to is not None
        self.holds = False
        for frames in self._kept:
            self._to.send(frames)
        self._kept.clear()


@contextmanager
def place(
    browser: Browser, one: Led, kind: str, role: str | None = None, *, width: int = DESK, **more: Any
) -> Iterator[BrowserContext]:
    """A browser of somebody who came in by a link; nothing may go wrong in the console of its pages."""
    context = browser.new_context(viewport={"width": width, "height": 800}, has_touch=width == PHONE, **more)
    context.set_default_timeout(WITHIN)
    context.add_cookies([one.served.cookie(one.drill, kind, role)])  # type: ignore[list-item]  # as playwright has it
    keep_toasts(context)
    wrong: list[str] = []
    context.on("console", lambda said: _note(said, wrong))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield context
    context.close()
    assert wrong == []


def _note(said: ConsoleMessage, wrong: list[str]) -> None:
    if said.type == "error" and not any(word in said.text for word in _EXPECTED):
        wrong.append(said.text)
