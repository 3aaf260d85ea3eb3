from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from gameday.console.access import LINKS_LAST, NAMES_LAST, Access
from gameday.console.capability import Capability, read_capability


class Wall:
    """A clock on the wall that is moved by hand."""

    now = 1_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def access(tmp_path: Path, wall: Wall) -> Access:
    return Access(tmp_path / "access.db", wall)


def test_a_link_opens_while_it_lasts(access: Access, wall: Wall) -> None:
    """By its secret alone, until it is over."""
    link = access.new_link("a-drill", Capability("lead"))
    secret = access.secret_of(link.id) or ""
    found = access.link_of(secret)
    wall.now += LINKS_LAST
    assert (found, access.link_of(secret[:-1]), access.still_open(link)) == (link, None, False)


def test_a_code_is_no_link_and_a_link_no_code(access: Access) -> None:
    """Each is asked for as what it is; a code however it is typed."""
    code = access.new_link("a-drill", Capability("seat", "*"), code=True)
    typed = (access.secret_of(code.id) or "").lower().replace("-", " ")
    assert (access.link_of(typed), access.link_of(typed, code=True)) == (None, code)


def test_only_digests_are_kept(access: Access, tmp_path: Path) -> None:
    """Whoever reads the disk opens nothing."""
    link = access.new_link("a-drill", Capability("seat", "scribe"))
    session, secret = access.enter(link, "dana")
    access.close()
    bytes_kept = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert (secret.encode() in bytes_kept, (access.secret_of(link.id) or "").encode() in bytes_kept) == (False, False)
    assert b"dana" in bytes_kept
    assert session.id.encode() in bytes_kept


def test_everything_but_secrets_is_there_again(access: Access, tmp_path: Path, wall: Wall) -> None:
    """After the server was started anew: links open, sessions last, secrets of links are gone."""
    link = access.new_link("a-drill", Capability("seat", "*"))
    secret = access.secret_of(link.id) or ""
    session, cookie = access.enter(link, "dana", "scribe")
    access.close()
    again = Access(tmp_path / "access.db", wall)
    assert again.session_of(cookie) == session
    assert again.session_of(cookie + "x") is None
    assert session.capability == Capability("seat", "scribe")
    found = again.link_of(secret)
    assert found is not None
    assert (found.used, again.secret_of(link.id)) == (1, None)


def test_a_link_taken_back_ends_what_it_opened(access: Access, tmp_path: Path, wall: Wall) -> None:
    """Everybody who came in by it is out, and stays out after a restart."""
    link, other = access.new_link("a-drill", Capability("room")), access.new_link("a-drill", Capability("public"))
    session, cookie = access.enter(link, "")
    _, stays = access.enter(other, "")
    ended = access.revoke(link.id)
    assert (ended, access.session_of(cookie), access.session_of(stays) is not None) == ((session,), None, True)
    access.close()
    again = Access(tmp_path / "access.db", wall)
    assert again.session_of(cookie) is None
    assert [one.revoked for one in again.links("a-drill")] == [True, False]


def test_names_are_deletable(access: Access, tmp_path: Path) -> None:
    """At once and from the disk, while the sessions go on."""
    link = access.new_link("a-drill", Capability("seat", "scribe"))
    _, cookie = access.enter(link, "dana-of-the-night-shift")
    access.enter(access.new_link("another", Capability("lead")), "erin")
    assert access.forget_names("a-drill") == 1
    found = access.session_of(cookie)
    assert found is not None
    assert found.name == ""
    assert [one.name for one in access.sessions("another")] == ["erin"]
    access.close()
    assert b"dana-of-the-night-shift" not in b"".join(one.read_bytes() for one in tmp_path.iterdir())


def test_a_name_goes_when_somebody_leaves_or_time_is_over(access: Access, tmp_path: Path, wall: Wall) -> None:
    """Nobody has to ask for it."""
    link = access.new_link("a-drill", Capability("seat", "scribe"))
    gone, _ = access.enter(link, "dana")
    access.enter(link, "erin")
    access.leave(gone)
    assert [one.name for one in access.sessions("a-drill")] == ["erin"]
    wall.now += NAMES_LAST
    access.forget_expired()
    access.close()
    rows = sqlite3.connect(tmp_path / "access.db")
    assert rows.execute("SELECT count(*) FROM session").fetchone() == (0,)
    rows.close()


def test_nobody_else_reads_the_database(access: Access, tmp_path: Path) -> None:
    """It is the owner's alone."""
    assert (tmp_path / "access.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("kind", "role"), [("owner", None), ("king", None), ("seat", None), ("seat", ""), ("lead", "scribe")]
)
def test_what_is_no_capability_is_told(kind: str, role: str | None) -> None:
    """The owner's is made at the start, and never again."""
    with pytest.raises(ValueError, match=r"capability|role"):
        read_capability(kind, role)


def test_a_capability_in_one_word() -> None:
    """As links say it; a role by its usual name."""
    assert read_capability("seat", "operations_lead").text == "seat:technical_lead"
    assert (read_capability("seat", "*").text, read_capability("lead", None).text) == ("seat:*", "lead")
