"""Hold: the service stays healthy for a watch period before it is called resolved."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.ruling import Ruling, clamp, missed, not_applicable, pending, scored, unknown
from gameday.scoring.watching import still_watched, watch_of
from gameday.sop.clause import Hold
from gameday.terms.duration import say_duration
from gameday.terms.moment import clock
from gameday.timeline import Entry
from gameday.timeline.response import Resolved


def rule(case: Case, clause: Hold) -> Ruling:
    """clamp(healthy time held before `resolved` / watch period); no period given: healthy at `resolved`.

    Where it was called more than once, half is the last word's and half the worst one's: a `resolved` said too soon is
    not made good by saying it again. A range binds at its lower end. Broken where a `resolved` was said while
    unhealthy, or the service broke again inside the watch period after it. Public status histories show that 5.5% of
    recoveries are false.
    """
    if not case.binding(clause).spans:
        return unbound(case.binding(clause))
    if not case.covers((Resolved.kind,)):
        return unknown("the record cannot show when it was called resolved")
    if case.resolved is None:
        return _open(case)
    if not case.health.known:
        return unknown("the record cannot show when the service was healthy").resting_on(case.resolved.id)
    watch = watch_of(case, clause, case.resolved.at)
    asked = f"healthy for {say_duration(watch)} before `resolved`" if watch else "healthy at `resolved`"
    broken = _broken(case, clause)
    return _weighed(case, clause, case.resolved, broken=broken).resting_on(case.resolved.id, asked=asked)


def _open(case: Case) -> Ruling:
    """Nobody called it resolved, or not again."""
    if not case.happened():
        return not_applicable("there was nothing to resolve")
    if still_watched(case):
        return pending("the watch period was not over when the record ended")
    # A word that was taken back was said all the same.
    again = case.timeline.first(Resolved) is not None
    never = "it was not called resolved again after it was reopened" if again else "it was never called resolved"
    return missed(never) if case.complete else pending(never)


def _weighed(case: Case, clause: Hold, last: Entry, *, broken: bool) -> Ruling:
    """The last word with the worst of the earlier ones; each that was worth less than it said is told with its time."""
    credit, words = _held(case, clause, last.at)
    earlier = [one for one in case.timeline.every(Resolved) if one is not last]
    told = [*_say_earlier(case, clause, earlier), _say_last(case, clause, last.at, words, alone=not earlier)]
    observed = "; ".join(told)
    worst, entry = min(((_held(case, clause, one.at)[0], one.id) for one in earlier), default=(1.0, ""))
    if worst < credit:
        part = case.constants.too_soon
        return scored((1 - part) * credit + part * worst, observed, broken=broken).resting_on(entry)
    return scored(credit, observed, broken=broken)


def _held(case: Case, clause: Hold, resolved: int) -> tuple[float, str]:
    """(credit, what was seen) of one word that it is over."""
    if not case.health.healthy(resolved):
        return 0.0, "it was called resolved while the impact lasted"
    since = case.health.healthy_since(resolved)
    if since is None:
        return 1.0, "it was healthy throughout"
    watch = watch_of(case, clause, resolved)
    if not watch:
        return 1.0, "it was healthy when called resolved"
    held = case.world_clock.elapsed(since, resolved)  # what is healthy stays so while the story leaps
    return clamp(held / watch), f"it had been healthy for {say_duration(held)} when called resolved"


def _say_earlier(case: Case, clause: Hold, earlier: list[Resolved]) -> Iterator[str]:
    """Of each earlier word that was worth less than it said; those that were plainly untrue together."""
    untrue = [clock(one.at, case.start) for one in earlier if not case.health.healthy(one.at)]
    if untrue:
        yield f"it was called resolved at {' and '.join(untrue)} UTC while the impact lasted"
    for one in earlier:
        said = f"it was called resolved at {clock(one.at, case.start)} UTC"
        if not case.health.healthy(one.at):
            continue
        if (again := _breaks(case, clause, one.at)) is not None:
            yield f"{said}, and it broke again at {clock(again, case.start)} UTC"
        elif _held(case, clause, one.at)[0] < 1.0:
            yield f"{said}, too soon"


def _say_last(case: Case, clause: Hold, at: int, words: str, *, alone: bool) -> str:
    """Of the last word; with its time where it is not the only one."""
    again = _breaks(case, clause, at) if case.health.healthy(at) else None
    said = words if alone else f"at {clock(at, case.start)} UTC {words}"
    return said if again is None else f"{said}; it broke again at {clock(again, case.start)} UTC"


def _breaks(case: Case, clause: Hold, at: int) -> int | None:
    """When it broke again inside the watch period after a word; None where it did not."""
    until = case.world_clock.after(at, watch_of(case, clause, at))
    return next((begun for begun, _ in case.health.spells if at < begun <= until), None)


def _broken(case: Case, clause: Hold) -> bool:
    """Was any `resolved` untrue, or followed by a relapse inside the watch period?"""
    return any(
        not case.health.healthy(one.at)
        or case.health.breaks_in(one.at, case.world_clock.after(one.at, watch_of(case, clause, one.at)))
        for one in case.timeline.every(Resolved)
    )
