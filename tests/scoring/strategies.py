"""Plausible incidents: a truth, signals, and a response of acts that are true and complete, some of them left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from gameday.files import load_scorecard, load_sop
from gameday.scorecard import Scorecard
from gameday.sop import Sop
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline import Entry, Header, Timeline
from gameday.timeline.followup import ActionItemAdded, PostmortemClosed, PostmortemPublished, PostmortemScheduled
from gameday.timeline.paging import Acknowledged, Joined, Notified, Paged
from gameday.timeline.response import (
    CauseFound,
    ChannelOpened,
    Checked,
    Declared,
    DiagnosisStarted,
    MitigationApplied,
    MitigationStarted,
    Resolved,
    RoleAssigned,
    SeverityChanged,
    UpdatePosted,
    Verified,
)
from gameday.timeline.signals import AlertFired, CustomerReport
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted, MitigationAvailable

START = 1_776_697_200_000
"""A Monday, 15:00 UTC."""
SOPS = ("seilers", "mitigate-first", "mature-response", "in-practice", "one-page-playbook")
LEVELS = ("SEV1", "SEV2", "SEV3", "SEV4")
STATES = (
    "status",
    "what",
    "impact",
    "since",
    "until",
    "severity",
    "doing",
    "trend",
    "roles",
    "fix",
    "follow_up",
    "next_update",
)
SECTIONS = (
    "summary",
    "timeline",
    "impact",
    "customer_impact",
    "root_cause",
    "proximate_cause",
    "contributing_factors",
    "went_well",
    "went_poorly",
    "not_well",
    "lessons",
    "action_items",
)
SEATS = ("incident_commander", "technical_lead", "comms_lead", "scribe")
FACTS = (
    Facts(users_affected=1.0, revenue_affected=1.0, core_function="down", customer_visible=True),
    Facts(users_affected=0.3, core_function="degraded", customer_visible=True),
    Facts(users_affected=0.22, revenue_affected=0.22, core_function="degraded", customer_visible=True, growing=True),
    Facts(users_affected=0.02, feature="degraded", workaround=True, customer_visible=True),
    Facts(users_affected=0.0, feature="degraded"),
    Facts(users_affected=0.01, data="at_risk"),
    Facts(users_affected=0.4, core_function="degraded", customer_visible=True, known=False),
    Facts(users_affected=0.05, security="breach", customer_visible=True),
)


@cache
def sop(name: str) -> Sop:
    return load_sop(name)


@cache
def scorecard(name: str = "game-day") -> Scorecard:
    return load_scorecard(name)


def at(minutes: float) -> int:
    """The moment so many minutes into the story."""
    return START + round(minutes * MINUTE)


def header(days: float = 14) -> Header:
    """A complete record that runs for days."""
    return Header(recorded_until=START + round(days * DAY), complete=True)


def record(*entries: Entry, days: float = 14) -> Timeline:
    """A complete record of these entries, each with an id of its own."""
    named = [one if one.id else replace(one, id=f"e{number}") for number, one in enumerate(entries)]
    return Timeline.of(named, header(days))


@dataclass(frozen=True, repr=False)
class Incident:
    """A generated record, with what its laws need to know."""

    timeline: Timeline
    ended: float
    """Minutes until the impact ended."""
    resolved: float

    def __repr__(self) -> str:
        """A failing example as a person reads it."""
        lines = [f"{(one.at - START) / MINUTE:7.1f} {one.id} {_say(one)}" for one in self.timeline]
        return "\n".join(["Incident:", *lines])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    def without(self, *ids: str) -> Timeline:
        return Timeline.of([one for one in self.timeline if one.id not in ids], self.timeline.header)

    def having(self, *entries: Entry) -> Timeline:
        gone = {one.id for one in entries}
        kept = [one for one in self.timeline if one.id not in gone]
        return Timeline.of([*kept, *entries], self.timeline.header)


def _say(one: Entry) -> str:
    names = ("severity", "audience", "status", "seat", "target", "what", "urgency", "facts")
    return " ".join([one.kind, *(str(getattr(one, name)) for name in names if getattr(one, name, None))])


def minutes(low: float, high: float) -> st.SearchStrategy[float]:
    """Half minutes between two figures."""
    return st.integers(round(low * 2), max(round(low * 2), round(high * 2))).map(lambda half: half / 2)


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    """An incident from its truth to its review; every act it holds is true and complete."""
    ended = draw(minutes(8, 150))
    resolved = ended + draw(minutes(0, 70))
    entries = [*_truth(draw, ended), *_signals(draw, ended), *_response(draw, ended, resolved)]
    for audience in ("internal", "external", "executive"):
        entries += _updates(draw, audience, ended, resolved)
    entries += _review(draw, resolved)
    return Incident(record(*sorted(entries, key=lambda one: one.at)), ended, resolved)


def _truth(draw: st.DrawFn, ended: float) -> list[Entry]:
    entries: list[Entry] = [ImpactStarted(at=at(0), facts=draw(st.sampled_from(FACTS)))]
    if draw(st.booleans()):
        changed = draw(minutes(1, ended - 1))
        entries.append(ImpactChanged(at=at(changed), facts=draw(st.sampled_from(FACTS))))
    entries.append(ImpactEnded(at=at(ended), facts=BENIGN))
    if draw(st.booleans()):
        entries.append(MitigationAvailable(at=at(draw(minutes(0, ended))), action="rollback"))
    return entries


def _signals(draw: st.DrawFn, ended: float) -> list[Entry]:
    first = draw(minutes(0, 4))
    urgency = draw(st.sampled_from(("high", "low")))
    entries: list[Entry] = [AlertFired(at=at(first), service="checkout", urgency=urgency)]
    if urgency == "high" or draw(st.booleans()):
        entries.append(Paged(at=at(first), target="primary_oncall", level=1, source="paging tool"))
    if draw(st.booleans()):
        entries.append(CustomerReport(at=at(draw(minutes(first, ended))), from_="a customer"))
    return entries


def _response(draw: st.DrawFn, ended: float, resolved: float) -> list[Entry]:
    def soon(high: float) -> int:
        return at(5 + draw(minutes(0, high)))

    declared = 5 + draw(minutes(0, 20))
    level = draw(st.sampled_from(LEVELS))
    fix = draw(minutes(5, max(5, ended)))
    entries: list[Entry] = [
        Acknowledged(at=soon(30), actor="dana", role="primary_oncall"),
        Joined(at=soon(30), actor="dana", role="primary_oncall"),
        Checked(at=soon(10), what="dashboard", actor="dana"),
        Checked(at=soon(10), what="logs", actor="dana"),
        Checked(at=soon(10), what="changes", actor="dana"),
        Checked(at=soon(10), what="dependencies", actor="dana"),
        Declared(at=at(declared), severity=level, actor="dana"),
        ChannelOpened(at=soon(20), channel="inc", actor="dana"),
        DiagnosisStarted(at=soon(30), actor="robin"),
        MitigationStarted(at=at(fix), action="rollback", reversible=True, actor="robin"),
        MitigationApplied(at=at(max(fix, ended)), action="rollback", reversible=True, actor="robin"),
        CauseFound(at=soon(40), cause="a bad push", actor="robin"),
        Verified(at=at(resolved), actor="robin"),
        Resolved(at=at(resolved), actor="dana"),
        Paged(at=soon(10), target="incident_commander", actor="dana"),
        Paged(at=soon(10), target="comms_lead", actor="dana"),
        Paged(at=soon(30), target="secondary_oncall", level=2, source="paging tool"),
        Notified(at=soon(10), target="vp_engineering"),
        Notified(at=soon(10), target="legal"),
        Notified(at=soon(10), target="security_lead"),
    ]
    if draw(st.booleans()):
        changed = draw(minutes(declared, max(declared, ended)))
        entries.append(SeverityChanged(at=at(changed), severity=draw(st.sampled_from(LEVELS)), actor="dana"))
    entries += [
        RoleAssigned(at=soon(20), seat=seat, person=person, actor="dana")
        for seat, person in zip(SEATS, ("dana", "robin", "sam", "kim"), strict=True)
    ]
    return [one for one in entries if isinstance(one, Resolved) or draw(st.integers(0, 5))]


def _updates(draw: st.DrawFn, audience: str, ended: float, resolved: float) -> list[Entry]:
    """Updates whose every promise is kept: each names the moment of the next one, or of the resolution."""
    moments = sorted(set(draw(st.lists(minutes(5, max(5, resolved)), max_size=8))))
    nexts = [*moments[1:], resolved][: len(moments)]
    entries: list[Entry] = []
    for index, (moment, promised) in enumerate(zip(moments, nexts, strict=True)):
        status = "investigating" if index == 0 else "resolved" if moment >= ended else "mitigating"
        entries.append(update(audience, moment, status, promised if promised > moment else None))
    return entries


def update(audience: str, moment: float, status: str, promised: float | None = None) -> UpdatePosted:
    """A true and complete update; nothing is claimed about cause or estimate."""
    return UpdatePosted(
        at=at(moment),
        audience=audience,  # type: ignore[arg-type]  # drawn from the audiences
        status=status,  # type: ignore[arg-type]  # drawn from the statuses
        next_update_at=None if promised is None else at(promised),
        states=(*((name, "as it is") for name in STATES), ("eta", "unknown"), ("cause", "unknown")),
        actor="sam",
        role="comms_lead",
    )


def _review(draw: st.DrawFn, resolved: float) -> list[Entry]:
    end = at(resolved)
    entries: list[Entry] = [
        PostmortemScheduled(at=end + draw(st.integers(1, 48)) * 60 * MINUTE, due="2026-04-27"),
        PostmortemPublished(at=end + draw(st.integers(2, 9)) * DAY, sections=SECTIONS),
        ActionItemAdded(
            at=end + 2 * DAY,
            title="Block a deploy whose pool is under 50",
            owner="platform",
            due="2026-05-10",
            priority="high",
            category="preventative",
            verification="a drill",
            expected_impact="no exhausted pool",
            retest="checkout-errors",
        ),
        PostmortemClosed(at=end + 10 * DAY),
    ]
    return [one for one in entries if draw(st.integers(0, 5))]
