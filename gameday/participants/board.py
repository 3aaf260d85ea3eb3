"""The board: what was said and done, as anybody who joined the response can read it back.

It holds nothing but entries that somebody perceived or did, and what lookers told the others. Simulated people share
one board, as people share a channel; nobody reads it before they joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from operator import itemgetter
from typing import cast

from gameday.engine.desk import Lever, Sight
from gameday.participants.evidence import Evidence
from gameday.participants.front import Beside
from gameday.participants.turnout import Turnout
from gameday.terms.audience import Audience
from gameday.terms.facts import CHOICES, FLAGS, SHARES, Facts
from gameday.terms.look import Check
from gameday.terms.role import INCIDENT_COMMANDER
from gameday.terms.selector import Selector
from gameday.timeline import Entry
from gameday.timeline.matching import matches
from gameday.timeline.paging import Acknowledged, Joined, Left
from gameday.timeline.response import (
    Declared,
    HandedOff,
    MitigationApplied,
    MitigationFailed,
    MitigationStarted,
    Resolved,
    SeverityChanged,
    UpdatePosted,
)
from gameday.timeline.signals import AlertCleared, AlertFired, StakeholderQuestion

LeverKey = tuple[str, str]
TRIES = 2
"""How often one lever is pulled before somebody gives up on it for now."""


def key_of(lever: Lever) -> LeverKey:
    """A lever's action and target."""
    return lever.action, lever.target


@dataclass(slots=True)
class Repair:
    """How far the impact went, and what was done about it."""

    peak: float = 0.0
    """The largest share of users that a look has shown to be affected."""
    seen_by: str | None = None
    """Who is looking what the lever pulled last does."""
    easing: bool = False
    """It has got better since the last lever was pulled."""
    under_way: str | None = None
    """The lever pulled last, in words."""
    fix: str | None = None
    """The lever that took effect last, in words."""
    relief: LeverKey | None = None
    """The lever that last made it better."""
    relieved_to: Facts | None = None
    """What looks showed then."""
    asked_at: int | None = None
    """When whoever works on it last asked for another pair of eyes; None: not since somebody left."""
    moved_on_from: str | None = None
    """That lever, when somebody went on to look for what else is wrong."""
    tries: int = TRIES
    """How often a lever may be pulled by now: more once everything was tried, or the trouble came back."""
    known_at: int = 0
    """When the cause was found last, in milliseconds since 1970."""
    back: bool = False
    """An alarm has come back since: what undoes it may be something else now."""


class Board:
    """Everything those who joined know. Times are milliseconds since the drill's start."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._known: set[str] = set()
        self._by_kind: defaultdict[str, list[Entry]] = defaultdict(list)
        self.level: str | None = None
        """The severity called; None: nothing declared, or over."""
        self.declared_at: int | None = None
        self.declarer: str | None = None
        self.first_signal_at: int | None = None
        self.acknowledged: list[str] = []
        """People who answered a page, in order."""
        self.joined: dict[str, int] = {}
        self.updates: dict[Audience, list[UpdatePosted]] = {"internal": [], "external": [], "executive": []}
        self.cause_found = False
        self.resolved_at: int | None = None
        self.sights: dict[Check, Sight] = {}
        """The last look of each kind."""
        self._impact: Facts | None = None
        """What the looks so far say together; None: not put together yet, or nothing seen."""
        self.suggested: dict[LeverKey, tuple[Check, Lever]] = {}
        """Levers that looks made somebody think of, and which look, in that order."""
        self.in_place = False
        """A lever is in place since the last one was begun."""
        self.answered: dict[str, int] = {}
        """When somebody outside last got an answer of their own, by who asked."""
        self.asked: dict[str, StakeholderQuestion] = {}
        """Questions from outside without an answer, by id."""
        self.cures: list[Lever] = []
        self.attempts: dict[LeverKey, int] = {}
        self.pulled: dict[str, LeverKey] = {}
        """Levers being pulled now, by id of their start."""
        self.reminded: set[Audience] = set()
        """Audiences somebody asked about: from then on they are remembered."""
        self.taken_up: set[str] = set()
        """What somebody has already begun, by the key of the duty."""
        self.diagnosis_left: int | None = None
        self.asked_at: dict[str, int] = {}
        """When somebody was last paged by whoever leads, by who was paged."""
        self.asked_for: set[str] = set()
        """People whom whoever leads has asked for."""
        self.out_of_patience = False
        """The cause has been sought for so long that levers are pulled without it."""
        self.recovered_at: int | None = None
        """Since when it looks healthy to whoever works on it; None: it does not."""
        self.ready_to_close = False
        """Whoever worked on it has made sure that it is healthy."""
        self.repair = Repair()
        self.evidence = Evidence()
        self.beside = Beside()
        self.turnout = Turnout()

    def take(self, one: Entry) -> bool:
        """Write an entry down; False where it already stands there."""
        known, kind = self._known, one.kind
        if one.id in known:
            return False
        known.add(one.id)
        self._by_kind[kind].append(one)
        if self.first_signal_at is None and kind in ("alert_fired", "customer_report", "social_mention", "paged"):
            self.first_signal_at = self.since_start(one)
        reader = _READERS.get(kind)
        if reader is not None:
            reader(self, one)
        return True

    def read_up(self, seen: Sequence[Entry], ours: Collection[str]) -> None:
        """Learn what rang before anybody was here to hear it, and what others than ours did meanwhile."""
        others = False
        for one in seen:
            if isinstance(one, (AlertFired, AlertCleared)):
                if one.id not in self._known:
                    _READERS[one.kind](self, one)
            elif one.actor is not None and one.actor not in ours:
                others = self.take(one) or others
        if others:
            self.joined = dict(sorted(self.joined.items(), key=itemgetter(1)))

    def since_start(self, one: Entry) -> int:
        """When an entry happened, since the drill's start."""
        return one.at - self._start

    def has(self, what: Selector) -> bool:
        """Does an entry stand there that the selector means?"""
        return any(matches(what, one) for kind in what.kind for one in self._by_kind.get(kind, ()))

    def entries(self, kind: str) -> list[Entry]:
        """Entries of a kind, in the order they were perceived."""
        return self._by_kind.get(kind, [])

    @property
    def over_at(self) -> int | None:
        """When it was called over or off; None: it was not."""
        return self.evidence.stood_down_at if self.resolved_at is None else self.resolved_at

    @property
    def active(self) -> bool:
        """An incident is declared and not over."""
        return self.level is not None and self.resolved_at is None

    def note_sight(self, what: Check, sight: Sight) -> None:
        """Tell the others what a look showed."""
        self.sights[what] = sight
        self._impact = None
        if sight.facts is not None:
            self.repair.peak = max(self.repair.peak, sight.facts.users_affected or 0.0)
        if sight.facts is not None and not sight.facts.benign:
            self.evidence.shown.setdefault(sight.facts)
            if what not in self.evidence.hurt:
                self.evidence.hurt.append(what)
        for lever in sight.suggests:
            self.suggested.setdefault(key_of(lever), (what, lever))

    def impact(self) -> Facts | None:
        """What the last looks say together: of each fact the worst; None before any look said something."""
        if self._impact is None:
            seen = [sight.facts for sight in self.sights.values() if sight.facts is not None]
            self._impact = worst(seen) if seen else None
        return self._impact

    def worrying(self) -> tuple[Check, ...]:
        """Looks that last showed impact, in the order they were first taken."""
        return tuple(what for what, sight in self.sights.items() if sight.facts is not None and not sight.facts.benign)

    def unanswered(self) -> tuple[StakeholderQuestion, ...]:
        """Questions from outside that nobody has answered, the first first."""
        return tuple(self.asked.values())

    def last_word(self, audience: Audience) -> int | None:
        """When an audience last heard something."""
        said = self.updates[audience]
        return self.since_start(said[-1]) if said else None


def worst(seen: list[Facts]) -> Facts:
    """Several views of one impact as one: of each fact the worst that somebody saw; known once anybody knows."""
    if len(seen) == 1:
        return seen[0]
    values: dict[str, object] = {}
    for field in fields(Facts):
        name = field.name
        stated = [value for one in seen if (value := getattr(one, name)) is not None]
        if not stated:
            values[name] = None
        elif name in SHARES:
            values[name] = max(stated)
        elif name in FLAGS:
            values[name] = any(stated)
        else:
            values[name] = max(stated, key=CHOICES[name].index)
    return Facts(**values)  # type: ignore[arg-type]  # each value came from the same fact


def _declared(board: Board, one: Entry) -> None:
    said = cast(Declared, one)
    board.level = said.severity
    board.evidence.stood_down_at = None
    if board.declared_at is None:
        board.declared_at = board.since_start(one)
        board.declarer = one.actor


def _changed(board: Board, one: Entry) -> None:
    board.level = cast(SeverityChanged, one).severity or board.level


def _acknowledged(board: Board, one: Entry) -> None:
    actor = cast(Acknowledged, one).actor
    if actor and actor not in board.acknowledged:
        board.acknowledged.append(actor)


def _joined(board: Board, one: Entry) -> None:
    actor = cast(Joined, one).actor
    if actor:
        board.joined.setdefault(actor, board.since_start(one))
        board.turnout.gone.discard(actor)


def _left(board: Board, one: Entry) -> None:
    actor = cast(Left, one).actor
    if actor and board.joined.pop(actor, None) is not None:
        board.turnout.gone.add(actor)
        board.repair.asked_at = None
        front = board.beside.fronts.pop(actor, None)
        if front is not None:
            board.beside.unmanned.append(front.service)
        board.turnout.briefed.discard(actor)


def _handed(board: Board, one: Entry) -> None:
    handed = cast(HandedOff, one)
    leads = handed.seat in (None, INCIDENT_COMMANDER)
    if leads and handed.to and board.declarer == (handed.from_ or handed.actor):
        board.declarer = handed.to


def _stood_down(board: Board, one: Entry) -> None:
    # Nothing of it was: what comes next begins anew.
    board.evidence.stood_down_at = board.since_start(one)
    board.level = board.declared_at = board.declarer = None
    board.evidence.quiet = board.ready_to_close = False
    board.recovered_at = None
    board.taken_up.clear()
    board.reminded.clear()
    board.sights.clear()
    board.evidence.shown.clear()
    board.evidence.hurt.clear()
    board.asked_for.clear()
    board._impact = None


def _rang(board: Board, one: Entry) -> None:
    alert = cast(AlertFired, one)
    if alert.urgency != "low":
        name = alert.alert or alert.service or ""
        beside = any(front.service == alert.service for front in board.beside.fronts.values())
        if name in board.evidence.rang and board.cause_found and one.at > board.repair.known_at and not beside:
            board.repair.back = True
        board.evidence.rang.setdefault(name, alert)
        board.evidence.standing.add(name)


def _fell_silent(board: Board, one: Entry) -> None:
    alert = cast(AlertCleared, one)
    board.evidence.standing.discard(alert.alert or alert.service or "")


def _updated(board: Board, one: Entry) -> None:
    said = cast(UpdatePosted, one)
    board.updates[said.audience].append(said)


def _cause(board: Board, one: Entry) -> None:
    front = board.beside.fronts.get(one.actor or "")
    if front is None or not front.acting:
        board.cause_found = True
        board.repair.known_at = one.at
    else:
        front.cause_found = True


def _pulled(board: Board, one: Entry) -> None:
    started = cast(MitigationStarted, one)
    key = (started.action or "", started.target or "")
    board.attempts[key] = board.attempts.get(key, 0) + 1
    front = board.beside.fronts.get(one.actor or "")
    if front is not None and front.acting:
        board.beside.aside.add(one.id)
        return
    board.pulled[one.id] = key
    board.in_place = board.repair.easing = False
    board.repair.under_way = started.text or " on ".join(filter(None, (started.action, started.target))).replace(
        "_", " "
    )


def _settled(board: Board, one: Entry) -> None:
    outcome = cast("MitigationApplied | MitigationFailed", one)
    if outcome.re in board.beside.aside:
        return
    board.pulled.pop(outcome.re or "", None)
    board.in_place = one.kind == "mitigation_applied"
    if board.in_place:
        board.repair.fix = board.repair.under_way


def _asked(board: Board, one: Entry) -> None:
    board.asked[one.id] = cast(StakeholderQuestion, one)


def _said(board: Board, one: Entry) -> None:
    question = board.asked.get(one.re or "")
    if question is not None:
        # One answer is enough for everything the same people asked until then, and for the others it names.
        waiting = {other.from_ or "" for other in board.asked.values()}
        told = {who for who in waiting if who == (question.from_ or "") or (who and who in (one.text or ""))}
        board.answered |= dict.fromkeys(sorted(told), board.since_start(one))
        board.asked = {id_: other for id_, other in board.asked.items() if (other.from_ or "") not in told}


def _resolved(board: Board, one: Entry) -> None:
    board.resolved_at = board.since_start(cast(Resolved, one))


def _reopened(board: Board, one: Entry) -> None:
    del one
    # What comes at resolution will have to come again.
    board.taken_up = {key for key in board.taken_up if not key.startswith(("resolution", "recovery"))}
    board.ready_to_close = False
    board.resolved_at = board.recovered_at = board.repair.fix = None
    board.repair.moved_on_from = None
    board.repair.easing = False


_READERS: dict[str, Callable[[Board, Entry], None]] = {
    "declared": _declared,
    "severity_changed": _changed,
    "acknowledged": _acknowledged,
    "joined": _joined,
    "left": _left,
    "handed_off": _handed,
    "stood_down": _stood_down,
    "alert_fired": _rang,
    "alert_cleared": _fell_silent,
    "update_posted": _updated,
    "cause_found": _cause,
    "mitigation_started": _pulled,
    "mitigation_applied": _settled,
    "mitigation_failed": _settled,
    "stakeholder_question": _asked,
    "message": _said,
    "resolved": _resolved,
    "reopened": _reopened,
}
