"""The world at any moment: metrics and facts of impact, computed on demand from the faults at work."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from gameday.engine.curves import Curve
from gameday.engine.faults import LiveFault
from gameday.engine.metrics import Metrics
from gameday.engine.series import Series, series_of
from gameday.engine.tally import HALF, Tally
from gameday.scenario.metric import MetricName
from gameday.scenario.service import Felt, Service
from gameday.scenario.world import World as Told
from gameday.terms.facts import Facts
from gameday.terms.look import Check

STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Shares of users at whose crossing the facts are told anew; between them they are as last told."""


class World:
    """Holds the faults; knows nothing of people, paging or the record. Times are milliseconds since the start."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.faults = {fault.id: LiveFault(fault) for fault in told.faults}
        self.scope_known = not told.scope_seen_in
        self._felt = tuple((service, felt) for service in told.services if service.users > 0 for felt in service.feels)
        """What users feel, and of which service."""
        self._used = tuple(service for service in told.services if service.users > 0)
        self._harming = tuple(fault for fault in self.faults.values() if fault.told.harm is not None)
        self._harmful = frozenset(fault.told.id for fault in self._harming)
        self._metrics = Metrics(told, self.faults)
        self.traffic = self._metrics.traffic
        """None where no service states its load."""
        self._feelings: tuple[tuple[Service, Felt, Curve], ...] = ()
        self._moments: list[int] | None = None

    def changed(self) -> None:
        """A fault was set to something else: what was computed no longer holds."""
        self._metrics.changed()
        self._feelings = ()
        self._moments = None

    # --- metrics -----------------------------------------------------------------------------------------------

    def metric(self, service: str, metric: MetricName) -> Curve:
        """A metric of a service over time, as things stand."""
        return self._metrics.curve(service, metric)

    def value(self, service: str, metric: MetricName, now: int) -> float:
        """A metric at a moment; a rate stays between 0 and 1, nothing falls below 0."""
        return _kept(metric, self._metrics.curve(service, metric).at(now))

    def usual(self, service: str, metric: MetricName) -> float:
        """A metric on a quiet day."""
        return self.value(service, metric, -1)

    def turned_away(self, service: str, now: int) -> float:
        """Share of those who ask a service that levers turn away."""
        curve = self._metrics.turned_away(service)
        return 0.0 if curve is None else curve.at(now)

    def series(self, service: str, metric: MetricName, since: int, until: int, points: int) -> Series:
        """A metric at evenly spaced moments, both ends included. What lies after the present is what nobody touches.

        Raises:
            ValueError: fewer than two points, or an end before the start.

        """
        return series_of(service, metric, lambda time: self.value(service, metric, time), since, until, points)

    # --- facts -------------------------------------------------------------------------------------------------

    def facts(self, now: int) -> Facts:
        """The true facts of impact at a moment."""
        return self._facts(now, self._harmful, self._harmful)

    def well_inside(self, now: int) -> bool:
        """Does nothing hurt but that some are turned away?"""
        return self._facts(now, self._harmful, self._harmful, doors=False).benign

    def facts_seen(self, now: int, look: Check) -> Facts:
        """The facts as one kind of look shows them: what it cannot see it takes as benign."""
        told = [(fault.told.id, fault.told.harm) for fault in self._harming]
        met = [name for name, harm in told if harm is not None and look in harm.seen_in]
        data = [name for name, harm in told if harm is not None and look in harm.data_seen_in]
        return self._facts(now, met, data, known=True)

    def _facts(
        self, now: int, met: Collection[str], data: Collection[str], *, known: bool | None = None, doors: bool = True
    ) -> Facts:
        """Facts from the metrics, and from the harm of faults: as users meet it, and as data and security took it."""
        tally = Tally()
        outside = {service.name: self.turned_away(service.name, now) for service in self._used} if doors else {}
        for service in self._used if doors else ():
            if outside[service.name] * service.users >= HALF:
                tally.turn_away(service, outside[service.name])
        for service, felt, curve in self._feelings or self._feel():
            share = felt.share(_kept(felt.metric, curve.at(now)))
            if share:
                # Of those let in so many feel it; whoever is outside is affected too.
                away = outside.get(service.name, 0.0)
                share = away + (1 - away) * share
            if share * service.users >= HALF:
                tally.feel(service, felt, share, rising=curve.rising_at(now))
        for fault in self._harming:
            if fault.told.id in met:
                tally.meet(fault, now)
            if fault.told.id in data:
                tally.harm(fault, now)
        return tally.facts(workaround=self._workaround(met), known=self.scope_known if known is None else known)

    def _feel(self) -> tuple[tuple[Service, Felt, Curve], ...]:
        """What users feel with its curve, looked up once until something changes."""
        self._feelings = tuple((one, felt, self.metric(one.name, felt.metric)) for one, felt in self._felt)
        return self._feelings

    def _workaround(self, met: Collection[str]) -> bool:
        active = [fault for fault in self.faults.values() if fault.active]
        return bool(active) and all(
            fault.told.id in met and fault.told.harm is not None and fault.told.harm.workaround for fault in active
        )

    def moving(self, now: int) -> bool:
        """Is anything that users feel on its way up or down?"""
        felt = [curve for _, _, curve in self._feelings or self._feel()]
        for curve in (*felt, *[fault.intensity for fault in self._harming]):
            if len(curve.knots) > 1 and curve.at(now) != curve.at(now + 1):
                return True
        return False

    # --- what comes next ---------------------------------------------------------------------------------------

    def next_moment(self, now: int) -> int | None:
        """The next moment at which the facts or an alert may change by themselves; None: never, as things stand."""
        if self._moments is None:
            self._moments = sorted({*self._turning_points(), *self._stages(now)})
        place = bisect_right(self._moments, now)
        return self._moments[place] if place < len(self._moments) else None

    def _turning_points(self) -> Iterator[int]:
        yield from (lever.available_from for lever in self.told.mitigations)
        for fault in self.faults.values():
            yield from fault.intensity.turns()
            harm = fault.told.harm
            for share in () if harm is None else (harm.users, harm.revenue):
                yield from _crossed(fault.intensity, [step / share for step in _steps(share)])
        for service, felt, curve in self._feelings or self._feel():
            if self.traffic is not None:
                yield from curve.bends()
            span = felt.everybody_at - felt.above
            yield from _crossed(curve, [felt.above + span * step / service.users for step in _steps(service.users)])
        if self.traffic is not None:
            for scaled in self.traffic.scaled:
                if scaled.turns_away:
                    yield from scaled.factor.turns()  # also of one that was lifted: it takes a millisecond
                if scaled.turns_away and not scaled.over:
                    yield from self.traffic.turns_below(scaled.service)
        for alert in self.told.alerts:
            yield from self.metric(alert.service, alert.metric).crossings(alert.threshold)

    def _stages(self, now: int) -> Iterator[int]:
        for fault in self.faults.values():
            yield from fault.stages_ahead(now)


def _kept(metric: MetricName, value: float) -> float:
    """A rate between 0 and 1, anything else from 0 up."""
    if value < 0.0:
        return 0.0
    return 1.0 if value > 1.0 and metric in ("error_rate", "saturation") else value


@cache
def _steps(most: float) -> tuple[float, ...]:
    """Shares, up to the greatest there can be, at which the rounded share becomes another step."""
    return tuple(step for step in (HALF, *(step - HALF for step in STEPS)) if step < most)


def _crossed(curve: Curve, levels: Sequence[float]) -> Iterator[int]:
    if len(curve.knots) > 1:
        for level in _between(curve, levels):
            yield from curve.crossings(level)


def _between(curve: Curve, levels: Sequence[float]) -> Sequence[float]:
    """Those of rising levels that a curve can meet."""
    values = [value for _, value in curve.knots]
    return levels[bisect_left(levels, min(values)) : bisect_right(levels, max(values))]
