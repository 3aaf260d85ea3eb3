"""Working on the problem: looking, pulling levers, finding the cause."""

from __future__ import annotations

from functools import partial

from gameday.engine.desk import Lever
from gameday.participants.attention import SLICE, STEP, WORK, Waiting
from gameday.participants.board import LeverKey, key_of
from gameday.participants.cure import SEARCHES, give_up_on, is_back, look_for_cures, more_tries, next_cure
from gameday.participants.distractions import urged
from gameday.participants.false_alarm import false_alarm, see_it_out
from gameday.participants.person import Person
from gameday.participants.recovery import healthy_again, look_where_it_hurt, settles
from gameday.participants.steps import ahead_of
from gameday.terms.duration import HOUR, MINUTE
from gameday.terms.facts import CHOICES, Facts
from gameday.terms.look import Check
from gameday.terms.role import SECONDARY_ONCALL, TECHNICAL_LEAD
from gameday.timeline import Entry
from gameday.timeline.response import CauseFound, DiagnosisStarted, Escalated, MitigationStarted

_LOOKS: tuple[Check, ...] = ("changes", "dependencies", "logs", "customers")
"""Where one looks for something to do, after the dashboard."""
_BLIND = 2
"""How many levers are pulled before somebody sits down to find the cause after all."""
_WAITS = 2 * HOUR
"""How long somebody waits for a lever to answer."""
_SEARCHES_AT_MOST = 4
"""How often somebody searches for the cause before asking for help, and between asking."""
_LONGEST_REST = 30 * MINUTE
_EASES = 0.005
"""A share that falls by more than this has eased."""
_ASKS_AGAIN = 30 * MINUTE
"""How long somebody waits for another pair of eyes before asking the next."""


def begin(me: Person, one: Entry | None = None) -> None:
    """See whether the problem is this person's to work on now."""
    del one
    if me.board.active and me.board.recovered_at is None and me.worker() == me.id and "work" not in me.busy_with:
        me.busy_with.add("work")
        me.spawn(_work(me))


def answered(me: Person, one: Entry) -> None:
    """A lever answered, for better or worse."""
    waiting = me.outcomes.pop(one.re or "", None)
    if waiting is not None and not waiting.triggered:
        waiting.succeed(one.kind)


def _work(me: Person) -> Waiting:
    """Until it works again, it is called over, or somebody else takes it on."""
    rests = 1
    while _mine(me):
        lever = _choice(me)
        if false_alarm(me):
            yield from see_it_out(me)
        elif me.board.pulled:
            yield from _await(me, *next(iter(me.board.pulled.items())))  # somebody else's; its answer comes first
        elif is_back(me):
            yield from look_for_cures(me)
        elif lever is not None:
            yield from _pull(me, lever)
        elif (what := _next_look(me)) is not None:
            yield from me.look(what, _urgency(me), partial(_unseen, me, what))
        elif not me.board.cause_found and me.diagnoses < _SEARCHES_AT_MOST:
            yield from _diagnose(me)
        elif _more_to_find(me):
            me.board.cause_found, me.board.cures, me.diagnoses = False, [], 0
            me.board.repair.moved_on_from = me.board.repair.fix
            more_tries(me)
        else:
            yield from _rest(me, rests * me.luck.time("recheck", "rest"))
            rests *= 1 if me.board.beside.fronts else 2  # somebody is still at another matter: they look again soon
        if _mine(me) and settles(me) and not false_alarm(me):
            yield from healthy_again(me)
    me.busy_with.discard("work")


def _rest(me: Person, rest: int) -> Waiting:
    """Nothing left to try for now: ask somebody, let time pass, look again, and come back to what may help."""
    yield from _ask_for_help(me)
    yield me.env.timeout(min(rest, _LONGEST_REST))
    yield from look_where_it_hurt(me)
    me.diagnoses = min(me.diagnoses, _SEARCHES_AT_MOST - 1)
    if not _mine(me) or not me.board.cause_found or settles(me):
        return
    if not me.board.beside.fronts:
        yield from look_for_cures(me)
    elif me.board.repair.fix is None:
        more_tries(me)  # what else is wrong is in others' hands, and its cure is theirs to find


def _more_to_find(me: Person) -> bool:
    """What was found is mended, and yet another service rings that nobody is on: something else is wrong as well."""
    board = me.board
    mended = board.cause_found and board.repair.fix not in (None, board.repair.moved_on_from)
    first = next(iter(board.evidence.rang.values()), None)
    other = {board.evidence.rang[name].service for name in board.evidence.standing} - {first.service if first else None}
    return mended and bool(other - {front.service for front in board.beside.fronts.values()})


def _mine(me: Person) -> bool:
    board = me.board
    return board.active and board.recovered_at is None and me.worker() == me.id


def _first_things_first(me: Person) -> bool:
    """Does the SOP put the lever before the cause, and does this person think of it?"""
    return me.crew.book.mitigate_first and me.remembers("mitigate first")


def _unseen(me: Person, what: Check) -> bool:
    return what not in me.board.sights


def _urgency(me: Person) -> int:
    """Finding a lever and pulling it goes before talk where the SOP puts it first; else work waits for talk."""
    return STEP if _first_things_first(me) else WORK


def _next_look(me: Person) -> Check | None:
    """Where to look next for something to do; None where one has looked, or the cause is to be found first."""
    for what in _LOOKS if _first_things_first(me) else _LOOKS[:1]:
        if what not in me.board.sights:
            return what
    return None


def _choice(me: Person) -> Lever | None:
    """The lever to pull next; None: none comes to mind."""
    board = me.board
    talked_into = urged(me)
    if talked_into is not None:
        return talked_into
    if board.cause_found:
        cure = next_cure(me)
        others = _untried(me) if cure is not None else ()
        number = f"{sum(board.attempts.values()) + 1}"
        if others and me.luck.happens(me.luck.value("wrong_lever"), "wrong_lever", number):
            return others[me.luck.pick(len(others), "which_lever", number)][1]
        return cure
    again = _worn_off(me)
    if again is not None:
        return again
    if board.out_of_patience or (len(board.attempts) < _BLIND and _first_things_first(me)):
        return _blind(me)
    return None


def _worn_off(me: Person) -> Lever | None:
    """What made it better while nobody knows the cause, and has worn off since: that is worth another pull."""
    repair, now = me.board.repair, me.board.seen
    if repair.relief is None or now is None or repair.relieved_to is None or me.board.cause_found or me.board.pulled:
        return None
    known = me.board.suggested.get(repair.relief)
    if known is None or me.board.attempts.get(repair.relief, 0) >= repair.tries:
        return None
    return known[1] if _better(now, repair.relieved_to) else None


def _blind(me: Person) -> Lever | None:
    """A reversible lever that looks made one think of, before anybody knows the cause."""
    if "changes" not in me.board.sights:
        return None
    occasion = f"{len(me.board.attempts) + 1}"
    untried = _untried(me)
    for look in (*_LOOKS, "dashboard"):
        # What was changed last is undone first.
        options = [one for what, one in untried if what == look and one.reversible]
        if options:
            return options[me.luck.pick(len(options), "which_lever", occasion)]
    return None


def _untried(me: Person) -> list[tuple[Check, Lever]]:
    """Levers that looks made somebody think of and nobody pulled, each after the look."""
    board = me.board
    theirs = [front.service for front in board.beside.fronts.values()] if board.beside.fronts else ()
    return [told for key, told in board.suggested.items() if key not in board.attempts and key[1] not in theirs]


def _pull(me: Person, lever: Lever) -> Waiting:
    """Pull a lever, wait for its answer, and see what it did."""
    yield me.attention.work(me.luck.time("small_step", f"pull {lever.action} {lever.target}"), _urgency(me))
    yield from ahead_of(me, "mitigation_started")
    if not _mine(me):
        return
    if me.board.repair.relief == key_of(lever):
        me.board.repair.relief = None
    started = me.act(
        MitigationStarted(at=0, action=lever.action, target=lever.target, reversible=lever.reversible, text=lever.text)
    )
    if started is None:
        give_up_on(me, lever)
        yield me.env.timeout(MINUTE)
        return
    yield from _await(me, started.id, key_of(lever))


def _await(me: Person, started: str, lever: LeverKey) -> Waiting:
    """Wait for a lever's answer, whoever pulled it and wherever it stands, and see what it did."""
    if not me.desk.levers():  # no runbook knows it, and nothing answers
        me.board.pulled.pop(started, None)
        return
    answer = me.outcomes.setdefault(started, me.env.event())
    yield answer | me.env.timeout(_WAITS)
    me.outcomes.pop(started, None)
    me.board.pulled.pop(started, None)
    if answer.triggered and answer.value == "mitigation_applied":
        yield from _see_effect(me, lever)


def _see_effect(me: Person, lever: LeverKey) -> Waiting:
    """Look where it hurt, again and again as long as it gets better."""
    occasion = "after {} {}".format(*lever)
    before = me.board.seen
    me.board.repair.seen_by = me.id
    for turn in range(6):
        yield me.env.timeout(me.luck.time("recheck", f"{occasion} {turn + 1}"))
        if not _mine(me):
            return
        for what in me.board.worrying() or ("dashboard",):
            yield from me.look(what, WORK)
        now = me.board.seen
        me.board.in_place = well = settles(me)
        me.board.repair.easing = before is not None and now is not None and _better(before, now)
        if me.board.repair.easing:
            me.board.repair.relief, me.board.repair.relieved_to = lever, now
        if well or not me.board.repair.easing:
            return
        before = now


def _better(before: Facts, now: Facts) -> bool:
    """Has any of the facts eased?"""
    if (before.users_affected or 0) - (now.users_affected or 0) > _EASES:
        return True
    if (before.revenue_affected or 0) - (now.revenue_affected or 0) > _EASES:
        return True
    for name, values in CHOICES.items():
        was = getattr(before, name)
        if was is not None and values.index(getattr(now, name) or was) < values.index(was):
            return True
    return False


def _diagnose(me: Person) -> Waiting:
    """Look for the cause; the time it takes goes on where somebody else left off."""
    board = me.board
    yield from ahead_of(me, "diagnosis_started")
    if not _mine(me):
        return
    me.diagnoses += 1
    me.act(DiagnosisStarted(at=0))
    if board.diagnosis_left is None:
        median = me.desk.diagnosis_time()
        board.diagnosis_left = me.luck.time("diagnose", f"diagnosis {me.diagnoses}", median=median)
    patience = me.luck.patience("patience", f"diagnosis {me.diagnoses}")
    while (left := board.diagnosis_left or 0) > 0 and _mine(me) and not settles(me) and not _called_off(me):
        if patience <= 0:
            if not board.out_of_patience and _blind(me):
                board.out_of_patience = True
                return
            yield from _ask_for_help(me)
        span = min(left, SLICE)
        yield me.attention.work(span, WORK)
        # Whoever helps has taken something off it meanwhile.
        board.diagnosis_left = max(0, (board.diagnosis_left or 0) - span)
        patience -= span
    if _called_off(me) or (board.active and me.worker() != me.id):
        return  # the search goes on where it was left: once the lever is pulled, or by whoever works on it now
    for what in SEARCHES:
        if not _mine(me) or settles(me) or board.cause_found:
            break
        sight = yield from me.look(what, WORK)
        if sight is not None and sight.cause is not None:
            board.cures += [lever for lever in sight.cures if lever not in board.cures]
            me.act(CauseFound(at=0, cause=sight.cause))
    board.diagnosis_left = None


def _called_off(me: Person) -> bool:
    """Is there a lever to pull before the search goes on?"""
    return urged(me) is not None or _worn_off(me) is not None


def _ask_for_help(me: Person) -> Waiting:
    """Nothing left to try: ask somebody else, and after a while the next, as long as somebody is left to ask."""
    asked_at = me.board.repair.asked_at
    who = _another_pair_of_eyes(me)
    if asked_at is not None and (who is None or me.now() - asked_at < _ASKS_AGAIN):
        return
    me.board.repair.asked_at = me.now()
    yield me.attention.work(me.luck.time("small_step", "ask for help"), WORK)
    if who is not None:
        me.board.asked_for.add(who)
    text = "Nothing we tried helps; we need another pair of eyes."
    seconds = who is None or me.desk.holder(SECONDARY_ONCALL) == who
    me.act(Escalated(at=0, target=SECONDARY_ONCALL if seconds else who, text=text))


def _another_pair_of_eyes(me: Person) -> str | None:
    """Somebody who is not here and could work on it, the second on call first; None: nobody is left to ask."""
    team, gone = me.crew.team, {*me.board.joined, *me.board.turnout.gone}
    roles = (SECONDARY_ONCALL, TECHNICAL_LEAD)
    able = [one for role in roles for one in team.on_call(role, me.moment()) if one not in gone]
    return next((one for one in able if one not in me.board.asked_for), next(iter(able), None))
