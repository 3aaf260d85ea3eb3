"""Causes in what updates say: none posted, untrue, or without what the SOP asks for."""

from __future__ import annotations

import re

from gameday.retrospective.cause import Cause, Lines, worst_of
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import called_update, seen
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.scene import Scene
from gameday.retrospective.stated import say_element
from gameday.scoring.clauses.content import holds
from gameday.scoring.wording import say_act, without_article
from gameday.sop.clause import Clause, Content, Deadline
from gameday.sop.model import UpdateTemplate
from gameday.terms.role import COMMS_LEAD, say_role
from gameday.terms.selector import Selector
from gameday.timeline.matching import matching

_FIELD = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def unsaid(scene: Scene, left: Lines) -> Cause | None:
    """Promises about updates of which none was posted when it was due: that is silence, not a fault of their words."""
    found = [
        (line, update)
        for line in left
        if (update := _update(scene.clause(line))) is not None and (_never(scene, update) or _not_then(scene, line))
    ]
    if not found:
        return None
    mine = tuple(line for line, _ in found)
    kinds = list(dict.fromkeys(_called(update) for _, update in found))
    updates = listed(kinds)
    came = not all(_never(scene, update) for _, update in found)
    owner = scene.owner(COMMS_LEAD)
    return Cause(
        headline=f"The {updates} {'did not come while it was asked for' if came else 'never came'}."
        if len(kinds) == 1
        else f"{len(kinds)} kinds of update {'did not come while they were asked for' if came else 'never came'}: "
        f"{updates}.",
        factor=why_unsaid(scene),
        lines=mine,
        owner=owner,
        title=f"Give the {say_role(owner)} a form to fill in and a time to post it for "
        + (f"the {updates}" if len(kinds) == 1 else f"each of these: {updates}"),
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="Those who wait for a word get one.",
        element="organisation",
    )


def _never(scene: Scene, update: Selector) -> bool:
    """Was none posted at any time?"""
    return next(matching(update, scene.timeline), None) is None


def _not_then(scene: Scene, line: ClauseLine) -> bool:
    """Was none posted while the clause asked for its words? Words that fell short are evidence."""
    return isinstance(scene.clause(line), Content) and line.status == "missed" and not line.evidence


def _called(update: Selector) -> str:
    """Which update, as people call one that never came."""
    return without_article(called_update(f"{say_act(update)} never came").removesuffix(" never came"))


def why_unsaid(scene: Scene) -> str:
    """Why an update could be missing, as far as the record shows who was there to post it."""
    start, end = scene.window
    spans = scene.holdings.get(COMMS_LEAD, ())
    if any(one.start < end and one.end > start for one in spans):
        return f"The {say_role(COMMS_LEAD)}'s seat was filled, and that an update was due was left to memory."
    if "role_assigned" in scene.hidden:
        return "That an update was due was left to memory."
    return f"Nobody held the role of {say_role(COMMS_LEAD)} while users felt it, so the update was nobody's own task."


def _update(clause: Clause | None) -> Selector | None:
    """The updates a promise speaks of: of their words, or of when they come."""
    selector = clause.of if isinstance(clause, Content) else clause.to if isinstance(clause, Deadline) else None
    return selector if selector is not None and "update_posted" in selector.kind else None


def _about_updates(scene: Scene, left: Lines, *, truthful: bool) -> Lines:
    return tuple(
        line
        for line in left
        if line.dimension == "communication"
        and isinstance(clause := scene.clause(line), Content)
        and "update_posted" in clause.of.kind
        and clause.truthful == truthful
    )


def untrue_words(scene: Scene, left: Lines) -> Cause | None:
    """Updates that said what was not known."""
    mine = _about_updates(scene, left, truthful=True)
    if not mine:
        return None
    return Cause(
        headline=f"An update said more than was known: {seen(worst_of(mine))}",
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


def bare_forms(scene: Scene, left: Lines) -> Cause | None:
    """Updates that left out what the SOP's own templates do not ask for: a gap in the SOP itself."""
    found = [(line, gone) for line in _about_updates(scene, left, truthful=False) if (gone := _not_asked(scene, line))]
    if not found:
        return None
    mine = tuple(line for line, _ in found)
    steps = list(dict.fromkeys(_form_step(scene, line, gone) for line, gone in found))
    return Cause(
        headline=f"Updates left out what no template of the SOP asks for: {seen(worst_of(mine))}",
        factor="The SOP asks for these words in one place, and its templates do not ask for them in the other.",
        lines=mine,
        owner=scene.owner(COMMS_LEAD),
        title=listed(steps),
        category="preventative",
        verification=f"The SOP's templates ask for each of these, and in the next drill "
        f"{listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="A reader who sees only one update knows what is wrong and when to look again.",
        element="planning",
        target="sop",
    )


def _form_step(scene: Scene, line: ClauseLine, gone: tuple[str, ...]) -> str:
    form = _template(scene, line)
    words = listed([say_element(plain(name)) for name in gone])
    if form is not None:
        return f"add {words} to the template {form.id}"
    clause = scene.clause(line)
    update = without_article(called_update(say_act(clause.of))) if isinstance(clause, Content) else "update"
    return f"write a template for the {update} that asks for {words}"


def bare_words(scene: Scene, left: Lines) -> Cause | None:
    """Updates that left out what their template asks for."""
    mine = _about_updates(scene, left, truthful=False)
    if not mine:
        return None
    forms: dict[str, dict[str, None]] = {}
    for line in mine:
        form = _template(scene, line)
        named = f"the template {form.id}" if form else "the update template"
        forms.setdefault(named, {}).update(dict.fromkeys(missing_elements(scene, (line,))))
    steps = "; ".join(f"in {form}: {_fields(names)}" for form, names in forms.items())
    return Cause(
        headline=f"Updates left out what their template asks for: {seen(worst_of(mine))}",
        factor="Updates were written free-hand; no form asked for what was missing.",
        lines=mine,
        owner=scene.owner(COMMS_LEAD),
        title=f"Post through the templates only, and let them refuse an empty field: {steps}",
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="A reader who sees only one update knows what is wrong and when to look again.",
        element="equipment",
    )


def _fields(names: dict[str, None]) -> str:
    return listed([say_element(plain(name)) for name in names]) or "every element the SOP names"


def _template(scene: Scene, line: ClauseLine) -> UpdateTemplate | None:
    """The template for the updates a clause speaks of: of its audience, and of its status rather than of any."""
    clause = scene.clause(line)
    if not isinstance(clause, Content):
        return None
    fits = [one for one in scene.sop.templates if not clause.of.audience or one.audience in clause.of.audience]
    exact = [one for one in fits if one.status is not None and one.status in clause.of.status]
    first = [one for one in fits if clause.first_only and one.status == "investigating"]
    any_ = [one for one in fits if one.status is None]
    return next(iter((*exact, *first, *any_)), None)


def _not_asked(scene: Scene, line: ClauseLine) -> tuple[str, ...]:
    """What an update lacks that its template has no field for; all of it where there is no template."""
    form = _template(scene, line)
    asked = set(_FIELD.findall(form.text)) if form else set()
    return tuple(name for name in missing_elements(scene, (line,)) if name not in asked)


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
