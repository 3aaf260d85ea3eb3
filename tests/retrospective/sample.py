"""One small incident told in code: an outage under-called at first, with silences and a page that failed."""

from __future__ import annotations

import json
from dataclasses import replace

from gameday.retrospective import Retrospective, retrospective
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import (
    Assessment,
    DimensionScore,
    DocumentRef,
    Measurement,
    Metrics,
    ObjectiveResult,
    Overall,
)
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding, Status
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.dimension import DIMENSIONS, Dimension
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.terms.moment import parse_moment
from gameday.timeline import Entry, Exercise, Header, Timeline, paging, response, signals, talk, truth
from gameday.timeline import exercise as drill

START = parse_moment("2026-04-20T14:47:00Z")
NAMES = ("dana", "Dana Ortiz", "Ortiz", "omar", "Omar Haddad", "Haddad", "yuki", "Yuki Mori", "Mori")
SOURCE = {"document": "D1", "section": "Response"}


def sop(**changes: object) -> Sop:
    """Three levels and a promise of most kinds."""
    data: dict[str, object] = {
        "format": 1,
        "name": "small",
        "title": "A small SOP",
        "documents": [{"id": "D1", "title": "The small document"}],
        "levels": [{"name": name, "text": f"Level {name}.", "source": SOURCE} for name in ("SEV1", "SEV2", "SEV3")],
        "severity": {
            "rules": [
                _rule("down", "SEV1", {"core_function": "down"}, "The core function is down."),
                _rule("half", "SEV2", {"users_affected": {"at_least": 0.1}}, "Many users are affected."),
                _rule("rest", "SEV3", {"users_affected": {"above": 0}}, "Some users are affected."),
            ]
        },
        "declare": [{"text": "A user journey fails for more than a minute.", "source": SOURCE}],
        "contacts": [{"target": "security_lead", "text": "The security lead.", "source": SOURCE}],
        "clauses": _clauses(),
    }
    return Sop.model_validate_json(json.dumps(data | changes))


def _rule(id_: str, level: str, when: dict[str, object], text: str) -> dict[str, object]:
    return {"id": id_, "level": level, "when": when, "text": text, "source": SOURCE}


def _clauses() -> list[dict[str, object]]:
    signal, declared = {"at": "first_signal"}, {"at": "declaration"}

    def clause(id_: str, kind: str, text: str, **rest: object) -> dict[str, object]:
        return {"id": id_, "kind": kind, "text": text, "source": SOURCE, **rest}

    return [
        clause("severity", "classification", "The severity is the one the criteria give.", critical=True, weight=3),
        clause("acknowledge", "deadline", "The page is acknowledged in time.", **{"from": signal},
               to={"kind": "acknowledged"}, within={"SEV1": "5m", "SEV2": "15m"}),
        clause("declare", "deadline", "The incident is declared in time.", **{"from": signal},
               to={"kind": "declared"}, within={"SEV1": "10m", "SEV2": "10m"}),
        clause("first-external", "deadline", "Customers hear of it in time.", **{"from": declared},
               to={"kind": "update_posted", "audience": "external"}, within={"SEV1": "15m", "SEV2": "30m"}),
        clause("cadence-external", "cadence", "Customers get a word every quarter of an hour.", audience="external",
               every={"SEV1": "15m", "SEV2": "30m"}),
        clause("cadence-internal", "cadence", "Colleagues get a word every quarter of an hour.", audience="internal",
               every={"SEV1": "15m", "SEV2": "30m"}),
        clause("page-secondary", "escalation", "The second on-call is paged when nobody answers.",
               target="secondary_oncall", after={"SEV1": "10m"}),
        clause("roles", "assignment", "Commander and comms lead are two people.",
               roles=["incident_commander", "comms_lead"], reading={"value": "at SEV1 only", "why": "It is silent."}),
        clause("update-says", "content", "An update says what, what we do and when the next one comes.",
               of={"kind": "update_posted", "audience": "external"}, states=["what", "doing", "next"]),
        clause("mitigate-first", "precedence", "Mitigation comes before the search for the cause.",
               mitigate_first=True),
        clause("steady", "hold", "It is healthy for a while before it is closed.", watch={"SEV1": "15m"}),
        clause("review", "due", "The review is published in five business days.",
               to={"kind": "postmortem_published"}, within={"SEV1": "5 business days", "SEV2": "5 business days"}),
        clause("handover", "content", "A hand-over says what is open.", of={"kind": "handed_off"}, states=["open"]),
    ]  # fmt: skip


def at(minutes: float) -> int:
    """A moment so many minutes after the start."""
    return START + round(minutes * MINUTE)


def entries() -> list[Entry]:
    """The record: every strand, one page that failed, two levels called."""
    dana = {"actor": "dana", "role": "primary_oncall"}
    yuki = {"actor": "yuki", "role": "incident_commander"}
    omar = {"actor": "omar", "role": "comms_lead"}
    down = Facts(users_affected=0.4, core_function="down", customer_visible=True)
    partly = Facts(users_affected=0.15, core_function="degraded", customer_visible=True)
    return [
        truth.ImpactStarted(id="e1", at=at(0), facts=partly),
        signals.AlertFired(id="e2", at=at(2), service="checkout", alert="ErrorRateHigh", urgency="high"),
        paging.Paged(id="e3", at=at(2.2), target="primary_oncall", level=1),
        paging.PageFailed(id="e4", at=at(2.3), target="secondary_oncall", level=2, reason="stale contact"),
        paging.Acknowledged(id="e5", at=at(6), re="e3", **dana),
        truth.ImpactChanged(id="e6", at=at(8), facts=down),
        signals.CustomerReport(id="e7", at=at(9), from_="A. Customer", text="I cannot pay. <b>Help</b>"),
        response.Declared(id="e8", at=at(11), severity="SEV3", **dana),
        response.RoleAssigned(id="e9", at=at(12), seat="incident_commander", person="yuki", **yuki),
        response.ChannelOpened(id="e10", at=at(12.5), channel="#inc-2026-04-20-checkout", **yuki),
        truth.MitigationAvailable(id="e11", at=at(13), action="rollback"),
        response.UpdatePosted(id="e12", at=at(14), audience="internal", status="investigating",
                              next_update_at=at(29), states=(("what", "checkout fails"),), **yuki),
        response.DiagnosisStarted(id="e13", at=at(15), **dana),
        response.SeverityChanged(id="e14", at=at(20), severity="SEV1", **yuki),
        response.RoleAssigned(id="e15", at=at(21), seat="comms_lead", person="omar", **yuki),
        talk.Message(id="e16", at=at(22), channel="#inc", text="Dana, can you look at the deploy? Omar posts.", **yuki),
        signals.StakeholderQuestion(id="e17", at=at(24), from_="vp_support", text="What do I tell customers?"),
        response.UpdatePosted(id="e18", at=at(33), audience="external", status="identified",
                              states=(("what", "payments fail"), ("doing", "rolling back")), **omar),
        response.CauseFound(id="e19", at=at(35), cause="a config push by dana", **dana),
        response.MitigationStarted(id="e20", at=at(36), action="rollback", target="checkout", **dana),
        response.MitigationApplied(id="e21", at=at(40), action="rollback", target="checkout", **dana),
        truth.ImpactEnded(id="e22", at=at(41)),
        response.ServiceRestored(id="e23", at=at(41.5), service="checkout"),
        response.UpdatePosted(id="e24", at=at(44), audience="external", status="resolved",
                              states=(("what", "fixed"),), **omar),
        response.Resolved(id="e25", at=at(45), **yuki),
        drill.Ended(id="e26", at=at(60)),
    ]  # fmt: skip


def timeline(*more: Entry, humans: int = 3, kind: str = "game-day") -> Timeline:
    """The record with its header."""
    exercise = Exercise(kind=kind, humans=humans)  # type: ignore[arg-type]
    return Timeline.of([*entries(), *more], Header(exercise=exercise, drill="d-0042", scenario="checkout", seed=7))


def team() -> Team:
    """Three invented people."""
    people = [
        {"id": "dana", "name": "Dana Ortiz", "roles": ["primary_oncall"]},
        {"id": "omar", "name": "Omar Haddad", "roles": ["comms_lead"]},
        {"id": "yuki", "name": "Yuki Mori", "roles": ["incident_commander"]},
    ]
    return Team.model_validate_json(json.dumps({"format": 1, "name": "few", "title": "Few", "people": people}))


def scorecard() -> Scorecard:
    """The defaults."""
    return Scorecard.model_validate_json('{"format": 1, "name": "plain", "title": "Plain"}')


def finding(clause: str, dimension: Dimension, status: Status, credit: float | None, **more: object) -> Finding:
    """A finding of the clause with words that name it."""
    values: dict[str, object] = {
        "weight": 2,
        "sentence": f"{clause.capitalize().replace('-', ' ')}: {status.replace('_', ' ')}.",
        "expected": f"{clause} in time",
        "observed": f"{clause} was {status}",
    }
    return Finding(clause=clause, dimension=dimension, status=status, credit=credit, low=credit, high=credit,
                   **(values | more))  # type: ignore[arg-type]  # fmt: skip


def findings() -> tuple[Finding, ...]:
    """Some kept, most not, one pending, one not asked for, one nobody can tell."""
    return (
        finding("severity", "severity", "partial", 0.4, critical=True, broken=True, weight=3,
                evidence=("e8", "e14"), sentence="It was called SEV3 while it was SEV1 for 12 min."),
        finding("acknowledge", "timing", "met", 1.0, evidence=("e3", "e5"),
                sentence="The page was answered after 4 min, within 5 min."),
        finding("declare", "timing", "met", 1.0, evidence=("e2", "e8"), sentence="Declared 9 min after the alert."),
        finding("first-external", "timing", "missed", 0.0, evidence=("e18",),
                sentence="The first word to customers came after 31 min."),
        finding("cadence-external", "cadence", "partial", 0.3, evidence=("e18", "e24"),
                sentence="Customers waited 21 min for a word."),
        finding("cadence-internal", "cadence", "partial", 0.5, evidence=("e12",),
                sentence="Colleagues waited 31 min for a word from yuki."),
        finding("page-secondary", "escalation", "missed", 0.0, evidence=("e4",),
                sentence="The second on-call was never reached."),
        finding("roles", "roles", "partial", 0.7, evidence=("e9", "e15")),
        finding("update-says", "communication", "partial", 0.5, evidence=("e18", "e24")),
        finding("mitigate-first", "order", "late", 0.2, evidence=("e13", "e20")),
        finding("steady", "resolution", "partial", 0.2, evidence=("e25",)),
        finding("review", "follow_through", "pending", None, sentence="The review is due on 27 April."),
        finding("handover", "communication", "not_applicable", None),
        finding("promise", "cadence", "unknown", None, sentence="The source shows no promises."),
    )  # fmt: skip


def assessment(case: Case, *, humans: int = 3) -> Assessment:
    """What a judge could have said of it."""
    record = case.header.exercise or Exercise()
    return Assessment(
        sop=DocumentRef(case.sop.name, "0" * 64, "1"),
        scorecard=DocumentRef("plain", "0" * 64),
        scenario=None,
        exercise=replace(record, humans=humans) if record.kind != "real" else record,
        overall=Overall(0.47, 0.44, 0.5, "fail", ("severity",)),
        objectives=(ObjectiveResult("calling", "The right level is called.", "M", ("severity",)),),
        dimensions=tuple(DimensionScore(name, 0.5, 0.4, 0.6, 1.0, 1, thin=name == "roles") for name in DIMENSIONS),
        findings=findings(),
        measurements=(
            Measurement("time_to_detect", "recorded", 120, "e1", "e2"),
            Measurement("time_to_declare", "recorded", 540, "e2", "e8"),
            Measurement("time_to_mitigate", "recorded", 2460, "e1", "e22"),
            Measurement("time_to_resolve", "recorded", 2700, "e1", "e25"),
            Measurement("time_to_first_external_update", "recorded", 1860, "e2", "e18"),
            Measurement("time_at_wrong_severity", "recorded", 720),
            Measurement("longest_external_silence", "censored"),
        ),
        metrics=Metrics(14.4, 2, None, 9.0, None, 1),
    )


def case(record: Timeline | None = None, procedure: Sop | None = None) -> Case:
    """The record under the small SOP."""
    return Case(source=timeline() if record is None else record, sop=procedure or sop(), scorecard=scorecard())


def retro(record: Timeline | None = None, *, humans: int = 3) -> Retrospective:
    """The retrospective of the record."""
    one = case(record)
    return retrospective(one, assessment(one, humans=humans))
