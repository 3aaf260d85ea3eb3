"""Causes in how users were served again: not by the end of the record, not for good, or too late to be watched."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.causes_of_order import broken_pairs, waits_for_the_end
from gameday.retrospective.facts import say_share
from gameday.retrospective.levers import Known, say_lever, say_levers
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.plain import listed
from gameday.retrospective.reliefs import Relief, reliefs_of
from gameday.retrospective.scene import Scene
from gameday.retrospective.setbacks import setbacks_of
from gameday.sop.clause import Content, Deadline, Hold, Precedence
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.terms.moment import clock
from gameday.terms.role import INCIDENT_COMMANDER, TECHNICAL_LEAD
from gameday.timeline.response import CauseFound, MitigationApplied, MitigationStarted, Resolved

Lever = tuple[str, str | None]


def not_brought_back(scene: Scene, left: Lines) -> Cause | None:
    """The service was not brought back: no lever was pulled, none ended it, or what ended it did not hold."""
    pulled = _pulled(scene)
    # A story without a single lever asks for words and calls: nobody is asked why none was pulled.
    if not scene.not_relieved or (scene.levers.none and not pulled):
        return None
    why = _why(scene, pulled)
    return Cause(
        headline=f"The service was not brought back: {_how(scene, pulled)}{_still(scene)}.",
        factor=why.words,
        grounds=why.grounds,
        came=why.came,
        lines=tuple(line for line in left if _claimed(scene, line, pulled=bool(pulled))),
        owner=scene.owner(TECHNICAL_LEAD),
        title=_title(scene, pulled),
        category="mitigative",
        verification="In the next drill the record shows the end of the impact, and no other spell after it.",
        expected_impact=_expected(scene),
        element="planning",
        evidence=tuple(
            one.id for one in scene.timeline.of_kinds(("impact_started", "impact_ended", "mitigation_applied"))
        ),
        foremost=True,
    )


def not_held(scene: Scene, left: Lines) -> Cause | None:
    """It was brought back in the end, and had come back before, were it that it had only eased.

    Worth a look although no promise may have fallen. What a lever took away again is told as that lever's doing.
    """
    del left
    reliefs = [one for one in _reliefs(scene) if one.eased is None or not one.by]
    if scene.not_relieved or not scene.spells or not reliefs:
        return None
    first = scene.spells[0][0]
    why = _why_relapsed(scene, reliefs)
    relapses = [one.say(first) for one in reliefs]
    shown = {one.entry for one in reliefs} | {one.id for one in _last_measures(scene)}
    steps = _lasting(scene.levers, _pulled(scene), relapsed=True, ended=_ended(scene))
    return Cause(
        headline=f"The impact came back: the relief of {listed(relapses)}.",
        factor=why.words,
        grounds=why.grounds,
        came=why.came,
        lines=(),
        owner=scene.owner(TECHNICAL_LEAD),
        title=f"Find out why the relief did not hold, and write what lasts into the runbook: {steps}",
        category="preventative",
        verification="In the next drill the record shows the end of the impact, and no other spell after it.",
        expected_impact="Users are served again for good. This time the impact came back "
        + ("once." if len(relapses) == 1 else f"{len(relapses)} times."),
        element="planning",
        evidence=tuple(
            one.id
            for one in scene.timeline.of_kinds(("impact_ended", "mitigation_applied"))
            if one.kind == "impact_ended" or one.id in shown
        ),
        foremost=True,
    )


def cut_off(scene: Scene, left: Lines) -> Cause | None:
    """The record ended inside the watch period: the closing word could not rightly come yet.

    Worth a look although no promise fell: closing was not played.
    """
    over = scene.spells[-1][1] if scene.spells else None
    if not scene.cut_in_watch or over is None:
        return None
    mine = tuple(line for line in left if _claimed(scene, line, pulled=True))
    met = listed([f"{line.clause} is met" for line in mine])
    exercise = scene.timeline.header.exercise if scene.timeline.header else None
    drilled = exercise is not None and exercise.kind != "real"
    watch = say_duration(scene.watch)
    return Cause(
        headline=f"The record ended {say_duration(scene.end - over)} after the impact did, before the service had been "
        f"watched for {watch}: nobody could rightly call it resolved yet.",
        factor="Relief came so late that the end of the exercise came first."
        if drilled
        else "The record was not kept until somebody could call it resolved.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Plan the next drill's end for {watch} after the service is restored and a quarter of an hour more, so "
        "that closing is played too"
        if drilled
        else f"Keep the record of an incident until the service has been watched for {watch} and somebody has "
        "called it resolved",
        category="preventative",
        verification="In the next drill the record shows who called it resolved, or what it still waits for"
        + (f": {met}." if met else "."),
        expected_impact="Whether it is closed as the SOP asks can be seen.",
        element="exercise" if drilled else "planning",
    )


def _expected(scene: Scene) -> str:
    begun, known = scene.spells[-1][0], scene.truth[-1].at
    # As far as the truth is told; how long it lasted after that nobody knows.
    ended = max([known, *(one.at for one in scene.timeline.of_kinds(("ended",)) if not scene.closed)])
    return f"Users are served again. This time they were not for {say_duration(ended - begun)} and more."


def _claimed(scene: Scene, line: ClauseLine, *, pulled: bool) -> bool:
    """What could not come while it lasted: the closing word, and what waits for it."""
    line_clause = scene.clause(line)
    if isinstance(line_clause, Precedence):
        if line_clause.mitigate_first:
            return not pulled
        return all(waits_for_the_end(scene, pair) for pair in broken_pairs(scene, line))
    if scene.closed:
        return False
    if isinstance(line_clause, Hold):
        return True
    if isinstance(line_clause, Content):
        return line_clause.of.status == ("resolved",)
    return isinstance(line_clause, Deadline) and "resolved" in line_clause.to.status


def _pulled(scene: Scene) -> tuple[Lever, ...]:
    """Every lever somebody set to work, in order."""
    acts: list[MitigationStarted | MitigationApplied] = [
        *scene.timeline.every(MitigationStarted),
        *scene.timeline.every(MitigationApplied),
    ]
    acts.sort(key=lambda one: one.at)
    return tuple(dict.fromkeys((one.action, one.target) for one in acts if one.action))


def _how(scene: Scene, pulled: tuple[Lever, ...]) -> str:
    relief = [end for _, end in scene.spells if end is not None]
    if relief:
        first, back = scene.spells[0][0], scene.spells[-1][0]
        last = next(one for one in _reliefs(scene) if one.until == back)
        came = f"the relief of {last.say(first)}"
        later = (one for one in scene.timeline.every(MitigationApplied) if one.action and one.at >= back)
        others = listed(list(dict.fromkeys(say_lever(one.action or "", one.target) for one in later)))
        return came + (
            f", and after that {others} did not end it" if others else ", and nothing took effect after that"
        )
    if pulled:
        return f"{say_levers(pulled)} {'was' if len(pulled) == 1 else 'were'} tried and did not end it" + (
            _eased(scene) or _setbacks(scene)
        )
    if scene.timeline.of_kinds((MitigationStarted.kind, MitigationApplied.kind)):
        return "what was tried did not end it"
    return "nobody came to it" if scene.nobody_came else "no measure against it was tried"


def _eased(scene: Scene) -> str:
    """Of the levers that eased it for a while: for how long."""
    first = scene.spells[0][0]
    said = [one.say(first) for one in _reliefs(scene) if one.eased is not None and not one.by]
    return f", as the relief of {listed(said)}" if said else ""


def _setbacks(scene: Scene) -> str:
    """Of the levers that would have ended it: that they failed, and whether anybody tried again."""
    first = scene.spells[0][0]
    vain = [one for one in setbacks_of(scene.timeline) if scene.levers.ends(one.lever) and one.applied is None]
    said = [one.say(say_lever(*one.lever), first, absence=True) for one in vain if one.lever]
    return f" ({listed(said)})" if said else ""


def _reliefs(scene: Scene) -> tuple[Relief, ...]:
    return reliefs_of(scene.timeline, scene.truth, scene.spells, scene.harms)


def _still(scene: Scene) -> str:
    last = scene.truth[-1].facts.users_affected if scene.truth else None
    said = f"{say_share(last)} of users were" if last else "users were"
    called = ", though it was called resolved" if scene.closed else ""
    return f"; {said} still affected when the record ended{called}"


@frozen
class _Why:
    """A factor, the entries it rests on, and when what it explains had come (None: it is still so)."""

    words: str
    grounds: tuple[str, ...] = ()
    came: int | None = None


def _why(scene: Scene, pulled: tuple[Lever, ...]) -> _Why:
    if len(scene.spells) > 1:
        return _why_relapsed(scene, _reliefs(scene))
    if pulled:
        return _Why("What was tried did not reach the cause, and nothing pointed to what does.")
    if scene.nobody_came:
        return _Why("Nobody was there to pull a lever: the response stood and fell with one chain of calls.")
    return _Why("Nobody knew which lever was there, or nobody asked for one aloud.")


def _why_relapsed(scene: Scene, reliefs: Sequence[Relief]) -> _Why:
    """What the record shows of the time in which a relief held: what came after it cannot be why it did not."""
    end = scene.spells[-1][1]
    taken = [
        (one, relief)
        for relief in reliefs
        for one in scene.timeline.every(Resolved)
        if relief.at <= one.at < relief.until
    ]
    if taken:
        word, relief = taken[0]
        one = len(reliefs) == 1
        which = "Relief" if one else f"The relief of {clock(relief.at, scene.spells[0][0])} UTC"
        return _Why(
            f"{which} was taken for the end: it was called resolved while it could still come back.",
            (word.id,),
            relief.until,
        )
    back = max(one.until for one in reliefs)
    found = scene.timeline.first(CauseFound)
    if found is None:
        return _Why("Nobody put on record why it had come back, or what would last.")
    lasting = "what lasts was not put in place" if end is None else "what lasts came only later"
    if found.at > back:
        return _Why(f"The cause was put on record only once it had come back, and {lasting}.")
    return _Why(f"What eased it wore off, and {lasting}.", (found.id,), back)


def _title(scene: Scene, pulled: tuple[Lever, ...]) -> str:
    known = scene.levers
    if len(scene.spells) > 1:
        steps = _lasting(known, pulled, relapsed=True)
        return f"Find out why the relief did not hold, and write what lasts into the runbook: {steps}"
    if pulled:
        return f"Write into the runbook what ends this: {_lasting(known, pulled, relapsed=False)}"
    ending = say_levers((*known.ending, *known.easing)[:2], "or") or "the fastest reversible lever"
    if scene.nobody_came:
        return (
            f"Write {ending} into the text of the page itself, with the leave to pull it, so that whoever is reached "
            "first, of any team, can bring users back"
        )
    return (
        f"Name {ending} in the alert's runbook, for the on-call to pull without asking, and ask in every update which "
        "lever comes next for as long as users are affected"
    )


def _ended(scene: Scene) -> tuple[Lever, ...]:
    return tuple((one.action or "", one.target) for one in _last_measures(scene))


def _last_measures(scene: Scene) -> tuple[MitigationApplied, ...]:
    """What was put in place in the last spell of an impact that is over."""
    start, end = scene.spells[-1]
    applied = scene.timeline.every(MitigationApplied)
    idle = {one.entry for one in scene.vain}
    return tuple(one for one in applied if one.action and start <= one.at <= (end or start) and one.id not in idle)


def _lasting(known: Known, pulled: tuple[Lever, ...], *, relapsed: bool, ended: tuple[Lever, ...] = ()) -> str:
    """What the scenario knows to last, what ended it and what was not tried first; then what only passes."""
    untried = [one for one in known.ending if one not in pulled]
    over = [one for one in known.ending if one in ended]
    again = [one for one in known.ending if one in pulled and one not in ended]
    steps = [f"{say_levers(over)}, which ended it"] if over else []
    if untried:
        steps.append(f"{say_levers(untried)}, which {'was' if len(untried) == 1 else 'were'} not tried")
    if again and untried and not relapsed:
        steps.append(f"beside {say_levers(again)}, which alone did not end it")
    elif again:
        steps.append(
            f"{say_levers(again)}, and again {'at once if it comes back' if relapsed else 'if once is not enough'}"
        )
    if known.easing and not untried:
        easing = [one for one in known.easing if one not in pulled]
        if easing:
            steps.append(f"{say_levers(easing)} to lessen it until then")
    vain = [one for one in pulled if one in known.idle]
    for levers, verb in (([one for one in pulled if one in known.passing], "only last a while"), (vain, "do not help")):
        if levers:
            one = len(levers) == 1
            said = verb.replace("last", "lasts").replace("do ", "does ") if one else verb
            steps.append(f"not {say_levers(levers, 'or')}, which {said}")
    if not steps:
        steps.append("which lever, in which order, and how long to watch before it is believed")
    return "; ".join(steps)
