"""The world at any moment: metrics and facts of impact, computed on demand from the faults at work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from gameday.engine.curves import Curve
from gameday.engine.faults import LiveFault
from gameday.engine.layout import layout_of, steps
from gameday.engine.metrics import Metrics
from gameday.engine.series import Series, series_of
from gameday.engine.tally import HALF, Tally
from gameday.scenario.metric import MetricName
from gameday.scenario.monitoring import AlertRule
from gameday.scenario.service import Felt, Service
from gameday.scenario.world import World as Told
from gameday.terms.facts import Facts
from gameday.terms.look import Check
from gameday.terms.same import Same

Feeling = tuple[Service, Felt, tuple[float, ...], Curve]
"""Of which service, what of it, at which values another share of its users comes to feel it, and its run."""
Watched = tuple[tuple[AlertRule, Curve], ...]
"""Alert rules, each with what it watches."""


class World:
    """Holds the faults; knows nothing of people, paging or the record. Times are milliseconds since the start."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.layout = layout_of(Same(told))
        self.faults = {fault.id: LiveFault(fault) for fault in told.faults}
        self.scope_known = not told.scope_seen_in
        self._harming = [fault for fault in self.faults.values() if fault.told.harm is not None]
        self._metrics = Metrics(self.layout, self.faults)
        self.traffic = self._metrics.traffic
        """None where no service states its load."""
        # What follows from how things stand, worked out when it is first asked for: `changed`.
        self._feelings: list[Feeling] | None = None
        self._watched: Watched | None = None
        self._moments: list[int] | None = None

    def changed(self) -> None:
        """A fault was set to something else: what was computed no longer holds."""
        self._metrics.changed()
        self._feelings = self._watched = self._moments = None

    # --- metrics -----------------------------------------------------------------------------------------------

    def metric(self, service: str, metric: MetricName) -> Curve:
        """A metric of a service over time, as things stand."""
        return self._metrics.curve(service, metric)

    def value(self, service: str, metric: MetricName, now: int) -> float:
        """A metric at a moment; a rate stays between 0 and 1, nothing falls below 0."""
        return kept(metric, self._metrics.curve(service, metric).at(now))

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
        return self._facts(now, self._harming, self._harming, known=self.scope_known)

    def well_inside(self, now: int) -> bool:
        """Does nothing hurt but that some are turned away?"""
        return self._facts(now, self._harming, self._harming, known=self.scope_known, doors=False).benign

    def facts_seen(self, now: int, look: Check) -> Facts:
        """The facts as one kind of look shows them: what it cannot see it takes as benign."""
        met = data = self._harming
        if self._harming:
            told = [(fault, fault.told.harm) for fault in self._harming]
            met = [fault for fault, harm in told if harm is not None and look in harm.seen_in]
            data = [fault for fault, harm in told if harm is not None and look in harm.data_seen_in]
        return self._facts(now, met, data, known=True)

    def _facts(
        self, now: int, met: Sequence[LiveFault], data: Sequence[LiveFault], *, known: bool, doors: bool = True
    ) -> Facts:
        """Facts from the metrics, and from the harm of faults: as users meet it, and as data and security took it."""
        tally = Tally()
        outside = self._outside(now, tally) if doors and self.traffic is not None else {}
        for service, felt, _, curve in self._felt():
            share = felt.share(kept(felt.metric, curve.at(now)))
            if share and outside:
                # Of those let in so many feel it; whoever is outside is affected too.
                away = outside[service.name]
                share = away + (1 - away) * share
            if share * service.users >= HALF:
                tally.feel(service, felt.as_, share, rising=curve.rising_at(now))
        for fault in met:
            tally.meet(fault, now)
        for fault in data:
            tally.harm(fault, now)
        return tally.facts(workaround=bool(met) and self._workaround(met), known=known)

    def _outside(self, now: int, tally: Tally) -> dict[str, float]:
        """Share of those who ask each service that users meet whom levers turn away; who is away is affected."""
        outside = {service.name: self.turned_away(service.name, now) for service in self.layout.used}
        for service in self.layout.used:
            if outside[service.name] * service.users >= HALF:
                tally.turn_away(service, outside[service.name])
        return outside

    def _felt(self) -> list[Feeling]:
        """What users feel, or may come to feel as things stand."""
        if self._feelings is None:
            drawn = [(*one, self.metric(one[0].name, one[1].metric)) for one in self.layout.felt]
            self._feelings = [one for one in drawn if len(one[3].knots) > 1 or one[1].share(one[3].knots[0][1])]
        return self._feelings

    def _workaround(self, met: Sequence[LiveFault]) -> bool:
        """Can whoever is affected help themselves, whichever active fault it is?"""
        active = [fault for fault in self.faults.values() if fault.active]
        return bool(active) and all(
            fault in met and fault.told.harm is not None and fault.told.harm.workaround for fault in active
        )

    def moving(self, now: int) -> bool:
        """Is anything that users feel on its way up or down?"""
        for _, _, _, curve in self._felt():
            if curve.moves_at(now):
                return True
        return bool(self._harming) and any(fault.intensity.moves_at(now) for fault in self._harming)

    # --- alerts ------------------------------------------------------------------------------------------------

    def watched(self) -> Watched:
        """What alert rules watch; another tuple once something was set to something else."""
        if self._watched is None:
            self._watched = tuple((rule, self.metric(rule.service, rule.metric)) for rule in self.told.alerts)
        return self._watched

    # --- what comes next ---------------------------------------------------------------------------------------

    def next_moment(self, now: int) -> int | None:
        """The next moment at which the facts or an alert may change by themselves; None: never, as things stand.

        It is asked of one moment after the other: what lies before the first is not worked out.
        """
        if self._moments is None:
            self._moments = sorted(self._turning_points(now))
        place = bisect_right(self._moments, now)
        return self._moments[place] if place < len(self._moments) else None

    def _turning_points(self, now: int) -> set[int]:
        found = set(self.layout.openings)
        for fault in self.faults.values():
            found.update(fault.intensity.turns())
            harm = fault.told.harm
            if harm is not None:
                found.update(fault.stages_ahead(now))
                for share in (harm.users, harm.revenue):
                    found.update(fault.intensity.crossings([step / share for step in steps(share)], now))
        for _, _, levels, curve in self._felt():
            found.update(curve.crossings(levels, now))
            if self.traffic is not None:
                found.update(curve.bends())
        for rule, curve in self.watched():
            found.update(curve.crossings((rule.threshold,), now))
        if self.traffic is not None:
            found |= self.traffic.doors_turn()
        return found


def kept(metric: MetricName, value: float) -> float:
    """A rate between 0 and 1, anything else from 0 up."""
    if value < 0.0:
        return 0.0
    return 1.0 if value > 1.0 and metric in ("error_rate", "saturation") else value
