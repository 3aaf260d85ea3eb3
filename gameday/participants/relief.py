"""Relief: somebody who has been at it for hours says so, and hands over what they hold to somebody fresher."""

from __future__ import annotations

from gameday.participants.attention import Waiting
from gameday.participants.person import Person
from gameday.participants.shifts import hand_over_all, held
from gameday.team.rota import shift_start
from gameday.terms.duration import HOUR
from gameday.terms.role import say_role
from gameday.timeline import Entry
from gameday.timeline.response import HandedOff, RoleAssigned
from gameday.timeline.talk import Message

_FULL_SHIFT = 8 * HOUR
"""What somebody was on shift beyond it before they joined counts as work without a rest."""
_WORDS = "I have been at this for long enough."
_NUMBERS = ("an hour", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def came(me: Person, one: Entry) -> None:
    """Whoever joins is at work from now on."""
    if one.actor == me.id:
        strain, moment = me.attention.strain, me.moment()
        since = shift_start(me.crew.team, me.id, moment)
        carried = 0 if since is None else max(0, moment - since - _FULL_SHIFT)
        me.joined_at = me.now()
        strain.begin(me.joined_at, carried)
        strain.weary = lambda: me.spawn(_asks_for_relief(me))


def changed_hands(me: Person, one: HandedOff | RoleAssigned) -> None:
    """Whoever holds nothing any more rests; whoever is given something is at work again."""
    strain = me.attention.strain
    to = one.person if isinstance(one, RoleAssigned) else one.to
    if to == me.id:
        if strain.resting and me.joined:
            strain.begin(me.now())
    elif me.env.now >= strain.fresh_until and not strain.resting and not held(me):
        strain.rest(me.now())


def over(me: Person, one: Entry) -> None:
    """It is over: everybody rests, until it breaks again."""
    strain = me.attention.strain
    if one.kind != "reopened":
        strain.rest(me.now())
    elif me.joined:
        strain.begin(me.now())


def _asks_for_relief(me: Person) -> Waiting:
    """Nobody does in the middle of a watch; where somebody leads who answers for themselves, it is theirs to decide."""
    if not _at_it(me) or not (mine := held(me)):
        return
    seats = [say_role(seat) for seat in mine if seat is not None]
    what = f"take over as {' and '.join(seats)}" if seats else "take the lead over"
    me.act(Message(at=0, text=f"I have been at this for {_hours(me)}; somebody should {what}."))
    leader = me.leader()
    if leader is None or leader in me.crew.seated:
        yield from hand_over_all(me, _WORDS, "we have been at this for hours", tired=True)


def _at_it(me: Person) -> bool:
    board = me.board
    return me.joined and board.active and board.recovered_at is None and me.id not in board.turnout.leaving


def _hours(me: Person) -> str:
    spent = round((me.now() - me.joined_at) / HOUR)
    if spent <= 1:
        return "a long time"
    return f"{_NUMBERS[spent - 1]} hours" if spent <= len(_NUMBERS) else f"{spent} hours"
