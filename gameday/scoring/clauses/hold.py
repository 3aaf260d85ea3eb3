"""Hold: the service stays healthy for a watch period before it is called resolved."""

from __future__ import annotations

from gameday.scoring.case import Case
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.ruling import Ruling, clamp, missed, not_applicable, pending, scored, unknown
from gameday.scoring.watching import still_watched, watch_of
from gameday.sop.clause import Hold
from gameday.terms.duration import say_duration
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
    ruling = _held(case, watch, case.resolved.at, broken=broken)
    return _with_earlier(case, clause, ruling, broken=broken).resting_on(case.resolved.id, asked=asked)


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


def _with_earlier(case: Case, clause: Hold, last: Ruling, *, broken: bool) -> Ruling:
    """The ruling on the last word, with the worst of the earlier ones."""
    earlier = [
        (_held(case, watch_of(case, clause, one.at), one.at, broken=False).credit or 0.0, one.id)
        for one in case.timeline.every(Resolved)
        if one is not case.resolved
    ]
    credit = last.credit or 0.0
    worst, entry = min(earlier, default=(1.0, ""))
    if worst >= credit:
        return last
    observed = f"{last.observed}; it had been called resolved too soon before"
    part = case.constants.too_soon
    return scored((1 - part) * credit + part * worst, observed, broken=broken).resting_on(entry)


def _held(case: Case, watch: int, resolved: int, *, broken: bool) -> Ruling:
    if not case.health.healthy(resolved):
        return missed("it was called resolved while the impact lasted", broken=True)
    since = case.health.healthy_since(resolved)
    relapse = "; it broke again" if broken else ""
    if since is None:
        return scored(1.0, f"it was healthy throughout{relapse}", broken=broken)
    if not watch:
        return scored(1.0, f"it was healthy when called resolved{relapse}", broken=broken)
    held = case.world_clock.elapsed(since, resolved)  # what is healthy stays so while the story leaps
    observed = f"it had been healthy for {say_duration(held)} when called resolved{relapse}"
    return scored(clamp(held / watch), observed, broken=broken)


def _broken(case: Case, clause: Hold) -> bool:
    """Was any `resolved` untrue, or followed by a relapse inside the watch period?"""
    return any(
        not case.health.healthy(one.at)
        or case.health.breaks_in(one.at, case.world_clock.after(one.at, watch_of(case, clause, one.at)))
        for one in case.timeline.every(Resolved)
    )
