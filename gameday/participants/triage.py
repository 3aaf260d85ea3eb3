"""Triage: look, make up one's mind, call a severity; and call it anew when what is seen changes."""

from __future__ import annotations

from gameday.participants.attention import LEAD, Waiting, Working
from gameday.participants.distractions import settle_doubts
from gameday.participants.false_alarm import calls_unsure, nothing, say_it_was_nothing, say_nothing_is_wrong
from gameday.participants.person import Person
from gameday.participants.steps import ahead_of, set_off
from gameday.sop.severity import Classification
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.terms.look import Check
from gameday.terms.severity import NO_INCIDENT
from gameday.timeline import Entry
from gameday.timeline.response import Declared, SeverityChanged
from gameday.timeline.signals import AlertFired

_LOOKS: tuple[Check, ...] = ("dashboard", "customers", "changes", "dependencies", "logs")
"""Where one looks while making up one's mind, as long as it shows nothing."""
_GIVES_UP_AFTER = 8
"""Looks that show nothing, before somebody leaves it to the next signal."""
_THINKS_AGAIN = 30 * MINUTE
"""How long somebody stands by a call although what is seen speaks against it."""


def triage(me: Person) -> Waiting:
    """From joining to declaring. Ends without a word where nothing is wrong, or somebody else has declared."""
    if "triage" in me.busy_with:
        return
    me.busy_with.add("triage")
    me.board.evidence.nothing_seen = False
    began = me.now() if me.answered_at is None else me.answered_at
    set_off(me, "signal", "page")
    yield from me.look("dashboard", LEAD)
    patience = began + _mind(me, began) - me.now()
    if patience > 0:
        yield me.attention.work(patience, LEAD)
    turn, rests = 0, 1
    while turn < _GIVES_UP_AFTER:
        yield from settle_doubts(me)
        if me.board.declared_at is not None:
            break
        level = first_call(me)
        everywhere = turn == len(_LOOKS) - 1
        if level is None and everywhere:
            level = calls_unsure(me)
        if level is not None:
            yield from ahead_of(me, "declared")
            if me.board.declared_at is None:
                me.act(Declared(at=0, severity=level))
            break
        rung = False
        if turn >= len(_LOOKS) - 1:
            if everywhere:
                say_nothing_is_wrong(me)
            rung = yield from _rest(me, rests * me.luck.time("recheck", "triage"))
            rests *= 2
        turn = 0 if rung else turn + 1  # what rings anew is looked into anew
        yield from me.look(_LOOKS[turn % len(_LOOKS)], LEAD)
    else:
        say_it_was_nothing(me)
    me.busy_with.discard("triage")


def _rest(me: Person, wait: int) -> Working:
    """Let time pass before looking again; did an alert cut it short?"""
    me.nap = me.env.event()
    yield me.env.timeout(wait) | me.nap
    rung = me.nap.triggered
    me.nap = None
    if rung:
        me.board.evidence.nothing_seen = False
    return rung


def rings_anew(me: Person, one: AlertFired) -> None:
    """An alert rings for somebody who is here while nothing is declared: they look again."""
    if one.urgency == "low" or me.board.declared_at is not None or not me.joined:
        return
    if "triage" not in me.busy_with:
        me.spawn(triage(me))
    elif me.nap is not None and not me.nap.triggered:
        me.nap.succeed()


def _mind(me: Person, began: int) -> int:
    """From acknowledgement to the call: one's own pace, or sooner where the SOP names a time and one thinks of it.

    The time is the one for the level that what was seen suggests; who has it before their eyes aims at half of what is
    left of it, and keeps or misses it from there.
    """
    own = me.luck.time("ack_to_declaration", "declare")
    facts = me.board.seen
    seen = seen_level(me, facts) if facts is not None and not facts.benign else None
    bound = me.crew.playbook(me.sop, seen).declare_within
    if bound is None or not me.remembers("declared"):
        return own
    since = me.board.first_signal_at
    left = max(MINUTE, bound - (began - since if since is not None else 0))
    return min(own, me.luck.around(left // 2, "reminder", "declare"))


def first_call(me: Person) -> str | None:
    """The severity somebody calls at first: what the criteria give for what was seen, or a level or two beside it."""
    facts = me.board.seen
    if facts is None or nothing(me, facts):
        return None
    right = seen_level(me, facts)
    ladder = me.sop.ladder
    rank = ladder.rank(right) or 0
    off = _error(me)
    return ladder.level(min(max(rank + off, 0), ladder.bottom - 1))


def _error(me: Person) -> int:
    """Levels below (positive) or above (negative) the right one; a call beyond the ladder's ends stays at its end."""
    luck, doubt = me.luck, me.sop.severity.doubt
    drawn = me.desk.draw("severity_call", "first call")
    exact = luck.value("severity_exact")
    if drawn < exact:
        return 0
    levels = 1 if drawn < exact + luck.value("severity_one_off") else 2
    rounds_up = doubt is not None and doubt.rule == "round_up"
    over = luck.value("severity_over_round_up" if rounds_up else "severity_over")
    return -levels if luck.happens(over, "severity_over", "first call") else levels


def seen_level(me: Person, facts: Facts) -> str:
    """What the SOP's criteria say of what was seen: of several right levels the one its doubt rule leans to."""
    return _leaned_to(me, me.sop.classify(facts))


def _leaned_to(me: Person, said: Classification) -> str:
    sop = me.sop
    if not said.levels:
        return sop.ladder.levels[-1]
    rounds_up = sop.severity.doubt is not None and sop.severity.doubt.rule == "round_up"
    return said.levels[-1] if said.in_doubt and not rounds_up else said.levels[0]


def looked(me: Person, one: Entry) -> None:
    """Somebody looked, and told what they saw: whoever leads may call the severity anew."""
    del one
    board, facts = me.board, me.board.seen
    if not board.active or facts is None or facts.benign:
        return
    said = me.sop.classify(facts)
    called = board.level or NO_INCIDENT
    if not said.levels or called in said.levels:
        return
    right = _leaned_to(me, said)
    ladder = me.sop.ladder
    lower = (ladder.rank(right) or 0) > (ladder.rank(called) or 0)
    if lower and (board.in_place or board.pulled):
        return  # it is getting better: nobody calls it lower on the way out
    sure = me.mistaken == (called, right) and me.now() - me.mistaken_at < _THINKS_AGAIN
    if sure or "rating" in me.busy_with:
        return
    me.busy_with.add("rating")
    me.spawn(_call_anew(me, right))


def _call_anew(me: Person, level: str) -> Waiting:
    called = me.board.level
    me.rated += 1
    occasion = f"call {me.rated + 1}"
    yield me.attention.work(me.luck.time("small_step", occasion), LEAD)
    me.busy_with.discard("rating")
    if not me.board.active or me.board.level != called:
        return
    if me.luck.happens(me.luck.value("severity_exact"), "severity_call", occasion):
        me.act(SeverityChanged(at=0, severity=level))
    else:
        # Sure of the earlier call: it takes another view of the impact, or a while, to think again.
        me.mistaken, me.mistaken_at = (called or NO_INCIDENT, level), me.now()
