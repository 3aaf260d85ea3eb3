"""The server itself: how it stops, takes up what was under way, and speaks TLS; behind a real proxy, too."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from gameday.session import misgivings
from tests.console.conftest import PATIENCE, Served, serving

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
OPENSSL = shutil.which("openssl")


def bearer(served: Served, drill: str, kind: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {served.token(drill, kind)}"}


def listen(address: str, headers: dict[str, str], origin: str, tls: ssl.SSLContext | None = None) -> ClientConnection:
    return connect(address, additional_headers=headers, origin=Origin(origin), ssl=tls, open_timeout=PATIENCE)


def test_it_stops_while_people_listen(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Sockets are closed, polls are answered; nobody is waited for."""
    with ExitStack() as streams:
        with serving(tmp_path / "data") as served:
            drill = served.prepare()
            lead = bearer(served, drill, "lead")
            address = f"ws{served.url.removeprefix('http')}/api/drills/{drill}/stream"
            opened = [streams.enter_context(listen(address, lead, served.url)) for _ in range(5)]
            for one in opened:
                one.recv(timeout=PATIENCE)
        codes = [_closed_with(one) for one in opened]
    assert set(codes) <= {1001, 1012}
    # What the server says once its patience is over, and it breaks off what it waited for.
    assert "graceful shutdown" not in caplog.text


def _closed_with(one: ClientConnection) -> int | None:
    try:
        while True:
            one.recv(timeout=PATIENCE)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def test_what_was_under_way_is_there_again_paused(tmp_path: Path) -> None:
    """Sessions, too: nobody joins twice. The server's own link is a new one."""
    with serving(tmp_path / "data") as served:
        drill = served.prepare()
        lead, owner = bearer(served, drill, "lead"), bearer(served, "", "owner")
        cookie = served.cookie(drill, "lead")
        with httpx.Client(base_url=served.url, headers=lead, timeout=PATIENCE) as client:
            assert client.post(f"/api/drills/{drill}/commands", json={"do": "start"}).status_code == 200
            before = client.get(f"/api/drills/{drill}/snapshot").json()
    with serving(tmp_path / "data") as served:
        headers = {"Cookie": f"{cookie['name']}={cookie['value']}"}
        with httpx.Client(base_url=served.url, timeout=PATIENCE) as client:
            after = client.get(f"/api/drills/{drill}/snapshot", headers=headers).json()
            old = client.get("/api/drills", headers=owner)
            again = client.get(f"/api/drills/{drill}/snapshot", headers=lead)
    seen = len(before["entries"])
    assert (after["view"]["drill"]["state"], after["entries"][:seen]) == ("paused", before["entries"])
    assert (old.status_code, again.status_code) == (401, 200)
    assert before["cursor"].partition("-")[0] != after["cursor"].partition("-")[0]


def test_a_drill_that_is_over_is_written_whole(tmp_path: Path) -> None:
    """The usual directory, with what was said in the hot wash in its notes; `gameday verify` finds nothing amiss."""
    with serving(tmp_path / "data") as served:
        drill = served.prepare()
        lead = bearer(served, drill, "lead")
        commands = [
            {"do": "start"},
            {"do": "skip", "to": "30m"},
            {"do": "judge", "clause": "declare", "rating": "P", "reason": "The call was made in the room."},
            {"do": "end"},
            {"do": "wash", "side": "well", "text": "We were quick."},
        ]
        with httpx.Client(base_url=served.url, headers=lead, timeout=PATIENCE) as client:
            answers = [client.post(f"/api/drills/{drill}/commands", json=one).json() for one in commands]
        place = served.house.archive.place(drill)
        deadline = time.monotonic() + 2 * PATIENCE
        while not (place / "notes.md").is_file() or "We were quick." not in (place / "notes.md").read_text():
            assert time.monotonic() < deadline, answers
            served.call(_breath())
    assert misgivings(place) == ()
    assert "We were quick." in (place / "retrospective.md").read_text()


async def _breath() -> None:
    await asyncio.sleep(0.05)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine, made for these tests."""
    if OPENSSL is None:
        pytest.skip("openssl is not installed")
    place = tmp_path_factory.mktemp("tls")
    cert, key = place / "cert.pem", place / "key.pem"
    asked = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run([OPENSSL, *asked, *names, "-keyout", key, "-out", cert], check=True, capture_output=True)
    return cert, key


def test_tls_by_flag(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    """Links begin with https, cookies are for TLS alone, sockets are wss."""
    cert, key = certificate
    context = ssl.create_default_context(cafile=str(cert))
    with serving(tmp_path / "data", tls_cert=cert, tls_key=key) as served:
        assert served.url.startswith("https://127.0.0.1:")
        drill = served.prepare()
        link = served.link(drill, "lead")
        with httpx.Client(verify=context, timeout=PATIENCE) as client:
            joined = client.post(link, headers={"Origin": served.url})
            cookie = joined.headers["set-cookie"]
            plain = client.post(link, headers={"Origin": served.url.replace("https", "http")})
        address = f"ws{served.url.removeprefix('http')}/api/drills/{drill}/stream"
        lead = bearer(served, drill, "lead")
        with listen(address, lead, served.url, context) as opened:
            assert "reload" in str(opened.recv(timeout=PATIENCE))
    assert (joined.status_code, plain.status_code) == (303, 403)
    assert cookie.startswith(f"__Host-gameday-{drill}=")
    assert "secure" in cookie.lower()


CONFIGURATION = """
daemon off;
master_process off;
worker_processes 1;
pid {place}/nginx.pid;
error_log {place}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {place}/body;
  proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi;
  uwsgi_temp_path {place}/uwsgi;
  scgi_temp_path {place}/scgi;
  map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://127.0.0.1:{behind};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_buffering off;
      proxy_read_timeout 60s;
    }}
  }}
}}
"""
"""As `docs/how-to/run-a-live-drill.md` has it, but for TLS and the paths."""


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose outside is a real nginx."""
    if NGINX is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no nginx is installed; .ci/run installs it")
        pytest.skip("no nginx is installed")
    place = tmp_path_factory.mktemp("nginx")
    for number in range(3):
        with _behind_nginx(NGINX, place / str(number)) as served:
            if served is not None:
                yield served
                return
    pytest.fail("nginx does not listen")


@contextmanager
def _behind_nginx(program: str, place: Path) -> Iterator[Served | None]:
    """A server with nginx before it; None where nginx did not get its port, for somebody else took it in between."""
    place.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    outside = f"http://127.0.0.1:{port}"
    with serving(place / "data", public_url=outside, trusted_proxies=("127.0.0.1",)) as served:
        text = CONFIGURATION.format(place=place, port=port, behind=served.house.settings.port)
        (place / "nginx.conf").write_text(text)
        command = [program, "-p", str(place), "-c", str(place / "nginx.conf"), "-e", str(place / "error.log")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as nginx:
            yield served if _listens(place / "nginx.pid", nginx) else None
            nginx.terminate()
            nginx.wait(PATIENCE)


def _listens(told: Path, nginx: subprocess.Popen[bytes]) -> bool:
    """It writes its number down once it listens; without a port it ends."""
    for _ in range(20 * PATIENCE):
        if told.is_file():
            return True
        with suppress(subprocess.TimeoutExpired):
            nginx.wait(0.05)
            return False
    return False


def test_behind_a_real_proxy(proxied: Served) -> None:
    """Links name the outside; joining, acting and the stream go through it."""
    drill = proxied.prepare(seats={"incident_commander": "human"})
    outside = proxied.house.settings.base_url
    link = proxied.link(drill, "lead")
    assert link.startswith(f"{outside}/join/")
    with httpx.Client(base_url=outside, timeout=PATIENCE) as client:
        joined = client.post(link, headers={"Origin": outside})
        assert (joined.status_code, joined.headers["location"]) == (303, f"/d/{drill}/lobby")
        cursor = client.get(f"/api/drills/{drill}/snapshot").json()["cursor"]
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        address = f"ws{outside.removeprefix('http')}/api/drills/{drill}/stream?cursor={cursor}"
        with listen(address, {"Cookie": cookie}, outside) as opened:
            started = client.post(f"/api/drills/{drill}/commands", json={"do": "start"}, headers={"Origin": outside})
            assert started.status_code == 200
            heard = ""
            while '"running"' not in heard:
                heard += str(opened.recv(timeout=PATIENCE))
        foreign = client.post(
            f"/api/drills/{drill}/commands", json={"do": "end"}, headers={"Origin": "http://evil.example"}
        )
        named = client.get("/", headers={"Host": "evil.example"})
    assert (foreign.status_code, named.status_code) == (403, 421)


def test_wrong_tries_are_counted_by_who_asks_not_by_the_proxy(proxied: Served) -> None:
    """A proxy that is trusted says who asks; nobody else is believed."""
    house = proxied.house
    house.tries._buckets.clear()
    with httpx.Client(base_url=house.settings.base_url, timeout=PATIENCE) as client:
        client.get("/join/wrong", headers={"X-Forwarded-For": "203.0.113.7"})
    assert list(house.tries._buckets) == ["127.0.0.1"]
    house.tries._buckets.clear()
    straight = f"http://127.0.0.1:{house.settings.port}"
    with httpx.Client(base_url=straight, timeout=PATIENCE) as client:
        client.get("/join/wrong", headers={"X-Forwarded-For": "203.0.113.7"})
    # The test asks from the address of the proxy that is trusted.
    assert list(house.tries._buckets) == ["203.0.113.7"]
