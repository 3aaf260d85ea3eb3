"""The world at any moment: metrics and facts of impact, computed on demand from the faults at work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from gameday.engine.curves import Curve
from gameday.engine.faults import LiveFault
from gameday.engine.layout import Feeling, Watch, layout_of, steps
from gameday.engine.metrics import Metrics
from gameday.engine.series import Series, series_of
from gameday.engine.tally import HALF, Tally
from gameday.scenario.metric import MetricName
from gameday.scenario.world import World as Told
from gameday.terms.facts import Facts
from gameday.terms.frozen import frozen
from gameday.terms.look import Check


@frozen
class Watched:
    """What alert rules watch, as things stand."""

    watches: tuple[tuple[Watch, Curve], ...]
    crossings: Sequence[int]
    """The moments at which a threshold is passed, in order."""


class World:
    """Holds the faults; knows nothing of people, paging or the record. Times are milliseconds since the start."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.layout = layout_of(told)
        self.faults = {fault.id: LiveFault(fault) for fault in told.faults}
        self.scope_known = not told.scope_seen_in
        self._harming = [fault for fault in self.faults.values() if fault.told.harm is not None]
        self._metrics = Metrics(self.layout, self.faults)
        self.traffic = self._metrics.traffic
        """None where no service states its load."""
        # What follows from how things stand, worked out when it is first asked for: `changed`.
        self._feelings: list[tuple[Feeling, Curve]] | None = None
        self._unfelt: list[Curve] = []
        """Runs of what users would feel, were there more of it."""
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
        return self.truth(now)[0]

    def truth(self, now: int) -> tuple[Facts, bool]:
        """The true facts of impact at a moment; and is anything that users feel on its way up or down?"""
        harming = self._harming
        tally = self._tally(now, harming, harming)
        facts = tally.facts(workaround=bool(harming) and self._workaround(harming), known=self.scope_known)
        return facts, tally.moving or self._moving_beside(now)

    def _moving_beside(self, now: int) -> bool:
        """Is anything on its way up or down that users would feel, were there more of it, or that harms them?"""
        if any(curve.moves_at(now) for curve in self._unfelt):
            return True
        return bool(self._harming) and any(fault.intensity.moves_at(now) for fault in self._harming)

    def well_inside(self, now: int) -> bool:
        """Does nothing hurt but that some are turned away?"""
        harming = self._harming
        return self._tally(now, harming, harming, doors=False).facts(workaround=False, known=True).benign

    def facts_seen(self, now: int, look: Check) -> Facts:
        """The facts as one kind of look shows them: what it cannot see it takes as benign."""
        if not self._harming:
            return self._tally(now, (), ()).facts(workaround=False, known=True)
        told = [(fault, fault.told.harm) for fault in self._harming]
        met = [fault for fault, harm in told if harm is not None and look in harm.seen_in]
        data = [fault for fault, harm in told if harm is not None and look in harm.data_seen_in]
        return self._tally(now, met, data).facts(workaround=self._workaround(met), known=True)

    def _tally(self, now: int, met: Sequence[LiveFault], data: Sequence[LiveFault], *, doors: bool = True) -> Tally:
        """What the metrics and the harm of faults add up to: as users meet it, and as data and security took it."""
        tally = Tally()
        outside = self._outside(now, tally) if doors and self.traffic is not None else {}
        for feeling, curve in self._feelings if self._feelings is not None else self._feel():
            value, later, change = curve.heading(now)
            if value != later:
                tally.moving = True
            # Nobody feels anything below 0, so that only a rate beyond 1 has to be put right.
            share = feeling.share(value if value <= 1.0 else kept(feeling.metric, value))
            service = feeling.service
            if share and outside:
                # Of those let in so many feel it; whoever is outside is affected too.
                away = outside[service.name]
                share = away + (1 - away) * share
            if share * service.users >= HALF:
                tally.feel(service, feeling.as_, share, rising=change > 0.0)
        for fault in met:
            tally.meet(fault, now)
        for fault in data:
            tally.harm(fault, now)
        return tally

    def _outside(self, now: int, tally: Tally) -> dict[str, float]:
        """Share of those who ask each service that users meet whom levers turn away; who is away is affected."""
        outside = {service.name: self.turned_away(service.name, now) for service in self.layout.used}
        for service in self.layout.used:
            if outside[service.name] * service.users >= HALF:
                tally.turn_away(service, outside[service.name])
        return outside

    def _feel(self) -> list[tuple[Feeling, Curve]]:
        """What users feel, or may come to feel as things stand."""
        self._feelings, self._unfelt = [], []
        for feeling in self.layout.felt:
            curve = self.metric(feeling.service.name, feeling.metric)
            if feeling.share(curve.highest()):
                self._feelings.append((feeling, curve))
            elif len(curve.knots) > 1:
                self._unfelt.append(curve)
        return self._feelings

    def _workaround(self, met: Sequence[LiveFault]) -> bool:
        """Can whoever is affected help themselves, whichever active fault it is?"""
        active = [fault for fault in self.faults.values() if fault.active]
        return bool(active) and all(
            fault in met and fault.told.harm is not None and fault.told.harm.workaround for fault in active
        )

    # --- alerts ------------------------------------------------------------------------------------------------

    def watched(self) -> Watched:
        """What alert rules watch; another one once something was set to something else."""
        if self._watched is None:
            watches = [(watch, self.metric(watch.service, watch.metric)) for watch in self.layout.watches]
            crossed = [moment for watch, curve in watches for moment in curve.crossings((watch.limit.at,))]
            self._watched = Watched(tuple(watches), sorted(crossed))
        return self._watched

    # --- what comes next ---------------------------------------------------------------------------------------

    def next_moment(self, now: int) -> int | None:
        """The next moment at which the facts or an alert may change by themselves; None: never, as things stand.

        It is asked of one moment after the other: what lies before the first is not worked out.
        """
        if self._moments is None:
            self._moments = sorted(self._turning_points(now))
        try:
            return self._moments[bisect_right(self._moments, now)]
        except IndexError:
            return None

    def _turning_points(self, now: int) -> set[int]:
        found = set(self.layout.openings)
        for fault in self.faults.values():
            found.update(fault.intensity.turns())
            harm = fault.told.harm
            if harm is not None:
                found.update(fault.stages_ahead(now))
                for share in (harm.users, harm.revenue):
                    found.update(fault.intensity.crossings([step / share for step in steps(share)], now))
        for feeling, curve in self._feelings if self._feelings is not None else self._feel():
            found.update(curve.crossings(feeling.levels, now))
            if self.traffic is not None:
                found.update(curve.bends())
        if self.traffic is not None:
            for curve in self._unfelt:
                found.update(curve.bends())
        found.update(self.watched().crossings)
        if self.traffic is not None:
            found |= self.traffic.doors_turn()
        return found


def kept(metric: MetricName, value: float) -> float:
    """A rate between 0 and 1, anything else from 0 up."""
    if value < 0.0:
        return 0.0
    return 1.0 if value > 1.0 and metric in ("error_rate", "saturation") else value
