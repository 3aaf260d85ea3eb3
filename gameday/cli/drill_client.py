"""Talking to a server of live drills, as `gameday drill` does: with a link's token, over its API."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from http.client import HTTPException
from typing import cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from gameday.errors import Fault, GamedayError, InputError
from gameday.files.node import Json

USUAL_URL = "http://127.0.0.1:8765"
_WITHIN = 40
"""Seconds an answer may take; a long poll is answered within thirty."""
_POLL = 25
_MOST_NAMED = 5
Plain = dict[str, Json]


class Refused(GamedayError):
    """The server understood, and did not do it; its text says why."""

    exit_code = 1


class _NoRedirect(HTTPRedirectHandler):
    """A token is sent to one server and no other."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


class Client:
    """A server and a token. Neither is kept anywhere.

    Args:
        url: The server's address, or a whole link, which holds the token.
        token: The part of a link after `/join/`, or the whole link.

    Raises:
        InputError: there is no token, or no such address.

    """

    def __init__(self, url: str | None = None, token: str | None = None) -> None:
        address, within = _apart(url or os.environ.get("GAMEDAY_URL") or "")
        given = token or os.environ.get("GAMEDAY_TOKEN") or ""
        other, secret = _apart(given) if "/join/" in given else ("", given)
        self.url = other or address or USUAL_URL
        self._token = secret or within
        if not self._token:
            wrong = "it is not set"
            raise InputError(Fault("GAMEDAY_TOKEN", 0, wrong, "the link of a lead, or the part of it after /join/"))
        if urlsplit(self.url).scheme not in ("http", "https"):
            raise InputError(Fault(self.url[:80], 0, "this is no address of a server", "something like " + USUAL_URL))
        self._open = build_opener(_NoRedirect).open

    def drill(self, stated: str | None) -> str:
        """The drill meant: the one stated, else the one the token belongs to, else the only one that is not over."""
        if stated:
            return stated
        found = self.get("/api/me").get("drill")
        if isinstance(found, str):
            return found
        rows = self.drills()
        going = [row for row in rows if row.get("state") != "over"] or rows
        if len(going) == 1:
            return str(going[0]["id"])
        wrong = "this token belongs to the server, " + (
            "which has several drills" if going else "which has no drill yet"
        )
        named = ", ".join(str(row["id"]) for row in going[:_MOST_NAMED]) or "the id of a drill (`gameday drill list`)"
        raise InputError(Fault("--drill", 0, wrong, named))

    def drills(self) -> list[Plain]:
        """The drills of the server, the newest first.

        Raises:
            InputError: the token belongs to one drill.

        """
        own = self.get("/api/me").get("drill")
        if isinstance(own, str):
            raise InputError(
                Fault("GAMEDAY_TOKEN", 0, f"this link belongs to the drill {own}", "the server's own link")
            )
        return cast("list[Plain]", self.get("/api/drills")["drills"])

    def get(self, path: str, **query: str) -> Plain:
        """What the server says to a question."""
        return self._asked("GET", f"{path}?{urlencode(query)}" if query else path, None)

    def order(self, drill: str, command: Plain) -> Plain:
        """Send a command; its answer.

        Raises:
            Refused: it was not done.

        """
        return self._asked("POST", f"/api/drills/{quote(drill, safe='')}/commands", command)

    def frames(self, drill: str) -> Iterator[Plain]:
        """Everything that happened and happens, frame by frame, for as long as somebody listens."""
        place = f"/api/drills/{quote(drill, safe='')}"
        seen = self.get(f"{place}/snapshot")
        cursor = str(seen["cursor"])
        yield {"type": "view", "view": seen["view"]}
        for entry in cast("list[Json]", seen["entries"]):
            yield {"type": "entry", "entry": entry}
        while True:
            found = self.get(f"{place}/frames", cursor=cursor, wait=str(_POLL))
            cursor = str(found["cursor"])
            for frame in cast("list[Plain]", found["frames"]):
                if frame.get("type") == "reload":
                    raise Refused("The server was started again meanwhile; watch it again.")
                yield frame

    def _asked(self, method: str, path: str, body: Plain | None) -> Plain:
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)}
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.url + path, data, headers, method=method)  # noqa: S310  # http or https, see __init__
        try:
            with self._open(request, timeout=_WITHIN) as answer:
                return _plain(answer.read())
        except HTTPError as refused:
            why = _plain(refused.read()).get("why") or f"the server answered {refused.code}"
            raise (Refused if refused.code == 409 else GamedayError)(str(why)) from None
        except (URLError, HTTPException, OSError) as fault:
            reason = getattr(fault, "reason", None) or fault
            raise GamedayError(f"{self.url} does not answer: {reason}") from None


def _apart(text: str) -> tuple[str, str]:
    """A link as (address, token); of an address alone the token is empty."""
    address, _, token = text.strip().partition("/join/")
    return address.rstrip("/"), token.strip("/")


def _plain(content: bytes) -> Plain:
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
