from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket

from gameday.console.guard import MOST_BODY, Guard
from gameday.console.headers import HEADERS
from gameday.console.settings import Settings

OURS = "http://127.0.0.1:8765"


async def echo(request: Request) -> Response:
    return PlainTextResponse(f"{len(await request.body())} bytes")


async def fail(_: Request) -> Response:
    raise RuntimeError("the secret of dana")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(
        routes=[
            Route("/", echo, methods=["GET", "POST", "DELETE"]),
            Route("/fail", fail),
            WebSocketRoute("/stream", stream),
        ]
    )
    guarded = Guard(app, Settings(Path("data")))
    with TestClient(guarded, base_url=OURS, raise_server_exceptions=False) as one:
        yield one


@pytest.mark.parametrize("host", ["evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost:8765.evil.example", ""])
def test_a_name_that_is_not_ours_is_not_answered(client: TestClient, host: str) -> None:
    """Somebody made that name to lead here."""
    answer = client.get("/", headers={"Host": host})
    assert (answer.status_code, answer.json()["ok"]) == (421, False)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": OURS}, 200),
        ({"Origin": OURS, "Cookie": "gameday=1", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Cookie": "gameday=1", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Cookie": "gameday=1"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:8766"}, 403),
        ({"Origin": "https://127.0.0.1:8765"}, 403),
        ({"Origin": OURS, "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": OURS, "Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_only_our_own_pages_and_programs_change_anything(
    client: TestClient, method: str, headers: dict[str, str], status: int
) -> None:
    """A page of another site cannot act for whoever looks at it."""
    assert client.request(method, "/", headers=headers).status_code == status


def test_looking_is_free_of_that(client: TestClient) -> None:
    """A link in a mail leads here, too."""
    answer = client.get("/", headers={"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.example"})
    assert answer.status_code == 200


@pytest.mark.parametrize(("size", "status"), [(MOST_BODY, 200), (MOST_BODY + 1, 413), (1024 * 1024, 413)])
def test_a_large_body_is_refused_stated_or_not(client: TestClient, size: int, status: int) -> None:
    """By what it says of itself, and by what comes."""

    def parts() -> Iterator[bytes]:
        for at in range(0, size, 4096):
            yield b"x" * min(4096, size - at)

    said = client.post("/", content=b"x" * size)
    unsaid = client.post("/", content=parts())
    assert (said.status_code, unsaid.status_code) == (status, status)


def test_a_size_that_is_none_is_refused(client: TestClient) -> None:
    """Minus one byte."""
    assert client.post("/", content=b"x", headers={"Content-Length": "-1"}).status_code == 413


@pytest.mark.parametrize(
    ("path", "headers"), [("/", {}), ("/none", {}), ("/fail", {}), ("/", {"Host": "evil.example"})]
)
def test_every_answer_has_the_headers(client: TestClient, path: str, headers: dict[str, str]) -> None:
    """Also where something is missing, fails or is refused."""
    answer = client.get(path, headers=headers)
    assert {name: answer.headers.get(name) for name, _ in HEADERS} == dict(HEADERS)


def test_a_fault_of_ours_shows_nothing(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """No stack trace, no word of what was worked on; not in the log either."""
    answer = client.get("/fail")
    assert answer.status_code == 500
    assert "dana" not in answer.text + caplog.text
    assert "RuntimeError in fail" in caplog.text


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:8766"])
def test_a_stream_is_refused_before_it_opens(client: TestClient, origin: str | None) -> None:
    """Browsers say which page opens one, and let any page try."""
    headers = {} if origin is None else {"Origin": origin}
    with (
        pytest.raises(WebSocketDenialResponse) as refused,
        client.websocket_connect("ws://127.0.0.1:8765/stream", headers=headers),
    ):
        pass
    assert refused.value.status_code == 403
    assert refused.value.headers["X-Content-Type-Options"] == "nosniff"


def test_a_stream_of_our_own_page_opens(client: TestClient) -> None:
    """Scheme, host and port are ours."""
    with client.websocket_connect("ws://127.0.0.1:8765/stream", headers={"Origin": OURS}) as socket:
        assert socket.receive()["type"] == "websocket.close"
