"""Metrics of every service over time, drawn on demand from the faults at work, through every dependency."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.engine.curves import Curve, blend, shaped
from gameday.engine.faults import CALM, LiveFault
from gameday.engine.layout import Layout
from gameday.engine.percentiles import PERCENTILES, tail
from gameday.engine.traffic import Traffic
from gameday.scenario.metric import SPREADING, MetricName, StatedName

_NOWHERE = Curve.level(0.0)


class Metrics:
    """Draws each curve once, until something changes. Times are milliseconds since the start."""

    def __init__(self, layout: Layout, faults: Mapping[str, LiveFault]) -> None:
        self._layout = layout
        self._faults = faults
        self.traffic = Traffic(layout, faults) if layout.loads else None
        """None where no service states its load: then nothing of it is computed."""
        self._curves: dict[tuple[str, MetricName], Curve] = {}
        self._extras: dict[tuple[str, MetricName], Curve | None] = {}
        self._waits: dict[str, Curve] = {}
        self._doors: dict[str, Curve | None] = {}

    def changed(self) -> None:
        """A fault was set to something else: what was drawn no longer holds."""
        self._curves.clear()
        self._extras.clear()
        self._waits.clear()
        self._doors.clear()
        if self.traffic is not None:
            self.traffic.changed()

    def curve(self, service: str, metric: MetricName) -> Curve:
        """A metric of a service over time, as things stand."""
        key = (service, metric)
        if key not in self._curves:
            self._curves[key] = self._drawn(service, metric)
        return self._curves[key]

    def turned_away(self, service: str) -> Curve | None:
        """Share of those who ask a service that levers turn away, there or at what it leans on; None: nobody ever."""
        if self.traffic is None:
            return None
        if service not in self._doors:
            below = [(share, self.turned_away(other)) for share, other in self._layout.leans[service]]
            parts = [(share, curve) for share, curve in (*below, (1.0, self.traffic.turned_away(service))) if curve]
            self._doors[service] = blend(0.0, parts).held(0.0, 1.0) if parts else None
        return self._doors[service]

    def _drawn(self, service: str, metric: MetricName) -> Curve:
        if metric == "latency_p95_ms" or metric == "latency_p99_ms":  # noqa: PLR1714  # narrows the type, `in` does not
            # The wait in queues is the same for everybody who comes in; the rest has its long tail.
            far = tail(PERCENTILES[metric], self._layout.services[service].latency_spread)
            return blend(0.0, [(far, self.curve(service, "latency_ms")), (1 - far, self._wait(service))])
        if self.traffic is not None and service in self._layout.loads and metric not in SPREADING:
            return self._by_load(self.traffic, service, metric)
        if metric == "demand" or metric == "capacity":  # noqa: PLR1714  # narrows the type, `in` does not
            return _NOWHERE
        return blend(self._layout.usual[service, metric], self._parts(service, metric))

    def _by_load(self, traffic: Traffic, service: str, metric: MetricName) -> Curve:
        """What follows from load alone."""
        if metric == "saturation":
            return traffic.congestion(service).saturation
        flow = traffic.flow(service)
        if metric == "orders_per_minute":
            # Those that go well.
            wrong = self.curve(service, "error_rate").held(0.0, 1.0)
            moments = [*flow.served.turns(), *wrong.turns()]
            scale = max(1.0, self._layout.usual[service, "demand"])
            return shaped(moments, lambda time: flow.served.at(time) * (1 - wrong.at(time)), scale)
        return {"demand": flow.offered, "capacity": flow.capacity, "queue_depth": flow.queue}[metric]

    def _extra(self, service: str, metric: StatedName) -> Curve | None:
        """By how much a metric lies beyond its value on a quiet day; None: nothing has ever moved it."""
        key = (service, metric)
        if key not in self._extras:
            parts = self._parts(service, metric)
            self._extras[key] = blend(0.0, parts) if parts else None
        return self._extras[key]

    def _parts(self, service: str, metric: StatedName) -> list[tuple[float, Curve]]:
        """What moves a metric: (how far, curve) of each fault, of the load, and of what the service leans on."""
        moves, faults = self._layout.moves[service, metric], self._faults
        parts = [(far, one) for far, fault in moves if (one := faults[fault].intensity) is not CALM] if moves else []
        if metric not in SPREADING:
            return parts
        if self.traffic is not None and service in self._layout.loads:
            congestion = self.traffic.congestion(service)
            parts.append((1.0, congestion.errors if metric == "error_rate" else congestion.slower))
        for share, below in self._layout.leans[service]:
            extra = self._extra(below, metric)
            if extra is not None:
                parts.append((share, extra))
        return parts

    def _wait(self, service: str) -> Curve:
        """How long requests wait in queues, those of what the service leans on among them."""
        found = self._waits.get(service)
        if found is None:
            parts = [(share, self._wait(below)) for share, below in self._layout.leans[service]]
            if self.traffic is not None and service in self._layout.loads:
                parts.append((1.0, self.traffic.congestion(service).wait))
            found = self._waits[service] = blend(0.0, parts)
        return found
