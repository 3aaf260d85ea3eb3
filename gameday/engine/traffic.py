"""Traffic: requests on their way through the services that state their load, callers first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from gameday.engine.congestion import Congestion, congestion_of
from gameday.engine.curves import Curve, blend, shaped
from gameday.engine.faults import LiveFault
from gameday.engine.flow import Flow, Inflow, flow_of
from gameday.engine.layout import Layout
from gameday.engine.stretch import NOTHING
from gameday.scenario.load import Load
from gameday.scenario.metric import LoadName, MovedName


@dataclass(slots=True)
class Scaled:
    """So many times the demand or the capacity of a service, over time."""

    service: str
    metric: LoadName
    factor: Curve
    turns_away: float = 0.0
    """Of the demand it takes off, the share that is users turned away."""
    over: bool = False
    """It was undone."""


class Traffic:
    """Computes flows from the faults at work and the levers pulled. Times are milliseconds since the start."""

    def __init__(self, layout: Layout, faults: Mapping[str, LiveFault]) -> None:
        self._layout = layout
        self._faults = faults
        self.scaled: list[Scaled] = []
        self._emptied: dict[str, list[int]] = {}
        self._asked: dict[str, Curve] = {}
        self._flows: dict[str, Flow] = {}
        self._congestions: dict[str, Congestion] = {}
        # What was computed last, with what it was computed from: most of what is set changes one service of several.
        self._flowed: dict[str, tuple[Inflow, Flow]] = {}
        self._congested: dict[str, tuple[Flow, Congestion]] = {}

    def changed(self) -> None:
        """Something was set to something else: what was computed no longer holds."""
        self._asked.clear()
        self._flows.clear()
        self._congestions.clear()

    def scale(self, service: str, metric: LoadName, times: float, now: int, turns_away: float = 0.0) -> Scaled:
        """From now on a service has so many times its demand or capacity; what comes back undoes it (`unscale`).

        `turns_away`: of the demand it takes off, the share that is users turned away.
        """
        takes_off = metric == "demand" and times < 1
        scaled = Scaled(
            service, metric, Curve.level(1.0).bent(now, ((0, times),)), turns_away=turns_away if takes_off else 0.0
        )
        self.scaled.append(scaled)
        return scaled

    def unscale(self, scaled: Scaled, now: int) -> None:
        """From now on a scaling no longer holds."""
        scaled.factor = scaled.factor.bent(now, ((0, 1.0),))
        scaled.over = True

    def empty(self, service: str, now: int) -> None:
        """What waits at a service is thrown away now."""
        self._emptied.setdefault(service, []).append(now)

    # --- users turned away -------------------------------------------------------------------------------------

    def turned_away(self, service: str) -> Curve | None:
        """Share of those who ask a service that levers turn away, over time; None: nobody ever."""
        kept: Curve | None = None
        for scaled in self.scaled:
            if scaled.service == service and scaled.turns_away:
                lets_in = blend(1 - scaled.turns_away, [(scaled.turns_away, scaled.factor)])
                kept = lets_in if kept is None else kept.times(lets_in)
        return None if kept is None else blend(1.0, [(-1.0, kept)])

    def has_room(self, scaled: Scaled, now: int) -> bool:
        """Were a lever lifted that takes demand off: would there be room for everybody, there and below?"""
        whole = self._asks(scaled.service, but=scaled).at(now)
        return self._fits(scaled.service, whole - self._asks(scaled.service).at(now), now)

    def doors_turn(self) -> set[int]:
        """The moments at which levers that turn users away do something else, or may have kept them out long enough."""
        found: set[int] = set()
        for scaled in self.scaled:
            if scaled.turns_away:
                found.update(scaled.factor.turns())  # also of one that was lifted: it takes a millisecond
                if not scaled.over:
                    found |= self._turns_below(scaled.service)
        return found

    def _turns_below(self, service: str) -> set[int]:
        """The moments at which a queue begins to do something else, at a service and at whatever it asks."""
        found = set(self.flow(service).queue.turns())
        for _, below in self._below(service):
            found |= self._turns_below(below)
        return found

    def _fits(self, service: str, more: float, now: int) -> bool:
        flow = self.flow(service)
        if flow.queue.at(now) > NOTHING or self._asks(service).at(now) + more > flow.capacity.at(now) + NOTHING:
            return False
        return all(self._fits(below, more * calls, now) for calls, below in self._below(service))

    def _below(self, service: str) -> list[tuple[float, str]]:
        leans = self._layout.services[service].depends_on
        return [(one.calls, one.service) for one in leans if one.calls and one.service in self._layout.loads]

    # --- flows -------------------------------------------------------------------------------------------------

    def flow(self, service: str) -> Flow:
        """What comes in at a service, waits, is served or refused, as things stand."""
        found = self._flows.get(service)
        if found is None:
            found = self._flows[service] = self._flow(service, self._layout.loads[service])
        return found

    def congestion(self, service: str) -> Congestion:
        """How slow and how wrong a service gets from its flow, as things stand."""
        found = self._congestions.get(service)
        if found is None:
            found = self._congestions[service] = self._congestion(service, self.flow(service))
        return found

    def _congestion(self, service: str, flow: Flow) -> Congestion:
        before = self._congested.get(service)
        if before is not None and before[0] is flow:
            return before[1]
        load, usual = self._layout.loads[service], self._layout.usual
        found = congestion_of(flow, load, usual[service, "demand"], usual[service, "latency_ms"])
        self._congested[service] = flow, found
        return found

    def _asks(self, service: str, but: Scaled | None = None) -> Curve:
        """Requests a minute that come in, before anybody tries again; `but`: as if that scaling were not."""
        found = self._asked.get(service) if but is None else None
        if found is None:
            found = self._asks_anew(service, self._layout.loads[service], but)
            if but is None:
                self._asked[service] = found
        return found

    def _asks_anew(self, service: str, load: Load, but: Scaled | None) -> Curve:
        arrives = [(leaning.calls, self.flow(caller).served) for caller, leaning in self._layout.calls.get(service, ())]
        own = self._moves(service, "demand")
        return self._scaled_by(service, "demand", blend(load.demand, [*own, *arrives]).held(0.0, inf), but)

    def _flow(self, service: str, load: Load) -> Flow:
        capacity = blend(load.capacity, self._moves(service, "capacity")).held(0.0, inf)
        inflow = Inflow(
            demand=self._with_tries_again(service, load, self._asks(service)),
            capacity=self._scaled_by(service, "capacity", capacity),
            limit=inf if load.queue_limit is None else load.queue_limit,
            patience=load.patience,
            retries=load.retries,
            emptied=tuple(self._emptied.get(service, ())),
        )
        before = self._flowed.get(service)
        if before is not None and before[0] == inflow:
            return before[1]
        found = flow_of(inflow)
        self._flowed[service] = inflow, found
        return found

    def _moves(self, service: str, metric: MovedName) -> list[tuple[float, Curve]]:
        return [(far, self._faults[fault].intensity) for far, fault in self._layout.moves[service, metric]]

    def _scaled_by(self, service: str, metric: LoadName, curve: Curve, but: Scaled | None = None) -> Curve:
        for scaled in self.scaled:
            if (scaled.service, scaled.metric) == (service, metric) and scaled is not but:
                curve = curve.times(scaled.factor)
        return curve

    def _with_tries_again(self, service: str, load: Load, demand: Curve) -> Curve:
        """Demand with what is tried again after an error that a fault made."""
        moves = self._moves(service, "error_rate") if load.retries else []
        if not moves:
            return demand
        wrong = blend(0.0, moves).held(0.0, 1.0)
        return shaped(
            [*demand.turns(), *wrong.turns()],
            lambda time: demand.at(time) * (1 + load.retries * wrong.at(time)),
            scale=max(1.0, self._layout.usual[service, "demand"]),
        )
