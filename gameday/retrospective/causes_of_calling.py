"""Causes in how people are reached and the incident is called."""

from __future__ import annotations

from gameday.retrospective.cause import Cause
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.scene import Scene, within
from gameday.scenario.gap import GAP_TEXTS, Gap
from gameday.sop.clause import Absence, Deadline, Escalation
from gameday.sop.severity import SeverityRule
from gameday.terms.duration import say_duration
from gameday.terms.role import INCIDENT_COMMANDER, PRIMARY_ONCALL, say_role
from gameday.timeline.paging import PageFailed
from gameday.timeline.response import Declared

Lines = tuple[ClauseLine, ...]
_OPENING = frozenset(
    {"update_posted", "channel_opened", "bridge_opened", "role_assigned", "notified", "joined", "checked"}
)


_STARTS = frozenset({"first_signal", "first_page", "declaration", "impact_started"})
_START_KINDS = frozenset({"alert_fired", "paged", "acknowledged", "declared"})


def _opening(scene: Scene, lines: Lines) -> Lines:
    """The lines about the first minutes.

    Deadlines counted from the start, calls due at declaration, and what shall not happen before the first word.
    """
    found = []
    for line in lines:
        clause = scene.clause(line)
        if isinstance(clause, Deadline):
            start = clause.from_
            early = start.at in _STARTS or (start.first is not None and _START_KINDS.intersection(start.first.kind))
            mine = bool(early) and bool(_OPENING.intersection(clause.to.kind)) and "resolved" not in clause.to.status
        elif isinstance(clause, Absence):
            mine = (
                clause.before is not None
                and clause.before.first is not None
                and ("update_posted" in clause.before.first.kind)
            )
        else:
            mine = _at_declaration(scene, line)
        if mine:
            found.append(line)
    return tuple(found)


def of_kind(scene: Scene, lines: Lines, kinds: frozenset[str]) -> Lines:
    """The lines whose deadline asks for an entry of one of these kinds."""
    found = []
    for line in lines:
        clause = scene.clause(line)
        if isinstance(clause, Deadline) and kinds.intersection(clause.to.kind):
            found.append(line)
    return tuple(found)


def _reaching(scene: Scene, lines: Lines) -> Lines:
    escalation = tuple(line for line in lines if line.dimension == "escalation" and not _at_declaration(scene, line))
    return (*escalation, *of_kind(scene, lines, frozenset({"acknowledged"})))


def _at_declaration(scene: Scene, line: ClauseLine) -> bool:
    clause = scene.clause(line)
    return isinstance(clause, Escalation) and clause.trigger in ("declared", "unresolved")


def _ids(lines: Lines) -> str:
    return ("clause " if len(lines) == 1 else "clauses ") + listed([line.clause for line in lines])


def unreachable(scene: Scene, left: Lines) -> Cause | None:
    """Pages that reached no device, where somebody was reached late or not at all."""
    failures = scene.timeline.every(PageFailed)
    mine = _reaching(scene, left)
    dead = tuple(gap for gap in scene.gaps if gap.gap == "pager_dead" and gap.seat)
    if not mine or not (failures or dead):
        return None
    if dead:
        return _dead_pager(scene, mine, dead)
    whom = tuple(dict.fromkeys(scene.cast.say(one.target, one.at) for one in failures if one.target))
    targets = listed(whom) or "a hop of the policy"
    reasons = tuple(
        dict.fromkeys(scene.cast.redact(one.reason, one.at).replace("_", " ") for one in failures if one.reason)
    )
    why = f" The paging tool said: {listed([one.rstrip('.') for one in reasons])}." if reasons else ""
    return Cause(
        headline=f"{'A page' if len(failures) == 1 else f'{len(failures)} pages'} to {targets} reached no device.{why}",
        factor="A contact or a schedule was out of order, and nothing had shown it before it was needed.",
        lines=mine,
        owner=scene.owner(PRIMARY_ONCALL),
        title=f"Correct how {targets} can be reached, then send a test page to every hop of the policy",
        category="preventative",
        verification=f"A test page to {targets} is acknowledged, and its date stands beside the contact in the SOP.",
        expected_impact="Somebody answers even when the first page is lost: " + mine[0].expected.rstrip(".") + ".",
        element="equipment",
    )


def _dead_pager(scene: Scene, mine: Lines, dead: tuple[Gap, ...]) -> Cause:
    """A page went out and rang nowhere; contacts the tool knew to be wrong are told beside it."""
    seats = listed([f"the {say_role(gap.seat)}" for gap in dead if gap.seat])
    others = [
        f"the {say_role(gap.seat)} ({GAP_TEXTS[gap.gap].rstrip('.')})"
        for gap in scene.gaps
        if gap.seat and gap not in dead
    ]
    beside = f" Also out of order: {listed(others)}." if others else ""
    contacts = listed([f"the {say_role(gap.seat)}" for gap in scene.gaps if gap.seat and gap not in dead])
    verify = f", and verify the contact of {contacts}" if contacts else ""
    return Cause(
        headline=f"The page to {seats} went out and rang nowhere, and the paging tool did not know.{beside}",
        factor="The response system was out of order before the incident, and no test had shown it.",
        lines=mine,
        owner=scene.owner(PRIMARY_ONCALL),
        title=f"Test the pager of {seats} every week{verify}",
        category="preventative",
        verification=f"A test page to {listed([seats, contacts] if contacts else [seats])} is acknowledged this week, "
        "and its date stands beside each contact.",
        expected_impact="A dead pager is found by a test page, not by an incident.",
        element="equipment",
    )


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
    ]
    steps = listed([f"the {say_role(clause.target)} {_after(scene.bound_said(line))}" for line, clause in hops])
    title = (
        f"Let the paging tool page {steps} by itself, counted from the first page nobody answered"
        if steps
        else "Page the first hop by push and by phone at once, and again every two minutes until somebody answers"
    )
    return Cause(
        headline="The page was answered, or passed on, later than the SOP asks."
        if any(line.status != "missed" for line in mine)
        else "The page was not answered, or not passed on, as the SOP asks.",
        factor="Passing a page on depended on somebody noticing that nobody had answered.",
        lines=mine,
        owner=scene.owner(PRIMARY_ONCALL),
        title=title,
        category="mitigative",
        verification=f"A test page left unanswered on purpose climbs by itself, in time ({_ids(mine)}).",
        expected_impact=mine[0].expected.rstrip(".") + ", whoever sleeps through the first page.",
        element="equipment",
    )


def _after(bound: str) -> str:
    return "at once" if bound == "immediately" else f"after {bound}"


def wrong_severity(scene: Scene, left: Lines) -> Cause | None:
    """A level that the SOP's criteria did not give."""
    mine = tuple(line for line in left if line.dimension == "severity")
    if not mine:
        return None
    rule = _deciding_rule(scene)
    called = [call.level for call in scene.called if call.level]
    words = f"the SOP's own test for {scene.level} (“{plain(rule.text).rstrip('.')}”)" if rule else "the SOP's criteria"
    first = f"called {called[0]} first" if called else "never called"
    if called and scene.right_when_called:
        first = f"called late, or not for long enough ({called[0]} first)"
    return Cause(
        headline=f"The severity was {first}; the SOP's criteria say {scene.level}. {mine[0].sentence}",
        factor="The level was called by how it looked; the criteria were not asked again as the facts changed.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Put {words} on the declaration form, and ask it again in every update",
        category="mitigative",
        verification=(
            "In the next drill the level called is the right one within "
            f"{say_duration(scene.tolerances.change)} of each change of the facts."
        ),
        expected_impact=f"A {scene.level} gets the people and the update rhythm of a {scene.level} from the start.",
        element="training",
    )


def _deciding_rule(scene: Scene) -> SeverityRule | None:
    for step in scene.truth:
        answer = step.classification
        if answer.rule is not None and scene.level in answer.levels:
            return answer.rule
    return None


def declared_late(scene: Scene, left: Lines) -> Cause | None:
    """The declaration itself came late or never, and with it what hangs on it."""
    mine = of_kind(scene, left, frozenset({"declared"}))
    never = scene.timeline.first(Declared) is None
    if not mine and not never:
        return None
    follow = tuple(line for line in _opening(scene, left) if line not in mine)
    if scene.right_when_called:
        # Nothing was called wrongly: whatever the severity cost, the late declaration cost it.
        follow += tuple(line for line in left if line.dimension == "severity")
    if not (*mine, *follow):
        return None
    grace = say_duration(scene.tolerances.declare)
    rule = scene.sop.declare[0].text.rstrip(".") if scene.sop.declare else "is a user journey failing?"
    soon = scene.within_said(mine[0], within(grace)) if mine else within(grace)
    drags = f" With it came late: {listed([line.clause for line in follow])}." if follow else ""
    return Cause(
        headline=("The incident was never declared." if never else "The incident was declared late.") + drags,
        factor="Everything that starts at declaration waited for it, and no moment forced the question.",
        lines=(*mine, *follow),
        owner=scene.owner(PRIMARY_ONCALL),
        title=f"Put the SOP's declaration test into the alert itself (“{plain(rule)}”); if yes, declare {soon}",
        category="mitigative",
        verification=f"In the next drill the first declaration comes {soon} after the first signal.",
        expected_impact="The channel, the roles and the first update start minutes earlier.",
        element="equipment",
    )


def slow_opening(scene: Scene, left: Lines) -> Cause | None:
    """Declared in time, but the opening moves came one by one and late."""
    mine = _opening(scene, left)
    if not mine:
        return None
    moves = listed([move for line in mine if (move := _move(scene, line))])
    return Cause(
        headline=f"After the declaration, opening moves came late or never: {listed([line.clause for line in mine])}.",
        factor="Each opening move was a separate thing to remember, in the busiest minutes.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Make declaring one command that does the rest: {moves}",
        category="mitigative",
        verification=f"In the next drill the command is used, and the record shows its moves in time ({_ids(mine)}).",
        expected_impact="Nobody has to remember the opening; the people needed and the public hear of it at once.",
        element="equipment",
    )


def _move(scene: Scene, line: ClauseLine) -> str:
    clause = scene.clause(line)
    if isinstance(clause, Escalation):
        return f"{clause.how} the {say_role(clause.target)}"
    if not isinstance(clause, Deadline):
        return ""
    kind = clause.to.kind[0]
    if kind == "update_posted":
        return f"post the first {' and '.join(clause.to.audience) or 'status'} update"
    if kind == "role_assigned":
        return f"ask for the {listed([say_role(seat) for seat in clause.to.seat]) or 'roles'}"
    return {
        "channel_opened": "open the channel",
        "bridge_opened": "open the bridge",
        "joined": "call people in",
        "checked": f"ask for a look at {listed(clause.to.what) or 'the dashboards'}",
        "notified": f"inform the {listed([say_role(one) for one in clause.to.target]) or 'stakeholders'}",
    }.get(kind, clause.text.rstrip("."))
