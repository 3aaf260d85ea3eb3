"""Causes in how the incident is called: the declaration, the level, the opening moves."""

from __future__ import annotations

from gameday.retrospective.alerts import calls_nobody, first_alert, say_alert
from gameday.retrospective.cause import Cause, Lines, besides, worst_of
from gameday.retrospective.fallen import fallen_since
from gameday.retrospective.misjudged import Misjudged, misjudged
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import seen, told, took_along
from gameday.retrospective.opening import DECISIVE, explained_by, latest, not_asked_at, of_kind, opening
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.scene import ACTS, TRIFLE, Scene, within
from gameday.retrospective.seating import waited_for
from gameday.sop.clause import Deadline, Escalation
from gameday.terms.duration import say_duration
from gameday.terms.role import INCIDENT_COMMANDER, PRIMARY_ONCALL, say_role, say_the_role
from gameday.timeline.response import Declared


def declared_late(scene: Scene, left: Lines) -> Cause | None:
    """The declaration itself came late or never, and with it what hangs on it."""
    mine = of_kind(scene, left, frozenset({"declared"}))
    never = scene.timeline.first(Declared) is None and not scene.called
    cost = misjudged(scene.triage)
    late = cost.share("undeclared") >= DECISIVE and cost.time("undeclared") >= TRIFLE
    if never and "declared" in scene.hidden:
        return None
    declared = scene.timeline.first(Declared)
    follow = besides(opening(scene, left), mine)
    if not never:
        by = _delay(scene, mine)
        waited = explained_by(scene, by, follow) if by is not None or mine else ()
        follow = fallen_since(scene, declared.id if declared else None, waited)
    if declared is not None and not never and cost.time("undeclared") >= TRIFLE:
        follow += tuple(line for line in left if waited_for(scene, line, declared.at, cost.time("undeclared")))
    severity: Lines = ()
    if late or scene.triage is None or (not cost.total and scene.right_when_called):
        # Whatever the severity cost, the late declaration cost it.
        severity = tuple(line for line in left if line.dimension == "severity")
    holds_up = bool(follow) and cost.time("undeclared") >= TRIFLE
    if not (mine or never or late or holds_up) or not (*mine, *follow, *severity):
        return None
    grace = say_duration(scene.tolerances.declare)
    soon = scene.within_said(mine[0], within(grace)) if mine else within(grace)
    limit = f"within {say_duration(scene.tolerances.prompt)}" if soon == "at once" else soon
    headline = "The incident was never declared." if never else told(mine[0]) if mine else _say_late(cost, late=late)
    reported, form = _by_report(scene), "the form on which customers' reports arrive"
    signal = "the first customer's report" if reported and not mine else "the first signal"
    # What the headline tells of is not counted beside it.
    told_of = mine or (severity if late and not never else ())
    others = besides((*mine, *follow, *severity), told_of)
    return Cause(
        headline=headline + took_along(len(others), more=bool(told_of)),
        factor="What starts at the declaration waited for it, and no moment forced the question."
        if follow
        else "No moment forced the question whether this is an incident.",
        grounds=(declared.id,) if declared else (),
        lines=(*mine, *follow, *severity),
        owner=scene.owner(PRIMARY_ONCALL),
        title=f"Put the SOP's own test into {form if reported else say_alert(scene)} (“{_declaration_test(scene)}”); "
        f"if yes, declare {soon}",
        category="mitigative",
        verification=f"In the next drill the first declaration comes {limit} of {signal}"
        + (f" ({listed([f'{line.clause} is met' for line in mine])})." if mine else "."),
        expected_impact="The channel, the roles and the first update start minutes earlier."
        + _say_unattended(scene, declared),
        element="equipment",
    )


def _say_late(cost: Misjudged, *, late: bool) -> str:
    if late:
        return f"The incident was declared after it was due: {cost.say()}."
    undeclared = cost.time("undeclared")
    after = f": it was not declared for {say_duration(undeclared)}" if undeclared else ""
    return f"It was declared late{after}."


def _delay(scene: Scene, mine: Lines) -> int | None:
    """By how many milliseconds the declaration was late; None where that cannot be told."""
    undeclared = misjudged(scene.triage).time("undeclared")
    return max((late for late in (latest(scene, mine), undeclared) if late), default=None)


def _by_report(scene: Scene) -> bool:
    """Do only customers' reports tell of it? An alert nobody is or shall be called for tells nobody to declare."""
    alert = first_alert(scene)
    loud = alert is not None and (alert.urgency == "high" or calls_nobody(scene))
    return not loud and bool(scene.timeline.of_kinds(("customer_report",)))


def _say_unattended(scene: Scene, declared: Declared | None) -> str:
    """How much of the time had passed before anybody came, where that is half: no question asked makes it shorter."""
    came = next((one.at for one in scene.timeline.of_kinds(ACTS) if one.actor), None)
    due = scene.window[0]
    if declared is None or came is None or came > declared.at or came - due < max(TRIFLE, (declared.at - due) / 2):
        return ""
    return f" Of the {say_duration(declared.at - due)}, {say_duration(came - due)} had passed before anybody came."


def _declaration_test(scene: Scene) -> str:
    """The SOP's rule that made this an incident, else its test for the level that was right at the first signal."""
    alert = first_alert(scene)
    felt = [step for step in scene.truth if step.impact and step.stated]
    # What held when the alert fired is what whoever reads it is to ask; what came before it was less, or nothing yet.
    since = [step for step in felt if alert is not None and step.at <= alert.at][-1:]
    asked = [*since, *(step for step in felt if alert is None or step.at > alert.at), *felt]
    for step in asked:
        for rule in scene.sop.declare:
            if rule.when is not None and rule.when.holds(step.facts):
                return plain(rule.text).rstrip(".")
    for step in asked:
        if step.classification.rule is not None:
            return plain(step.classification.rule.text).rstrip(".")
    return plain(scene.sop.declare[0].text).rstrip(".") if scene.sop.declare else "is a user journey failing?"


def wrong_severity(scene: Scene, left: Lines) -> Cause | None:
    """A level that the SOP's criteria did not give."""
    mine = tuple(line for line in left if line.dimension == "severity")
    if not mine:
        return None
    cost = misjudged(scene.triage)
    worst = cost.worst
    right = listed(worst.right, "or") if worst and worst.right else scene.level
    test = f"the SOP's test for {right}{_rule_for(scene, worst)}"
    change = say_duration(scene.tolerances.change)
    over = worst is not None and worst.kind == "over"
    # What the level called does not ask for was not done because of the level.
    called = next((call for call in scene.called if worst and call.level == worst.called), None)
    follow = not_asked_at(scene, left, worst.called) if worst and worst.kind == "under" else ()
    follow = fallen_since(scene, called.entry if called else None, besides(follow, mine))
    if over and worst is not None:
        title = (
            f"Ask in every update whether the facts still meet the SOP's test for {worst.called}"
            f"{_text_of(scene, worst.called)}; lower the level when they do not"
        )
        impact = "People are not kept up, and customers not alarmed, for more than there is."
        factor = "Nobody was asked to look at the level again once it was called."
    elif not scene.called:
        title = f"Put {test} on the form on which an incident is called, and ask it at the first look"
        impact = "It gets the people and the update rhythm of its level from the start."
        factor = "No level is on record as called, and no moment forced the question."
    else:
        title = f"Put {test} on the declaration form, and ask it again in every update"
        impact = "It gets the people and the update rhythm of its level from the start."
        factor = "The level was called by how it looked; the criteria were not asked again as the facts changed."
    return Cause(
        headline=_severity_headline(cost, mine[0]) + took_along(len(follow)),
        factor=factor,
        grounds=(called.entry,) if called else (),
        lines=(*mine, *follow),
        owner=scene.owner(INCIDENT_COMMANDER),
        title=title,
        category="mitigative",
        verification=f"In the next drill the level called is the right one within {change} of each change of the facts "
        f"({mine[0].clause} is met).",
        expected_impact=impact,
        element="training",
    )


def _severity_headline(cost: Misjudged, line: ClauseLine) -> str:
    if not cost.stretches:
        return f"The severity was not the one the SOP's criteria give. {told(line)}"
    if len(cost.stretches) == 1:
        return f"The incident was {cost.say()}."
    return f"The severity was wrong for {say_duration(cost.length)}: {cost.say()}."


def _rule_for(scene: Scene, worst: object) -> str:
    """The rule that decided, in brackets: for the moment that cost most."""
    levels = getattr(worst, "right", None) or (scene.level,)
    for step in scene.truth:
        rule = step.classification.rule
        if rule is not None and set(levels) & set(step.classification.levels):
            return f" (“{plain(rule.text).rstrip('.')}”)"
    return ""


def _text_of(scene: Scene, level: str) -> str:
    """The rule that gave this level here, in brackets; nothing where the facts never gave it."""
    rules = [step.classification.rule for step in scene.truth]
    rule = next((one for one in rules if one is not None and level in one.level), None)
    return f" (“{plain(rule.text).rstrip('.')}”)" if rule else ""


def slow_opening(scene: Scene, left: Lines) -> Cause | None:
    """The opening moves came one by one, and later than anything they had to wait for."""
    mine = opening(scene, left)
    if not mine:
        return None
    waited = latest(scene, of_kind(scene, scene.fallen, frozenset({"declared"}))) or 0
    beside = ", which the late declaration does not explain" if waited >= TRIFLE else ""
    moves = listed(list(dict.fromkeys(move for line in mine if (move := _move(scene, line)))))
    one = len(mine) == 1
    ids = listed([line.clause for line in mine])
    return Cause(
        headline=told(worst_of(mine))
        if one
        else f"{len(mine)} opening moves came late or never{beside}. The worst: {seen(worst_of(mine))}",
        factor="Each opening move was a separate thing to remember, in the busiest minutes.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Make declaring one command that does the rest: {moves}",
        category="mitigative",
        verification=f"In the next drill the command is used, and {ids} {'is' if one else 'are'} met.",
        expected_impact="Nobody has to remember the opening; the people needed and the public hear of it at once.",
        element="equipment",
    )


def _move(scene: Scene, line: ClauseLine) -> str:
    clause = scene.clause(line)
    if isinstance(clause, Escalation):
        return f"{clause.how} {say_the_role(clause.target)}"
    if not isinstance(clause, Deadline):
        return clause.text.rstrip(".") if clause else ""
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
