"""Alerts that no fault sets off, whatever anybody does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gameday.fitting.extremes import Extremes
from gameday.fitting.makers import Coming
from gameday.scenario import Scenario
from gameday.scenario.lint.remark import Remark
from gameday.scenario.monitoring import AlertRule
from gameday.scenario.world import World


def alarm_remarks(one: Scenario, found: Coming) -> Iterator[Remark]:
    """Every alert rule whose threshold is out of reach."""
    if one.world is None:
        return
    extremes = Extremes(one.world, found.faults)
    for index, alert in enumerate(one.world.alerts):
        span = extremes.span(alert.service, alert.metric)
        if span is None or any(alert.limit.beyond(value) for value in span):
            continue
        lowest, highest = span
        if lowest == highest:
            # That monitoring sees nothing of a fault is a story; that it watches what has none is a slip.
            if not _faulty_below(one.world, alert.service, found.faults):
                yield _unmoved(index, alert)
        else:
            yield _short(index, alert, lowest if alert.above is None else highest)


def _faulty_below(world: World, service: str, faults: Collection[str]) -> bool:
    """Is there a fault at a service, or at something it leans on?"""
    if any(fault.service == service and fault.id in faults for fault in world.faults):
        return True
    return any(_faulty_below(world, leaning.service, faults) for leaning in world.service(service).depends_on)


def _short(index: int, alert: AlertRule, furthest: float) -> Remark:
    key, way = ("below", "falls to") if alert.above is None else ("above", "rises to")
    return Remark(
        "error",
        "alert-never-rings",
        ("world", "alerts", index, key),
        f"{alert.id!r} rings {key} {alert.limit.at:g}, and {alert.metric} of {alert.service!r} {way} {furthest:g} "
        "at the most, whatever is done",
        "a threshold that some fault crosses",
        "Whoever waits for it waits in vain, and without a signal nobody comes.",
    )


def _unmoved(index: int, alert: AlertRule) -> Remark:
    return Remark(
        "gap",
        "alert-stays-silent",
        ("world", "alerts", index, "service"),
        f"{alert.id!r} watches {alert.service!r}, at which nothing ever goes wrong",
        "a service that some fault reaches, or no such alert",
        "It never rings, whatever is done; perhaps another service was meant.",
    )
