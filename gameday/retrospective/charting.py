"""From a judged record to the data of its picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gameday.retrospective.cast import Cast
from gameday.retrospective.chart import (
    SHAPE_ORDER,
    Chart,
    ImpactStep,
    Lane,
    Mark,
    Owed,
    Shape,
    Silence,
    Span,
    Step,
    Watch,
)
from gameday.retrospective.facts import say_facts
from gameday.retrospective.plain import plain
from gameday.retrospective.story import story_start, strand_of
from gameday.retrospective.wording import say_entry, say_part
from gameday.scenario import Scenario
from gameday.scoring.calls import Call
from gameday.scoring.holdings import RoleSpan
from gameday.scoring.impact import TruthStep
from gameday.scoring.silence import CadenceWindow
from gameday.terms.audience import AUDIENCES
from gameday.terms.duration import MINUTE
from gameday.terms.role import (
    COMMS_LEAD,
    INCIDENT_COMMANDER,
    PRIMARY_ONCALL,
    SCRIBE,
    SECONDARY_ONCALL,
    TECHNICAL_LEAD,
    say_role,
)
from gameday.terms.severity import Ladder
from gameday.timeline import Entry, Timeline
from gameday.timeline.response import (
    Declared,
    MitigationApplied,
    MitigationFailed,
    MitigationStarted,
    SeverityChanged,
    UpdatePosted,
)

MOST_MARKS = 1500
"""A longer record shows its most telling entries: those of the first shapes below, the earliest of each."""
MOST_POSTS = 300
"""Updates and silences drawn for one audience."""
MOST_LANES = 9
"""A picture is for people: the roles that did least share the last lane."""

_SHAPES: dict[str, Shape] = {
    "alert_fired": "alert",
    "alert_cleared": "works",
    "customer_report": "report",
    "social_mention": "report",
    "stakeholder_question": "report",
    "change_notice": "other",
    "paged": "page",
    "escalated": "page",
    "notified": "page",
    "page_failed": "failed",
    "mitigation_failed": "failed",
    "acknowledged": "answer",
    "declared": "declare",
    "severity_changed": "declare",
    "stood_down": "declare",
    "update_posted": "update",
    "checked": "look",
    "diagnosis_started": "look",
    "cause_found": "look",
    "mitigation_started": "lever",
    "mitigation_applied": "lever",
    "service_restored": "works",
    "verified": "works",
    "resolved": "resolve",
    "reopened": "failed",
}
_LINGERS = 45 * MINUTE
"""What still belongs to an incident after it was closed: a watch period, the last alerts."""
_LANE_ORDER = (PRIMARY_ONCALL, SECONDARY_ONCALL, INCIDENT_COMMANDER, TECHNICAL_LEAD, COMMS_LEAD, SCRIBE)
_AFTERWARDS = frozenset(
    {
        "postmortem_scheduled", "postmortem_published", "postmortem_closed", "action_item_added", "action_item_closed",
        "signed_off", "note", "correction", "judgement", "observation", "ended",
    }
)  # fmt: skip


def chart_of(  # noqa: PLR0913  # the record beside what was made of it
    timeline: Timeline,
    cast: Cast,
    ladder: Ladder,
    *,
    truth: Sequence[TruthStep],
    called: Sequence[Call],
    closed: int | None,
    spans: Iterable[RoleSpan],
    windows: Iterable[CadenceWindow],
    scenario: Scenario | None = None,
) -> Chart:
    """The data of the picture. It ends with the incident: what is filed days later stands in the timeline alone."""
    start = story_start(timeline, scenario)
    over = max([closed or start, *(step.at for step in truth[-1:])])
    shown = [one for one in timeline if one.kind not in _AFTERWARDS and (closed is None or one.at <= over + _LINGERS)]
    watches = tuple(_watches(timeline, cast, windows))
    # A silence runs on after the last entry: the axis goes as far as the response was watched.
    end = max([start, *(one.at for one in shown), *(watch.end for watch in watches)])
    drawn = _most_telling(shown)
    arrivals = tuple(_mark(one, cast) for one in drawn if strand_of(one) == "signal" or one.kind == "service_restored")
    return Chart(
        start=start,
        end=end + (end - start) // 40,
        levels=ladder.levels,
        arrivals=Lane("reached the team", arrivals),
        lanes=_lanes(drawn, cast, tuple(spans)),
        called=tuple(Step(call.at, _called(call)) for call in called),
        closed=closed,
        right=tuple(_right(truth)),
        watches=watches,
        left_out=len(shown) - len(drawn),
        impact=tuple(ImpactStep(step.at, step.facts.users_affected, say_facts(step.facts)) for step in truth),
    )


def _called(call: Call) -> tuple[str, ...]:
    """The level as the SOP writes it; a word that is none of its levels as it was said, and named as that."""
    if call.unreadable is not None:
        return (f"{plain(call.unreadable, 16)} (no level of this SOP)",)
    if call.below is not None:
        return (f"{plain(call.below, 16)} (below the lowest level)",)
    if call.unsaid:
        return ("not on record",)
    return (call.level,) if call.level else ()


def _most_telling(shown: list[Entry]) -> list[Entry]:
    if len(shown) <= MOST_MARKS:
        return shown
    ranks = {shape: rank for rank, shape in enumerate(SHAPE_ORDER)}
    by_weight = sorted(range(len(shown)), key=lambda index: ranks[_SHAPES.get(shown[index].kind, "other")])
    return [shown[index] for index in sorted(by_weight[:MOST_MARKS])]


def _right(truth: Sequence[TruthStep]) -> Iterator[Step]:
    last: tuple[tuple[str, ...], bool] | None = None
    for step in truth:
        levels = (step.levels or ()) if step.impact else ()
        told = not step.impact or step.levels is not None
        if (levels, told) != last:
            yield Step(step.at, levels, told)
        last = levels, told


def _lanes(shown: Sequence[Entry], cast: Cast, spans: tuple[RoleSpan, ...]) -> tuple[Lane, ...]:
    marks: dict[str, list[Mark]] = {}
    for one in shown:
        if strand_of(one) == "act" and one.kind != "service_restored":
            marks.setdefault(say_part(one, cast), []).append(_mark(one, cast))
    held: dict[str, list[Span]] = {}
    for span in spans:
        held.setdefault(say_role(plain(span.role)), []).append(_held(span, cast))
    names = sorted({*marks, *held}, key=_place)
    shares = _sharing(names, marks)
    own = [Lane(name, tuple(marks.get(name, ())), tuple(held.get(name, ()))) for name in names if name not in shares]
    rest = sorted((mark for name in shares for mark in marks.get(name, ())), key=lambda mark: mark.at)
    return (*own, *([Lane("others", tuple(rest))] if rest else []))


def _held(span: RoleSpan, cast: Cast) -> Span:
    return Span(span.start, span.end, cast.name_shown(span.person) or "")


def _place(name: str) -> tuple[int, str]:
    """In the order an incident reaches them: the tool, who is on call, who commands, then others by name."""
    order = ["paging tool", *map(say_role, _LANE_ORDER)]
    return (order.index(name) if name in order else len(order), name)


def _sharing(names: Sequence[str], marks: dict[str, list[Mark]]) -> frozenset[str]:
    if len(names) <= MOST_LANES:
        return frozenset()
    busiest = sorted(names, key=lambda name: -len(marks.get(name, ())))
    return frozenset(busiest[MOST_LANES - 1 :])


def _watches(timeline: Timeline, cast: Cast, windows: Iterable[CadenceWindow]) -> Iterator[Watch]:
    """One strip an audience that was owed updates: of several clauses the one with the longest silence, in bounds.

    Where no bound applied at any time, as at a level that asks for none, nothing was owed.
    """
    worst: dict[str, CadenceWindow] = {}
    for window in windows:
        if not _owed(window):
            continue
        known = worst.get(window.audience)
        if known is None or _longest(window) > _longest(known):
            worst[window.audience] = window
    for audience in AUDIENCES:
        found = worst.get(audience)
        if found is not None:
            posts = [
                one
                for one in timeline.every(UpdatePosted)
                if one.audience == audience and found.start <= one.at <= found.end
            ]
            if posts and all(one.basis == "stated" for one in posts):
                continue  # A rhythm that was only said is not timed.
            every = -(-len(posts) // MOST_POSTS) or 1
            marks = tuple(_mark(one, cast) for one in posts[::every])
            yield Watch(audience, found.start, found.end, marks, _silences(found), _owed(found))


def _owed(window: CadenceWindow) -> tuple[Owed, ...]:
    """When a bound applied: the silences it applied to, those that follow on each other as one."""
    found: list[Owed] = []
    for gap in window.gaps:
        if gap.bound is None:
            continue
        if found and found[-1].end == gap.start:
            found[-1] = Owed(found[-1].start, gap.end)
        else:
            found.append(Owed(gap.start, gap.end))
    return tuple(found)


def _silences(window: CadenceWindow) -> tuple[Silence, ...]:
    """The silences that a bound applied to; of very many the longest, in order of time."""
    found = [Silence(gap.start, gap.end, gap.bounds, gap.bound) for gap in window.gaps if gap.bound is not None]
    kept = sorted(found, key=lambda one: -one.bounds)[:MOST_POSTS]
    return tuple(sorted(kept, key=lambda one: one.start))


def _longest(window: CadenceWindow) -> float:
    return max((gap.bounds for gap in window.gaps), default=0.0)


def _mark(one: Entry, cast: Cast) -> Mark:
    return Mark(one.id, one.at, _SHAPES.get(one.kind, "other"), say_entry(one, cast), _short(one, cast), one.kind)


def _short(one: Entry, cast: Cast) -> str:
    if isinstance(one, Declared | SeverityChanged):
        return plain(one.severity, 16) if one.severity else "declared"
    if isinstance(one, UpdatePosted):
        return one.audience
    if isinstance(one, MitigationStarted | MitigationApplied | MitigationFailed) and one.action:
        return cast.redact(plain(one.action, 18), one.at).replace("_", " ")
    return {
        "alert_fired": "alert",
        "page_failed": "page failed",
        "acknowledged": "ack",
        "cause_found": "cause",
        "resolved": "resolved",
        "reopened": "reopened",
        "customer_report": "customer",
    }.get(one.kind, "")
