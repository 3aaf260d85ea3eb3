"""Who is asking: from a session's cookie or a link's token, never from what they say."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from gameday.console.access import Access, Session
from gameday.console.capability import ANY_ROLE, Capability, CapabilityKind
from gameday.console.refusal import Refusal
from gameday.terms.frozen import frozen

_COOKIE = "gameday"
NOBODY = "Open your link first: nobody is signed in here."
_ELSEWHERE = "There is no such drill for you."
_OF_THE_SERVER = "Your link belongs to one drill; this needs the server's own link."


@frozen
class Who:
    """Somebody with a capability."""

    capability: Capability
    drill: str
    """Empty: whoever runs the server."""
    key: str
    """Whom to count and to let go: the session, or the link of a program."""
    session: Session | None = None

    @property
    def name(self) -> str:
        """What they call themselves; empty of a program."""
        return self.session.name if self.session else ""

    @property
    def leads(self) -> bool:
        """May they control the drill?"""
        return self.capability.kind in ("lead", "owner")


def cookie_name(drill: str, *, secure: bool) -> str:
    """The cookie of a drill's session; of the server's own where the drill is empty.

    One for each drill, so that one browser can be in several.
    """
    name = f"{_COOKIE}-{drill}" if drill else _COOKIE
    return f"__Host-{name}" if secure else name


class Porter:
    """Knows who is asking."""

    def __init__(self, access: Access, *, secure: bool) -> None:
        self._access = access
        self._secure = secure

    def asking(self, connection: HTTPConnection, drill: str) -> Who | None:
        """Who asks about a drill (or the server, where it is empty); None: nobody known.

        Raises:
            Refusal: a token that opens nothing (401).

        """
        stated = connection.headers.get("authorization")
        if stated is not None:
            return self._program(stated)
        found = self._by_cookie(connection, drill)
        return found if found is not None or not drill else self._by_cookie(connection, "")

    def known(self, connection: HTTPConnection, drill: str, *allowed: CapabilityKind) -> Who:
        """Who asks about a drill, or of the server where it is empty; whoever runs that may do what a lead may.

        Raises:
            Refusal: nobody is signed in (401), to another drill (404), or they may not (403).

        """
        who = self.asking(connection, drill)
        if who is None:
            if any(self._by_cookie(connection, other) for other in self._others(connection)):
                raise _elsewhere(drill)
            raise Refusal(401, NOBODY, {"WWW-Authenticate": "Bearer"})
        if who.drill not in ("", drill):
            raise _elsewhere(drill)
        kinds = {who.capability.kind, "lead"} if who.capability.kind == "owner" and drill else {who.capability.kind}
        if allowed and kinds.isdisjoint(allowed):
            raise Refusal(403, "Your link does not allow this.")
        return who

    def _program(self, stated: str) -> Who:
        scheme, _, token = stated.partition(" ")
        link = self._access.link_of(token.strip()) if scheme.lower() == "bearer" else None
        if link is None or not self._access.still_open(link):
            raise Refusal(401, "This token opens nothing, or does not any more.", {"WWW-Authenticate": "Bearer"})
        if link.capability.role == ANY_ROLE:
            raise Refusal(403, "A program needs the link of one role, not of any.")
        return Who(link.capability, link.drill, f"link-{link.id}")

    def _by_cookie(self, connection: HTTPConnection, drill: str) -> Who | None:
        secret = connection.cookies.get(cookie_name(drill, secure=self._secure))
        session = self._access.session_of(secret) if secret else None
        if session is None or session.drill != drill:
            return None
        return Who(session.capability, session.drill, session.id, session)

    def _others(self, connection: HTTPConnection) -> list[str]:
        start = cookie_name("-", secure=self._secure)[:-1]
        return [name.removeprefix(start) for name in connection.cookies if name.startswith(start)]


def _elsewhere(drill: str) -> Refusal:
    """What somebody of another drill is told: not even whether there is this one. That there is a server, they know."""
    return Refusal(404, _ELSEWHERE) if drill else Refusal(403, _OF_THE_SERVER)
