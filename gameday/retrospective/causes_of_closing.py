"""Causes in how an incident is closed and followed up."""

from __future__ import annotations

from gameday.retrospective.cause import Cause
from gameday.retrospective.causes_of_working import Lines, missing_elements
from gameday.retrospective.plain import listed
from gameday.retrospective.scene import Scene
from gameday.sop.clause import Deadline, Due, Hold
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER
from gameday.timeline.followup import PostmortemPublished
from gameday.timeline.response import Resolved


def closed_in_silence(scene: Scene, left: Lines) -> Cause | None:
    """The word that it is over came late or never."""
    found = [
        (line, clause)
        for line in left
        if isinstance(clause := scene.clause(line), Deadline)
        and "update_posted" in clause.to.kind
        and ("resolved" in clause.to.status or clause.from_.at in ("resolution", "impact_ended"))
    ]
    if not found:
        return None
    whom = listed(list(dict.fromkeys(audience for _, clause in found for audience in clause.to.audience))) or "last"
    return Cause(
        headline=f"The word that it is over came late, or never. {found[0][0].sentence}",
        factor="The last update was a task of its own, after the pressure was gone.",
        lines=tuple(line for line, _ in found),
        owner=scene.owner(COMMS_LEAD),
        title=f"Tie closing to its announcement: “resolved” is set by posting the {whom} update that says so",
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line, _ in found])}.",
        expected_impact="Nobody waits, or works around a fault, after it is gone.",
        element="planning",
    )


def never_resolved(scene: Scene, left: Lines) -> Cause | None:
    """Nobody ever said that it was over."""
    mine = tuple(line for line in left if isinstance(scene.clause(line), Hold))
    if not mine or scene.timeline.first(Resolved) is not None:
        return None
    return Cause(
        headline="It was never called resolved.",
        factor="Nobody was asked to say when it is over, so the incident faded out.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title="Say when it is over: the incident commander calls it resolved, or says what it still waits for, "
        "as soon as the service is restored",
        category="preventative",
        verification="In the next drill the record shows who called it resolved, and when.",
        expected_impact="People can stand down, and everybody knows whether they still have to work around it.",
        element="training",
    )


def closed_too_soon(scene: Scene, left: Lines) -> Cause | None:
    """Called resolved before it had held."""
    mine = tuple(line for line in left if isinstance(scene.clause(line), Hold))
    if not mine:
        return None
    bound = scene.bound(mine[0])
    watch = f"{bound.say()} of healthy metrics" if bound else "a fresh look at healthy metrics"
    return Cause(
        headline=f"It was called resolved too soon. {mine[0].sentence}",
        factor="Relief came before the watch period ended, and nothing held the closing word back.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Let “resolved” wait for {watch}: a timer starts when the service is restored; closing asks for its end",
        category="preventative",
        verification=f"In the next drill “resolved” comes after {watch}.",
        expected_impact="A relapse is met by people who are still watching.",
        element="equipment",
    )


def no_follow_up(scene: Scene, left: Lines) -> Cause | None:
    """A review or its actions did not come by their date."""
    dated = tuple(line for line in left if isinstance(scene.clause(line), Due))
    written = scene.timeline.first(PostmortemPublished) is not None
    # Without a review everything asked of it is missing for one reason; with one, what it lacks is another matter.
    mine = dated if written else tuple(line for line in left if line.dimension == "follow_through")
    if not mine:
        return None
    bounds = [bound for line in dated if (bound := scene.bound(line)) and bound.unit != "prompt"]
    by = f"due {bounds[0].say()} after resolution, " if bounds else ""
    return Cause(
        headline=f"The follow-up did not come in time. {mine[0].sentence}",
        factor="Opening the review was nobody's task once the incident was over.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Open the review by itself when a {scene.level} is resolved: owned by the incident commander, {by}"
        "in the calendar of all who took part",
        category="preventative",
        verification=f"After the next {scene.level} the review stands in the tracker on the day of resolution.",
        expected_impact="What was learned reaches the runbooks before the same thing happens again.",
        element="planning",
    )


def bare_review(scene: Scene, left: Lines) -> Cause | None:
    """Reviews or action items that lack what the SOP asks of them."""
    mine = tuple(line for line in left if line.dimension == "follow_through")
    if not mine:
        return None
    fields = (
        listed([name.replace("_", " ") for name in missing_elements(scene, mine)]) or "owner, due date and verification"
    )
    return Cause(
        headline=f"The review or its action items lack what the SOP asks for. {mine[0].sentence}",
        factor="The form for reviews and action items accepts empty fields.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Refuse to close a review while any of these is empty: {fields}",
        category="preventative",
        verification=f"The last review and each of its items carry {fields}.",
        expected_impact="Each item can be finished by its owner and checked by somebody else.",
        element="equipment",
    )
