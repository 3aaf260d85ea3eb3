"""Frames as they come, over a real socket and by asking."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.console.conftest import PATIENCE, Served


@pytest.fixture(scope="module")
def client(served: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.url, timeout=PATIENCE) as one:
        yield one


@pytest.fixture
def drill(served: Served) -> str:
    return served.prepare(seats={"incident_commander": "human"})


def bearer(served: Served, drill: str, kind: str, role: str | None = None) -> dict[str, str]:
    return {"Authorization": f"Bearer {served.token(drill, kind, role)}"}


def stream(served: Served, drill: str, who: dict[str, str], cursor: str = "") -> ClientConnection:
    address = f"ws{served.url.removeprefix('http')}/api/drills/{drill}/stream?cursor={cursor}"
    origin = Origin(served.url)
    return connect(address, additional_headers=who, origin=origin, compression=None, open_timeout=PATIENCE)


def order(client: httpx.Client, drill: str, who: dict[str, str], **command: Any) -> httpx.Response:
    return client.post(f"/api/drills/{drill}/commands", json=command, headers=who)


def until(socket_: ClientConnection, type_: str) -> list[dict[str, Any]]:
    """Frames until the first of a type, it included."""
    found: list[dict[str, Any]] = []
    while not any(one["type"] == type_ for one in found):
        found += json.loads(socket_.recv(timeout=PATIENCE))
    return found


def closed_with(socket_: ClientConnection) -> int | None:
    """The code with which the server hangs up; what it still says is passed over."""
    try:
        while True:
            socket_.recv(timeout=PATIENCE)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def present(socket_: ClientConnection, here: bool) -> list[dict[str, Any]]:
    """Who is told of, once somebody is here, or nobody is any more."""
    while True:
        people: list[dict[str, Any]] = until(socket_, "people")[-1]["people"]
        if any(one["here"] for one in people) is here:
            return people


def test_what_happens_is_pushed_in_order(served: Served, client: httpx.Client, drill: str) -> None:
    """Numbered from where the snapshot ended, entries and views."""
    lead = bearer(served, drill, "lead")
    cursor = client.get(f"/api/drills/{drill}/snapshot", headers=lead).json()["cursor"]
    with stream(served, drill, lead, cursor) as opened:
        assert order(client, drill, lead, do="start").status_code == 200
        found = until(opened, "view")
    numbers = [one["n"] for one in found if "n" in one]
    first = int(cursor.rpartition("-")[2])
    assert numbers == list(range(first + 1, first + 1 + len(numbers)))
    assert next(one["entry"]["kind"] for one in found if one["type"] == "entry") == "control"
    views = [one["view"] for one in found if one["type"] == "view"]
    assert views[0]["drill"]["state"] == "running"
    assert "wall" not in views[0]["drill"]


def test_asking_gets_the_same_as_listening(served: Served, client: httpx.Client, drill: str) -> None:
    """The long poll is the same log, for where there are no sockets."""
    lead = bearer(served, drill, "lead")
    cursor = client.get(f"/api/drills/{drill}/snapshot", headers=lead).json()["cursor"]
    with stream(served, drill, lead, cursor) as opened:
        for command in ({"do": "start"}, {"do": "pause"}, {"do": "resume"}):
            assert order(client, drill, lead, **command).status_code == 200
        pushed = until(opened, "view")
    asked: list[dict[str, Any]] = []
    while len([one for one in asked if "n" in one]) < len([one for one in pushed if "n" in one]):
        found = client.get(f"/api/drills/{drill}/frames", params={"cursor": cursor, "wait": 5}, headers=lead).json()
        cursor = found["cursor"]
        asked += found["frames"]
    numbered = [one for one in pushed if one.get("type") == "entry"]
    assert [one for one in asked if one.get("type") == "entry"][: len(numbered)] == numbered


def test_a_poll_that_hears_nothing_gets_a_sign_of_life(served: Served, client: httpx.Client, drill: str) -> None:
    """With the last number, so that a loss on the way would show."""
    room = bearer(served, drill, "room")
    cursor = client.get(f"/api/drills/{drill}/snapshot", headers=room).json()["cursor"]
    found = client.get(f"/api/drills/{drill}/frames", params={"cursor": cursor, "wait": 0}, headers=room).json()
    assert (found["cursor"], [one["type"] for one in found["frames"]]) == (cursor, ["beat"])
    assert found["frames"][0]["n"] == int(cursor.rpartition("-")[2])


def test_a_stranger_cursor_means_look_again(served: Served, client: httpx.Client, drill: str) -> None:
    """The server was started anew, or one was away for too long."""
    room = bearer(served, drill, "room")
    with stream(served, drill, room, "another-7") as opened:
        assert json.loads(opened.recv(timeout=PATIENCE)) == [{"type": "reload"}]


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null"])
def test_a_socket_is_refused_to_pages_elsewhere(served: Served, drill: str, origin: str | None) -> None:
    """Before it opens; a browser would let them try with the cookie of whoever looks."""
    cookie = served.cookie(drill, "lead")
    address = f"ws{served.url.removeprefix('http')}/api/drills/{drill}/stream"
    headers = {"Cookie": f"{cookie['name']}={cookie['value']}"}
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(address, additional_headers=headers, origin=origin, open_timeout=PATIENCE),  # type: ignore[arg-type]
    ):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(("kind", "status"), [("none", 401), ("other", 404)])
def test_a_socket_is_refused_to_whoever_may_not(served: Served, drill: str, kind: str, status: int) -> None:
    """Nobody, or somebody of another drill."""
    who = {} if kind == "none" else bearer(served, served.prepare(), "lead")
    with pytest.raises(InvalidStatus) as refused, stream(served, drill, who):
        pass
    assert refused.value.response.status_code == status


@pytest.mark.parametrize("said", ["hello", "x" * 900, "x" * 100_000])
def test_whoever_speaks_into_the_stream_is_hung_up_on(served: Served, drill: str, said: str) -> None:
    """It goes one way; actions are posted."""
    with stream(served, drill, bearer(served, drill, "room")) as opened:
        opened.send(said)
        code = closed_with(opened)
    assert code in (1003, 1009)


def test_a_link_taken_back_closes_what_it_opened(served: Served, client: httpx.Client, drill: str) -> None:
    """At once, while somebody looks."""
    lead = bearer(served, drill, "lead")
    made = client.post(f"/api/drills/{drill}/links", json={"capability": "room"}, headers=lead).json()
    room = {"Authorization": f"Bearer {made['url'].rpartition('/')[2]}"}
    with stream(served, drill, room) as opened:
        until(opened, "reload")
        assert client.delete(f"/api/drills/{drill}/links/{made['id']}", headers=lead).json()["revoked"]
        code = closed_with(opened)
    assert code == 4401
    with pytest.raises(InvalidStatus), stream(served, drill, room):
        pass


def test_whoever_does_not_read_holds_up_nobody(served: Served, client: httpx.Client, drill: str) -> None:
    """Two sockets that take nothing in, and a drill that goes on for everybody else."""
    lead = bearer(served, drill, "lead")
    deaf = [_deaf(served, drill, lead) for _ in range(2)]
    cursor = client.get(f"/api/drills/{drill}/snapshot", headers=lead).json()["cursor"]
    served.house.actions._buckets.clear()
    with stream(served, drill, lead, cursor) as opened:
        assert order(client, drill, lead, do="start").status_code == 200
        for number in range(25):
            served.house.actions._buckets.clear()
            note = order(client, drill, lead, do="observe", note=f"{number} {'x' * 3900}")
            assert note.status_code == 200
        seen = 0
        while seen < 25:
            frames = json.loads(opened.recv(timeout=PATIENCE))
            seen += sum(one["type"] == "entry" and one["entry"]["kind"] == "observation" for one in frames)
    for one in deaf:
        one.close()


def _deaf(served: Served, drill: str, who: dict[str, str]) -> socket.socket:
    """A socket that shakes hands and never reads again."""
    host, _, port = served.url.removeprefix("http://").partition(":")
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    made.connect((host, int(port)))
    lines = [
        f"GET /api/drills/{drill}/stream HTTP/1.1",
        f"Host: {host}:{port}",
        f"Origin: {served.url}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        f"Authorization: {who['Authorization']}",
    ]
    made.sendall("\r\n".join((*lines, "", "")).encode())
    assert made.recv(12) == b"HTTP/1.1 101"
    return made


def test_who_is_here_is_told_to_those_who_lead(served: Served, client: httpx.Client, drill: str) -> None:
    """A name lights up when its page opens, and goes out when it closes."""
    lead = bearer(served, drill, "lead")
    cookie = served.cookie(drill, "seat", "incident_commander", name="dana")
    seat = {"Cookie": f"{cookie['name']}={cookie['value']}"}
    with stream(served, drill, lead, client.get(f"/api/drills/{drill}/snapshot", headers=lead).json()["cursor"]) as at:
        with stream(served, drill, seat):
            here = present(at, True)
        gone = present(at, False)
    told = {"capability": "seat", "role": "incident_commander", "name": "dana"}
    assert [{key: one[key] for key in told} for one in (*here, *gone)] == [told, told]
