"""Who may come in: links, sessions and the names people gave, in one small database. Never in a drill's journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock

from gameday.console.capability import Capability, CapabilityKind
from gameday.console.tokens import digest, new_code, new_id, new_token, plain_code
from gameday.terms.duration import DAY
from gameday.terms.frozen import frozen

LINKS_LAST = 7 * DAY
NAMES_LAST = 30 * DAY
"""So long after somebody joined their session ends, and their name is deleted with it."""
_TABLES = """
CREATE TABLE IF NOT EXISTS link (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, drill TEXT NOT NULL, kind TEXT NOT NULL, role TEXT,
    code INTEGER NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL, revoked INTEGER NOT NULL,
    used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS session (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, link TEXT NOT NULL, drill TEXT NOT NULL, kind TEXT NOT NULL,
    role TEXT, name TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL);
"""


@frozen
class Link:
    """A way in, with one capability. Times are milliseconds since 1970, on the wall."""

    id: str
    drill: str
    """Empty: the server itself."""
    capability: Capability
    code: bool
    """A room code, to be typed: it is good in the lobby only."""
    created: int
    expires: int
    revoked: bool = False
    used: int = 0
    """How often somebody came in by it."""

    def open_at(self, now: int) -> bool:
        """Does it still open?"""
        return not self.revoked and now < self.expires


@frozen
class Session:
    """Somebody who came in. The name is what they typed; it stands here and nowhere else."""

    id: str
    link: str
    drill: str
    capability: Capability
    name: str
    created: int
    expires: int


class Access:
    """Links and sessions, kept in memory and written through; `now` gives milliseconds since 1970.

    Secrets are handed out once and not kept, but for the links of this very process, so that the lobby can show them.
    """

    def __init__(self, path: Path, now: Callable[[], int]) -> None:
        self._now = now
        self._lock = Lock()
        path.touch(mode=0o600)
        # One connection, guarded by the lock: the thread it is made in need not be the one that serves.
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON;" + _TABLES)
        self._links: dict[str, Link] = {}
        self._by_secret: dict[str, str] = {}
        """Digest of a link's secret to the link's id."""
        self._sessions: dict[str, Session] = {}
        """By the digest of their secret."""
        self._secrets: dict[str, str] = {}
        """Secret of each link that this process made, by its id."""
        self._read()
        self.forget_expired()

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    # --- links -------------------------------------------------------------------------------------------------

    def new_link(self, drill: str, capability: Capability, *, code: bool = False, lasts: int = LINKS_LAST) -> Link:
        """A new way in; its secret is asked for by `secret_of`."""
        secret = new_code() if code else new_token()
        now = self._now()
        link = Link(new_id(), drill, capability, code, now, now + lasts)
        kept = digest(plain_code(secret) if code else secret)
        with self._lock:
            self._db.execute(
                "INSERT INTO link VALUES (?,?,?,?,?,?,?,?,0,0)",
                (link.id, kept, drill, capability.kind, capability.role, code, link.created, link.expires),
            )
            self._links[link.id] = link
            self._by_secret[kept] = link.id
            self._secrets[link.id] = secret
        return link

    def secret_of(self, link: str) -> str | None:
        """The secret of a link that this process made; None of an older one."""
        return self._secrets.get(link)

    def link_of(self, secret: str, *, code: bool = False) -> Link | None:
        """The link a secret opens, whether it still opens or not."""
        found = self._by_secret.get(digest(plain_code(secret) if code else secret))
        link = self._links.get(found) if found else None
        return link if link is not None and link.code == code else None

    def links(self, drill: str) -> tuple[Link, ...]:
        """The links of a drill, oldest first."""
        return tuple(link for link in self._links.values() if link.drill == drill)

    def link(self, id_: str) -> Link | None:
        """A link by its id."""
        return self._links.get(id_)

    def still_open(self, link: Link) -> bool:
        """Does a link open now?"""
        return link.open_at(self._now())

    def retire(self, id_: str) -> None:
        """Close a link; whoever came in by it stays."""
        with self._lock:
            self._close(id_)

    def _close(self, id_: str) -> None:
        self._db.execute("UPDATE link SET revoked=1 WHERE id=?", (id_,))
        self._links[id_] = replace(self._links[id_], revoked=True)

    def revoke(self, id_: str) -> tuple[Session, ...]:
        """Close a link for good, and everybody who came in by it: their sessions, which are over."""
        with self._lock:
            self._close(id_)
            return self._end(key for key, one in self._sessions.items() if one.link == id_)

    # --- sessions ----------------------------------------------------------------------------------------------

    def enter(self, link: Link, name: str, role: str | None = None) -> tuple[Session, str]:
        """Somebody comes in by a link, at a role where it leaves that open: the session, and its secret."""
        self.forget_expired()
        capability = replace(link.capability, role=role) if role is not None else link.capability
        now, secret = self._now(), new_token()
        session = Session(new_id(), link.id, link.drill, capability, name, now, now + NAMES_LAST)
        with self._lock:
            self._db.execute(
                "INSERT INTO session VALUES (?,?,?,?,?,?,?,?,?)",
                (
                    session.id,
                    digest(secret),
                    link.id,
                    link.drill,
                    capability.kind,
                    capability.role,
                    name,
                    now,
                    session.expires,
                ),
            )
            self._db.execute("UPDATE link SET used=used+1 WHERE id=?", (link.id,))
            self._links[link.id] = replace(self._links[link.id], used=self._links[link.id].used + 1)
            self._sessions[digest(secret)] = session
        return session, secret

    def session_of(self, secret: str) -> Session | None:
        """The session of a secret, while it lasts; a revoked link ended it."""
        session = self._sessions.get(digest(secret))
        if session is None or self._now() >= session.expires:
            return None
        return session

    def sessions(self, drill: str) -> tuple[Session, ...]:
        """Everybody who is in a drill."""
        now = self._now()
        return tuple(one for one in self._sessions.values() if one.drill == drill and now < one.expires)

    def leave(self, session: Session) -> None:
        """Somebody leaves; their name goes with them."""
        with self._lock:
            self._end([key for key, one in self._sessions.items() if one.id == session.id])

    def forget_names(self, drill: str) -> int:
        """Delete every name of a drill; sessions go on without one. How many there were."""
        with self._lock:
            named = [key for key, one in self._sessions.items() if one.drill == drill and one.name]
            self._db.execute("UPDATE session SET name='' WHERE drill=?", (drill,))
            for key in named:
                self._sessions[key] = replace(self._sessions[key], name="")
            return len(named)

    def forget_expired(self) -> None:
        """Delete the sessions whose time is over, and their names."""
        now = self._now()
        with self._lock:
            self._end([key for key, one in self._sessions.items() if now >= one.expires])

    def _end(self, keys: Iterable[str]) -> tuple[Session, ...]:
        ended = {key: self._sessions[key] for key in keys}
        self._db.executemany("DELETE FROM session WHERE digest=?", [(key,) for key in ended])
        for key in ended:
            del self._sessions[key]
        return tuple(ended.values())

    def _read(self) -> None:
        for kept, link in _links(self._db):
            self._links[link.id] = link
            self._by_secret[kept] = link.id
        self._sessions = dict(_sessions(self._db))


def _links(db: sqlite3.Connection) -> Iterator[tuple[str, Link]]:
    rows = db.execute("SELECT id,digest,drill,kind,role,code,created,expires,revoked,used FROM link ORDER BY created")
    for id_, kept, drill, kind, role, code, created, expires, revoked, used in rows:
        yield kept, Link(id_, drill, _capability(kind, role), bool(code), created, expires, bool(revoked), used)


def _sessions(db: sqlite3.Connection) -> Iterator[tuple[str, Session]]:
    rows = db.execute("SELECT id,digest,link,drill,kind,role,name,created,expires FROM session ORDER BY created")
    for id_, kept, link, drill, kind, role, name, created, expires in rows:
        yield kept, Session(id_, link, drill, _capability(kind, role), name, created, expires)


def _capability(kind: CapabilityKind, role: str | None) -> Capability:
    return Capability(kind, role)
