"""Recovery: seeing that it works again, making sure, calling it over, and noticing that it was not."""

from __future__ import annotations

from gameday.participants.attention import LEAD, WORK, Waiting
from gameday.participants.matter import matter
from gameday.participants.person import Person
from gameday.participants.steps import ahead_of
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.response import Reopened, Resolved, Verified
from gameday.timeline.talk import Message

_GLANCES = 3
"""Looks during a long watch period."""


def settles(me: Person) -> bool:
    """Do the last looks show no impact?"""
    facts = me.board.seen
    return facts is not None and facts.benign


def healthy_again(me: Person) -> Waiting:
    """It looks healthy: watch as long as the SOP says, if one thinks of it, make sure, and say so."""
    board = me.board
    board.recovered_at = me.now()
    watch = me.crew.book.watch or 0
    span = watch if watch and me.remembers("watch period") else me.luck.time("recheck", "before verifying")
    looks = _GLANCES if span > 30 * MINUTE else 1
    me.disturbed = me.env.event()
    for _ in range(looks):
        yield me.env.timeout(span // looks) | me.disturbed
        if not board.active:
            return
        if not me.disturbed.triggered:
            yield from look_where_it_hurt(me)
        if not settles(me):
            # What was in place did not hold: it is no reason to wait any more.
            board.recovered_at = None
            board.in_place = False
            return
    board.ready_to_close = True
    if me.remembers("verified"):
        me.act(Verified(at=0))
    else:
        seen = "It looks healthy." if matter(me) == "service" else "Nothing that we see points to it any more."
        me.act(Message(at=0, text=f"{seen} From here it can be called over."))


def disturbs(me: Person, one: Entry) -> None:
    """Somebody looked while it was watched, and saw that it does not hold: the watch is over."""
    del one
    if me.disturbed is not None and not me.disturbed.triggered and me.board.active and not settles(me):
        me.disturbed.succeed()


def look_where_it_hurt(me: Person) -> Waiting:
    """Look again where impact was seen during this incident."""
    for what in tuple(me.board.evidence.hurt) or ("dashboard",):
        yield from me.look(what, WORK)


def said_to_be_well(me: Person, one: Entry) -> None:
    """It was said to be healthy: whoever leads calls it over."""
    board = me.board
    if one.kind == "verified" and one.actor not in me.crew.seated:
        # Somebody who answers for themselves made sure of it; that is as good as anybody's word.
        board.ready_to_close = True
    if board.ready_to_close and board.active and "close" not in me.busy_with and me.leader() == me.id:
        me.busy_with.add("close")
        me.spawn(_call_over(me))


def _call_over(me: Person) -> Waiting:
    yield from ahead_of(me, "resolved")
    yield me.attention.work(me.luck.time("small_step", "call it over"), LEAD)
    me.busy_with.discard("close")
    if me.board.active and me.board.ready_to_close:
        me.act(Resolved(at=0))


def seems_better(me: Person, one: Entry) -> None:
    """Monitoring says it is better: whoever works on it looks."""
    del one
    board = me.board
    if not board.active or board.recovered_at is not None or board.pulled:
        return  # it is over, or watched; or whoever pulled a lever is looking already
    if board.in_place and board.repair.seen_by == me.id:
        return
    if "glance" not in me.busy_with:
        me.busy_with.add("glance")
        me.spawn(_glance(me))


def _glance(me: Person) -> Waiting:
    yield from look_where_it_hurt(me)
    me.busy_with.discard("glance")


def resolved(me: Person, one: Entry) -> None:
    """It was called over: whoever worked on it looks once more, later."""
    me.spawn(_look_back(me, one.at))


def _look_back(me: Person, resolved_at: int) -> Waiting:
    yield me.env.timeout(3 * me.luck.patience("recheck", f"after resolution {len(me.board.entries('resolved'))}"))
    if me.board.resolved_at is not None and me.desk.start_moment() + me.board.resolved_at == resolved_at:
        yield from look_where_it_hurt(me)
        _reopen_if_not(me)


def rings_again(me: Person, one: Entry) -> None:
    """An alert after it was called over: whoever worked on it looks whether it is back."""
    del one
    if me.board.resolved_at is not None and "glance" not in me.busy_with:
        me.busy_with.add("glance")
        me.spawn(_look_whether_back(me))


def _look_whether_back(me: Person) -> Waiting:
    yield from look_where_it_hurt(me)
    me.busy_with.discard("glance")
    _reopen_if_not(me)


def _reopen_if_not(me: Person) -> None:
    """What was called over is not: say so."""
    if me.board.resolved_at is not None and not settles(me):
        me.act(Reopened(at=0))
