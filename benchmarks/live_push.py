"""From a POST to the last of five hundred clients, against a bare WebSocket broadcast of the same server library.

    .venv/bin/python -m benchmarks.live_push [--clients N] [--posts A_SECOND] [--seconds S] [--rounds N]

Both servers run in a process of their own on this machine, in turn, and the same clients listen to both; what counts is
the median over rounds of the ratio within a round.
The bare one keeps a list of sockets and sends each text to all of them: no journal, no roles, no view. Ours commits
every post to the disk first, and draws views for the lead, an evaluator, four seats and the projector meanwhile.
Exit code 1: the median or the 99th percentile is more than twice the bare one's.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import multiprocessing
import re
import secrets
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from gameday.collector import settled
from gameday.console.bodies import Prepare
from gameday.console.capability import read_capability
from gameday.console.house import House
from gameday.console.server import Serving, bound
from gameday.console.settings import Settings

MOST = 2.0
SEATS = ("incident_commander", "comms_lead", "primary_oncall", "secondary_oncall")
_MARK = re.compile(rb"mark-(\d+)\.")
_POSTERS = 20


@dataclass(frozen=True)
class Target:
    """A server to listen to and post to."""

    port: int
    streams: tuple[tuple[str, str], ...]
    """(path, token) of each kind of listener, taken in turn."""
    path: str
    tokens: tuple[str, ...]
    """Of those who post."""
    ours: bool


@dataclass
class Arrivals:
    """When each mark reached how many clients."""

    clients: int
    posted: dict[int, float] = field(default_factory=dict)
    reached: dict[int, int] = field(default_factory=dict)
    last: dict[int, float] = field(default_factory=dict)

    def heard(self, mark: int) -> None:
        """A client got it."""
        self.reached[mark] = self.reached.get(mark, 0) + 1
        self.last[mark] = time.perf_counter()

    def latencies(self) -> list[float]:
        """Milliseconds from the post to the last client, for every mark; all of them have to arrive everywhere."""
        missing = [mark for mark in self.posted if self.reached.get(mark) != self.clients]
        if missing:
            raise SystemExit(f"{len(missing)} of {len(self.posted)} posts did not reach every client")
        return [1000 * (self.last[mark] - at) for mark, at in self.posted.items()]


class Listening(asyncio.Protocol):
    """A client that shakes hands and looks for marks: as little as can be, for five hundred share two cores."""

    def __init__(self, request: bytes, arrivals: Arrivals, ready: asyncio.Future[None]) -> None:
        self._request = request
        self._arrivals = arrivals
        self._ready = ready
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        if not self._ready.done():
            if not data.startswith(b"HTTP/1.1 101"):
                self._ready.set_exception(RuntimeError(data[:200].decode()))
                return
            self._ready.set_result(None)
        data = self._rest + data
        end = 0
        for found in _MARK.finditer(data):
            self._arrivals.heard(int(found[1]))
            end = found.end()
        self._rest = data[max(end, len(data) - 20) :]


async def measure(target: Target, clients: int, a_second: int, seconds: float) -> list[float]:
    """Latencies of every post, in milliseconds."""
    loop, arrivals = asyncio.get_running_loop(), Arrivals(clients)
    transports = []
    for number in range(clients):
        path, token = target.streams[number % len(target.streams)]
        ready: asyncio.Future[None] = loop.create_future()
        request = _handshake(target.port, path, token)
        transport, _ = await loop.create_connection(
            lambda request=request, ready=ready: Listening(request, arrivals, ready),  # type: ignore[misc]
            "127.0.0.1",
            target.port,
        )
        await ready
        transports.append(transport)
    posters = [await _Poster.open(target, target.tokens[n % len(target.tokens)]) for n in range(_POSTERS)]
    began, posts = loop.time(), int(a_second * seconds)
    tasks = []
    for mark in range(posts):
        await asyncio.sleep(max(0.0, began + mark / a_second - loop.time()))
        arrivals.posted[mark] = time.perf_counter()
        tasks.append(asyncio.create_task(posters[mark % _POSTERS].post(mark)))
    await asyncio.gather(*tasks)
    patience = loop.time() + 60
    while any(arrivals.reached.get(mark) != clients for mark in arrivals.posted) and loop.time() < patience:
        await asyncio.sleep(0.05)
    for one in transports:
        one.abort()
    for poster in posters:
        poster.close()
    return arrivals.latencies()


class _Poster:
    """One connection that posts, one request at a time."""

    def __init__(self, target: Target, token: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._target, self._token, self._reader, self._writer = target, token, reader, writer
        self._turn = asyncio.Lock()

    @classmethod
    async def open(cls, target: Target, token: str) -> _Poster:
        return cls(target, token, *await asyncio.open_connection("127.0.0.1", target.port))

    def close(self) -> None:
        self._writer.close()

    async def post(self, mark: int) -> None:
        text = f"mark-{mark}. What we know so far, in a sentence as people write them."
        body = json.dumps({"do": "act", "kind": "message", "keys": {"text": text}}).encode()
        async with self._turn:
            self._writer.write(_posted(self._target, self._token, body))
            head = await self._reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise SystemExit(f"a post was refused: {head[:200]!r}")
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            await self._reader.readexactly(int(length[1]) if length else 0)


def _handshake(port: int, path: str, token: str) -> bytes:
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {key}",
        f"Authorization: Bearer {token}",
    ]
    return "\r\n".join((*lines, "", "")).encode()


def _posted(target: Target, token: str, body: bytes) -> bytes:
    lines = [
        f"POST {target.path} HTTP/1.1",
        f"Host: 127.0.0.1:{target.port}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        f"Authorization: Bearer {token}",
    ]
    return "\r\n".join((*lines, "", "")).encode() + body


# --- the two servers ----------------------------------------------------------------------------------------------


def serve_bare(told: Connection) -> None:
    """A list of sockets, and every text to all of them."""
    sockets: list[WebSocket] = []

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        sockets.append(socket)
        try:
            await socket.receive_text()
        except WebSocketDisconnect:
            pass
        finally:
            sockets.remove(socket)

    async def post(request: Request) -> Response:
        text = (await request.body()).decode()
        for one in sockets:
            await one.send_text(text)
        return PlainTextResponse("ok")

    app = Starlette(routes=[Route("/post", post, methods=["POST"]), WebSocketRoute("/stream", stream)])
    listening = bound("127.0.0.1", 0)
    port = listening.getsockname()[1]
    config = uvicorn.Config(
        app, http="h11", ws="websockets-sansio", log_config=None, access_log=False, ws_per_message_deflate=False
    )
    server = _Announced(config, lambda: told.send(Target(port, (("/stream", ""),), "/post", ("",), ours=False)))
    asyncio.run(server.serve([listening]))


class _Announced(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        self._begun()


def serve_ours(told: Connection, data: str) -> None:
    """A drill under way, with everybody who belongs to one."""
    listening = bound("127.0.0.1", 0)
    port = listening.getsockname()[1]
    house = House(Settings(data=Path(data), port=port))

    async def begin() -> Target:
        wanted = Prepare(scenario="checkout-errors", seed=1, seats=dict.fromkeys(SEATS, "human"))
        running, _ = await house.prepare(wanted)

        def token(kind: str, role: str | None = None) -> str:
            return house.access.secret_of(house.access.new_link(running.id, read_capability(kind, role)).id) or ""

        place = f"/api/drills/{running.id}"
        listeners = [token("room") for _ in range(12)] + [token("lead"), token("evaluator")]
        seats = [token("seat", role) for role in SEATS for _ in range(_POSTERS // len(SEATS))]
        streams = tuple((f"{place}/stream", one) for one in (*listeners, *seats[:: _POSTERS // len(SEATS)]))
        for who, command in (
            (token("lead"), {"do": "start"}),
            *((one, {"do": "act", "kind": "joined"}) for one in seats[:: _POSTERS // len(SEATS)]),
        ):
            await asyncio.to_thread(_sent, Target(port, (), f"{place}/commands", (), ours=True), who, command)
        return Target(port, streams, f"{place}/commands", tuple(seats), ours=True)

    async def run() -> None:
        up = asyncio.Event()
        serving = Serving(house, up.set)
        task = asyncio.create_task(serving.serve([listening]))
        await up.wait()
        told.send(await begin())
        await task

    with settled():  # as `gameday serve` does
        asyncio.run(run())


def _sent(target: Target, token: str, command: dict[str, str]) -> None:
    from urllib.request import Request as Sent  # noqa: PLC0415
    from urllib.request import urlopen  # noqa: PLC0415

    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    with urlopen(Sent(f"http://127.0.0.1:{target.port}{target.path}", json.dumps(command).encode(), headers)) as answer:
        assert answer.status == 200


def run(
    name: str, serve: Callable[..., None], arguments: tuple[str, ...], work: Callable[[Target], Awaitable[list[float]]]
) -> list[float]:
    """Start a server, measure, stop it."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(there, *arguments), daemon=True)
    process.start()
    try:
        if not here.poll(60):
            raise SystemExit(f"the {name} server did not come up")
        return asyncio.run(work(here.recv()))  # type: ignore[arg-type]
    finally:
        process.terminate()
        process.join(20)


def main() -> int:
    """Measure both in turn, round by round, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=500)
    parser.add_argument("--posts", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()

    def work(target: Target) -> Awaitable[list[float]]:
        return measure(target, asked.clients, asked.posts, asked.seconds)

    ratios = []
    for _ in range(asked.rounds):
        figures = []
        with tempfile.TemporaryDirectory() as data:
            for name, serve, arguments in (("bare", serve_bare, ()), ("ours", serve_ours, (data,))):
                cuts = quantiles(run(name, serve, arguments, work), n=100)
                figures.append((cuts[49], cuts[98]))
        ratios.append([ours / bare for bare, ours in zip(*figures, strict=True)])
        (bare, bare_worst), (ours, ours_worst) = figures
        print(
            f"median {ours:.0f} ms, bare {bare:.0f}; 99th percentile {ours_worst:.0f} ms, bare {bare_worst:.0f}",
            flush=True,
        )
    middle, worst = (median(column) for column in zip(*ratios, strict=True))
    print(
        f"ours to bare, median of {asked.rounds} rounds: {middle:.2f} at the median, {worst:.2f} at the 99th percentile"
    )
    print(f"at most {MOST}")
    return 1 if max(middle, worst) > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
