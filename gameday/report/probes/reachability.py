"""Does the escalation always reach somebody: in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gameday.regression.probes.line_up import WEEK
from gameday.regression.probes.reachability import (
    Counterexample,
    Failure,
    LevelCheck,
    Outcome,
    Reachability,
    Restarts,
    Step,
    ToolCall,
    Unowned,
)
from gameday.report.palette import BAD, GOOD, WARN
from gameday.report.probes.given import say_given, say_known, say_times
from gameday.retrospective.plain import listed
from gameday.terms.duration import HOUR, say_duration
from gameday.terms.moment import to_datetime
from gameday.terms.role import say_role, say_the_role

_WIDEST = 100
_OUTCOMES: Mapping[Outcome, str] = {
    "answers": "answers",
    "misses": "does not answer",
    "no contact": "no contact is known",
    "nobody": "nobody is on the schedule",
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def print_reachability(console: Console, found: Reachability) -> None:
    """Proof or counterexample, level by level."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def _parts(found: Reachability) -> Iterator[RenderableType]:
    yield Text(f"Does {found.sop} always reach somebody of {found.team}?", style="bold")
    yield Text(
        f"At any minute of the year from {_date(found.start)}, {_most(found.failures)}: within"
        f" {say_duration(found.within)} of the alert. Each call rings who is on call at its own moment.",
        style="dim",
    )
    for one in found.levels:
        yield Text()
        yield from _level(found, one)
    yield from _by_tool(found)
    if found.unowned:
        yield Text()
    for level, why, given in dict.fromkeys((one.level, one.why, one.given) for one in found.unowned):
        spans = [one for one in found.unowned if (one.level, one.why, one.given) == (level, why, given)]
        yield Text(_say_unowned(spans, found.start), style=BAD)
    if not found.proved:
        yield Text(f"\nNot proved: {say_open(found)}.", style="bold")


def say_open(found: Reachability) -> str:
    """At which levels it is not proved, and why: `SEV1 and SEV2 (a counterexample), SEV4 (the SOP pages nobody)`."""
    reasons = {one.level: _reasons(one) for one in found.levels}
    return ", ".join(
        f"{listed([level for level, told in reasons.items() if told == why])} ({'; '.join(why)})"
        for why in dict.fromkeys(reasons.values())
        if why
    )


def _reasons(one: LevelCheck) -> tuple[str, ...]:
    own, before = _own_reasons(one), _own_reasons(one.until_called) if one.until_called else ()
    return (*own, *(f"{why} until it is called" for why in before if why not in own))


def _own_reasons(one: LevelCheck) -> tuple[str, ...]:
    unheard = {span.why for span in one.unowned}
    reasons = (
        ("a counterexample", one.counterexample is not None),
        ("the SOP pages nobody", one.rests_on == "tool"),
        (_say_silent(one), one.silent is not None),
        ("not every way its conditions can come out was tried", one.untried),
        ("hours with nobody on the schedule", "schedule" in unheard),
        ("hours with no contact of whoever is on call", "contact" in unheard),
    )
    return tuple(why for why, holds in reasons if holds)


def _say_unowned(spans: Sequence[Unowned], start: int) -> str:
    first = spans[0]
    when = say_span(first.at, first.until, start)
    week = [one for one in spans if one.at < first.at - (first.at - start) % WEEK + WEEK]
    hours = sum(one.until - one.at for one in week) / HOUR
    also = f", and at other times: {hours:,.4g} hours of that week in all" if len(week) > 1 else ""
    also = also or (" (and in other weeks)" if len(spans) > 1 else "")
    unheard = {
        "schedule": "nobody is on the schedule for the first page of an alert",
        "contact": "no contact is known of whoever is on call for the first page of an alert",
    }
    given = f"{say_given(first.given)}, " if first.given else ""
    return f"{first.level}: {given}{unheard[first.why]} {when}{also}."


def _most(failures: int) -> str:
    if failures == 0:
        return "nothing failing"
    most = f"every set of at most {failures} failures" if failures > 1 else "every single failure"
    return f"{most} (a person who does not answer, a schedule with nobody on it)"


def _level(found: Reachability, one: LevelCheck) -> Iterator[RenderableType]:
    example = one.counterexample
    if one.rests_on == "no page":
        yield Text.assemble((f"{one.level}: nobody is paged", "bold"), ", as the SOP asks.")
        return
    if one.rests_on == "tool":
        yield Text.assemble(
            (f"{one.level}: the SOP pages nobody", f"bold {BAD}"),
            f". It has no hop of escalation here. What follows is what {found.tool} does by itself.",
        )
    if example is None:
        yield _holds(found, one)
    else:
        yield Text.assemble(
            (f"{one.level}: not always", f"bold {BAD}"),
            f". {_once_called(one, say_example(example, found))}{_until_called(found, one)}",
        )
        yield _steps(example.steps)


def _steps(steps: Sequence[Step]) -> Table:
    """One call a row: what is too long for a line goes on below its own beginning."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, min_width=11)
    table.add_column()
    for step in steps:
        table.add_row(Text(f"{say_duration(step.after) if step.after else 'at once'}:"), Text(say_step(step)))
    return table


def _by_tool(found: Reachability) -> Iterator[RenderableType]:
    """What the paging tool decided where the SOP is silent; levels of the same calls in one sentence."""
    silent = [one for one in found.levels if one.by_tool and one.rests_on != "tool"]
    for calls in dict.fromkeys(one.by_tool for one in silent):
        levels = listed([one.level for one in silent if one.by_tool == calls])
        for given in dict.fromkeys(one.given for one in calls):
            own = [one for one in calls if one.given == given]
            yield from _decided(found, f"At {levels}{f', {say_given(given)},' if given else ''} the SOP", own)


def _decided(found: Reachability, opening: str, calls: Sequence[ToolCall]) -> Iterator[RenderableType]:
    if untimed := [one for one in calls if one.clause]:
        names, times = listed([str(one.clause) for one in untimed]), listed([_after(one) for one in untimed])
        yield Text(f"\n{opening} gives no time for {names}. {found.tool} decides: {times}.", style=WARN)
    own = [one for one in calls if not one.clause]
    for first, called in ((True, "who is called first"), (False, "who else is called")):
        if rung := [one for one in own if one.first is first]:
            told = listed([f"{say_role(one.target)} {_after(one)}" for one in rung])
            yield Text(f"\n{opening} does not say {called}. {found.tool} rings {told}.", style=WARN)


def _after(call: ToolCall) -> str:
    return f"after {say_duration(call.after)}" if call.after else "at once"


def _holds(found: Reachability, one: LevelCheck) -> Text:
    by = {"tool": f" by {found.tool} alone", "policy and tool": f", with {found.tool} where the SOP is silent"}
    told = (
        f"{_once_called(one, f'At the slowest {_slowest(one)}.')} {one.cases:,} case{'s' * (one.cases != 1)} over"
        f" {one.moments:,} line-up{'s' * (one.moments != 1)} of people called{_ways(one)}."
    )
    before, (word, style) = _until_called(found, one), _word(one)
    if one.holds and not one.proved:
        return Text.assemble((f"{one.level}: {word}", style), f".{before} {told}")
    return Text.assemble((f"{one.level}: {word}", style), f"{by.get(one.rests_on, '')}. {told}{before}")


def _ways(one: LevelCheck) -> str:
    """Where hops have conditions: that each way they can come out was tried, or that there are too many."""
    if one.untried:
        return f", in {one.ladders} of the ways in which the conditions of its hops can come out: there are too many"
    return f", in all {one.ladders} ways in which the conditions of its hops can come out" if one.ladders > 1 else ""


def _word(one: LevelCheck) -> tuple[str, str]:
    """What is found at a level without a counterexample by its own times, and how it looks."""
    if one.proved:
        return "proved", f"bold {GOOD}"
    if one.rests_on == "tool":
        return "holds", ""
    if one.unowned:
        return "somebody is reached, though at some hours not by the first page", f"bold {BAD}"
    if one.silent:
        return _say_silent(one), f"bold {BAD}"
    if one.untried:
        return "not every way tried", f"bold {BAD}"
    return "not always until it is called", f"bold {BAD}"


def _once_called(one: LevelCheck, told: str) -> str:
    """What is told of a level by its own times: where others are in force before, that it is so once it is called."""
    return f"Once it is called, {told[0].lower()}{told[1:]}" if one.until_called else told


def _until_called(found: Reachability, one: LevelCheck) -> str:
    """What is told of a level by the times in force before; empty where they are the same."""
    before = one.until_called
    if before is None:
        return ""
    opening = f" Until then the times of {before.level} are in force"
    if before.counterexample is not None and before.rests_on != "tool":
        if one.counterexample is not None:
            return f"{opening}: not always either."
        told = say_example(before.counterexample, found)
        return f"{opening}: {told[0].lower()}{told[1:]}"
    reasons = (
        (", and there the SOP pages nobody", before.rests_on == "tool"),
        (", and at some hours the first page rings nobody", bool(before.unowned)),
        (f", and there {_say_silent(before)}", before.silent is not None),
        (", and there are too many ways in which their conditions can come out", before.untried),
    )
    return f"{opening}{next((why for why, holds in reasons if holds), f': at the slowest {_slowest(before)}')}."


def _say_silent(one: LevelCheck) -> str:
    return f"the SOP pages nobody if {say_known(one.silent)}" if one.silent else ""


def _slowest(one: LevelCheck) -> str:
    return f"after {say_duration(one.slowest)}" if one.slowest else "with the first page"


def say_example(one: Counterexample, found: Reachability) -> str:
    """The counterexample in a sentence, or two where the tool goes on."""
    end = (
        _say_dead_end(one.restarts, found)
        if one.reached is None
        else f"somebody is reached only after {say_duration(one.reached)}, later than {say_duration(found.within)}."
    )
    also = " (and at other times)" if one.again else ""
    return f"For an alert {say_span(one.at, one.until, found.start)}{also}, {_why(one)}, {end}"


def _why(one: Counterexample) -> str:
    """What has to come about for it."""
    failed = _say_failures(one.failures)
    if one.given is None:
        return f"when {failed}" if failed else "although nothing fails"
    return f"{say_given(one.given)}{f' and {failed}' if failed else ', although nothing fails'}"


def _say_dead_end(one: Restarts | None, found: Reachability) -> str:
    """That nobody is reached, and what the tool does then: it is not counted."""
    if one is None:
        return "the ladder ends and nobody is reached: a dead end."
    again = f"starts again every {say_duration(one.every)}, {say_times(one.times)}, unless somebody has declared"
    pool = f"; another of the pool of {listed([say_role(role) for role in one.pools])} may answer then"
    return (
        f"the first round of the ladder reaches nobody: a dead end. {found.tool} {again}{pool if one.pools else ''}."
        " That is not counted."
    )


def _say_failures(failures: Sequence[Failure]) -> str:
    people = [one.name for one in failures if one.kind == "person"]
    roles = [say_the_role(one.name) for one in failures if one.kind == "schedule"]
    silent = f"{listed(people)} {'does' if len(people) == 1 else 'do'} not answer" if people else ""
    empty = f"nobody is on the schedule of {listed(roles)}" if roles else ""
    return " and ".join(filter(None, (silent, empty)))


def say_step(step: Step) -> str:
    """One call in words, without its time."""
    who = f" ({step.person})" if step.person else ""
    outcome = _OUTCOMES[step.outcome]
    clause = f"{step.clause}, the tool's time" if step.timed_by == "tool" else step.clause
    by = f"  [{clause}]" if step.clause else "  [the tool's own]"
    return f"{say_role(step.target)}{who}: {outcome}{by}"


def say_span(at: int, until: int, start: int) -> str:
    """`on Saturday from 02:00 to 03:00 UTC`; with the date where it is not so every week."""
    if until - at >= WEEK:
        return "at any time" if at == start else f"at any time of the week from {_date(at)}"
    first, last = _day(at, start), _day(until, start)
    if first == last:
        return f"on {first} from {_hour(at)} to {_hour(until)} UTC"
    return f"from {first} {_hour(at)} to {last} {_hour(until)} UTC"


def _day(at: int, start: int) -> str:
    name = _DAYS[to_datetime(at).weekday()]
    return name if at <= start + WEEK else f"{name} {_date(at)}"


def _date(at: int) -> str:
    return f"{to_datetime(at):%Y-%m-%d}"


def _hour(at: int) -> str:
    when = to_datetime(at)
    return f"{when:%H:%M:%S}" if when.second else f"{when:%H:%M}"
