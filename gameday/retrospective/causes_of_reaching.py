"""Causes in how people are reached: the paging tool, contacts and hops."""

from __future__ import annotations

from gameday.retrospective.alerts import first_alert, say_alert
from gameday.retrospective.cause import Cause, Lines, besides, together, worst_of
from gameday.retrospective.causes_of_order import broken_pairs
from gameday.retrospective.fallen import fallen_since
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import seen, told, took_along
from gameday.retrospective.opening import at_declaration, of_kind, waiting_for_an_answer
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.response_gaps import SUMMONS, Opened, say_opened, seat_of
from gameday.retrospective.scene import Scene
from gameday.scenario.gap import GapKind
from gameday.scoring.clauses.escalation import CAPPED, REACHED
from gameday.scoring.moments import rung_by_tool
from gameday.sop.clause import Absence, Escalation
from gameday.terms.role import PRIMARY_ONCALL, say_role
from gameday.timeline.paging import Paged, PageFailed
from gameday.timeline.response import Declared
from gameday.timeline.signals import AlertFired

_MENDS: dict[GapKind, str] = {
    "pager_dead": "send a test page to {} every week",
    "contact_stale": "correct and try the contact of {}",
    "schedule_empty": "put a name on the schedule of {} for every hour of the next four weeks",
    "group_empty": "fill the notification group of {}, and let an empty group raise an alert",
    "asleep": "let the page to {} ring by phone again every two minutes until somebody answers",
    "away": "name a delegate for {} in the paging tool for every absence",
    "wrong_team": "route and try the page of {} to the right team",
    "acknowledged_silent": "let the paging tool call on when {} has acknowledged and not joined within ten minutes",
}


def _reaching(scene: Scene, lines: Lines) -> Lines:
    hops = tuple(
        line
        for line in lines
        if line.dimension == "escalation"
        and not at_declaration(clause := scene.clause(line))
        and not isinstance(clause, Absence)
    )
    return (*hops, *of_kind(scene, lines, frozenset({"acknowledged"})))


def unreachable(scene: Scene, left: Lines) -> Cause | None:
    """Somebody could not be reached: the scenario says what was out of order, or the paging tool did."""
    gaps = tuple(one for one in scene.gaps if one.gap.seat and one.met)
    if gaps:
        return _out_of_order(scene, left, gaps)
    failures = scene.timeline.every(PageFailed)
    left = fallen_since(scene, failures[0].id if failures else None, left)
    mine = _reaching(scene, left)
    if not mine or not failures:
        return None
    follow = together(besides(waiting_for_an_answer(scene, left), mine), waits_for_answer(scene, left, mine))
    whom = tuple(dict.fromkeys(scene.cast.say(one.target, one.at) for one in failures if one.target))
    targets = listed(whom) or "a step of the escalation policy"
    reasons = tuple(
        dict.fromkeys(scene.cast.redact(one.reason, one.at).replace("_", " ") for one in failures if one.reason)
    )
    why = f" The paging tool said: {listed([one.rstrip('.') for one in reasons])}." if reasons else ""
    return Cause(
        headline=f"{'A page' if len(failures) == 1 else f'{len(failures)} pages'} to {targets} reached no device.{why}"
        + took_along(len(follow)),
        factor="A contact or a schedule was out of order, and nothing had shown it before it was needed.",
        grounds=(failures[0].id,),
        lines=(*mine, *follow),
        owner=scene.owner(PRIMARY_ONCALL),
        title=f"Correct how {targets} can be reached, then send a test page to every step of the escalation policy",
        category="preventative",
        verification=f"A test page to {targets} is acknowledged, and its date stands beside the contact in the SOP.",
        expected_impact="Somebody answers even when the first page is lost: " + mine[0].expected.rstrip(".") + ".",
        element="equipment",
        evidence=tuple(one.id for one in failures),
    )


def waits_for_answer(scene: Scene, left: Lines, mine: Lines) -> Lines:
    """Orders of steps that fell only because nobody ever answered; everything else too where nobody ever came."""
    if mine and scene.nobody_came:
        return besides(left, mine)
    if not any(line.clause == REACHED and line.status == "missed" for line in mine):
        return ()
    found = []
    for line in left:
        pairs = broken_pairs(scene, line) if line.dimension == "order" else []
        if pairs and all(pair.before.kind == ("acknowledged",) for pair in pairs):
            found.append(line)
    return tuple(found)


def _out_of_order(scene: Scene, left: Lines, gaps: tuple[Opened, ...]) -> Cause:
    seats = listed(list(dict.fromkeys(seat_of(one.gap) for one in gaps)))
    first = min((id_ for one in gaps for id_ in one.met), key=lambda id_: scene.times[id_])
    left = fallen_since(scene, first, left)
    mine = _explained(scene, _reaching(scene, left), gaps)
    follow = besides(waiting_for_an_answer(scene, left), mine) if mine else ()
    follow = together(follow, waits_for_answer(scene, left, mine))
    reached = next((line for line in mine if line.clause == REACHED), None) or next(iter(mine), None)
    others = besides((*mine, *follow), (reached,) if reached else ())
    cost = f" {told(reached)}{took_along(len(others))}" if reached else ""
    return Cause(
        headline=f"{sentence(say_opened(gaps))}{cost}",
        factor="The response system was out of order before the incident, and no test had shown it.",
        grounds=(first,) if mine else (),
        lines=(*mine, *follow),
        owner=scene.owner(PRIMARY_ONCALL),
        title=listed(list(dict.fromkeys(_MENDS[one.gap.gap].format(seat_of(one.gap)) for one in gaps))),
        category="preventative",
        verification=f"A test page to {seats} is acknowledged within the time the SOP allows, and its date stands "
        "beside each contact.",
        expected_impact="A fault of this kind is found by a test, not by an incident.",
        element="equipment",
        evidence=tuple(dict.fromkeys(id_ for one in gaps for id_ in one.met)),
    )


def _explained(scene: Scene, lines: Lines, gaps: tuple[Opened, ...]) -> Lines:
    """A gap that lost a page explains what came of paging; one that lost only a word explains the calls to its seat."""
    met = {id_ for one in gaps for id_ in one.met}
    if any(one.id in met for one in scene.timeline.of_kinds(SUMMONS)):
        return lines
    seats = {one.gap.seat for one in gaps}
    return tuple(line for line in lines if getattr(scene.clause(line), "target", None) in seats)


def not_answered(scene: Scene, left: Lines) -> Cause | None:
    """Pages that were delivered, but the answer or the next hop came late."""
    mine = _reaching(scene, left)
    if not mine:
        return None
    hops = [
        (line, clause)
        for line in mine
        if isinstance(clause := scene.clause(line), Escalation)
        # The first hop was paged by the alert itself; what it lacks is an answer, not a page.
        and (clause.trigger == "unacknowledged" or clause.target != PRIMARY_ONCALL)
        # A hop that was made in time fell only because nobody answered it.
        and not _made(line)
    ]
    steps = listed([f"the {say_role(clause.target)} {_after(scene.bound_said(line))}" for line, clause in hops])
    unrung = [one for line, one in hops if one.trigger == "signal" and "never" in line.observed] or [
        clause
        for line in mine
        if isinstance(clause := scene.clause(line), Escalation)
        and clause.trigger == "signal"
        and "never paged" in line.observed
    ]
    never_rung = bool(unrung) or not _rung(scene)
    title = (
        f"Connect {say_alert(scene)} to the escalation policy: it pages the "
        f"{say_role(unrung[0].target if unrung else PRIMARY_ONCALL)} by itself, at once"
        if never_rung
        else f"Let the paging tool page {steps} by itself, counted from the first page nobody answered"
        if steps
        else "Send the first page by push and by phone at once, and again every two minutes until somebody answers"
    )
    alert = first_alert(scene)
    pages = scene.timeline.every(Paged)
    page = next(filter(rung_by_tool, pages), next(iter(pages), None))
    wanted = "; ".join(dict.fromkeys(line.expected.rstrip(".") for line in mine))
    follow = together(besides(waiting_for_an_answer(scene, left), mine), waits_for_answer(scene, left, mine))
    fell = (
        told(mine[0])
        if len(mine) == 1
        else f"Answering the page and passing it on fell short in {len(mine)} steps; the worst: {seen(worst_of(mine))}"
    )
    return Cause(
        headline=fell + took_along(len(follow)),
        factor=_why_nobody_was_called(alert)
        if never_rung
        else "Passing a page on depended on somebody noticing that nobody had answered."
        if steps
        else "One page on one device was all that called.",
        grounds=(called.id,) if (called := alert if never_rung else page) is not None else (),
        lines=(*mine, *follow),
        owner=scene.owner(PRIMARY_ONCALL),
        title=title,
        category="mitigative",
        verification=f"A trial of the alert pages somebody by itself: {wanted}."
        if never_rung
        else f"A test page left unanswered on purpose is followed by the next one in time: {wanted}.",
        expected_impact="Somebody is at work in time, though nobody looks at the alert."
        if never_rung
        else "Somebody is at work in time, whoever sleeps through the first page.",
        element="equipment",
    )


def _made(line: ClauseLine) -> bool:
    own, _, _ = line.observed.partition(f"; {CAPPED}")
    return own != line.observed and not any(word in own for word in (" late", "never"))


def _after(bound: str) -> str:
    return "at once" if bound == "immediately" else f"after {bound}"


def _rung(scene: Scene) -> bool:
    """Did a page go out that asked somebody to come at all? Once it is declared, who is there calls for roles."""
    if "paged" in scene.hidden:
        return True
    declared = scene.timeline.first(Declared)
    pages = scene.timeline.of_kinds(("paged", "page_failed"))
    return any(rung_by_tool(one) or declared is None or one.at < declared.at for one in pages)


def _why_nobody_was_called(alert: AlertFired | None) -> str:
    if alert is None:
        return "Nothing paged anybody: who came had heard of it in another way."
    urgency = f" ({alert.urgency} urgency)" if alert.urgency else ""
    return f"The alert{urgency} was connected to no escalation policy: it called nobody."
