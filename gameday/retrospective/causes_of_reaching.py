"""Causes in how people are reached: the paging tool, contacts, hops, and tools that were down."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines, besides, together, worst_of
from gameday.retrospective.causes_of_order import broken_pairs
from gameday.retrospective.fallen import fallen_since
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import seen, told, took_along
from gameday.retrospective.opening import at_declaration, lateness, of_kind, waiting_for_an_answer
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.response_gaps import SUMMONS, Opened, say_opened, seat_of
from gameday.retrospective.scene import Scene
from gameday.scenario.gap import GapKind
from gameday.scoring.clauses.escalation import REACHED
from gameday.sop.clause import Absence, Cadence, Clause, Content, Deadline, Escalation
from gameday.terms.duration import MINUTE
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, PRIMARY_ONCALL, say_role
from gameday.timeline.paging import Paged, PageFailed
from gameday.timeline.response import BridgeOpened, Declared, UpdatePosted

_MENDS: dict[GapKind, str] = {
    "pager_dead": "send a test page to {} every week",
    "contact_stale": "correct and try the contact of {}",
    "schedule_empty": "put a name on the schedule of {} for every hour of the next four weeks",
    "group_empty": "fill the notification group of {}, and let an empty group raise an alert",
    "asleep": "let the page to {} ring by phone again every two minutes until somebody answers",
    "away": "name a delegate for {} in the paging tool for every absence",
    "wrong_team": "route and try the page of {} to the right team",
    "acknowledged_silent": "let the paging tool call on when {} has acknowledged and not joined within ten minutes",
    "chat_down": "name the second channel (a bridge with a number to call) in the first line of the SOP, and try it",
    "status_page_locked": "store a second login of the status page where the comms lead can reach it, and try it",
    "bridge_wrong": "correct the number of the bridge, dial it every month, and post it in the incident channel too",
}
_TOOLS: dict[GapKind, tuple[str, ...]] = {
    "chat_down": ("channel_opened", "bridge_opened", "internal"),
    "status_page_locked": ("external",),
    "bridge_wrong": ("joined",),
}
_SOUGHT_LATE = "A second way was looked for only when it was needed"
_NO_OTHER_WAY = "There was no second way, or nobody had tried it"
_SOON = 10 * MINUTE
"""How long after a tool works again what waited for it still comes."""


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


def tools_down(scene: Scene, left: Lines) -> Cause | None:
    """A tool everybody needs was down: the chat, the status page. It explains only what fell while it was."""
    gaps = tuple(one for one in scene.gaps if one.gap.seat is None and one.met)
    if not gaps:
        return None
    mine = tuple(line for line in left if any(_fell_within(scene, line, one) for one in gaps))
    tried = any(_went_round(scene, one) for one in gaps)
    locked = any(one.gap.gap == "status_page_locked" for one in gaps)
    return Cause(
        headline=sentence(say_opened(gaps)),
        factor=f"{_SOUGHT_LATE if tried else _NO_OTHER_WAY}; what fell short meanwhile may have other reasons too."
        if mine
        else "No promise fell short for it this time, as far as the record can tell.",
        grounds=tuple(min(one.met, key=lambda id_: scene.times[id_]) for one in gaps[:1]) if mine else (),
        lines=mine,
        owner=scene.owner(COMMS_LEAD if locked else INCIDENT_COMMANDER),
        title=listed(list(dict.fromkeys(_MENDS[one.gap.gap] for one in gaps))),
        category="preventative",
        verification="In the next drill the first tool is taken away for ten minutes, and the second carries an update "
        "within the time the SOP allows.",
        expected_impact="The response does not stand still while a tool is down.",
        element="equipment",
    )


def _went_round(scene: Scene, one: Opened) -> bool:
    """Did what the tool is for come by another way while it was down?"""
    return any(
        one.open_at(entry.at) and {entry.kind, getattr(entry, "audience", None)}.intersection(_TOOLS[one.gap.gap])
        for entry in scene.timeline.of_kinds(("channel_opened", "bridge_opened", "update_posted"))
    )


def _fell_within(scene: Scene, line: ClauseLine, one: Opened) -> bool:
    """Does a promise need this tool, and was the tool down when it was due, and until it came or shortly before?"""
    clause = scene.clause(line)
    if not set(_TOOLS.get(one.gap.gap, ())).intersection(_needs(clause)):
        return False
    if isinstance(clause, Cadence):
        silences = scene.silences.get(line.clause, ())
        explained = all(_silenced(scene, line, clause, one, silence) for silence in silences)
        return explained and (bool(silences) or one.whole)
    if one.whole:
        return True
    return isinstance(clause, Deadline) and _held_up(scene, line, clause, one)


def _silenced(scene: Scene, line: ClauseLine, clause: Cadence, one: Opened, silence: tuple[int, int]) -> bool:
    """A silence that the tool explains: it was down before a word was due, and until one came or shortly before.

    Whoever had spoken while it was down had another way, and lacked no tool.
    """
    start, end = silence
    bound = scene.bound(line)
    due = start + (bound.length(scene.tolerances.prompt) if bound else 0)
    posted = (entry.at for entry in scene.timeline.every(UpdatePosted) if entry.audience == clause.audience)
    spoken = one.open_at(start) and start in posted
    return not spoken and one.start <= min(due, end) and one.overlaps(max(end - _SOON, start), end)


def _held_up(scene: Scene, line: ClauseLine, clause: Deadline, one: Opened) -> bool:
    """What came late because of it was due while it was down, and came meanwhile or soon after.

    What never came had the rest of the time, but for the channel: that is not opened once another way was found.
    """
    times = [scene.times[id_] for id_ in line.evidence if id_ in scene.times]
    late = lateness(scene, line)
    declared = scene.timeline.first(Declared)
    if late is None or not times:
        due = min(times, default=scene.window[0])
        ready = max(due, declared.at) if declared is not None else due
        return clause.to.kind == ("channel_opened",) and line.margin is None and one.open_at(ready)
    came = max(times)
    due = came - late
    # What had to wait for the declaration as well is the tool's doing only from then on, and until a bridge stands in.
    ready = max(due, declared.at) if declared is not None and declared.at < came else due
    bridges = (entry.at for entry in scene.timeline.every(BridgeOpened) if entry.at < came and one.open_at(entry.at))
    freed = next(bridges, came)
    return one.open_at(ready) and one.open_at(max(came - _SOON, ready)) and 2 * (freed - ready) >= late


def _needs(clause: Clause | None) -> tuple[str, ...]:
    """What a clause needs a tool for: kinds of act, and audiences of updates."""
    if isinstance(clause, Cadence):
        return (clause.audience,)
    selector = clause.to if isinstance(clause, Deadline) else clause.of if isinstance(clause, Content) else None
    return (*selector.kind, *selector.audience) if selector is not None else ()


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
    title = (
        f"Connect the alert to the escalation policy: it pages the {say_role(unrung[0].target)} by itself, at once"
        if unrung
        else f"Let the paging tool page {steps} by itself, counted from the first page nobody answered"
        if steps
        else "Send the first page by push and by phone at once, and again every two minutes until somebody answers"
    )
    wanted = "; ".join(dict.fromkeys(line.expected.rstrip(".") for line in mine))
    follow = together(besides(waiting_for_an_answer(scene, left), mine), waits_for_answer(scene, left, mine))
    fell = (
        told(mine[0])
        if len(mine) == 1
        else f"Answering the page and passing it on fell short in {len(mine)} steps; the worst: {seen(worst_of(mine))}"
    )
    return Cause(
        headline=fell + took_along(len(follow)),
        factor="Passing a page on depended on somebody noticing that nobody had answered."
        if steps
        else "One page on one device was all that called.",
        grounds=(page.id,) if (page := scene.timeline.first(Paged)) is not None else (),
        lines=(*mine, *follow),
        owner=scene.owner(PRIMARY_ONCALL),
        title=title,
        category="mitigative",
        verification=f"A test page left unanswered on purpose is followed by the next one in time: {wanted}.",
        expected_impact="Somebody is at work in time, whoever sleeps through the first page.",
        element="equipment",
    )


def _made(line: ClauseLine) -> bool:
    own, _, _ = line.observed.partition("; capped, because")
    return own != line.observed and not any(word in own for word in (" late", "never"))


def _after(bound: str) -> str:
    return "at once" if bound == "immediately" else f"after {bound}"


def paged_needlessly(scene: Scene, left: Lines) -> Cause | None:
    """Somebody was summoned whom the SOP leaves asleep."""
    mine = tuple(line for line in left if line.dimension == "escalation" and isinstance(scene.clause(line), Absence))
    if not mine:
        return None
    alerts = [one for one in scene.timeline.of_kinds(("alert_fired",)) if getattr(one, "urgency", None) == "high"]
    named = listed(list(dict.fromkeys(str(getattr(one, "alert", "") or "") for one in alerts)))
    which = f"the alert {named}" if named else "each alert"
    return Cause(
        headline=f"Somebody was summoned whom the SOP would have let be. {told(mine[0])}",
        factor="The urgency of an alert is set when it is written, and nobody sets it against the severity levels.",
        lines=mine,
        owner=scene.owner(PRIMARY_ONCALL),
        title=f"Set the urgency of {which} by the SOP's levels: what stays below the level that pages opens a ticket",
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="People who are woken know that it matters.",
        element="equipment",
    )
