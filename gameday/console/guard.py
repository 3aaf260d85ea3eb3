"""What stands before every route: host, origin, size of the body, headers, and no word of our own faults."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable
from traceback import extract_tb

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gameday.console.headers import headers_of
from gameday.console.settings import Settings

MOST_BODY = 16 * 1024
"""Bytes of a request's body."""
_BODY_WITHIN = 20.0
"""Seconds in which a body must have come."""
Said = tuple[tuple[str, str], ...]
"""Headers of every answer."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOG = logging.getLogger("gameday.console")


class Guard:
    """Wraps the whole application, WebSockets too."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._headers = headers_of(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if scope["type"] == "websocket":
            if refused:
                await _deny(scope, send, *refused, self._headers)
            else:
                await self._app(scope, receive, send)
            return
        if refused:
            await _answer(_with_headers(send, self._headers), *refused)
            return
        await self._serve(scope, headers, receive, _with_headers(send, self._headers))

    async def _serve(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        try:
            # No task of its own for it: most bodies are here already.
            async with asyncio.timeout(_BODY_WITHIN):
                body = await _body(headers, receive)
        except TimeoutError:
            await _answer(send, 408, "The request did not come to its end in time.")
            return
        if body is None:
            await _answer(send, 413, f"This is too large: at most {MOST_BODY // 1024} KB are read.")
            return
        try:
            await self._app(scope, _again(body, receive), send)
        except Exception as fault:  # the framework has answered; the log gets no word of anybody's
            place = extract_tb(fault.__traceback__)[-1]
            _LOG.error("%s in %s:%s", type(fault).__name__, place.name, place.lineno)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """The status and the reason, where a request goes no further."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._settings.allows_host(hosts[0]):
            return 421, "This server is not called that. Use the address it printed when it started."
        if scope["type"] == "http" and scope["method"] in _SAFE:
            return None
        origins = headers.getlist("origin")
        if len(origins) > 1 or (origins and not self._settings.allows_origin(origins[0])):
            return 403, "This was sent by a page of another origin."
        why = _unsaid(headers, streams=scope["type"] == "websocket") if not origins else None
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            why = "This was sent by a page of another site."
        return (403, why) if why else None


def _unsaid(headers: Headers, *, streams: bool) -> str | None:
    """What is wrong with a request that says no origin. Programs say none, and send no cookie: they have a token."""
    if streams:
        return "A stream is opened by a page of this server; programs ask for frames."
    if "cookie" in headers and headers.get("sec-fetch-site") not in ("same-origin", "none"):
        return "A browser says which page sends something; this request does not."
    return None


async def _body(headers: Headers, receive: Receive) -> bytes | None:
    """The whole body, or None where it is too large."""
    stated = headers.get("content-length", "0")
    if not stated.isdecimal() or int(stated[:12]) > MOST_BODY:
        return None
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""
        part: bytes = message.get("body", b"")
        size += len(part)
        if size > MOST_BODY:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """The body once more for the application, then whatever still comes: that the asker has gone."""
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


def _with_headers(send: Send, more: Said) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in more:
                headers.setdefault(name, value)
        await send(message)

    return with_headers


async def _answer(send: Send, status: int, why: str) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(_told(why))})
    await send({"type": "http.response.body", "body": _why(why)})


async def _deny(scope: Scope, send: Send, status: int, why: str, more: Said) -> None:
    """Refuse a WebSocket before it is accepted."""
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    headers = [*_told(why), *((name.lower().encode(), value.encode()) for name, value in more)]
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": _why(why)})


def _why(why: str) -> bytes:
    return json.dumps({"ok": False, "why": why}).encode()


def _told(why: str) -> Iterable[tuple[bytes, bytes]]:
    yield b"content-type", b"application/json"
    yield b"content-length", str(len(_why(why))).encode()
