"""Ctrl-C while a drill is played: the drill ends between two entries, and nothing that was played is thrown away."""

from __future__ import annotations

import os
import signal

import pytest

from gameday.cli.stopping import Stopping
from gameday.timeline import Entry
from gameday.timeline.exercise import Ended
from gameday.timeline.talk import Note


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def played(entries: list[Entry], *, pressed_at: int) -> list[str]:
    """What was heard of a drill in which somebody pressed Ctrl-C while one entry was shown."""
    heard: list[str] = []

    def watch(one: Entry) -> None:
        heard.append(one.kind)
        if len(heard) == pressed_at:
            press()

    with Stopping(watch) as stopping:
        try:
            for one in entries:
                stopping.hear(one)
        except KeyboardInterrupt:
            heard.append("stopped")
    return heard


NOTES: list[Entry] = [Note(at=0), Note(at=1), Note(at=2), Ended(at=3)]


def test_the_drill_ends_after_the_entry_at_hand() -> None:
    """An entry is never cut in half: who watches sees it whole."""
    assert played(NOTES, pressed_at=2) == ["note", "note", "stopped"]


def test_once_it_is_over_nothing_is_thrown_away() -> None:
    """Judging and writing go on; half of a written drill is worth nothing."""
    assert played(NOTES, pressed_at=4) == ["note", "note", "note", "ended"]


def test_who_asks_twice_while_nothing_comes_is_heard() -> None:
    """Between two entries something may take for ever."""
    with Stopping() as stopping:
        stopping.hear(Note(at=0))
        press()
        with pytest.raises(KeyboardInterrupt):
            press()


def test_no_wait_is_waited_out_after_it() -> None:
    """Whoever asked to stop does not sit through the pause before the next entry."""
    with Stopping() as stopping:
        stopping.hear(Note(at=0))
        press()
        stopping.sleep(3600)


def test_afterwards_ctrl_c_is_what_it_was() -> None:
    """The handler stands only while a drill is played and written."""
    before = signal.getsignal(signal.SIGINT)
    with Stopping():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_a_reader_who_leaves_ends_the_showing_and_not_the_drill() -> None:
    shown: list[str] = []

    def watch(one: Entry) -> None:
        shown.append(one.kind)
        raise SystemExit(1)  # what rich does once the pipe is closed

    with Stopping(watch) as stopping:
        for index in range(3):
            stopping.hear(Note(at=index))
    assert shown == ["note"]
