"""Pages: hearing one or not, answering it, joining; and taking up what pages nobody."""

from __future__ import annotations

from gameday.participants import prompting
from gameday.participants.attention import PAGE, Waiting
from gameday.participants.luck import dependent_miss
from gameday.participants.person import Person
from gameday.participants.triage import triage
from gameday.terms.role import PRIMARY_ONCALL, SECONDARY_ONCALL
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Paged
from gameday.timeline.signals import AlertFired
from gameday.timeline.talk import Message

_ON_CALL = frozenset({PRIMARY_ONCALL, SECONDARY_ONCALL})
"""Who takes up what pages nobody: it reaches the second only where the first cannot."""
_DIALS = 20
"""How often somebody tries to get in."""


def paged(me: Person, one: Paged) -> None:
    """A page rings."""
    if one.actor != me.id:
        me.spawn(_answer(me, one))


def told(me: Person, one: Entry) -> None:
    """Word reaches somebody who is not in the response: one who hears that nobody answers, or is asked for, comes."""
    if one.actor == me.id or "told" in me.busy_with:
        return
    wanted = one.kind == "escalated" or not me.board.acknowledged
    mine = getattr(one, "target", None)
    if wanted and (mine == me.id or mine in me.person.roles):
        me.busy_with.add("told")
        me.spawn(_heed(me))


def signalled(me: Person, one: Entry) -> None:
    """Something that pages nobody reaches somebody on call: a quiet alert, a customer's word, a question."""
    if me.board.joined or "signal" in me.busy_with:
        return
    loud = isinstance(one, AlertFired) and one.urgency != "low"
    if loud or _ON_CALL.isdisjoint(me.desk.roles()) or _asleep(me):
        return
    me.busy_with.add("signal")
    me.spawn(_take_up(me, one))


def read_out(me: Person, one: Entry) -> None:
    """Somebody outside tells everybody how things stand, as when a facilitator reads a part of the story out."""
    if PRIMARY_ONCALL in me.desk.roles():
        signalled(me, one)


def _answer(me: Person, page: Paged) -> Waiting:
    ring = me.occasion("page")
    if not me.joined:
        asleep = _asleep(me) and me.attention.woken_at is None
        if me.luck.happens(_miss(me, page, asleep=asleep), "page_missed", ring):
            return
        if ring == "page 1" and (page.level or 1) == 1 and not me.board.acknowledged:
            yield from _wrong_team(me)
        delay = me.luck.time("ack_delay_awake", ring, factor=me.luck.factor("asleep_ack") if asleep else 1.0)
        yield me.env.timeout(delay)
        if asleep:
            me.attention.woken_at = me.now()
        if _taken(me, page):
            yield from _join(me)  # nothing left to answer; they come to see whether they are needed
            return
    else:
        yield me.attention.work(me.luck.time("small_step", ring), PAGE)
    me.act(Acknowledged(at=0, re=page.id))
    me.answered_at = me.now()
    if not me.joined:
        yield from _join(me)
    elif me.board.declared_at is None and me.leader() == me.id:
        yield from triage(me)


def _taken(me: Person, page: Paged) -> bool:
    """Was somebody called up the ladder only because nobody had answered, and somebody has by now?"""
    board = me.board
    when = board.since_start(page)
    climbed = page.actor is None and (page.level or 1) > 1 and (board.declared_at is None or when < board.declared_at)
    if not climbed or not board.acknowledged:
        return False
    return not any(other.at == page.at and other.id != page.id for other in board.entries("paged"))


def _heed(me: Person) -> Waiting:
    asleep = _asleep(me)
    missed = me.luck.value("page_missed_night" if asleep else "page_missed_day")
    word = me.occasion("word")
    if me.luck.happens(missed, "page_missed", word):
        me.busy_with.discard("told")
        return
    factor = me.luck.factor("asleep_ack") if asleep else 1.0
    yield me.env.timeout(me.luck.time("ack_delay_awake", word, factor=factor))
    if asleep:
        me.attention.woken_at = me.now()
    me.busy_with.discard("told")
    yield from _join(me)


def _miss(me: Person, page: Paged, *, asleep: bool) -> float:
    """The chance not to notice a page; a second person's hangs a little on the first one's."""
    chance = me.luck.value("page_missed_night" if asleep else "page_missed_day")
    if (page.level or 1) > 1:
        return dependent_miss(chance, me.luck.value("miss_dependence"))
    return chance


def _wrong_team(me: Person) -> Waiting:
    """The first page may go to people it is none of the business of, who pass it on."""
    if not me.luck.happens(me.luck.value("wrong_team_first"), "wrong_team_first", "first page"):
        return
    lost = me.luck.time("ack_delay_awake", "another team") + me.luck.time("small_step", "another team")
    yield me.env.timeout(lost)
    me.act(Message(at=0, text="The first page went to another team, which has passed it on."))


def _take_up(me: Person, one: Entry) -> Waiting:
    alert = isinstance(one, AlertFired)
    yield me.env.timeout(
        me.luck.time("notice_ticket", "quiet alert") if alert else me.luck.time("pass_on_report", "first report")
    )
    if not me.joined and not me.board.joined and "page" not in me.times:
        yield from _join(me)


def _join(me: Person) -> Waiting:
    if "join" in me.busy_with:
        return
    me.busy_with.add("join")
    yield me.attention.work(me.luck.time("join", "join"), PAGE)
    for turn in range(_DIALS):
        if me.act(Joined(at=0)) is not None or me.joined:
            break
        # Nobody is there, or something keeps them: they try again for a while.
        yield me.env.timeout(me.luck.time("join", f"join again {turn + 1}"))
        if me.board.resolved_at is not None:
            break
    if not me.joined:
        me.busy_with.discard("join")
        return
    me.board.read_up(me.desk.seen(), me.crew.seated)
    prompting.came(me)
    if me.board.declared_at is None and me.leader() == me.id:
        yield from triage(me)


def went(me: Person, one: Entry) -> None:
    """Somebody left: whoever it was may come again when they are called."""
    if one.actor == me.id:
        me.busy_with.discard("join")


def _asleep(me: Person) -> bool:
    return me.attention.woken_at is None and me.person.asleep_at(me.moment())
