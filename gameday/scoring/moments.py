"""The moments everything is counted from and to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gameday.scoring.clock import RunningClock
from gameday.scoring.severities import Severities
from gameday.terms.kinds import SIGNAL_KINDS
from gameday.terms.unlocked import cached_property
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged
from gameday.timeline.response import Declared, Reopened, Resolved
from gameday.timeline.signals import AlertFired

PAGE_KINDS = ("paged", "page_failed")
"""A summons, whether or not it reached a device."""


def rung_by_tool(page: Entry) -> bool:
    """Was this page the paging tool's own, and not a responder's act?"""
    return page.actor is None and page.role is None


@dataclass(frozen=True)
class Moments(Severities):
    """The record with its named moments; None where there is none."""

    @cached_property
    def first_signal(self) -> Entry | None:
        """The first alert, report, mention or page."""
        return self.timeline.first_of(SIGNAL_KINDS)

    @cached_property
    def began(self) -> int | None:
        """The first signal; without one the start of impact, else the first sign that somebody knew."""
        if self.first_signal is not None:
            return self.first_signal.at
        if self.impact_started is not None:
            return self.impact_started
        known = self.timeline.first_of(("declared", "acknowledged", "update_posted", "severity_changed"))
        return known.at if known else None

    @cached_property
    def rang_elsewhere(self) -> bool:
        """Around a table, did every page go to a role that nobody who sat there held, so that nobody could answer?"""
        exercise = self.header.exercise
        if not self.around_a_table or exercise is None or not exercise.seats:
            return False
        pages = self.timeline.of_kinds(("paged", "page_failed"))
        targets = [getattr(one, "target", None) or "" for one in pages]
        return bool(pages) and not any(target in self.played or self.holds(target) for target in targets)

    @cached_property
    def first_page(self) -> Entry | None:
        """The first summons by the paging tool, whether or not it reached a device; without one the first alert.

        A page that a responder sends is an act of the response and starts no clock, unless nothing else rang.
        """
        pages = self.timeline.of_kinds(PAGE_KINDS)
        by_tool = next(filter(rung_by_tool, pages), None)
        return by_tool or self.timeline.first(AlertFired) or next(iter(pages), None)

    @cached_property
    def first_answer(self) -> Entry | None:
        """The first acknowledgement that answers what called the team."""
        return next(filter(self.answers, self.timeline.every(Acknowledged)), None)

    @cached_property
    def _pages(self) -> Mapping[str, Entry]:
        """Pages by id."""
        return {one.id: one for one in self.timeline.of_kinds(PAGE_KINDS)}

    def answers(self, acknowledged: Entry) -> bool:
        """Does it answer the tool? Who answers a colleague's page says nothing of it, unless nothing else rang."""
        page = self._pages.get(acknowledged.re) if acknowledged.re else None
        return page is None or rung_by_tool(page) or page is self.first_page

    def clock_of(self, entry: Entry | None) -> RunningClock:
        """The clock that whoever made an entry lives by.

        What called the team first may have rung at a person. Where somebody simulated answers it in a leap, that person
        had no time to: it counts by their clock.
        """
        if self.clock is self.world_clock:
            return self.clock
        target = getattr(self.first_page, "target", None)
        at_a_person = target is not None and (target in self.played or self.holds(target))
        if entry is not None and entry is self.first_answer and at_a_person and target not in (entry.actor, entry.role):
            return self.clock
        return super().clock_of(entry)

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
        clock = self.clock_of(self.declared)
        for span in self.force.spans(self.began, self.after_everything):
            if span.value is None:
                continue
            if due is not None and span.start >= due:
                break
            base = span.start if base is None else base
            candidate = max(span.start, clock.after(base, self._declare_within(span.value, base)))
            due = candidate if due is None else min(due, candidate)
        return due

    def _declare_within(self, level: str, base: int) -> int:
        bound = self.sop.declare_within(level)
        tolerances = self.scorecard.tolerances
        return tolerances.declare if bound is None else bound.upper(base, self.sop.calendar, tolerances.prompt)

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
