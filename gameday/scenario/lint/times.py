"""Times that cannot be: after the end, before the beginning, out of order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gameday.scenario.inject import ExpectedAction, Inject
from gameday.scenario.lint.remark import Remark, Where
from gameday.scenario.model import Scenario
from gameday.terms.duration import format_duration

_NEVER = "What comes after the end never happens."
_JUDGED = "A bound that ends after the drill cannot be missed, so nobody can be said to have kept it."


def time_remarks(one: Scenario) -> Iterator[Remark]:
    """Everything that comes too late, or in an order that cannot be."""
    yield from _length(one)
    yield from _phases(one)
    for index, gap in enumerate(one.gaps):
        if gap.from_start >= one.ends_after:
            yield _late(one, ("gaps", index, "from_start"), f"the gap {gap.gap} begins", gap.from_start)
    for index, lever in enumerate(one.world.mitigations if one.world else ()):
        if lever.available_from >= one.ends_after:
            where = ("world", "mitigations", index, "available_from")
            yield _late(one, where, f"{lever.action} {lever.target} can be pulled", lever.available_from)
    for index, branch in enumerate(one.branches):
        if branch.delay >= one.ends_after:
            yield _late(one, ("branches", index, "delay"), f"the branch {branch.id!r} is decided", branch.delay)
    for index, inject in enumerate(one.injects):
        yield from _inject(one, index, inject)
    for index, action in enumerate(one.expects):
        yield from _bound(one, ("expects", index), action, 0)


def earliest(one: Scenario, inject: Inject) -> int:
    """The soonest an inject can go out, in milliseconds after the start, as far as its times tell."""
    phase = next((part for part in one.phases if part.id == inject.phase), None)
    begins = 0 if phase is None else max(phase.at or 0, way_opens(one, phase.way))
    begins = max(begins, way_opens(one, inject.way))
    if inject.at is not None:
        return begins + inject.at if inject.phase else max(begins, inject.at)
    if inject.when is not None and inject.when.by is not None:
        return begins + inject.when.by
    return begins + inject.delay


def way_opens(one: Scenario, way: str | None) -> int:
    """The soonest a way can be taken, in milliseconds after the start."""
    of = (branch for branch in one.branches if any(each.id == way for each in branch.ways))
    return next((branch.at if branch.at is not None else branch.delay for branch in of), 0)


def _length(one: Scenario) -> Iterator[Remark]:
    if one.duration > one.ends_after:
        yield Remark(
            "error",
            "longer-than-it-lasts",
            ("duration",),
            f"a drill usually takes {format_duration(one.duration)}, and ends after {format_duration(one.ends_after)}",
            "a `duration` of at most `ends_after`",
            "Whoever plans the hour plans for time that is never played.",
        )
    if one.par is None:
        return
    for key in ("time_to_mitigate", "time_to_resolve"):
        at: int | None = getattr(one.par, key)
        if at is not None and at > one.ends_after:
            yield _late(one, ("par", key), f"the par for {key.replace('_', ' ')} comes", at)
    mitigated, resolved = one.par.time_to_mitigate, one.par.time_to_resolve
    usual = max(mitigated or 0, resolved or 0)
    if one.duration < usual <= one.ends_after:
        yield Remark(
            "error",
            "shorter-than-par",
            ("duration",),
            f"a drill usually takes {format_duration(one.duration)}, "
            f"and par is {format_duration(usual)} until it is {'resolved' if resolved == usual else 'mitigated'}",
            f"a `duration` of at least {format_duration(usual)}, or a par that was found for this scenario",
            "Even a competent team is stopped before it is through.",
        )
    if mitigated is not None and resolved is not None and resolved < mitigated:
        yield Remark(
            "error",
            "par-out-of-order",
            ("par", "time_to_resolve"),
            f"par resolves after {format_duration(resolved)} what it mitigates after {format_duration(mitigated)}",
            "a time to resolve of at least the time to mitigate",
            "Teams are shown these figures beside their own.",
        )


def _phases(one: Scenario) -> Iterator[Remark]:
    timed = [(index, part, part.at) for index, part in enumerate(one.phases) if part.at is not None]
    for (_, before, sooner), (index, phase, later) in pairwise(timed):
        if later <= sooner:
            yield Remark(
                "error",
                "phases-out-of-order",
                ("phases", index, "at"),
                f"the phase {phase.id!r} begins at {format_duration(later)}, "
                f"and {before.id!r}, which stands before it, at {format_duration(sooner)}",
                "phases in the order in which they begin",
                "A phase lasts until the next one begins, so one of the two has no time.",
            )


def _inject(one: Scenario, index: int, inject: Inject) -> Iterator[Remark]:
    where: Where = ("injects", index)
    sent = earliest(one, inject)
    if sent >= one.ends_after:
        key = "delay" if inject.delay else "at" if inject.at is not None else "way" if inject.way else "phase"
        yield _late(one, (*where, key), f"inject {inject.id!r} comes", sent)
        return
    yield from _beyond_its_phase(one, index, inject)
    if inject.repeat is not None and sent + inject.repeat.every >= one.ends_after:
        again = sent + inject.repeat.every
        yield _late(one, (*where, "repeat", "every"), f"inject {inject.id!r} comes again", again)
    for place, action in enumerate(inject.expects):
        yield from _bound(one, (*where, "expects", place), action, sent)


def _beyond_its_phase(one: Scenario, index: int, inject: Inject) -> Iterator[Remark]:
    """An inject at a time at which the next phase has begun already."""
    timed = [phase for phase in one.phases if phase.at is not None]
    own = next((place for place, phase in enumerate(timed) if phase.id == inject.phase), None)
    if own is None or inject.at is None or own + 1 == len(timed):
        return
    begins, ends = timed[own].at or 0, timed[own + 1].at or 0
    if begins < ends <= begins + inject.at:
        yield Remark(
            "error",
            "inject-beyond-its-phase",
            ("injects", index, "at"),
            f"inject {inject.id!r} comes {format_duration(inject.at)} after the phase {timed[own].id!r} began, "
            f"and {timed[own + 1].id!r} begins {format_duration(ends - begins)} after it",
            "a time before the next phase begins, or the phase it comes in",
            "The papers list it under a phase that is over when it arrives.",
        )


def _bound(one: Scenario, where: Where, action: ExpectedAction, sent: int) -> Iterator[Remark]:
    if action.within is not None and sent + action.within > one.ends_after:
        yield Remark(
            "error",
            "bound-after-the-end",
            (*where, "within"),
            f"{action.id!r} may take until {format_duration(sent + action.within)}, "
            f"and the scenario ends after {format_duration(one.ends_after)}",
            "a bound that ends before the scenario does",
            _JUDGED,
        )


def _late(one: Scenario, where: Where, what: str, at: int) -> Remark:
    return Remark(
        "error",
        "after-the-end",
        where,
        f"{what} at {format_duration(at)} at the soonest, "
        f"and the scenario ends after {format_duration(one.ends_after)}",
        "a time before the end",
        _NEVER,
    )
