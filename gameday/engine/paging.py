"""The paging tool: calls along the policy until somebody answers, and informs whom the SOP says to inform."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from gameday.engine.agenda import Agenda, Booking
from gameday.engine.emit import Emitter
from gameday.engine.policy import Call, CallKey, brought_by, keyed, level_in_force, once_declared, until_answered
from gameday.engine.reach import Reach
from gameday.engine.response import Response
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.duration import MINUTE
from gameday.terms.kinds import Kind
from gameday.terms.look import Urgency
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Notified, Paged, PageFailed
from gameday.timeline.response import Declared, SeverityChanged
from gameday.timeline.signals import AlertFired

_CALLS_SEVERITY: frozenset[Kind] = frozenset({"declared", "severity_changed"})
_CLOSES: frozenset[Kind] = frozenset({"resolved", "stood_down"})
CALLED: frozenset[Kind] = _CALLS_SEVERITY | _CLOSES | {"reopened"}
"""Kinds of entry that bring the calls once declared, or end them."""
FOLLOWED: frozenset[Kind] = CALLED | {"alert_fired", "acknowledged"}
"""Kinds of entry that the tool rings or falls silent for."""
_TOOL = "paging tool"
Deliver = Callable[[str, Entry], None]
"""Bring an entry to a person's ears."""


class Summons:
    """One call for help: from the first page to the first answer."""

    def __init__(self, number: int, began: int, reason: str, urgency: Urgency, alert: str | None) -> None:
        self.number = number
        self.began = began
        self.reason = reason
        self.urgency: Urgency = urgency
        self.alert = alert
        """The alert it is about, by name."""
        self.answered_at: int | None = None
        self.done: set[tuple[int, CallKey]] = set()
        """(round, which of its calls) of the calls made."""
        self.pages: set[str] = set()
        """Ids of its pages: an answer to one of them ends it."""
        self.next: Booking | None = None
        self.spent = False
        """Was every call made? Then the next alert rings anew, unless somebody has answered since."""


class Paging:
    """Carries out the SOP's escalation over the team's schedule and contacts."""

    def __init__(
        self, sop: Sop, team: Team, response: Response, reach: Reach, agenda: Agenda, emitter: Emitter, deliver: Deliver
    ) -> None:
        self._sop = sop
        self._tool = team.paging
        self._response = response
        self._reach = reach
        self._agenda = agenda
        self._emitter = emitter
        self._deliver = deliver
        self._summons: Summons | None = None
        self._count = 0
        self._told: set[tuple[str, str]] = set()
        """(clause, level) of the calls planned once declared."""
        self._made: set[str] = set()
        """Clauses whose call was made."""
        self._because: str | None = None
        """Id of what called the severity in force."""
        self._set_off: dict[str, list[tuple[str, list[Entry]]]] = {}
        """What a called severity set off, by its id: the clause of each call, and what the record tells of it."""

    def hear(self, entry: Entry) -> None:
        """Follow the record: alerts ring, answers silence, a severity brings its own calls."""
        kind = entry.kind
        if kind == "alert_fired":
            if isinstance(entry, AlertFired) and entry.urgency == "high":
                self.ring(entry.text or entry.alert or "an alert", "high", entry.alert or entry.text)
        elif kind == "acknowledged":
            if self._summons is not None and entry.re in self._summons.pages:
                self._answered()
        elif kind in _CALLS_SEVERITY:
            self._because = entry.id
            self._replan()
            self.call_declared()
        elif kind in _CLOSES:
            self._answered()
            self._summons = None
        elif kind == "reopened":
            self._told.clear()
            self._made.clear()
            self.call_declared()

    def ring(self, reason: str, urgency: Urgency, alert: str | None = None) -> None:
        """Summon somebody, unless that is under way or somebody is already at it."""
        if self._response.open or (self._summons is not None and not self._over(self._summons, alert)):
            return
        self._count += 1
        self._summons = Summons(self._count, self._agenda.now, reason, urgency, alert)
        self._work()

    def _over(self, summons: Summons, alert: str | None) -> bool:
        """Were all calls made in vain, or was it answered so long ago that another alert pages anew?

        Where anything was declared since, none does.
        """
        since = summons.answered_at
        if since is None:
            return summons.spent
        return alert != summons.alert and self._agenda.now - since > self._tool.again_after

    def by_hand(self, page: Paged) -> Paged:
        """Somebody pages somebody."""
        recorded = self._emitter.emit(page)
        self._carry(recorded, call=f"by hand {recorded.id}")
        return recorded

    # --- where the record does not stand as it was --------------------------------------------------------------

    def set_off_by(self, entry: str, corrected: str | None = None) -> tuple[str, ...]:
        """Ids of what a called severity set off, but for calls that somebody answered: they are as good as not made.

        `corrected`: the severity it turns out to have called; what that one brings as well stays.
        """
        level = None if corrected is None else level_in_force(self._sop, corrected, "high")
        brought = frozenset() if level is None else brought_by(self._sop, level)
        calls = self._set_off.pop(entry, [])
        open_ = [
            (clause, told)
            for clause, told in calls
            if clause not in brought and not any(one.id in self._response.answered for one in told)
        ]
        if corrected is not None:
            self._set_off[entry] = [one for one in calls if one not in open_]
        self._made.difference_update(clause for clause, _ in open_)
        return tuple(one.id for _, told in open_ for one in told)

    def retell(self, entries: Iterable[Entry]) -> None:
        """Follow another record from now on, once the response does: call whom the severity in force there brings."""
        calls = [one.id for one in entries if isinstance(one, (Declared, SeverityChanged))]
        self._because = calls[-1] if calls else None
        self._told.clear()
        self._replan()
        self.call_declared()

    def retell_answers(self, entries: Iterable[Entry]) -> None:
        """Follow another record from now on: the last call for help was answered as it says there, or rings on.

        Whom it would have called by now is called at once, the others at their time.
        """
        if self._summons is None:
            return
        pages = self._summons.pages
        answers = [one.at for one in entries if isinstance(one, Acknowledged) and one.re in pages]
        if answers:
            self._answered()
            self._summons.answered_at = min(answers) - self._emitter.starts_at
        else:
            self._summons.answered_at = None
            self._work()

    # --- until somebody answers --------------------------------------------------------------------------------

    def _answered(self) -> None:
        if self._summons is not None and self._summons.answered_at is None:
            self._summons.answered_at = self._agenda.now
            if self._summons.next is not None:
                self._summons.next.cancel()

    def _replan(self) -> None:
        if self._summons is not None and self._summons.answered_at is None:
            self._work()

    def _plan(self, summons: Summons) -> list[tuple[int, tuple[int, CallKey], Call]]:
        """(when after the start of the summons, which of what round, call) of every call, soonest first."""
        level = level_in_force(self._sop, self._response.severity, summons.urgency)
        calls = until_answered(self._sop, self._tool, level, self._response.reported)
        longest = max((call.after for call in calls), default=0)
        again = max(self._tool.again_after, longest + 5 * MINUTE)
        known = keyed(calls)
        return [
            (round_ * again + call.after, (round_, key), call)
            for round_ in range(self._tool.repeats + 1)
            for key, call in known
        ]

    def _work(self) -> None:
        """Make every call that is due, and wait for the next."""
        summons = self._summons
        if summons is None or summons.answered_at is not None:
            return
        if summons.next is not None:
            summons.next.cancel()
        summons.spent = False
        now = self._agenda.now - summons.began
        for after, key, call in self._plan(summons):
            if key in summons.done:
                continue
            round_, _ = key
            if round_ and self._response.open:
                return  # declared meanwhile: somebody is at it, and the ladder does not start again
            if after > now:
                summons.next = self._agenda.after(after - now, f"escalation to {call.target}", self._work)
                return
            summons.done.add(key)
            if (page := self._make(call, summons.reason, f"summons {summons.number}", round_)) is not None:
                summons.pages.add(page.id)
        summons.spent = True

    # --- once declared -----------------------------------------------------------------------------------------

    def call_declared(self) -> None:
        """Call whom the SOP wants called at the severity in force, as far as anybody can tell by now."""
        if not self._response.open or self._response.declared_at is None:
            return
        since = self._emitter.starts_at + self._agenda.now - self._response.declared_at
        level = level_in_force(self._sop, self._response.severity, "high")
        for call, unresolved in once_declared(self._sop, self._tool, level, self._response.reported):
            key = (call.clause or call.target, level)
            if key not in self._told:
                self._told.add(key)
                what = f"escalation to {call.target}"
                self._agenda.after(
                    max(0, call.after - since),
                    what,
                    partial(self._call_later, call, level, unresolved),
                )

    def _call_later(self, call: Call, level: str, unresolved: bool) -> None:
        in_force = level_in_force(self._sop, self._response.severity, "high")
        if not self._response.open or (unresolved and self._response.healthy):
            return
        if in_force != level:
            self._told.discard((call.clause or call.target, level))
            return
        if (call.clause or call.target) in self._made:
            return  # at another severity
        self._made.add(call.clause or call.target)
        severity = self._response.severity or level
        before = len(self._emitter.entries)
        self._make(call, f"{severity} declared", f"declared {call.target}", 0)
        told = [one for one in self._emitter.entries[before:] if one.source == _TOOL]
        if self._because is not None:
            self._set_off.setdefault(self._because, []).append((call.clause or call.target, told))

    # --- one call ----------------------------------------------------------------------------------------------

    def _make(self, call: Call, reason: str, name: str, round_: int) -> Paged | None:
        role = canonical_role(call.target)
        if call.how == "notify":
            self._inform(role, call.hop, reason)
            return None
        page = Paged(at=0, target=role, level=call.hop, reason=reason, source=_TOOL, visible_to=(role,))
        recorded = self._emitter.emit(page)
        self._carry(recorded, call=name, round_=round_)
        return recorded

    def _inform(self, role: str, hop: int, reason: str) -> None:
        route = self._reach.notify(role, self._agenda.now)
        if route.failed is not None:
            self._fail(role, hop, route.failed, None)
            return
        text = f"{say_role(role)} informed: {reason}"
        entry = self._emitter.emit(Notified(at=0, target=role, text=text, source=_TOOL))
        if route.person is not None:
            self._deliver(route.person, entry)

    def _carry(self, page: Paged, *, call: str, round_: int = 0) -> None:
        route = self._reach.page(page.target or "", self._agenda.now, call=call, round_=round_)
        if route.failed is not None:
            self._fail(page.target or "", page.level, route.failed, page.id)
        elif route.person is not None:
            if route.delay:
                self._agenda.after(route.delay, f"page to {page.target}", partial(self._deliver, route.person, page))
            else:
                self._deliver(route.person, page)

    def _fail(self, target: str, hop: int | None, why: str, page: str | None) -> None:
        self._emitter.emit(PageFailed(at=0, target=target, level=hop, reason=why, re=page, source=_TOOL))
