"""What a look shows where no world computes anything: the stated facts, as each look would show them. Never a cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from gameday.engine.agenda import Agenda
from gameday.engine.desk import Sight
from gameday.engine.emit import Emitter
from gameday.engine.hearsay import complaints_so_far
from gameday.engine.truth import TruthTeller
from gameday.terms.duration import say_duration
from gameday.terms.facts import BENIGN, CHOICES, SHARES, Facts
from gameday.terms.kinds import Kind
from gameday.terms.look import Check
from gameday.timeline import Entry
from gameday.timeline.response import ServiceRestored
from gameday.timeline.signals import AlertCleared, AlertFired, ChangeNotice

_ALERTS: frozenset[Kind] = frozenset({"alert_fired"})


class StatedSights:
    """Looks for somebody, and keeps the alerts of the script: they stand while the stated facts are not benign."""

    def __init__(
        self,
        truth: TruthTeller,
        agenda: Agenda,
        emitter: Emitter,
        alerts: Collection[str],
        *,
        states: bool,
        not_complaints: Collection[str] = (),
    ) -> None:
        self._truth = truth
        self._agenda = agenda
        self._emitter = emitter
        self._alerts = frozenset(alerts)
        """Ids of the injects that are alerts of what goes wrong; noise is not among them."""
        self._not_complaints = not_complaints
        self._states = states
        """Does the scenario ever state what is true?"""
        self._standing: dict[str, AlertFired] = {}
        emitter.listen(self._hear, _ALERTS)
        truth.listen(self._follow)

    @property
    def firing(self) -> tuple[AlertFired, ...]:
        """Alerts that stand now, in the order they fired."""
        return () if self._truth.benign else tuple(self._standing.values())

    def look(self, what: Check, *, in_words: bool) -> Sight:
        """What there is to see. Where nothing was ever stated no look says anything of impact."""
        lines = tuple(self._lines(what)) if in_words else ()
        known = self._states or self._truth.told
        return Sight(_shown(self._truth.facts, what) if known else None, lines)

    def _lines(self, what: Check) -> Iterator[str]:
        if what == "dashboard":
            seen = _shown(self._truth.facts, what)
            yield from _in_words(seen) if seen is not None else ()
            yield from (f"alert standing: {alert.text}" for alert in self.firing)
        elif what == "customers":
            yield from complaints_so_far(self._emitter.entries, self._not_complaints)
        elif what == "changes":
            for one in self._emitter.entries:
                if isinstance(one, ChangeNotice):
                    ago = say_duration(self._emitter.starts_at + self._agenda.now - one.at)
                    yield f"{ago} ago, {one.service}: {one.text}" if one.service else f"{ago} ago: {one.text}"

    def _hear(self, entry: Entry) -> None:
        if isinstance(entry, AlertFired) and entry.inject in self._alerts:
            self._standing[entry.inject or ""] = entry

    def _follow(self, facts: Facts) -> None:
        """Once nothing is wrong any more the alerts clear, and a service whose alerts have cleared is seen restored."""
        if not facts.benign:
            return
        cleared, self._standing = tuple(self._standing.values()), {}
        for one in cleared:
            self._emitter.emit(
                AlertCleared(at=0, service=one.service, alert=one.alert, urgency=one.urgency, text=one.text)
            )
        for service in dict.fromkeys(one.service for one in cleared if one.service):
            self._emitter.emit(ServiceRestored(at=0, service=service, text=f"{service} looks healthy again"))


def _shown(facts: Facts, what: Check) -> Facts | None:
    """The part of the facts that a look shows; what it cannot see it takes as benign."""
    if what in ("changes", "dependencies"):
        return None
    if what == "logs":
        seen = replace(BENIGN, data=facts.data, security=facts.security, known=facts.known)
    elif what == "customers":
        seen = _met(facts)
    else:
        # Money, errors and how many: no dashboard shows what became of data, or who is in.
        seen = replace(facts, data="safe", security="none", workaround=False)
    return BENIGN if seen.benign else seen


def _met(facts: Facts) -> Facts:
    """What customers meet, and can tell."""
    if facts.customer_visible is False:
        return BENIGN
    lost = facts.data if facts.data == "lost" else "safe"
    return replace(facts, revenue_affected=0.0, data=lost, security="none", growing=False)


def _in_words(facts: Facts) -> Iterator[str]:
    for name in (*SHARES, *CHOICES):
        value = getattr(facts, name)
        if value != getattr(BENIGN, name):
            said = "nobody knows" if value is None else f"{value * 100:.3g}%" if name in SHARES else value
            yield f"{name.replace('_', ' ')}: {said}"
    if facts.growing:
        yield "it is getting worse"
