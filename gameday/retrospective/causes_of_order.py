"""Causes in the order of work: a lever pulled late, work undeclared, closing unchecked, steps left out."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines, worst_of
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import called_update, seen, told
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.scene import Scene
from gameday.scoring.wording import say_act, say_reversed, say_undone, without_article
from gameday.sop.clause import Pair, Precedence
from gameday.terms.duration import say_duration
from gameday.terms.role import INCIDENT_COMMANDER, TECHNICAL_LEAD
from gameday.timeline import Entry
from gameday.timeline.matching import matching
from gameday.timeline.response import MitigationApplied, MitigationStarted, Resolved
from gameday.timeline.truth import MitigationAvailable

_SEARCH = ("diagnosis_started", "checked", "cause_found")
"""Acts of who looks for the cause."""
_CLOSING = frozenset({"resolved", "verified", "service_restored"})


def lever_late(scene: Scene, left: Lines) -> Cause | None:
    """A mitigation was there and nobody pulled it, or only after looking for the cause."""
    mine = tuple(
        line for line in left if isinstance(clause := scene.clause(line), Precedence) and clause.mitigate_first
    )
    if not mine:
        return None
    begun = _search_before(scene)
    sought = begun is not None and any("sought before" in line.observed or line.broken for line in mine)
    lever = _lever(scene, mine)
    watched = ", and watched for a relapse" if len(scene.spells) > 1 else ""
    allowed = say_duration(scene.tolerances.mitigate)
    title = (
        f"Make {lever} the first step of the runbook, pulled by the on-call without asking, before any search for "
        f"the cause{watched}"
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
        grounds=(begun.id,) if begun is not None and sought else (),
        lines=mine,
        owner=scene.owner(TECHNICAL_LEAD),
        title=title,
        category="mitigative",
        verification=f"In the next drill the first mitigation starts within {allowed} of one being available{before}.",
        expected_impact="Users are served again while the cause is still being looked for.",
        element="planning",
    )


def _search_before(scene: Scene) -> Entry | None:
    """The first look for the cause, where it came before the first lever was pulled."""
    first = next(iter(scene.timeline.of_kinds(_SEARCH)), None)
    pulled = scene.timeline.first(MitigationStarted)
    return first if first is not None and (pulled is None or first.at <= pulled.at) else None


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
    said = scene.timeline.first(Resolved)
    looked = scene.timeline.of_kinds(("service_restored", "alert_cleared"))
    green = next((one for one in looked if said is not None and one.at <= said.at), None)
    return Cause(
        headline=f"It was closed without a look that it works: {seen(worst_of(mine))}",
        factor="A green dashboard was taken for the check."
        if green is not None
        else "Nothing asked for the check before the closing word was said.",
        grounds=(green.id,) if green is not None else (),
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
    pairs = [pair for line in mine for pair in broken_pairs(scene, line) if not waits_for_the_end(scene, pair)]
    steps = [called_update(f"{say_act(pair.before)} before {say_act(pair.after)}") for pair in dict.fromkeys(pairs)]
    return Cause(
        headline=f"A step was left out or came too late: {seen(worst_of(mine))}",
        factor="The steps were known, but nothing held a later one back until the earlier one was done."
        if any(_reversed(scene, pair) for pair in pairs)
        else "The steps were known, and nothing asked for the one that was left out.",
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


def broken_pairs(scene: Scene, line: ClauseLine) -> list[Pair]:
    """The pairs of a clause that the record shows reversed or undone, the weightiest first."""
    clause = scene.clause(line)
    if not isinstance(clause, Precedence):
        return []
    fell = [pair for pair in clause.pairs if not _kept(scene, pair)]
    # What the judge names fell; a pair of which no half was due did not.
    named = [pair for pair in fell if any(words in line.observed for words in _faults(pair))]
    return sorted(named or fell or clause.pairs, key=lambda pair: -pair.weight)


def _faults(pair: Pair) -> tuple[str, ...]:
    """How the judge says that a pair was reversed, and that it was left undone."""
    undone = (say_undone(pair.before, pair.after, begun=begun) for begun in (True, False))
    return say_reversed(pair.before, pair.after), *undone


def waits_for_the_end(scene: Scene, pair: Pair) -> bool:
    """Is the later step the closing word, which could rightly not come before the record ended, and did not?"""
    kinds = set(pair.after.kind)
    return scene.not_over and kinds <= _CLOSING and not scene.timeline.of_kinds(kinds)


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


def _lever(scene: Scene, lines: Lines) -> str:
    """The lever that was there and waited: of the incident the clause counts from, one that was pulled if any was."""
    there = _there(scene, lines)
    helps = [one.action for one in there if one.action]
    pulled: list[MitigationStarted | MitigationApplied] = [
        *scene.timeline.every(MitigationStarted),
        *scene.timeline.every(MitigationApplied),
    ]
    fitting = [one for one in pulled if one.action and (not helps or one.action in helps)]
    # Where several incidents run at once a lever of the same name may be another one's.
    own = [one for one in fitting if one.incident in {entry.incident for entry in there}] if there else []
    for one in reversed(own or fitting):
        return plain(one.action or "").replace("_", " ") + (f" on {plain(one.target)}" if one.target else "")
    return plain(helps[0]).replace("_", " ") if helps else "the fastest reversible lever"


def _there(scene: Scene, lines: Lines) -> list[MitigationAvailable]:
    """The levers of one incident that could have been pulled when the first one was: of that the clause counts from."""
    known = scene.timeline.every(MitigationAvailable)
    ids = {id_ for line in lines for id_ in line.evidence}
    counted = next((one for one in known if one.id in ids), next(iter(known), None))
    if counted is None:
        return []
    first = next(iter(scene.timeline.of_kinds(("mitigation_started", "mitigation_applied"))), None)
    until = scene.end if first is None else max(first.at, counted.at)
    return [one for one in known if one.incident == counted.incident and one.at <= until]
