"""Updates: writing one, keeping a rhythm, and telling news."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import simpy

from gameday.participants.attention import LEAD, TALK, Waiting
from gameday.participants.person import Person
from gameday.participants.rhythm import Rhythm
from gameday.participants.wording import states, status_of
from gameday.team.parameter import TimeName
from gameday.terms.audience import AUDIENCES, Audience, UpdateStatus
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.response import RoleAssigned, UpdatePosted

_WRITING: dict[Audience, TimeName] = {
    "internal": "write_internal",
    "external": "write_external",
    "executive": "write_executive",
}
_FRESH = 5 * MINUTE
"""After a word so young nobody writes another one unasked."""


def post(me: Person, audience: Audience, status: UpdateStatus | None = None, *, asked: bool = False) -> Waiting:
    """Write an update and post it, unless this person is writing one like it already.

    `asked`: somebody asked for it, so that it need not be this person's to write.
    """
    board, luck = me.board, me.luck
    if board.over_at is not None:
        status = "resolved"
    at_it = writing(audience, status)
    if at_it in me.busy_with:
        return
    me.busy_with.add(at_it)
    told = board.updates[audience]
    number = len(told) + 1
    update = f"update {number} {audience}"
    fields = me.crew.book.elements("update_posted", audience, status or status_of(me), first=number == 1)
    cost = luck.time(_WRITING[audience], update)
    if fields:
        cost += len(fields) * luck.time("write_field", update)
    if status == "resolved" and board.recovered_at is not None:
        cost = min(cost, luck.time("small_step", f"last word {audience}"))  # it was written while watching

    def wanted() -> bool:
        """Is it still this person's to write, and has nobody else, or the course of things, made it stale?"""
        over = board.over_at is not None
        if over != (status == "resolved") or (_closed(me, audience) if over else len(told) >= number):
            return False
        return asked or me.writer() == me.id

    # The last word is not kept waiting, nor is the first by somebody who has the time; who also leads calls for help
    # before, unless the SOP wants it at once.
    pressing = status == "resolved"
    if number == 1 and not pressing:
        has_time = audience in me.crew.book.heard and me.leader() != me.id
        pressing = has_time or bool(me.crew.book.first_words[audience])
    yield me.attention.work(cost, LEAD if pressing else TALK, wanted, at_most=MINUTE)
    me.busy_with.discard(at_it)
    if not wanted():
        return
    now_is = status or status_of(me)
    if number == 1 and now_is == "mitigating" and not board.cause_found:
        now_is = "investigating"  # a first notice says so, whatever was tried already
    fields = me.crew.book.elements("update_posted", audience, now_is, first=number == 1)
    promise = _promise(me, audience, now_is, number, asked="next_update" in fields)
    said = states(me, audience, now_is, number, promise, fields)
    me.act(UpdatePosted(at=0, audience=audience, status=now_is, next_update_at=promise, states=said))


def writing(audience: Audience, status: UpdateStatus | None = None) -> str:
    """What somebody has under way who writes such an update."""
    return f"writing {audience}{' resolved' if status == 'resolved' else ''}"


def _promise(me: Person, audience: Audience, status: UpdateStatus, number: int, *, asked: bool) -> int | None:
    """When the next update comes, where the SOP asks to say so and the writer thinks of it."""
    book = me.crew.book
    if status == "resolved" or not (asked or book.promises):
        return None
    if not me.remembers(f"next update in update {number} {audience}"):
        return None
    every = book.cadence.get(audience) or min(book.cadence.values(), default=0)
    return me.moment() + every if every else None


def mind_rhythms(me: Person, one: Entry | None = None) -> None:
    """Who writes has changed, or how often to: see to every rhythm that is this person's now."""
    if not me.board.active or me.writer() != me.id:
        return
    if isinstance(one, RoleAssigned) and (one.person or one.actor) != me.id and me.rhythm:
        return  # somebody else's seat: nothing changes for who writes already
    if not me.rhythm:
        me.rhythm = {audience: Rhythm(writing(audience)) for audience in AUDIENCES}
    for audience, rhythm in me.rhythm.items():
        rhythm.turn += 1
        me.spawn(_keep(me, audience, rhythm.turn))


def _keep(me: Person, audience: Audience, turn: int) -> Generator[simpy.Event, Any, None]:
    """Post to an audience again and again, until it is over, or another turn or another person has taken over."""
    board, rhythm = me.board, me.rhythm[audience]
    told = board.updates[audience]
    while rhythm.turn == turn and board.active and me.writer() == me.id:
        due = _due(me, audience, rhythm)
        if due is None:
            return
        now = me.env.now
        if due > now:
            yield me.env.timeout(due - now)
            continue
        if rhythm.writing in me.busy_with:
            yield me.env.timeout(MINUTE)  # it is being written
            continue
        before = len(told)
        yield from post(me, audience)
        if len(told) == before:
            # Refused: leave it until the next turn.
            yield me.env.timeout(me.luck.time("unprompted_update_gap", f"{audience} again {before}"))


def _due(me: Person, audience: Audience, rhythm: Rhythm) -> int | None:
    """When the next update to an audience is due in this person's mind; None: never."""
    board, book = me.board, me.crew.book
    told, reminded = board.updates[audience], audience in board.reminded
    unprompted = audience in book.cadence and not reminded
    slips = me.forgetting() if unprompted or (not told and book.first_words[audience]) else 0.0
    rests_on = (book, len(told), reminded, slips, board.declared_at, board.first_signal_at)
    if rests_on != rhythm.rests_on:
        rhythm.rests_on = rests_on
        forgotten = unprompted and me.desk.draw("forgotten", f"rhythm {audience}") < slips
        every = None if forgotten else book.cadence.get(audience)
        rhythm.due = _next_due(me, audience, every) if told else _first_due(me, audience, every)
    return rhythm.due


def _next_due(me: Person, audience: Audience, every: int | None) -> int | None:
    """When to write again. `every`: how often the SOP asks to, where one thinks of it."""
    told = me.board.updates[audience]
    occasion, last = f"{audience} {len(told) + 1}", me.board.since_start(told[-1])
    if every is not None and me.crew.team.habits.reminders:
        return last + me.luck.around(every, "reminder", occasion)
    if audience == "executive" and audience not in me.crew.book.cadence:
        return None
    own = me.luck.time("unprompted_update_gap", occasion)
    return last + (own if every is None else min(own, every))


def _first_due(me: Person, audience: Audience, every: int | None) -> int | None:
    """When the first word is due: at once where the SOP asks for it and one thinks of it, else in one's own time."""
    board = me.board
    declared = board.declared_at or me.now()
    for duty in me.crew.book.first_words[audience]:
        if me.recalls(duty):
            return declared
    # Who has a rhythm before their eyes aims at half of it with the first word.
    options = [declared + me.luck.around(every // 2, "reminder", f"{audience} 1")] if every is not None else []
    if audience == "external":
        signal = board.first_signal_at if board.first_signal_at is not None else declared
        options.append(max(declared, signal + me.luck.time("first_public_post", "first public word")))
    elif audience == "internal":
        options.append(declared + me.luck.time("unprompted_update_gap", "internal 1"))
    if audience in board.reminded:
        options.append(me.now())
    return min(options, default=None)


def news(me: Person, one: Entry) -> None:
    """Things took a turn: whoever writes may tell those who wait, unasked."""
    board = me.board
    if not board.active:
        return
    tells = me.luck.value("tells_news")
    for audience in ("internal", "external"):
        told = board.updates[audience]
        if not told or me.moment() - told[-1].at < _FRESH:
            continue  # the first word has its own time; and who has just been told hears it with the next one
        if me.luck.happens(tells, "tells_news", f"{one.kind} {audience}"):
            me.spawn(post(me, audience))


def last_word(me: Person, one: Entry) -> None:
    """It is over: whoever writes tells those who were told before, if they think of it."""
    del one
    told = [audience for audience in AUDIENCES if me.board.updates[audience]]
    me.spawn(_last_words(me, [audience for audience in told if me.remembers(f"last word {audience}")]))


def _last_words(me: Person, audiences: list[Audience]) -> Waiting:
    for audience in audiences:
        yield from post(me, audience, "resolved")


def _closed(me: Person, audience: Audience) -> bool:
    """Was this audience told that it is over?"""
    board, over = me.board, me.board.over_at
    if over is None:
        return False
    return any(board.since_start(one) >= over for one in board.updates[audience] if one.status == "resolved")


def interrupted(me: Person, one: UpdatePosted) -> None:
    """Somebody wrote an update: whoever works on the problem was asked for it."""
    if one.actor != me.id and me.board.active:
        number = len(me.board.updates[one.audience])
        me.spawn(me.attention.busy(me.luck.time("interruption", f"update {number} {one.audience}"), TALK))
