"""Words of a rehearsal."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from gameday.rehearsal import Rehearsal, Setting
from gameday.rehearsal.idle import Idle
from gameday.rehearsal.landmark import Strand
from gameday.rehearsal.rehearsal import Event
from gameday.rehearsal.spread import Spread
from gameday.report.words import VERDICT_WORDS
from gameday.retrospective.heading import banner_of
from gameday.retrospective.plain import listed, plain
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.frozen import frozen
from gameday.timeline import Exercise

RARE = 0.1
"""What came in a smaller share of the plays is not typical."""
STRAND_NAMES: dict[Strand, str] = {"truth": "true", "signal": "came", "script": "sent", "act": "done"}


@frozen
class Rehearsed:
    """A rehearsal, and what was rehearsed."""

    found: Rehearsal
    name: str
    title: str
    banner: tuple[str, ...]
    played: str
    """By whom and under which SOP: `by storefront (default) under one-page-playbook`."""
    command: str
    """What plays one of them again, but for the seed."""
    asked: int
    """How many plays were asked for."""
    seed: int
    """Of the first play."""
    duration: int
    """The planned duration, in milliseconds."""
    ends_after: int


def say_minute(at: float) -> str:
    """Story time in whole minutes."""
    return f"{at / MINUTE:.0f}"


def say_range(spread: Spread) -> str:
    """From the tenth to the ninetieth percentile, in minutes: `5..12`; empty where both are the median."""
    low, high = say_minute(spread.low), say_minute(spread.high)
    return "" if low == high == say_minute(spread.median) else f"{low}..{high}"


def _lasting(spread: Spread) -> str:
    return f"{say_duration(round(spread.median))} ({say_minute(spread.low)}..{say_minute(spread.high)} min)"


def _count(spread: Spread) -> str:
    return f"{spread.median:.0f} ({spread.low:.0f}..{spread.high:.0f})"


def say_words(event: Event, found: Rehearsal) -> str:
    """What happened, and how often where it is more than once: `First customer report; 12 in all`."""
    words, times = event.landmark.words, round(event.times.median)
    if event.landmark.key == "widest" and found.widest is not None:
        low, high = (f"{share:.0%}" for share in (found.widest.low, found.widest.high))
        return f"{words}: {low} of users" if low == high else f"{words}: {low} to {high} of users"
    return f"{words}; {times} in all" if times > 1 and not event.landmark.key.startswith("right:") else words


def say_length(told: Rehearsed) -> str:
    """How long it takes, and how that fits with what was planned."""
    found, planned = told.found, say_duration(told.duration)
    if found.over is None:
        return f"Never over; every play runs to the end after {say_duration(told.ends_after)}."
    words = f"Over after {_lasting(found.over)}"
    words += f", in {found.within} of {found.runs} plays within the planned {planned}"
    if found.ended is not None:
        words += f"; the drill ends after {_lasting(found.ended)}, watch period included"
    missing = found.runs - found.closed
    return words + (f". Never over in {missing} of {found.runs}." if missing else ".")


def say_interruptions(found: Rehearsal) -> str:
    """How often a play interrupts people, and by what."""
    if found.interruptions is None:
        return "Not known."
    names = {
        "questions": "questions of stakeholders",
        "distractions": "distractions",
        "noise": "alerts that mean nothing",
    }
    parts = [f"{names[kind]} {_count(spread)}" for kind, spread in found.by_kind.items() if spread.high]
    return f"{_count(found.interruptions)} times a play" + (f": {listed(parts)}." if parts else ".")


def say_updates(found: Rehearsal) -> str:
    """How many a play brings forth."""
    parts = [f"{audience} {_count(spread)}" for audience, spread in found.updates.items()]
    return (", ".join(parts) if parts else "None") + "."


def say_verdicts(found: Rehearsal) -> str:
    """How the plays were judged: verdicts, points, critical clauses."""
    verdicts = listed([f"{VERDICT_WORDS[verdict]} {count}" for verdict, count in found.verdicts.items() if count])
    points = ""
    if found.score is not None and not found.verdicts["not_graded"]:
        score = found.score
        points = f"; {score.median * 100:.0f} points of 100 ({score.low * 100:.0f}..{score.high * 100:.0f})"
    gates = listed([f"{id_} ({count})" for id_, count in found.gates[:4]])
    more = f" and {len(found.gates) - 4} more" if len(found.gates) > 4 else ""
    return f"{verdicts}{points}." + (f" Critical clauses broken: {gates}{more}." if gates else "")


def say_meanwhile(one: Idle) -> str:
    """What goes on in most of the plays that are quiet then; empty: nothing that shows."""
    if one.start == 0:
        return "before anything has come"
    if one.mended > 0.5:
        return "after it was mended"
    if one.seeking > 0.5:
        return "somebody looks for the cause"
    return "a lever takes effect" if one.waiting > 0.5 else ""


def rehearsed(
    found: Rehearsal, setting: Setting, stated: str, options: Mapping[str, str | None], *, asked: int, seed: int
) -> Rehearsed:
    """A rehearsal with what was rehearsed; `stated` and `options` are the command line's own words."""
    team = setting.team
    by = team.name if isinstance(team.profile, str) else f"{team.name} ({team.behaviour.name})"
    last = seed + found.runs - 1
    seeds = f"seeds {seed} to {last}" if last > seed else f"seed {seed}"
    given = "".join(f" --{name} {shlex.quote(value)}" for name, value in options.items() if value is not None)
    return Rehearsed(
        found=found,
        name=setting.scenario.name,
        title=plain(setting.scenario.title, 200),
        banner=banner_of(Exercise(kind="simulation"), ""),
        played=f"{seeds}, by {by} under {setting.sop.name}",
        command=f"gameday run {shlex.quote(stated)}{given}",
        asked=asked,
        seed=seed,
        duration=setting.scenario.duration,
        ends_after=setting.scenario.ends_after,
    )
