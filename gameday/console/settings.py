"""Where a server listens, what it is called from outside, and whom it believes."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from gameday.terms.frozen import frozen

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  # recognised here, bound only where somebody asks for it
_USUAL_PORTS = {"http": 80, "https": 443}


@frozen
class Settings:
    """How one server was started."""

    data: Path
    """The directory of everything it keeps."""
    host: str = "127.0.0.1"
    port: int = 8765
    public_url: str | None = None
    """What the outside calls it: `https://drill.example.org`, behind a proxy or a tunnel."""
    tls_cert: Path | None = None
    tls_key: Path | None = None
    trusted_proxies: tuple[str, ...] = ()
    """Addresses whose word on who asked is believed."""
    address: str = ""
    """Where it listens everywhere: the address its links name."""

    @property
    def secure(self) -> bool:
        """Do browsers speak TLS with it?"""
        return self.base_url.startswith("https:")

    @property
    def everywhere(self) -> bool:
        """Does it listen on every interface of the machine?"""
        return self.host in _EVERYWHERE

    @property
    def loopback(self) -> bool:
        """Can only this machine reach it?"""
        return f"[{self.host}]" in _LOOPBACK or self.host in _LOOPBACK

    @property
    def base_url(self) -> str:
        """What links begin with; no slash at its end."""
        if self.public_url:
            return self.public_url.rstrip("/")
        name = (self.address or "127.0.0.1") if self.everywhere else self.host
        return f"{self._scheme}://{_bracketed(name)}{_port(self._scheme, self.port)}"

    @property
    def _scheme(self) -> str:
        return "https" if self.tls_cert else "http"

    def allows_host(self, host: str) -> bool:
        """May a request name this host? Anything else is a name somebody else made to lead here."""
        return host.lower() in self._hosts or self._is_address(host)

    def allows_origin(self, origin: str) -> bool:
        """May a page of this origin send something?"""
        scheme, _, host = origin.lower().partition("://")
        if self.public_url:
            return origin.lower() == _origin(self.public_url)
        return scheme == self._scheme and self.allows_host(host)

    @property
    def _hosts(self) -> frozenset[str]:
        own = {f"{name}{_port(self._scheme, self.port)}" for name in _LOOPBACK}
        own |= {f"{name}:{self.port}" for name in _LOOPBACK}
        if not self.everywhere:
            own |= {f"{_bracketed(self.host)}{_port(self._scheme, self.port)}", f"{_bracketed(self.host)}:{self.port}"}
        if self.public_url:
            parts = urlsplit(self.public_url)
            own |= {parts.netloc, f"{parts.hostname}:{parts.port or _USUAL_PORTS[parts.scheme]}"}
        return frozenset(one.lower() for one in own)

    def _is_address(self, host: str) -> bool:
        """Listening everywhere, any address of ours will do: a name made to lead here (rebinding) is never one."""
        if not self.everywhere:
            return False
        name, _, port = host.rpartition(":")
        if port != str(self.port) and self.port not in _USUAL_PORTS.values():
            return False
        try:
            ipaddress.ip_address((name if port == str(self.port) else host).strip("[]"))
        except ValueError:
            return False
        return True


def read_public_url(text: str) -> str:
    """A public URL as it was meant.

    Raises:
        ValueError: it is no origin: a scheme, a host, perhaps a port, and nothing more.

    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError as error:
        raise ValueError(f"{text[:80]!r} is no URL ({error})") from None
    whole = parts.scheme in _USUAL_PORTS and parts.hostname and port != 0
    if not whole or parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError(f"{text[:80]!r} is no origin, expected something like https://drill.example.org")
    return _origin(text.strip())


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{_bracketed(parts.hostname or '')}{_port(parts.scheme, parts.port)}".lower()


def _port(scheme: str, port: int | None) -> str:
    return "" if port is None or port == _USUAL_PORTS.get(scheme) else f":{port}"


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name and not name.startswith("[") else name
