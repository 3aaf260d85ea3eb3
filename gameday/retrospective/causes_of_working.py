"""Causes in how the incident is worked: seats, silences, order."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines, worst_of
from gameday.retrospective.observing import called_update, seen, told
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.scene import Scene
from gameday.scoring.wording import say_act, without_article
from gameday.sop.clause import Assignment, Cadence, Pair, Precedence, Separation
from gameday.terms.duration import say_duration
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, TECHNICAL_LEAD, say_role
from gameday.timeline import Entry
from gameday.timeline.matching import matching
from gameday.timeline.response import MitigationApplied, MitigationStarted
from gameday.timeline.truth import MitigationAvailable


def seats_not_held(scene: Scene, left: Lines) -> Cause | None:
    """Roles nobody held, or one person with too many of them."""
    mine = tuple(line for line in left if isinstance(scene.clause(line), Assignment | Separation))
    if not mine:
        return None
    start, end = scene.window
    taken = {
        role for role, spans in scene.holdings.items() if any(one.start < end and one.end > start for one in spans)
    }
    wanted = [clause.roles for line in mine if isinstance(clause := scene.clause(line), Assignment)]
    empty = [say_role(role) for role in dict.fromkeys(sum(wanted, ())) if role not in taken]
    worst = worst_of(mine)
    apart = scene.clause(worst)
    if empty:
        several = listed([_with_article(role) for role in empty])
        title = f"Let the declaration of {scene.an_incident} page {several} by itself"
        headline = f"Nobody held the role of {listed(empty, 'or')}."
    elif isinstance(apart, Separation) and apart.role:
        title = (
            f"Open the channel with the line “the {say_role(apart.role)} commands and takes no hands-on task”, "
            "and name who does"
        )
        headline = f"The {say_role(apart.role)} did work the SOP leaves to others: {seen(worst)}"
    else:
        title = (
            f"Name one person for each role in the first message of the channel, whenever {scene.an_incident} "
            "is declared"
        )
        headline = f"Roles stood open for part of the time: {seen(worst_of(mine))}"
    return Cause(
        headline=headline,
        factor="Fewer people were called than there were roles to hold, so tasks queued behind one another.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=title,
        category="mitigative",
        verification="In the next drill the record shows each role assigned to a person of its own: "
        + listed([f"{line.clause} is met" for line in mine])
        + ".",
        expected_impact="Updates and decisions no longer wait until the hands-on work lets go of somebody.",
        element="organisation",
    )


def _with_article(role: str) -> str:
    return f"{'an' if role[0].lower() in 'aeiou' else 'a'} {role}"


def silent(scene: Scene, left: Lines) -> Cause | None:
    """Silences longer than the SOP allows, towards any audience."""
    found = [(line, clause) for line in left if isinstance(clause := scene.clause(line), Cadence)]
    if not found:
        return None
    mine = tuple(line for line, _ in found)
    whom = list(dict.fromkeys(clause.audience for _, clause in found))
    owner = scene.owner(INCIDENT_COMMANDER if whom == ["internal"] else COMMS_LEAD)
    timed_lines = tuple(line for line, clause in found if not clause.promised)
    timed = {clause.audience: bound.say() for line, clause in found if (bound := scene.bound(line))}
    rhythm = listed([f"{bound} for {audience} updates" for audience, bound in timed.items()])
    kept = [f"no {audience} silence is longer than {_longest(bound)}" for audience, bound in timed.items()]
    if any(clause.promised for _, clause in found):
        kept.append("every promised update comes by its time")
    title = (
        f"Start a timer ({rhythm}) at declaration: it rings for the {say_role(owner)} five minutes before an update "
        "is due, and in the incident channel when it is due"
        if rhythm
        else f"Make the time of the next update a required field of every {listed(whom)} update; posting it starts a "
        f"timer that rings for the {say_role(owner)}"
    )
    headline = (
        f"The {listed(whom)} audience{'s' if len(whom) > 1 else ''} waited too long for a word: "
        if rhythm
        else f"Promises of a next {listed(whom)} update were not kept: "
    )
    return Cause(
        headline=headline + seen(worst_of(timed_lines or mine)),
        factor="The next update lived in somebody's memory, beside other work.",
        lines=mine,
        owner=owner,
        title=title,
        category="mitigative",
        verification=f"In the next drill {listed(kept)}.",
        expected_impact="Fewer questions reach the people who work on the fix, and nobody has to guess.",
        element="equipment",
    )


def _longest(bound: str) -> str:
    """The end of a range that binds: `15 to 30 min` is kept up to 30 min."""
    return bound.rsplit(" to ", 1)[-1]


def lever_late(scene: Scene, left: Lines) -> Cause | None:
    """A mitigation was there and nobody pulled it, or only after looking for the cause."""
    mine = tuple(
        line for line in left if isinstance(clause := scene.clause(line), Precedence) and clause.mitigate_first
    )
    if not mine:
        return None
    sought = any("sought before" in line.observed or line.broken for line in mine)
    lever = _lever(scene)
    allowed = say_duration(scene.tolerances.mitigate)
    title = (
        f"Make {lever} the first step of the runbook, before any search for the cause, "
        "for the on-call to pull without asking"
        if sought
        else f"Name {lever} in the alert's runbook, for the on-call to pull without asking, and ask aloud at the "
        "declaration which lever is there"
    )
    before = " and before the search for the cause" if sought else ""
    return Cause(
        headline=told(worst_of(mine)),
        factor="The runbook starts with finding out, and nobody asked aloud whether a lever was already there."
        if sought
        else "Nobody knew at once which lever was there, or who may pull it.",
        lines=mine,
        owner=scene.owner(TECHNICAL_LEAD),
        title=title,
        category="mitigative",
        verification=f"In the next drill the first mitigation starts within {allowed} of one being available{before}.",
        expected_impact="Users are served again while the cause is still being looked for.",
        element="planning",
    )


def work_undeclared(scene: Scene, left: Lines) -> Cause | None:
    """Work went on before anybody had declared."""
    mine = _by_pair(scene, left, before="declared")
    if not mine:
        return None
    after = [without_article(say_act(pair.after)) for line in mine for pair in broken_pairs(scene, line)[:1]]
    return Cause(
        headline=f"People went to work before it was declared: {seen(worst_of(mine))}",
        factor="Working is what an engineer is called for; declaring had no place of its own in front of it.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Make the declaration the first line of the runbook: {listed(list(dict.fromkeys(after)), 'or')} "
        "starts from the incident channel only",
        category="mitigative",
        verification=f"In the next drill the declaration stands before all of it: {_met(mine)}.",
        expected_impact="Others can join, and speak for those who work, from the first minute.",
        element="planning",
    )


def closed_unchecked(scene: Scene, left: Lines) -> Cause | None:
    """Called resolved, and nobody had made sure."""
    mine = _by_pair(scene, left, before="verified")
    if not mine:
        return None
    return Cause(
        headline=f"It was closed without a look that it works: {seen(worst_of(mine))}",
        factor="A green dashboard was taken for the check.",
        lines=mine,
        owner=scene.owner(TECHNICAL_LEAD),
        title="Let “resolved” ask for its check: who went through the core actions by hand, when, and that each of "
        "them succeeded",
        category="preventative",
        verification=f"In the next drill the record shows the verification before “resolved”: {_met(mine)}.",
        expected_impact="What only looks healthy is found before people stand down.",
        element="equipment",
    )


def out_of_order(scene: Scene, left: Lines) -> Cause | None:
    """Work in another order than the SOP's."""
    mine = tuple(line for line in left if line.dimension == "order" and isinstance(scene.clause(line), Precedence))
    if not mine:
        return None
    pairs = [pair for line in mine for pair in broken_pairs(scene, line)]
    steps = [called_update(f"{say_act(pair.before)} before {say_act(pair.after)}") for pair in dict.fromkeys(pairs)]
    return Cause(
        headline=f"A step was left out or came too late: {seen(worst_of(mine))}",
        factor="The steps were known, but nothing held a later one back until the earlier one was done.",
        lines=mine,
        owner=scene.owner(TECHNICAL_LEAD),
        title=f"Number the steps of the runbook in the SOP's order, with a box to tick: {listed(steps)}",
        category="mitigative",
        verification=f"In the next drill {_met(mine)}.",
        expected_impact="No step rests on one that was not made.",
        element="planning",
    )


def _met(lines: Lines) -> str:
    return listed([f"{line.clause} is met" for line in lines])


def broken_pairs(scene: Scene, line: object) -> list[Pair]:
    """The pairs of a clause that the record shows reversed or undone, the weightiest first."""
    clause = scene.clauses.get(getattr(line, "clause", ""))
    if not isinstance(clause, Precedence):
        return []
    found = [pair for pair in clause.pairs if not _kept(scene, pair)]
    return sorted(found or clause.pairs, key=lambda pair: -pair.weight)


def _kept(scene: Scene, pair: Pair) -> bool:
    before: Entry | None = next(matching(pair.before, scene.timeline), None)
    after: Entry | None = next(matching(pair.after, scene.timeline), None)
    return before is not None and after is not None and before.at <= after.at


def _reversed(scene: Scene, pair: Pair) -> bool:
    """Did the later step come, and the earlier one not before it?"""
    return next(matching(pair.after, scene.timeline), None) is not None and not _kept(scene, pair)


def _by_pair(scene: Scene, left: Lines, *, before: str) -> Lines:
    """The lines whose weightiest broken pair asks for this kind of act first."""
    found = []
    for line in left:
        pairs = broken_pairs(scene, line) if line.dimension == "order" else []
        if pairs and before in pairs[0].before.kind and _reversed(scene, pairs[0]):
            found.append(line)
    return tuple(found)


def _lever(scene: Scene) -> str:
    """The lever that helps: one that was pulled and, where the truth tells, is among those that would help."""
    helps = [one.action for one in scene.timeline.every(MitigationAvailable) if one.action]
    pulled: list[MitigationStarted | MitigationApplied] = [
        *scene.timeline.every(MitigationStarted),
        *scene.timeline.every(MitigationApplied),
    ]
    for one in reversed(pulled):
        if one.action and (not helps or one.action in helps):
            return plain(one.action).replace("_", " ") + (f" on {plain(one.target)}" if one.target else "")
    return plain(helps[0]).replace("_", " ") if helps else "the fastest reversible lever"
