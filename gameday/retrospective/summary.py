"""Five lines for a person who was not there: what happened, impact, duration, severity, outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from gameday.retrospective.arrival import say_arrival
from gameday.retrospective.cast import Cast
from gameday.retrospective.distractions import distractions_of
from gameday.retrospective.facts import say_facts, say_share
from gameday.retrospective.false_alarm import is_false_alarm, said_so, say_false_alarm
from gameday.retrospective.found import say_found
from gameday.retrospective.harm import Harm, harms_of
from gameday.retrospective.impact import say_minutes
from gameday.retrospective.in_short import ROOM, fitting, sentences
from gameday.retrospective.levers import known_levers, say_lever
from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.retrospective.measures import say_measures
from gameday.retrospective.misjudged import misjudged
from gameday.retrospective.plain import listed, plain, sentence
from gameday.retrospective.reckoning import LABELS, RUNS_ON, could_show, say_silence
from gameday.retrospective.response_gaps import opened_gaps, say_all
from gameday.retrospective.scene import TRIFLE
from gameday.retrospective.spells import lasting, say_spells, say_untrue_ends, untrue_ends
from gameday.retrospective.story_clock import say_truth, say_truth_briefly, with_utc
from gameday.retrospective.untold import why_untold
from gameday.retrospective.vain import vain_of
from gameday.retrospective.wording import say_entry, say_quote
from gameday.scoring.assessment import Assessment, Measurement
from gameday.scoring.calls import UNSAID
from gameday.scoring.case import Case
from gameday.scoring.impact import TruthStep
from gameday.scoring.since import say_call
from gameday.scoring.triage import triage
from gameday.terms.duration import SECOND, say_duration
from gameday.terms.moment import clock
from gameday.terms.severity import NO_INCIDENT
from gameday.timeline.exercise import Ended
from gameday.timeline.response import Declared, Resolved, SeverityChanged

_PARTS = (
    ("time_to_detect", "noticed {} after {}"),
    ("time_to_acknowledge", "acknowledged {} after {}"),
    ("time_to_declare", "declared {} after {}"),
    ("time_to_mitigate", "mitigated {} after {}"),
    ("time_to_resolve", "resolved {} after {}"),
)
_SHORT = tuple(part for part in _PARTS if part[0] in ("time_to_declare", "time_to_resolve"))
_MOST_TURNS = 6
_NEVER = {
    "time_to_declare": "a declaration",
    "time_to_first_internal_update": "an internal update",
    "time_to_first_external_update": "an external update",
}
_ENDS = {
    "completed": "The record ran to its end",
    "interrupted": "The record was interrupted",
    "aborted": "The record was broken off",
}
_VERDICTS = {"pass": "passed", "fail": "did not pass", "undecided": "undecided", "not_graded": "not graded"}


def summary_of(case: Case, assessment: Assessment, cast: Cast, offset: int = 0) -> tuple[tuple[str, str], ...]:
    """(label, sentence) pairs, always five. `offset`: minutes that the clocks of the story are ahead of UTC."""
    return (
        ("What happened", _what_happened(case, cast, offset)),
        ("Impact", _impact(case, assessment)),
        ("Duration", _duration(case, assessment)),
        ("Severity", _severity(case, assessment)),
        ("Outcome", _outcome(case, assessment)),
    )


def short_of(case: Case, assessment: Assessment, cast: Cast, offset: int = 0) -> tuple[tuple[str, str], ...]:
    """The same five in a line each: what a reader takes in at a glance; the rest is told in `summary_of`."""
    began, truth, found, *done = _happened(case, cast, offset)
    happened = [[began], [*sentences(truth)[:1]], *(sentences(part) for part in (*done, found))]
    *told, verdict = sentences(_outcome(case, assessment))
    severity = sentences(_severity(case, assessment))
    return (
        # What was true and what was done are two things.
        ("What happened", fitting(happened, weighty=(0, 2, 1), room=ROOM + 4)),
        ("Impact", fitting([sentences(_impact(case, assessment))], weighty=(0,))),
        ("Duration", fitting([sentences(_duration(case, assessment, _SHORT))], weighty=(0,))),
        ("Severity", fitting([[one] for one in severity], weighty=(0, 2))),
        ("Outcome", fitting([told, [verdict]], weighty=(1, 0))),
    )


def _what_happened(case: Case, cast: Cast, offset: int) -> str:
    return " ".join(part for part in _happened(case, cast, offset) if part)


def _happened(case: Case, cast: Cast, offset: int) -> tuple[str, ...]:
    """How it began, what was true, then what was found, done and met; empty where there is nothing to tell."""
    scenario = case.scenario
    if scenario is not None:
        began = sentence(plain(scenario.title))
        truth = with_utc(say_truth_briefly(scenario, case.timeline), offset)
        whole = with_utc(say_truth(scenario, case.timeline), offset)
    else:
        signal = case.first_signal
        began = say_entry(signal, cast) if signal else "The record holds no signal of an incident."
        if signal is not None and (quote := say_quote(signal, cast)):
            began += f" “{quote}”{'' if quote.rstrip().endswith(('.', '!', '?')) else '.'}"
        truth = whole = ""
    if is_false_alarm(case):
        gaps = say_all(opened_gaps(case, cast))
        return began, truth, "", say_false_alarm(case, cast), gaps
    found = with_utc(say_found(case, cast, whole), offset)
    gaps = say_all(opened_gaps(case, cast))
    arrived = say_arrival(case, cast)
    harms = harms_of(case, cast, distractions_of(case, cast))
    measures = say_measures(case, cast, vain_of(case, {one.entry for one in harms}))
    return began, truth, found, measures, _harm(harms), gaps, arrived


def _harm(harms: Iterable[Harm]) -> str:
    return " ".join(sentence(f"{say_lever(one.action, one.target)} made it worse: {one.change}") for one in harms)


def _impact(case: Case, assessment: Assessment) -> str:
    felt = [step for step in case.truth if step.impact]
    if not felt:
        return "The record does not say what users felt." if not case.truth else "Users felt nothing."
    worst = max(felt, key=lambda step: _weight(case, step))
    words = f"At its worst: {say_facts(worst.facts)}."
    most = max(step.facts.users_affected or 0.0 for step in felt)
    if say_share(most) != say_share(worst.facts.users_affected or 0.0):
        words += f" At most {say_share(most)} of users were affected at one moment."
    money = max(step.facts.revenue_affected or 0.0 for step in felt)
    if say_share(money) != say_share(worst.facts.revenue_affected or 0.0):
        words += f" At most {say_share(money)} of revenue was affected at one moment."
    minutes = assessment.metrics.user_minutes
    if minutes:
        words += f" In all as much as if every user had been cut off for {say_minutes(minutes)}."
    return words


def _weight(case: Case, step: TruthStep) -> tuple[int, float, float]:
    levels = step.levels or ()
    rank = case.sop.ladder.rank(levels[0]) if levels else None
    users, revenue = step.facts.users_affected or 0.0, step.facts.revenue_affected or 0.0
    # As far as a reader can tell two shares apart.
    return (-(case.sop.ladder.bottom if rank is None else rank), float(f"{users:.3g}"), revenue)


def _duration(case: Case, assessment: Assessment, named: Sequence[tuple[str, str]] = _PARTS) -> str:
    parts = []
    if case.impact_started is not None:
        parts.append(f"Impact {say_spells(case)}.")
    times = {one.name: one for one in assessment.measurements}
    told = []
    for name, words in named:
        one = times.get(name)
        if name == "time_to_mitigate" and case.impact_started is not None and case.impact_ended is not None:
            continue  # the length of the impact, said already
        if one is not None and one.status == "recorded" and one.seconds is not None:
            value = say_duration(round(one.seconds * SECOND))
            since = _since(case, one)
            called = "called " if name == "time_to_resolve" and _untrue(case) else ""
            aside = f" ({one.aside.say()})" if one.aside is not None else ""
            told.append(called + words.format(value, since) + aside)
    censored = [one.name for one in assessment.measurements if one.status == "censored" and could_show(case, one.name)]
    # That it was never resolved is said in the outcome, that impact lasts in the line above.
    # Who came when nobody answered is said with what happened.
    never = [_NEVER[name] for name in censored if name in _NEVER]
    if told and case.around_a_table:
        parts.append("What was done was said in a tabletop, so its times are not rated.")
    elif told:
        parts.append(sentence(listed(told)))
    silences = [sentence(words) for one in assessment.measurements if (words := _silence(case, one))]
    if never and not is_false_alarm(case):
        parts.append(f"{_none(case)} {listed(never, 'or')}.")
    parts += silences
    return " ".join(parts) or "The record holds no times to measure."


def _none(case: Case) -> str:
    """A source that names what it can show may show some of a kind and not the rest: that is not never."""
    return "There was never" if case.header.covers is None else "The record does not show"


def _silence(case: Case, one: Measurement) -> str:
    """A silence nobody can measure to its end: `longest internal silence was at least 50 min (11:25 to 12:15)`."""
    if "silence" not in one.name or one.status != "censored" or not could_show(case, one.name):
        return ""
    said = say_silence(case, one)
    return f"the {LABELS[one.name].lower()} {said if said == RUNS_ON else f'was {said}'}"


def _untrue(case: Case) -> bool:
    """Was the last word that it is over said while users still felt it?"""
    return case.resolved is not None and case.resolved in untrue_ends(case)


def _since(case: Case, one: Measurement) -> str:
    """From what a measurement counts, in the words the findings use."""
    if one.name in ("time_to_detect", "time_to_mitigate", "time_to_resolve") and case.impact_started is not None:
        return "it began"
    if one.name != "time_to_acknowledge":
        return "the first signal"
    return say_call(case, case.entries.get(one.from_entry or ""))


def _severity(case: Case, assessment: Assessment) -> str:
    unknown = {
        one.id: f"{plain(one.severity, 40)} (no level of this SOP)"
        for one in case.timeline
        if isinstance(one, Declared | SeverityChanged) and one.severity and case.sop.ladder.rank(one.severity) is None
    }
    unknown |= {
        one.entry: f"{plain(one.below, 40)} (below this SOP's lowest level)" for one in case.called if one.below
    }
    unknown |= {one.entry: UNSAID for one in case.called if one.unsaid}
    calls = [call.level or unknown.get(call.entry, NO_INCIDENT) for call in case.called]
    if not calls and not case.covers(("declared", "severity_changed")):
        called = "The record cannot show what severity was called."
    elif calls and set(calls) == {UNSAID}:
        called = "Declared; at which level is not on record."
    else:
        called = f"Called {_in_turn(calls)}." if calls else "No severity was called."
    right = _right(case)
    if is_false_alarm(case):
        return called + " By the SOP's own criteria there was no incident at any time."
    if not right:
        return f"{called} What was right cannot be told: {why_untold(case.truth)}."
    wrong = next((one for one in assessment.measurements if one.name == "time_at_wrong_severity"), None)
    words = f"{called} By the SOP's own criteria it was {_in_turn(right)}."
    if wrong is not None and wrong.status == "recorded" and wrong.seconds is not None:
        words += _time_wrong(case, round(wrong.seconds * SECOND))
    return words


def _right(case: Case) -> list[str]:
    """What was right, in turn: what was so for less than a minute, as while it rose or fell, only if nothing lasted."""
    ends = [*(step.at for step in case.truth[1:]), case.horizon]
    spans = [(step, end - step.at) for step, end in zip(case.truth, ends, strict=False) if step.impact]
    found = [
        (" or ".join(levels), sum(length for _, length in steps))
        for levels, steps in groupby(spans, key=lambda one: one[0].levels or ())
        if levels
    ]
    lasted = [said for said, length in found if length >= TRIFLE]
    return lasted or [said for said, _ in found]


def _in_turn(levels: Iterable[str]) -> str:
    """`SEV3, then SEV2, then SEV3`; what changed too often to be told so is `SEV2 and SEV3 by turns`."""
    steps = [level for level, _ in groupby(levels)]
    return ", then ".join(steps) if len(steps) <= _MOST_TURNS else f"{listed(list(dict.fromkeys(steps)))} by turns"


def _time_wrong(case: Case, spent: int) -> str:
    found = triage(case)
    if not spent:
        # What was called by another word cannot be told right or wrong.
        return "" if found.unreadable or found.unsaid else " It was never called wrongly."
    mistakes = misjudged(found)
    told = mistakes.say_times()
    if not told:
        return f" Wrong for {say_duration(spent)}."
    left_out = mistakes.say_left_out(case.scorecard.tolerances.severity_window)
    return f" After a declaration was due it was {told}{mistakes.say_spared()}.{' ' if left_out else ''}{left_out}"


def _outcome(case: Case, assessment: Assessment) -> str:
    ended = case.timeline.last(Ended)
    solved = _called_off(case) if is_false_alarm(case) else _solved(case)
    ends = "The drill was ended early" if ended and case.cut_short else _ENDS[ended.status] if ended else ""
    opening = sentence(f"{ends}; {solved}" if ends else solved)
    overall = assessment.overall
    kept = sum(one.status == "met" and not one.broken for one in assessment.findings)
    due = sum(one.status in ("met", "late", "partial", "missed") for one in assessment.findings)
    words = f"{opening} Of {due} promises that were due, {kept} {'was' if kept == 1 else 'were'} kept in full."
    if not due:
        words = f"{opening} The record shows no promise that was due."
    # Whoever exported half a morning reads this first; what to do about it stands with the open questions.
    words += "".join(f" {one.sentence.split('. ')[0]}." for one in assessment.warnings if one.about == "no_end_stated")
    if overall.gates:
        words += f" Broken and critical: {listed(overall.gates)}."
    low = [one for one in assessment.dimensions if one.score is not None and one.score < case.constants.unable]
    neglected = [f"{DIMENSION_WORDS[one.dimension].lower()} ({100 * (one.score or 0):.0f} of 100)" for one in low]
    although = f", although next to nothing was kept of {listed(neglected)}" if neglected else ""
    return words + f" Verdict: {_VERDICTS[overall.verdict]}{although if overall.verdict == 'pass' else ''}."


def _called_off(case: Case) -> str:
    word = said_so(case.timeline)
    if word is None:
        return "the false alarm was left standing"
    return f"the false alarm was called off at {clock(word.at, case.start)} UTC"


def _solved(case: Case) -> str:
    """How it ended: in fact, and in what was said."""
    said = case.timeline.every(Resolved)
    untrue = say_untrue_ends(case)
    words = "the incident was resolved" if case.resolved else "the incident was not called resolved"
    if untrue:
        words = f"the incident was {untrue}"
        if case.resolved and not _untrue(case):
            words += ", and was resolved later"
    if said and case.resolved is None:
        words += " and reopened; it was not called resolved again" if untrue else " again after it was reopened"
    if case.complete and lasting(case):
        lasts = "the impact lasted" if known_levers(case, case.scenario).none else "the service was not brought back"
        return f"{lasts}, and {words}"
    return words
