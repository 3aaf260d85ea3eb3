"""The measures taken, in words: those put in place, then those that did not work."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.retrospective.called_mitigated import beside_stage
from gameday.retrospective.cast import Cast
from gameday.retrospective.levers import has_none, say_lever
from gameday.retrospective.plain import listed, plain, sentence
from gameday.retrospective.setbacks import Setback, setbacks_of
from gameday.retrospective.vain import Vain
from gameday.scoring.case import Case
from gameday.terms.moment import clock
from gameday.timeline import Entry
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted

Pulled = MitigationStarted | MitigationApplied | MitigationFailed

_KINDS = (MitigationStarted.kind, MitigationApplied.kind, MitigationFailed.kind)
_MOST_TOLD = 6
_MOST_FAILED = 3
_SHORT = 60
"""Letters of a measure's own words that fit into a line of several."""


def say_measures(case: Case, cast: Cast, vain: Sequence[Vain] = ()) -> str:
    """What was done about it, in order and with its times; what took no effect is told apart. Ends in a full stop.

    Args:
        case: The record.
        cast: Whose names are kept out.
        vain: The measures after which the impact did not ease.

    """
    every = case.timeline.every(MitigationApplied)
    applied = [one for one in every if beside_stage(one) is None]
    called = _say_called(case, [one for one in every if beside_stage(one) is not None])
    # Two logs may tell of one act, each in its own words.
    each = list(dict.fromkeys(f"{say_pulled(one, cast)} at {_at(case, one)}" for one in applied))
    told = each[:_MOST_TOLD] + ([f"{len(each) - _MOST_TOLD} more"] if len(each) > _MOST_TOLD else [])
    # What was put right at once is no news, unless nobody can tell what it cost.
    setbacks = [one for one in setbacks_of(case.timeline) if not case.truth or not one.at_once]
    failed = _say_setbacks(case, cast, setbacks)
    if told:
        noun = "The only measure put in place: " if len(each) == 1 else "Measures put in place: "
        idle = _say_vain(case, cast, applied, vain)
        return " ".join((f"{noun}{listed(told)}{'' if case.impact_started else ' UTC'}.", *called, *idle, *failed))
    failures = case.timeline.every(MitigationFailed)
    landed, levers = {one.re for one in failures}, {(one.action, one.target) for one in failures if one.action}
    started = [
        one
        for one in case.timeline.every(MitigationStarted)
        if one.id not in landed and (one.action, one.target) not in levers
    ]
    if started:
        tried = listed(list(dict.fromkeys(say_pulled(one, cast) for one in started)))
        if not case.shows_absence((MitigationApplied.kind,)):
            # Whether they worked is not for this record to say.
            return " ".join((f"Measures tried: {tried}.", *called, *failed))
        tried_so = f"Measures tried: {tried}." if called else f"Tried, without effect on record: {tried}."
        return " ".join((tried_so, *called, *failed))
    if failed or called:
        return " ".join((*called, *failed))
    if not has_none(case, case.scenario) and case.truth and case.shows_absence(_KINDS):
        return "No measure against it was tried."
    return ""


def _say_called(case: Case, called: Sequence[MitigationApplied]) -> list[str]:
    """`It was called mitigated at 15:50 UTC.`: a stage of the incident, whatever brought it about."""
    if not called:
        return []
    times = listed(list(dict.fromkeys(_at(case, one) for one in called[-_MOST_TOLD:])))
    return [f"It was called mitigated at {times}{'' if case.impact_started else ' UTC'}."]


def say_pulled(one: Pulled, cast: Cast) -> str:
    """`rollback on checkout`; without a lever `a measure (“release 41”)`, in its own words, without names."""
    if one.action:
        return say_lever(cast.redact(one.action, one.at), one.target)
    words = plain(cast.redact(one.text or "", one.at).rstrip(" ."), _SHORT)
    return "a measure" + (f" on {plain(one.target)}" if one.target else "") + (f" (“{words}”)" if words else "")


def _say_vain(case: Case, cast: Cast, applied: Sequence[MitigationApplied], vain: Sequence[Vain]) -> list[str]:
    """`Of these rollback on wallet did not ease the impact.`; a lever pulled more than once with its times."""
    idle = {one.entry for one in vain}
    fell = [one for one in applied if one.id in idle]
    if not fell:
        return []
    if len(fell) == len(applied):
        return ["It did not ease the impact." if len(fell) == 1 else "None of them eased the impact."]
    often = [(one.action, one.target) for one in applied]
    names = [
        f"{say_pulled(one, cast)}{f' at {_at(case, one)}' if often.count((one.action, one.target)) > 1 else ''}"
        for one in fell
    ]
    return [f"Of these {listed(list(dict.fromkeys(names)))} did not ease the impact."]


def _say_setbacks(case: Case, cast: Cast, setbacks: list[Setback]) -> list[str]:
    first = case.impact_started if case.impact_started is not None else case.start
    absence = case.complete and case.shows_absence(_KINDS)
    told = [sentence(one.say(say_pulled(one.one, cast), first, absence=absence)) for one in setbacks[:_MOST_FAILED]]
    more = len(setbacks) - _MOST_FAILED
    return [*told, f"{more} more did not work."] if more > 0 else told


def _at(case: Case, one: Entry) -> str:
    return clock(one.at, case.impact_started if case.impact_started is not None else case.start)
