"""Serving a house: uvicorn, which lets go of everybody before it waits for them."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from gameday.console.app import make_app
from gameday.console.house import House
from gameday.console.line import LineProtocol

_BACKLOG = 1024
_CLOSES_WITHIN = 3
"""Seconds an answer that is under way still gets when the server stops."""


class Serving(uvicorn.Server):
    """A server of one house; `begun` is called once it listens."""

    def __init__(self, house: House, begun: Callable[[], None] | None = None) -> None:
        self.house = house
        self.fell = False
        """Did it stop because a drill's writer failed?"""
        self._begun = begun
        super().__init__(_config(house))
        house.broken = self._break_off

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        if self.started and self._begun is not None:
            self._begun()

    def _break_off(self) -> None:
        self.fell = True
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Open streams would be waited for: they are let go first."""
        await self.house.hush()
        await super().shutdown(sockets)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one.

    Raises:
        OSError: somebody else listens there, or there is no such address.

    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio does not see that it is, and every answer waits forty milliseconds for the next one.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(_BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def _config(house: House) -> uvicorn.Config:
    settings = house.settings
    more: dict[str, Any] = {}
    if settings.tls_cert is not None:
        more = {"ssl_certfile": str(settings.tls_cert), "ssl_keyfile": str(settings.tls_key or settings.tls_cert)}
    return uvicorn.Config(
        make_app(house),
        http="h11",
        ws=LineProtocol,
        # Nobody needs to know what we are; and addresses of requests hold tokens, so they are not logged.
        server_header=False,
        access_log=False,
        log_config=None,
        backlog=_BACKLOG,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies) or [],
        ws_max_size=1024,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=_CLOSES_WITHIN,
        timeout_keep_alive=30,
        lifespan="on",
        **more,
    )
