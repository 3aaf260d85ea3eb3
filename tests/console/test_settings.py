from __future__ import annotations

from pathlib import Path

import pytest

from gameday.console.settings import Settings, read_public_url

HERE = Path("data")
EVERYWHERE = "0.0.0.0"  # noqa: S104  # asked about, never bound


@pytest.mark.parametrize(
    ("settings", "base", "hosts", "not_hosts"),
    [
        (
            Settings(HERE),
            "http://127.0.0.1:8765",
            ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"],
            ["127.0.0.1", "127.0.0.1:80", "evil.example:8765", "", "localhost:8765.evil.example", "192.168.1.5:8765"],
        ),
        (
            Settings(HERE, host="192.168.1.5"),
            "http://192.168.1.5:8765",
            ["192.168.1.5:8765", "localhost:8765"],
            ["192.168.1.6:8765"],
        ),
        (
            Settings(HERE, host=EVERYWHERE, address="192.168.1.5"),
            "http://192.168.1.5:8765",
            ["192.168.1.5:8765", "10.0.0.7:8765", "[fe80::1]:8765"],
            ["drill.lan:8765", "10.0.0.7:80", "10.0.0.7", "evil.example"],
        ),
        (
            Settings(HERE, port=443, tls_cert=Path("cert.pem")),
            "https://127.0.0.1",
            ["127.0.0.1", "localhost:443"],
            ["127.0.0.1:8765"],
        ),
        (
            Settings(HERE, public_url="https://drill.example.org"),
            "https://drill.example.org",
            ["drill.example.org", "drill.example.org:443", "127.0.0.1:8765"],
            ["example.org", "drill.example.org:80", "drill.example.org.evil.example"],
        ),
    ],
)
def test_which_names_are_ours(settings: Settings, base: str, hosts: list[str], not_hosts: list[str]) -> None:
    """What a server is called decides its links, and what it answers to."""
    assert settings.base_url == base
    assert [one for one in hosts if not settings.allows_host(one)] == []
    assert [one for one in not_hosts if settings.allows_host(one)] == []


@pytest.mark.parametrize(
    ("settings", "ours", "foreign"),
    [
        (
            Settings(HERE),
            ["http://127.0.0.1:8765", "http://localhost:8765"],
            ["null", "", "https://127.0.0.1:8765", "http://127.0.0.1:8766", "http://evil.example", "127.0.0.1:8765"],
        ),
        (
            Settings(HERE, public_url="https://drill.example.org"),
            ["https://drill.example.org"],
            ["http://drill.example.org", "https://drill.example.org.evil.example", "http://127.0.0.1:8765", "null"],
        ),
    ],
)
def test_which_pages_may_send(settings: Settings, ours: list[str], foreign: list[str]) -> None:
    """Scheme, host and port: an origin is ours whole or not at all."""
    assert [one for one in ours if not settings.allows_origin(one)] == []
    assert [one for one in foreign if settings.allows_origin(one)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://drill.example.org", "https://drill.example.org"),
        ("https://Drill.Example.org:443/", "https://drill.example.org"),
        ("http://10.0.0.7:8080", "http://10.0.0.7:8080"),
    ],
)
def test_a_public_url_is_an_origin(typed: str, meant: str) -> None:
    """As browsers write it."""
    assert read_public_url(typed) == meant


@pytest.mark.parametrize(
    "typed", ["drill.example.org", "ftp://a.example", "https://", "https://a.example/drill", "https://u:p@a.example",
              "https://a.example:99999", "https://a.example?x=1"]
)  # fmt: skip
def test_what_is_no_public_url_is_told(typed: str) -> None:
    """Nothing but scheme, host and port can be promised to links."""
    with pytest.raises(ValueError, match="is no"):
        read_public_url(typed)


@pytest.mark.parametrize(("host", "loopback"), [("127.0.0.1", True), ("::1", True), (EVERYWHERE, False)])
def test_who_can_reach_it(host: str, loopback: bool) -> None:
    """Loopback is this machine alone."""
    assert Settings(HERE, host=host).loopback is loopback
