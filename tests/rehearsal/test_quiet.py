"""Stretches in which nothing reaches anybody, and nobody does anything that shows."""

from __future__ import annotations

from gameday.rehearsal.quiet import Quiet, quiet_stretches
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.response import CauseFound, DiagnosisStarted, MitigationApplied, MitigationStarted
from gameday.timeline.talk import Message, Note
from gameday.timeline.truth import ImpactChanged


def stretches(entries: list[Entry], over: int = 30, mended: int | None = None) -> list[Quiet]:
    found = quiet_stretches(entries, 0, over * MINUTE, None if mended is None else mended * MINUTE)
    return [one._replace(start=one.start // MINUTE, end=one.end // MINUTE) for one in found]


def test_between_two_words_five_minutes_apart() -> None:
    talk: list[Entry] = [Message(at=at * MINUTE) for at in (2, 4, 9, 13, 27)]
    assert [(one.start, one.end) for one in stretches(talk)] == [(4, 9), (13, 27)]


def test_what_is_true_and_what_the_facilitator_notes_breaks_no_silence() -> None:
    """People perceive neither."""
    hidden: list[Entry] = [ImpactChanged(at=10 * MINUTE), Note(at=20 * MINUTE)]
    assert [(one.start, one.end) for one in stretches(hidden)] == [(0, 30)]


def test_it_says_that_somebody_looks_for_the_cause_meanwhile() -> None:
    work: list[Entry] = [
        Message(at=0),
        DiagnosisStarted(at=1 * MINUTE, actor="dana"),
        CauseFound(at=20 * MINUTE, actor="dana"),
    ]
    assert [(one.start, one.end, one.seeking) for one in stretches(work)] == [(1, 20, True), (20, 30, False)]


def test_whoever_turns_to_something_else_looks_no_longer() -> None:
    work: list[Entry] = [DiagnosisStarted(at=0, actor="dana"), Message(at=8 * MINUTE, actor="dana")]
    assert [(one.start, one.seeking) for one in stretches(work)] == [(0, True), (8, False)]


def test_it_says_that_a_lever_is_about_to_take_effect() -> None:
    work: list[Entry] = [
        MitigationStarted(at=0, action="rollback", target="api"),
        MitigationApplied(at=12 * MINUTE, action="rollback", target="api"),
    ]
    assert [(one.start, one.waiting) for one in stretches(work)] == [(0, True), (12, False)]


def test_it_says_that_users_no_longer_feel_it() -> None:
    talk: list[Entry] = [Message(at=at * MINUTE) for at in (1, 12)]
    assert [(one.start, one.mended) for one in stretches(talk, mended=10)] == [(1, False), (12, True)]
