"""Causes in how the incident is worked: seats, updates, order."""

from __future__ import annotations

from gameday.retrospective.cause import Cause
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.scene import Scene
from gameday.scoring.clauses.content import holds
from gameday.sop.clause import Absence, Assignment, Cadence, Content, Precedence, Separation
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, TECHNICAL_LEAD, say_role
from gameday.timeline.matching import matching
from gameday.timeline.response import MitigationApplied, MitigationStarted
from gameday.timeline.truth import MitigationAvailable

Lines = tuple[ClauseLine, ...]


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
    empty = listed([say_role(role) for role in dict.fromkeys(sum(wanted, ())) if role not in taken])
    apart = [clause for line in mine if isinstance(clause := scene.clause(line), Separation)]
    if empty:
        title = f"Page a {empty} together with the incident commander at every {scene.level} declaration"
        headline = f"Nobody held the role of {empty}."
    elif apart and apart[0].role:
        title = (
            f"Open the channel with the line “the {say_role(apart[0].role)} commands and takes no hands-on task”, "
            "and name who does"
        )
        headline = f"The {say_role(apart[0].role)} did work the SOP leaves to others."
    else:
        title = f"Name one person for each role in the first message of the channel, at every {scene.level} declaration"
        headline = "Roles were open for part of the time, or held by one person at once."
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


def silent(scene: Scene, left: Lines) -> Cause | None:
    """Silences longer than the SOP allows, towards any audience."""
    found = [(line, clause) for line in left if isinstance(clause := scene.clause(line), Cadence)]
    if not found:
        return None
    mine = tuple(line for line, _ in found)
    whom = list(dict.fromkeys(clause.audience for _, clause in found))
    owner = scene.owner(INCIDENT_COMMANDER if whom == ["internal"] else COMMS_LEAD)
    timed = {clause.audience: bound.say() for line, clause in found if (bound := scene.bound(line))}
    rhythm = listed([f"{bound} for {audience} updates" for audience, bound in timed.items()])
    kept = [f"no {audience} silence is longer than {bound}" for audience, bound in timed.items()]
    if any(clause.promised for _, clause in found):
        kept.append("every promised update comes by its time")
    timer = f"a timer ({rhythm})" if rhythm else "a timer for each update promised"
    worst = max(mine, key=lambda line: (line.broken, line.lost))
    return Cause(
        headline=f"The {listed(whom)} audience{'s' if len(whom) > 1 else ''} waited too long for a word. "
        + worst.sentence,
        factor="The next update lived in somebody's memory, beside other work.",
        lines=mine,
        owner=owner,
        title=f"Start {timer} at declaration: it rings for the {say_role(owner)} five minutes before an update is due, "
        "and in the incident channel when it is due",
        category="mitigative",
        verification=f"In the next drill {listed(kept)}.",
        expected_impact="Fewer questions reach the people who work on the fix, and nobody has to guess.",
        element="equipment",
    )


def unsaid(scene: Scene, left: Lines) -> Cause | None:
    """Promises about updates of which none was posted: that is silence, not a fault of their words."""
    found = [
        (line, clause)
        for line in left
        if isinstance(clause := scene.clause(line), Content)
        and "update_posted" in clause.of.kind
        and next(matching(clause.of, scene.timeline), None) is None
    ]
    if not found:
        return None
    mine = tuple(line for line, _ in found)
    whom = listed(list(dict.fromkeys(audience for _, clause in found for audience in clause.of.audience)))
    update = f"{whom} update" if whom else "update"
    return Cause(
        headline=f"No such update was posted. {mine[0].sentence}",
        factor="The update was nobody's task at the moment it was due.",
        lines=mine,
        owner=scene.owner(COMMS_LEAD),
        title=f"Give the {update} an owner by name when the roles are assigned, and a form to fill in",
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="Those who wait for a word get one.",
        element="organisation",
    )


def _about_updates(scene: Scene, left: Lines, *, truthful: bool) -> Lines:
    return tuple(
        line
        for line in left
        if line.dimension == "communication"
        and isinstance(clause := scene.clause(line), Content)
        and clause.truthful == truthful
    )


def untrue_words(scene: Scene, left: Lines) -> Cause | None:
    """Updates that said what was not known."""
    mine = _about_updates(scene, left, truthful=True)
    if not mine:
        return None
    return Cause(
        headline=f"An update said more than was known. {mine[0].sentence}",
        factor="The update form asked for a cause or an end in sight and offered no way to say “not known yet”.",
        lines=mine,
        owner=scene.owner(COMMS_LEAD),
        title="Fill cause, ETA and “resolved” in the update form with “not known yet” by default; "
        "the incident commander confirms any other value before it is posted",
        category="preventative",
        verification="In the next drill no update names a cause, an ETA or an end before the record shows it.",
        expected_impact="Customers can rely on what they are told.",
        element="equipment",
    )


def bare_words(scene: Scene, left: Lines) -> Cause | None:
    """Updates that left out what the SOP asks for."""
    mine = _about_updates(scene, left, truthful=False)
    if not mine:
        return None
    missing = listed([plain(name).replace("_", " ") for name in missing_elements(scene, mine)])
    audiences = {
        one for line in mine if isinstance(clause := scene.clause(line), Content) for one in clause.of.audience
    }
    fits = [one.id for one in scene.sop.templates if not audiences or one.audience in audiences]
    form = f"the template {fits[0]}" if fits else "the update template"
    return Cause(
        headline=f"Updates left out {missing or 'what the SOP asks for'}.",
        factor="Updates were written free-hand; no form asked for what was missing.",
        lines=mine,
        owner=scene.owner(COMMS_LEAD),
        title=f"Make {missing or 'every element the SOP names'} a required field of {form}, "
        "and post through the template only",
        category="preventative",
        verification=f"In the next drill every update states {missing or 'each of these elements'}.",
        expected_impact="A reader who sees only one update knows what is wrong and when to look again.",
        element="equipment",
    )


def missing_elements(scene: Scene, lines: Lines) -> list[str]:
    """Elements the clauses ask for that the entries which fell short do not state, in the order of the SOP."""
    found: dict[str, None] = {}
    for line in lines:
        clause = scene.clause(line)
        if isinstance(clause, Content):
            # The evidence of such a finding is the entries that fell short.
            short = [one for one in matching(clause.of, scene.timeline) if one.id in line.evidence]
            found |= dict.fromkeys(name for name in clause.states if not all(holds(one, name) for one in short))
    return list(found)


def cause_sought_first(scene: Scene, left: Lines) -> Cause | None:
    """Work in another order than the SOP's."""
    mine = tuple(
        line for line in left if line.dimension == "order" and isinstance(scene.clause(line), Precedence | Absence)
    )
    if not mine:
        return None
    first = any(isinstance(clause := scene.clause(line), Precedence) and clause.mitigate_first for line in mine)
    lever = _lever(scene)
    if first:
        title = (
            f"Make {lever} the first step of the runbook, before any search for the cause, "
            "for the on-call to pull without asking"
        )
        verification = "In the next drill a mitigation starts before the search for the cause."
    else:
        steps = [
            f"“{pair.before.say()}” before “{pair.after.say()}”"
            for line in mine
            if isinstance(clause := scene.clause(line), Precedence)
            for pair in clause.pairs
        ]
        title = f"Number the steps of the runbook in the SOP's order: {listed(steps)}"
        verification = f"In the next drill {listed([f'{line.clause} is met' for line in mine])}."
    return Cause(
        headline=f"The order was not the SOP's. {mine[0].sentence}",
        factor="The runbook starts with finding out, and nobody asked aloud whether a lever was already there."
        if first
        else "The steps were known, but nothing held a later one back until the earlier one was done.",
        lines=mine,
        owner=scene.owner(TECHNICAL_LEAD),
        title=title,
        category="mitigative",
        verification=verification,
        expected_impact="Users are served again while the cause is still being looked for.",
        element="planning",
    )


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
