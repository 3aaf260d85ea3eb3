from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from gameday.live.lock import Lock
from tests.cli.conftest import Say

DEAF = ("sh", "-c", 'trap "" INT; exec "$0" "$@"')
"""How a shell starts what is to go on in the background: Ctrl-C is not for it."""


@pytest.mark.parametrize("by", [(), DEAF], ids=["before us", "in the background"])
def test_it_says_where_it_is_and_stops_in_words(by: tuple[str, ...], tmp_path: Path) -> None:
    """One link, told once; Ctrl-C is a fine way to end it, whatever the shell has what it starts do with that."""
    command = [*by, sys.executable, "-m", "gameday", "serve", "--port", "0", "--data", str(tmp_path / "data")]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        said = ""
        while "Only this machine" not in said:
            line = server.stdout.readline()
            assert line, server.stderr.read()
            said += line
        link = re.search(r"(http://127\.0\.0\.1:\d+)/join/([\w-]{43})\n", said)
        assert link is not None
        answer = httpx.get(f"{link[1]}/api/drills", headers={"Authorization": f"Bearer {link[2]}"}, timeout=60)
        server.send_signal(signal.SIGINT)
        rest, errors = server.communicate(timeout=60)
    assert (answer.status_code, answer.json()) == (200, {"drills": []})
    assert (server.returncode, rest) == (0, "")
    assert errors.startswith("Stopped.")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_a_second_server_on_one_directory_is_told_of_the_first(gameday: Say, tmp_path: Path) -> None:
    """It reads nothing, writes nothing, and says where the drills go on."""
    data = tmp_path / "data"
    data.mkdir()
    first = Lock(data / "server.lock")
    said = gameday("serve", "--port", "0", "--data", str(data))
    first.release()
    assert (said.code, "another `gameday serve` keeps its drills in" in said.err) == (2, True)
    assert [one.name for one in data.iterdir()] == ["server.lock"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--public-url", "drill.example.org"), "is no origin"),
        (("--tls-key", __file__), "--tls-key goes with --tls-cert"),
        (("--tls-cert", "none.pem"), "does not exist"),
        (("--host", "203.0.113.7"), "nobody can listen on 203.0.113.7"),
    ],
)
def test_what_cannot_be_served_is_told(gameday: Say, words: tuple[str, ...], told: str) -> None:
    """Exit code 2, in words."""
    said = gameday("serve", "--port", "0", *words)
    assert (said.code, told in said.err) == (2, True)


def test_a_port_that_is_taken_is_told(gameday: Say) -> None:
    """By its number."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = gameday("serve", "--port", str(port))
    assert (said.code, f"port {port}" in said.err) == (2, True)
