"""What a look shows: dashboards, logs, changes, dependencies, customers, as the world stands at that moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

from gameday.engine.complaints import Complaints
from gameday.engine.cures import cause_found, suggested
from gameday.engine.desk import Lever, Sight
from gameday.engine.emit import Emitter
from gameday.engine.gauges import Gauges
from gameday.engine.hearsay import complaints_so_far
from gameday.engine.monitor import Monitor
from gameday.engine.series import Series
from gameday.engine.world import World
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.monitoring import Clue
from gameday.terms.duration import say_duration
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.look import Check


class Sights:
    """Looks at the world for somebody."""

    def __init__(
        self,
        world: World,
        monitor: Monitor,
        emitter: Emitter,
        complaints: Complaints | None,
        not_complaints: Collection[str],
    ) -> None:
        self._world = world
        self._monitor = monitor
        self._emitter = emitter
        self._complaints = complaints
        self._not_complaints = not_complaints
        self._gauges = Gauges(world)

    def look(
        self,
        what: Check,
        service: str | None,
        now: int,
        *,
        diagnosing: bool,
        in_words: bool = True,
        in_series: bool = False,
    ) -> Sight:
        """What there is to see: the cause only for who looks for it, lines for who reads them, series for who draws."""
        lines = (*self._lines(what, service, now), *self._clues(what, service, now)) if in_words else ()
        facts = self._facts(what, now)
        suggests = tuple(suggested(self._world, what, service, now))
        cause, cures = cause_found(self._world, what, service, now) if diagnosing else (None, ())
        series = tuple(self._series(what, service, now)) if in_series else ()
        return Sight(facts, lines, suggests, cause, self._known(cures) if cures else (), series)

    def _known(self, levers: Sequence[Mitigation]) -> tuple[Lever, ...]:
        """What a responder knows of them."""
        known = self._world.layout.levers
        return tuple([known[one.action, one.target] for one in levers])

    def _facts(self, what: Check, now: int) -> Facts | None:
        if what in ("changes", "dependencies"):
            return None
        seen = self._world.facts_seen(now, what)
        # Customers tell of what they meet, not of metrics nobody meets; for both, nothing seen is nothing wrong.
        return BENIGN if seen.benign else seen

    def _lines(self, what: Check, service: str | None, now: int) -> Iterator[str]:
        services = [one for one in self._world.told.services if service in (None, one.name)]
        if what == "dashboard":
            yield from (f"{one.name}: {self._gauges.words(one, now)}" for one in services)
            yield from (f"alert standing: {alert.text}" for alert in self._monitor.firing.values())
        elif what == "dependencies":
            for one in services:
                for dependency in one.depends_on:
                    other = self._world.told.service(dependency.service)
                    words = f"{self._gauges.health(other, now)}: {self._gauges.words(other, now)}"
                    yield f"{one.name} leans on {other.name}, {words}"
        elif what == "changes":
            yield from self._changes(service, now)
        elif what == "customers":
            unheard = 0 if self._complaints is None else self._complaints.unheard
            yield from complaints_so_far(self._emitter.entries, self._not_complaints, unheard)

    def _series(self, what: Check, service: str | None, now: int) -> Iterator[Series]:
        if what not in ("dashboard", "dependencies"):
            return
        meant = [one for one in self._world.told.services if service in (None, one.name)]
        if what == "dependencies":
            leans = dict.fromkeys(dependency.service for one in meant for dependency in one.depends_on)
            meant = [self._world.told.service(name) for name in leans]
        for one in meant:
            yield from self._gauges.charts(one, now)

    def _changes(self, service: str | None, now: int) -> Iterator[str]:
        for change in self._world.told.changes:
            if service not in (None, change.service):
                continue
            ago = now + change.ago if change.ago is not None else now - (change.at or 0)
            if ago >= 0:
                yield f"{say_duration(ago)} ago, {change.service}: {change.text}"

    def _clues(self, what: Check, service: str | None, now: int) -> Iterator[str]:
        for clue in self._world.told.clues:
            meant = service is None or clue.service in (None, service)
            there = clue.while_ is None or self._world.faults[clue.while_].active
            if clue.look == what and meant and there:
                yield self._logged(clue, now) if what == "logs" else clue.text

    def _logged(self, clue: Clue, now: int) -> str:
        """A line of a log, as it was last written: now. What a fault makes it write has a first time too."""
        since = None if clue.while_ is None else self._world.faults[clue.while_].since
        first = "" if since is None else f", first at {self._clock(since)}"
        return f"{self._clock(now)} {clue.text}{first}"

    def _clock(self, moment: int) -> str:
        at = datetime.fromtimestamp((self._emitter.starts_at + moment) / 1000, UTC)
        return f"{at:%H:%M:%S}Z"
