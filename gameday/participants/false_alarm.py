"""A false alarm: nothing wrong for users. It is not declared, and that is said; or declared in doubt and called off.

The rule: who declared in doubt, or works on it, sees nothing wrong for users for as long as people usually wait
(`nothing_found`), and no longer than the SOP watches a service that was mended. Then whoever leads calls it off.
"""

from __future__ import annotations

from gameday.participants.attention import LEAD, WORK, Waiting
from gameday.participants.luck import raised
from gameday.participants.person import Person
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.terms.look import CHECKS, Check
from gameday.timeline import Entry
from gameday.timeline.response import StoodDown
from gameday.timeline.talk import Message

NOTHING_WRONG = "Nothing is wrong for users as far as we can see."
_GLANCES: tuple[Check, ...] = ("dashboard", "customers")
"""Where somebody looks, again and again, to be sure that nothing is wrong for users."""


def harmless(facts: Facts) -> bool:
    """Do the facts matter to nobody: no users, no money, no data, no security, no core function?"""
    counted = bool(facts.users_affected or facts.revenue_affected or facts.customer_visible)
    risk = facts.data not in ("safe", None) or facts.security not in ("none", None)
    return not (counted or risk) and facts.core_function in ("ok", None)


def nothing(me: Person, facts: Facts | None) -> bool:
    """Is it no incident: nothing wrong, or something that matters to nobody and that no level of the SOP speaks of?"""
    return facts is None or facts.benign or (harmless(facts) and not me.sop.classify(facts).levels)


def calls_unsure(me: Person) -> str | None:
    """The level somebody declares who sees nothing wrong for users while the alert stands; None: they do not."""
    board = me.board
    if not board.evidence.standing or board.evidence.stood_down_at is not None:
        return None  # whoever called off an alarm as false does not call it again
    doubt = me.sop.severity.doubt
    asked = doubt is not None and doubt.rule == "declare"
    # Who has the criteria open before them calls less of what they do not ask for.
    guards = not asked and me.crew.team.habits.checklist
    chance = me.luck.value("calls_unsure_asked" if asked else "calls_unsure")
    chance = raised(chance, me.luck.factor("guarded")) if guards else chance
    if not me.luck.happens(chance, "calls_unsure", f"alarm {len(board.evidence.rang)}"):
        return None
    return me.sop.ladder.levels[-1]


def say_nothing_is_wrong(me: Person) -> None:
    """Whoever looked everywhere and saw nothing says so; who asks from now on hears the same (`questions.reply`)."""
    me.board.evidence.nothing_seen = True
    me.act(Message(at=0, text=f"{NOTHING_WRONG} We keep an eye on it."))


def say_it_was_nothing(me: Person) -> None:
    """It was looked at long enough: nobody watches any more what was never declared."""
    if me.board.declared_at is not None:
        return
    still = ", though the alert still stands" if me.board.evidence.standing else ""
    me.act(Message(at=0, text=f"False alarm: nothing was wrong for users in all this time{still}. We stand down."))


def false_alarm(me: Person) -> bool:
    """Was it declared, and has no look ever shown anything wrong for users?"""
    board = me.board
    if not board.active or not board.sights or board.attempts:
        return False
    return all(nothing(me, facts) for facts in board.evidence.shown)


def see_it_out(me: Person) -> Waiting:
    """Look again and again; where nothing shows for long enough, say so."""
    board = me.board
    number = len(board.entries("declared"))
    own = me.luck.patience("nothing_found", f"alarm {number}")
    left = min(own, me.crew.book.watch or own)
    turn = 0
    for what in CHECKS:
        if what not in board.sights and false_alarm(me):
            yield from me.look(what, WORK)
    while left > 0 and false_alarm(me):
        turn += 1
        span = max(MINUTE, min(left, me.luck.time("recheck", f"alarm {number}, {turn}")))
        yield me.env.timeout(span)
        left -= span
        for what in _GLANCES:
            if board.active:
                yield from me.look(what, WORK)
    if not false_alarm(me):
        return
    board.evidence.quiet = True
    me.act(Message(at=0, text="Nothing is wrong for users, and nothing was. From here it can be called off."))
    while false_alarm(me) and board.evidence.quiet:
        yield me.env.timeout(me.luck.time("recheck", f"alarm {number}, called off"))


def said_to_be_nothing(me: Person, one: Entry) -> None:
    """It was said that nothing is wrong: whoever leads calls it off."""
    del one
    if me.board.evidence.quiet and me.board.active and me.leader() == me.id and "call off" not in me.busy_with:
        me.busy_with.add("call off")
        me.spawn(_call_off(me))


def _call_off(me: Person) -> Waiting:
    yield me.attention.work(me.luck.time("small_step", "call it off"), LEAD)
    me.busy_with.discard("call off")
    if me.board.evidence.quiet and false_alarm(me):
        me.act(StoodDown(at=0, text="No incident: nothing was wrong for users."))
