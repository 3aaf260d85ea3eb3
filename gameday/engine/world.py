"""The world at any moment: metrics and facts of impact, computed on demand from the faults at work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from gameday.engine.curves import Curve
from gameday.engine.faults import LiveFault
from gameday.engine.metrics import Metrics
from gameday.engine.series import Series, series_of
from gameday.engine.tally import HALF, Tally
from gameday.scenario.metric import MetricName
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
        self._harming = tuple(fault for fault in self.faults.values() if fault.told.harm is not None)
        self._harmful = frozenset(fault.told.id for fault in self._harming)
        self._metrics = Metrics(told, self.faults)
        self.traffic = self._metrics.traffic
        """None where no service states its load."""
        self._moments: list[int] | None = None

    def changed(self) -> None:
        """A fault was set to something else: what was computed no longer holds."""
        self._metrics.changed()
        self._moments = None

    # --- metrics -----------------------------------------------------------------------------------------------

    def metric(self, service: str, metric: MetricName) -> Curve:
        """A metric of a service over time, as things stand."""
        return self._metrics.curve(service, metric)

    def value(self, service: str, metric: MetricName, now: int) -> float:
        """A metric at a moment; a rate stays between 0 and 1, nothing falls below 0."""
        value = max(0.0, self.metric(service, metric).at(now))
        return min(1.0, value) if metric in ("error_rate", "saturation") else value

    def usual(self, service: str, metric: MetricName) -> float:
        """A metric on a quiet day."""
        return self.value(service, metric, -1)

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

    def facts_seen(self, now: int, look: Check) -> Facts:
        """The facts as one kind of look shows them: what it cannot see it takes as benign."""
        told = [(fault.told.id, fault.told.harm) for fault in self._harming]
        met = [name for name, harm in told if harm is not None and look in harm.seen_in]
        data = [name for name, harm in told if harm is not None and look in harm.data_seen_in]
        return self._facts(now, met, data, known=True)

    def _facts(self, now: int, met: Collection[str], data: Collection[str], *, known: bool | None = None) -> Facts:
        """Facts from the metrics, and from the harm of faults: as users meet it, and as data and security took it."""
        tally = Tally()
        for service, felt in self._felt:
            share = felt.share(self.value(service.name, felt.metric, now))
            if share * service.users >= HALF:
                rising = self.metric(service.name, felt.metric).rising_at(now)
                tally.feel(service, felt, share, rising=rising)
        for fault in self._harming:
            if fault.told.id in met:
                tally.meet(fault, now)
            if fault.told.id in data:
                tally.harm(fault, now)
        return tally.facts(workaround=self._workaround(met), known=self.scope_known if known is None else known)

    def _workaround(self, met: Collection[str]) -> bool:
        active = [fault for fault in self.faults.values() if fault.active]
        return bool(active) and all(
            fault.told.id in met and fault.told.harm is not None and fault.told.harm.workaround for fault in active
        )

    def moving(self, now: int) -> bool:
        """Is anything that users feel on its way up or down?"""
        felt = [self.metric(service.name, felt.metric) for service, felt in self._felt]
        harms = [fault.intensity for fault in self._harming]
        return any(len(curve.knots) > 1 and curve.at(now) != curve.at(now + 1) for curve in (*felt, *harms))

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
        for service, felt in self._felt:
            if self.traffic is not None:
                yield from self.metric(service.name, felt.metric).bends()
            span = felt.everybody_at - felt.above
            levels = [felt.above + span * step / service.users for step in _steps(service.users)]
            yield from _crossed(self.metric(service.name, felt.metric), levels)
        for alert in self.told.alerts:
            yield from self.metric(alert.service, alert.metric).crossings(alert.threshold)

    def _stages(self, now: int) -> Iterator[int]:
        for fault in self.faults.values():
            yield from fault.stages_ahead(now)


def _steps(most: float) -> Iterator[float]:
    """Shares, up to the greatest there can be, at which the rounded share becomes another step."""
    yield from (step for step in (HALF, *(step - HALF for step in STEPS)) if step < most)


def _crossed(curve: Curve, levels: Iterable[float]) -> Iterator[int]:
    if len(curve.knots) > 1:
        for level in levels:
            yield from curve.crossings(level)
