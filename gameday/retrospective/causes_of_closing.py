"""Causes in how an incident is closed and followed up."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines, worst_of
from gameday.retrospective.causes_of_words import missing_elements
from gameday.retrospective.due_rule import say_bound
from gameday.retrospective.fallen import fell_by
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import seen, told
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.scene import Scene
from gameday.scoring.clauses.vagueness import is_vague
from gameday.sop.clause import Content, Deadline, Due, Hold, Precedence
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER
from gameday.timeline import Entry
from gameday.timeline.followup import ActionItemAdded, PostmortemPublished
from gameday.timeline.matching import matching
from gameday.timeline.response import Resolved, UpdatePosted

_ASKED = {
    "owner": "an owner (a role)",
    "due": "a due date",
    "priority": "a priority",
    "category": "a category (mitigative or preventative)",
    "verification": "a way for somebody else to verify it",
    "expected_impact": "an expected impact with a figure",
    "title": "a title",
    "retest": "the scenario that retests it",
}

_BEGUN = ("postmortem_scheduled", "postmortem_closed", "action_item_added")
"""Acts of a review that was begun, whether or not it was ever written."""


def closed_in_silence(scene: Scene, left: Lines) -> Cause | None:
    """The word that it is over came late or never."""
    found = [(line, audiences) for line in left if (audiences := _closing_word(scene, line)) is not None]
    if not found:
        return None
    mine = tuple(line for line, _ in found)
    whom = listed(list(dict.fromkeys(audience for _, audiences in found for audience in audiences))) or "last"
    deadlines = tuple(line for line in mine if isinstance(scene.clause(line), Deadline))
    return Cause(
        headline=told(worst_of(deadlines or mine)),
        factor="The last update was a task of its own, after the pressure was gone."
        if _said_late(scene, mine)
        else "Nothing tied the word that it is over to a last update, and none was posted.",
        lines=mine,
        owner=scene.owner(COMMS_LEAD),
        title=f"Tie closing to its announcement: “resolved” is set by posting the {whom} update that says so",
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="Nobody waits, or works around a fault, after it is gone.",
        element="planning",
    )


def _said_late(scene: Scene, lines: Lines) -> bool:
    """Was a closing update posted at all, however late, and after the impact?"""
    over = scene.spells[-1][1] if scene.spells else None
    posted = [one for one in scene.timeline.every(UpdatePosted) if one.status == "resolved"]
    audiences = {audience for line in lines for audience in _closing_word(scene, line) or ()}
    return over is not None and any(one.at >= over and (not audiences or one.audience in audiences) for one in posted)


def _closing_word(scene: Scene, line: ClauseLine) -> tuple[str, ...] | None:
    """The audiences of a closing update that came late or, where its words are asked for, never; else None."""
    clause = scene.clause(line)
    if isinstance(clause, Deadline) and "update_posted" in clause.to.kind:
        closing = "resolved" in clause.to.status or clause.from_.at in ("resolution", "impact_ended")
        return clause.to.audience if closing else None
    if isinstance(clause, Content) and clause.of.kind == ("update_posted",) and clause.of.status == ("resolved",):
        never = next(matching(clause.of, scene.timeline), None) is None
        return clause.of.audience if never else None
    return None


def never_resolved(scene: Scene, left: Lines) -> Cause | None:
    """Nobody ever said that it was over."""
    mine = tuple(line for line in left if isinstance(scene.clause(line), Hold))
    again = scene.timeline.first(Resolved) is not None
    if not mine or scene.closed or "resolved" in scene.hidden:
        return None
    return Cause(
        headline="It was not called resolved again after it was reopened."
        if again
        else "It was never called resolved.",
        factor="Nobody was asked to say when it is over, so the incident faded out.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title="Say when it is over: the incident commander calls it resolved, or says what it still waits for, "
        "as soon as the service is restored",
        category="preventative",
        verification=f"In the next drill the record shows who called it resolved, and when ({mine[0].clause} is met).",
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
    least = f"at least {bound.say().split(' to ')[0]}" if bound and not bound.is_range else watch
    untrue = any("while the impact lasted" in line.observed for line in mine)
    return Cause(
        headline=f"It was called resolved too soon: {seen(worst_of(mine))}",
        factor="Nothing asked whether users were served again before the closing word was said."
        if untrue
        else "Relief came before the watch period ended, and nothing held the closing word back.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Let “resolved” wait for {watch}: a timer starts when the service is restored; closing asks for its end"
        if bound
        else f"Let “resolved” ask for {watch}: who looked, when, and what they saw",
        category="preventative",
        verification=f"In the next drill “resolved” comes after {least if bound is None or bound.is_range else watch} "
        f"({listed([f'{line.clause} is met' for line in mine])}).",
        expected_impact="A relapse is met by people who are still watching.",
        element="equipment",
    )


def no_follow_up(scene: Scene, left: Lines) -> Cause | None:
    """A review or its actions did not come by their date."""
    dated = tuple(line for line in left if isinstance(scene.clause(line), Due))
    written = scene.timeline.first(PostmortemPublished) is not None or "postmortem_published" in scene.hidden
    # Without a review what it should hold is missing for one reason; what its items lack is another matter.
    rest = () if written else tuple(line for line in left if line not in dated and _of_review(scene, line))
    mine = (*dated, *rest)
    if not mine:
        return None
    bounds = [bound for line in dated if (bound := scene.bound(line)) and bound.unit != "prompt"]
    by = f"due {say_bound(bounds[0])} after resolution, " if bounds else ""
    begun = _begun(scene, mine)
    opened = written or bool(scene.timeline.of_kinds(_BEGUN))
    unwritten = begun is not None and not written
    incident = scene.an_incident(dated or mine)
    return Cause(
        headline=f"The follow-up did not come in time: {seen(worst_of(dated or mine))}{_why_bound(scene, dated)}",
        factor="The review was begun, and nothing asked for its text."
        if unwritten
        else "The review was begun, and its date lived in somebody's memory."
        if begun is not None
        else "Nothing asked for the review by its date."
        if opened
        else "Opening the review was nobody's task once the incident was over.",
        grounds=(begun.id,) if begun is not None else (),
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title="Let the tracker close a review only once its text is published, and remind its owner every business "
        f"day from the resolution on ({by}owned by the incident commander)"
        if unwritten
        else f"Book the hour in which the review is written when {incident} is resolved, {by}owned by the "
        "incident commander, and let the tracker ask for it on the day before"
        if opened
        else f"Open the review by itself when {incident} is resolved: owned by the incident commander, {by}"
        "in the calendar of all who took part",
        category="preventative",
        verification=(
            "The text of the next review stands in the tracker when it is closed, "
            if unwritten
            else f"The next time {incident} is resolved the review stands in the tracker on the same day, "
        )
        + f"and {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="What was learned reaches the runbooks before the same thing happens again.",
        element="planning",
    )


def _why_bound(scene: Scene, dated: Lines) -> str:
    """Why a promise of another level than the one that counts here was asked for: the criteria gave that level too."""
    level = scene.level_of(dated)
    if level == scene.level or level in {call.level for call in scene.called}:
        return ""
    gave = next((step.levels for step in scene.truth if step.impact and level in (step.levels or ())), None)
    if not gave:
        return ""
    return f" {level} was never called, and its promise binds: the criteria gave {listed(list(gave), 'or')}."


def _begun(scene: Scene, mine: Lines) -> Entry | None:
    """The first act of a review that was begun before what fell of it came."""
    first = next(iter(scene.timeline.of_kinds(_BEGUN)), None)
    came = min(fell_by(scene, line) for line in mine)
    return first if first is not None and first.at < came else None


def _of_review(scene: Scene, line: ClauseLine) -> bool:
    """What is asked of the review as a whole; what is asked of items that are there is not."""
    if line.dimension != "follow_through":
        return False
    clause = scene.clause(line)
    items = isinstance(clause, Content) and "action_item_added" in clause.of.kind
    return not (items and scene.timeline.first(ActionItemAdded) is not None)


def _closes_on_bare_items(scene: Scene, line: ClauseLine) -> bool:
    """Was a review closed in order, on action items without what they were to hold by then?"""
    clause = scene.clause(line)
    if not isinstance(clause, Precedence) or scene.timeline.first(ActionItemAdded) is None:
        return False
    return any(pair.holding and "action_item_added" in pair.before.kind for pair in clause.pairs)


def bare_items(scene: Scene, left: Lines) -> Cause | None:
    """Action items that lack what the SOP asks of them, or are too vague to be done."""
    contents = _contents(scene, left, "action_item_added")
    mine = (*contents, *(line for line in left if _closes_on_bare_items(scene, line)))
    if not mine:
        return None
    missing = missing_elements(scene, contents)
    fields = listed([_ASKED.get(name, plain(name).replace("_", " ")) for name in missing])
    vague = sum(is_vague(one.title or one.text) for one in scene.timeline.every(ActionItemAdded))
    none = scene.timeline.first(ActionItemAdded) is None
    steps = [f"let the tracker refuse an action item without {fields}"] if fields else []
    if vague and any(isinstance(clause := scene.clause(line), Content) and clause.specific for line in mine):
        steps.append("ask of each title what is changed, where, and how one can tell")
    if none:
        steps = ["close the review meeting with the list of action items read aloud, each with what the SOP asks of it"]
    return Cause(
        headline=f"Action items lack what the SOP asks for: {seen(worst_of(contents or mine))}",
        factor="No action item is on record, and nothing asked for one."
        if none
        else "The form for action items accepts empty fields.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=listed(steps) or "let the tracker refuse an action item that lacks a field the SOP names",
        category="preventative",
        verification=f"Every action item of the last review carries {fields}."
        if fields
        else f"After the next review {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="Each item can be finished by its owner and checked by somebody else.",
        element="equipment",
    )


def bare_review(scene: Scene, left: Lines) -> Cause | None:
    """Reviews that lack what the SOP asks of them."""
    mine = _contents(scene, left, "postmortem_published", "postmortem_scheduled", "postmortem_closed")
    if not mine:
        return None
    fields = listed([plain(name).replace("_", " ") for name in missing_elements(scene, mine)]) or "what the SOP asks"
    return Cause(
        headline=f"The review lacks what the SOP asks for: {seen(worst_of(mine))}",
        factor="The review was written without a form, or its form accepts empty sections."
        if scene.timeline.first(PostmortemPublished) is not None
        else "The review was set or closed without what the SOP asks of it, and nothing asked for it.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Start each review from a form with these headings, and publish it only once each holds text: {fields}",
        category="preventative",
        verification=f"The next review holds {fields} ({listed([f'{line.clause} is met' for line in mine])}).",
        expected_impact="Who reads it later finds why it happened, and not only that it did.",
        element="equipment",
    )


def closed_without_items(scene: Scene, left: Lines) -> Cause | None:
    """A review was closed, or left, before its action items had somebody to do them."""
    mine = tuple(
        line for line in left if line.dimension == "follow_through" and isinstance(scene.clause(line), Precedence)
    )
    if not mine:
        return None
    return Cause(
        headline=f"The review was not brought to its end: {seen(worst_of(mine))}",
        factor="Nothing asks for the state of the action items when a review is closed.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title="Let the tracker close a review only when each of its action items has an owner, and remind its owner "
        "every business day until then",
        category="preventative",
        verification=f"After the next review {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="No review ends without somebody to carry out what it found.",
        element="equipment",
    )


def _contents(scene: Scene, left: Lines, *kinds: str) -> Lines:
    found = []
    for line in left:
        clause = scene.clause(line)
        if isinstance(clause, Content) and set(kinds) & set(clause.of.kind):
            found.append(line)
    return tuple(found)
