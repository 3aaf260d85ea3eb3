"""The case: everything clauses ask of one timeline under one SOP and scorecard, computed once, linear in entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gameday.scenario.model import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.binding import Binding, bind
from gameday.scoring.calls import Call, calls
from gameday.scoring.clock import RunningClock
from gameday.scoring.effective import Effective, effective
from gameday.scoring.force import level_in_force
from gameday.scoring.holdings import RoleSpan, by_role, role_spans
from gameday.scoring.impact import Health, TruthStep, health_from_monitoring, health_from_truth, truth_steps
from gameday.scoring.silence import CadenceWindow, gaps
from gameday.scoring.steps import Steps
from gameday.sop import Clause, Sop
from gameday.sop.clause import Assignment, Cadence
from gameday.sop.model import bounds_of, levels_of
from gameday.terms.bound import Bound
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.kinds import SIGNAL_KINDS, TRUTH_KINDS
from gameday.terms.role import canonical_role
from gameday.timeline import Entry, Header, Timeline
from gameday.timeline.exercise import Control, Ended
from gameday.timeline.paging import Acknowledged
from gameday.timeline.response import Declared, Reopened, Resolved, UpdatePosted

_QUIET = frozenset({"note", "message", "correction", "judgement", "observation", "signed_off"})
"""Kinds that say nothing about how long the record runs."""


def rung_by_tool(page: Entry) -> bool:
    """Was this page the paging tool's own, and not a responder's act?"""
    return page.actor is None and page.role is None


@dataclass(frozen=True)
class Case:
    """One timeline under one SOP and scorecard. Moments are milliseconds since 1970; nothing here is a judgement.

    The attributes reports draw: `truth`, `called`, `first_signal`, `declaration_due`, `impact_started`,
    `impact_ended`, `resolved`, `horizon`, `cadence_windows`, `role_spans`, `force`.
    """

    source: Timeline
    """The timeline as it was handed in."""
    sop: Sop
    scorecard: Scorecard
    scenario: Scenario | None = None

    # --- the record -------------------------------------------------------------------------------------------

    @cached_property
    def effective(self) -> Effective:
        """The timeline as it is judged, with standing intents."""
        return effective(self.source)

    @property
    def timeline(self) -> Timeline:
        """The timeline as it is judged: corrected, and cut where a real incident began."""
        return self.effective.timeline

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return {one.id: one for one in self.timeline}

    @property
    def header(self) -> Header:
        """The header, or an empty one."""
        return self.source.header or Header()

    @cached_property
    def start(self) -> int:
        """When the record begins: the facilitator's start, else the first entry that is more than a note."""
        begun = next((one.at for one in self.timeline.every(Control) if one.action == "start"), None)
        if begun is not None:
            return begun
        return next((one.at for one in self.timeline if one.kind not in _QUIET), 0)

    @cached_property
    def horizon(self) -> int:
        """Until when the record tells: `recorded_until`, else the last entry that is more than talk."""
        stopped = self.effective.stopped_at
        until = self.header.recorded_until
        if until is None:
            until = next((one.at for one in reversed(self.timeline.entries) if one.kind not in _QUIET), self.start)
        return until if stopped is None else min(until, stopped)

    @cached_property
    def complete(self) -> bool:
        """Did the record run to its end? An interrupted or stopped exercise did not."""
        ended = self.timeline.last(Ended)
        finished = ended is None or ended.status == "completed"
        return self.header.complete and finished and self.effective.stopped_at is None

    def covers(self, kinds: Iterable[str]) -> bool:
        """Can this source show at least one of these kinds? What it did show it can."""
        return self.shows_absence(kinds) or any(self.timeline.of_kinds((kind,)) for kind in kinds)

    def shows_absence(self, kinds: Iterable[str]) -> bool:
        """Does the source cover one of these kinds whole, so that what it lacks did not happen?"""
        shown = self.header.covers
        return shown is None or any(kind in shown for kind in kinds)

    @cached_property
    def clock(self) -> RunningClock:
        """Story time without the stretches in which it did not run."""
        return RunningClock.of(self.timeline.every(Control), self.horizon)

    # --- truth, calls, levels ---------------------------------------------------------------------------------

    @cached_property
    def truth(self) -> tuple[TruthStep, ...]:
        """What was true, and what this SOP's criteria say of it, in order."""
        stated = self.scenario.stated_truth if self.scenario else ()
        return truth_steps(self.timeline, self.sop, stated, self.start)

    @cached_property
    def called(self) -> tuple[Call, ...]:
        """What the team called, in order."""
        return calls(self.timeline, self.sop.ladder)

    @property
    def unreadable_calls(self) -> tuple[Call, ...]:
        """Calls of something that is no level of this SOP, in order."""
        return tuple(call for call in self.called if call.unreadable)

    @cached_property
    def calling(self) -> Steps[Call | None]:
        """The call that stands at each moment."""
        return Steps.of(None, ((call.at, call) for call in self.called))

    @cached_property
    def facts(self) -> Steps[Facts]:
        """The facts at each moment while anybody feels it, kept after the impact ended."""
        return Steps.of(BENIGN, ((step.at, step.facts) for step in self.truth if step.impact))

    @cached_property
    def force(self) -> Steps[str | None]:
        """The level in force at each moment (the severity that sets a bound)."""
        signals = self.timeline.of_kinds(("alert_fired", "customer_report", "social_mention"))
        return level_in_force(self.sop.ladder, self.truth, self.called, signals)

    @cached_property
    def health(self) -> Health:
        """When the service was unhealthy."""
        return health_from_truth(self.truth) if self.truth else health_from_monitoring(self.timeline)

    # --- moments ----------------------------------------------------------------------------------------------

    @cached_property
    def first_signal(self) -> Entry | None:
        """The first alert, report, mention or page."""
        return next(iter(self.timeline.of_kinds(SIGNAL_KINDS)), None)

    @cached_property
    def began(self) -> int | None:
        """The first signal; without one the start of impact, else the first sign that somebody knew."""
        if self.first_signal is not None:
            return self.first_signal.at
        if self.impact_started is not None:
            return self.impact_started
        known = self.timeline.of_kinds(("declared", "acknowledged", "update_posted", "severity_changed"))
        return known[0].at if known else None

    @cached_property
    def first_page(self) -> Entry | None:
        """The first summons by the paging tool, whether or not it reached a device; without one the first alert.

        A page that a responder sends is an act of the response and starts no clock, unless nothing else rang.
        """
        pages = self.timeline.of_kinds(("paged", "page_failed"))
        by_tool = [one for one in pages if rung_by_tool(one)]
        return next(iter(by_tool or self.timeline.of_kinds(("alert_fired",)) or pages), None)

    @cached_property
    def first_answer(self) -> Entry | None:
        """The first acknowledgement that answers what called the team."""
        return next((one for one in self.timeline.of_kinds((Acknowledged.kind,)) if self.answers(one)), None)

    def answers(self, acknowledged: Entry) -> bool:
        """Does it answer the tool? Who answers a colleague's page says nothing of it, unless nothing else rang."""
        page = self.entries.get(acknowledged.re or "")
        if page is None or page.kind not in ("paged", "page_failed") or rung_by_tool(page):
            return True
        return page is self.first_page

    @cached_property
    def declared(self) -> Entry | None:
        """The first declaration."""
        return self.timeline.first(Declared)

    @cached_property
    def declaration_due(self) -> int | None:
        """When declaration was due: first signal plus the SOP's figure, else the scorecard's grace.

        None while no level was ever in force. A level that rises later may bring it forward, never into the past.
        """
        if self.began is None:
            return None
        base: int | None = None
        due: int | None = None
        for span in self.force.spans(self.began, self._after_everything):
            if span.value is None:
                continue
            if due is not None and span.start >= due:
                break
            base = span.start if base is None else base
            candidate = max(span.start, self.clock.after(base, self._declare_within(span.value, base)))
            due = candidate if due is None else min(due, candidate)
        return due

    def _declare_within(self, level: str, base: int) -> int:
        bound = self.sop.declare_within(level)
        tolerances = self.scorecard.tolerances
        return tolerances.declare if bound is None else bound.upper(base, self.sop.calendar, tolerances.prompt)

    @property
    def _after_everything(self) -> int:
        last = self.timeline.entries[-1].at if self.timeline.entries else 0
        return max(self.horizon, last) + 1

    @cached_property
    def impact_started(self) -> int | None:
        """When users began to feel it, as the truth has it."""
        return next((step.at for step in self.truth if step.impact), None)

    @cached_property
    def impact_ended(self) -> int | None:
        """When the impact ended for good, as the truth has it; None: it lasts, or nobody knows."""
        if not self.truth or not self.health.spells:
            return None
        return self.health.spells[-1][1]

    @cached_property
    def resolved(self) -> Entry | None:
        """The last `resolved`; None where it was reopened afterwards."""
        last = self.timeline.last(Resolved)
        reopened = self.timeline.last(Reopened)
        return None if last is None or (reopened is not None and reopened.at > last.at) else last

    @cached_property
    def resolution(self) -> int | None:
        """The last `resolved`, else the end of impact."""
        return self.resolved.at if self.resolved else self.impact_ended

    @cached_property
    def response_end(self) -> int:
        """Where windows of updates end: at `resolved`, no earlier than the end of impact, else at the horizon."""
        if self.resolved is None:
            return self.horizon
        return self.resolved.at if self.impact_ended is None else max(self.resolved.at, self.impact_ended)

    @cached_property
    def impact_end(self) -> int:
        """Where windows of roles and severity end: with the impact, else with the response, else with the record.

        With truth it does not depend on what the team says, so that nobody dilutes or shortens a window by a word.
        """
        return self.response_end if self.impact_ended is None else self.impact_ended

    def happened(self) -> bool:
        """Was there anything to respond to?"""
        return self.declaration_due is not None

    # --- clauses ----------------------------------------------------------------------------------------------

    def binding(self, clause: Clause) -> Binding:
        """When a clause binds: its levels in force, under the facts it names, from the first signal on."""
        key = (self._levels(clause), clause.when.model_dump_json() if clause.when else None)
        if key not in self._bindings:
            self._bindings[key] = self._binding(clause, key[0])
        return self._bindings[key]

    @cached_property
    def _bindings(self) -> dict[tuple[tuple[str, ...], str | None], Binding]:
        return {}

    def _levels(self, clause: Clause) -> tuple[str, ...]:
        # An assignment's bounds are only graces: a level without one takes the scorecard's.
        if isinstance(clause, Assignment):
            return clause.levels or self.sop.ladder.levels
        return levels_of(clause, self.sop.ladder)

    def _binding(self, clause: Clause, levels: Sequence[str]) -> Binding:
        if self.began is None:
            return Binding(())
        force = self.force.spans(self.began, self._after_everything)
        return bind(levels, clause.when, force, self.facts if self.truth else None)

    def upper(self, bound: Bound, start: int) -> int:
        """Milliseconds of a bound's binding upper end from a moment; words for zero take the `prompt` tolerance."""
        return bound.upper(start, self.sop.calendar, self.scorecard.tolerances.prompt)

    def strictest(self, clause: Clause, start: int, end: int) -> int | None:
        """The strictest bound of a clause in force between two moments, in milliseconds from the first."""
        bounds = bounds_of(clause)
        levels = dict.fromkeys(span.value for span in self.binding(clause).within(start, end))
        return min((self.upper(bounds[level], start) for level in levels if level in bounds), default=None)

    def bound_steps(self, clause: Clause) -> Steps[int | None]:
        """The bound of a clause over time, in milliseconds; None where it does not bind."""
        bounds = bounds_of(clause)
        prompt = self.scorecard.tolerances.prompt
        pairs: list[tuple[int, int | None]] = []
        for span in self.binding(clause).spans:
            pairs += [(span.start, bounds[span.value].length(prompt)), (span.end, None)]
        return Steps.of(None, pairs)

    def posts(self, audience: str) -> list[UpdatePosted]:
        """The updates to an audience, in order."""
        return self._posts.get(audience, [])

    @cached_property
    def _posts(self) -> Mapping[str, list[UpdatePosted]]:
        found: dict[str, list[UpdatePosted]] = {}
        for one in self.timeline.every(UpdatePosted):
            found.setdefault(one.audience, []).append(one)
        return found

    @cached_property
    def cadence_windows(self) -> tuple[CadenceWindow, ...]:
        """What each cadence clause with bounds looks at, cut into gaps."""
        return tuple(
            self.cadence_window(clause, self.response_end)
            for clause in self.sop.clauses
            if isinstance(clause, Cadence) and not clause.promised and self.happened()
        )

    def cadence_window(self, clause: Cadence, end: int) -> CadenceWindow:
        """From when declaration was due to `end`, cut at the updates to the clause's audience."""
        start = self.declaration_due if self.declaration_due is not None else end
        posts = [(one.at, one.id) for one in self.posts(clause.audience) if one.basis == "done"]
        cut = gaps(posts, start, end, self.bound_steps(clause), self.clock)
        return CadenceWindow(clause.id, clause.audience, start, max(start, end), cut)

    # --- people -----------------------------------------------------------------------------------------------

    @cached_property
    def role_spans(self) -> tuple[RoleSpan, ...]:
        """Who held which role, and when."""
        return role_spans(self.timeline, self._after_everything)

    @cached_property
    def holdings(self) -> Mapping[str, tuple[RoleSpan, ...]]:
        """Holdings by role."""
        return by_role(self.role_spans)

    @cached_property
    def roles_of_people(self) -> Mapping[str, frozenset[str]]:
        """Roles each person was seen in: given to them, or acted in."""
        found: dict[str, set[str]] = {}
        for span in self.role_spans:
            found.setdefault(span.person, set()).add(span.role)
        for one in self.timeline:
            if one.actor and one.role:
                found.setdefault(one.actor, set()).add(canonical_role(one.role))
        return {person: frozenset(roles) for person, roles in found.items()}

    @property
    def shows_truth(self) -> bool:
        """Does the record, or its scenario, say what was true?"""
        return bool(self.truth) and self.covers(TRUTH_KINDS)
