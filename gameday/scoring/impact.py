"""What was true: facts of impact over time, what the SOP says of them, and when the service was healthy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple, cast

from gameday.scenario.truth import StatedTruth
from gameday.sop import Classification, Sop
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.frozen import frozen
from gameday.terms.same import Same
from gameday.timeline import Entry, Timeline
from gameday.timeline.response import ServiceRestored
from gameday.timeline.signals import AlertFired
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted

_Impact = ImpactStarted | ImpactChanged | ImpactEnded
_Known = tuple[Facts, Classification, tuple[str, ...] | None, bool]
"""Facts, what the SOP says of them, the right levels, and whether there are any."""
_KINDS = ("impact_started", "impact_changed", "impact_ended")


class TruthStep(NamedTuple):
    """From this moment on the facts are these, and the SOP's criteria say this of them."""

    at: int
    facts: Facts
    classification: Classification
    impact: bool
    """Does anybody feel it? False from `impact_ended` on."""
    entry: str | None
    """Id of the entry; None where a scenario states it."""
    levels: tuple[str, ...] | None
    """The right levels, the most severe first; empty: no incident; None: it cannot be told."""
    stated: bool = True
    """False: the entry says that there is impact, but no facts."""


def _levels(said: Classification) -> tuple[str, ...] | None:
    return None if said.hole or (not said.levels and said.could_be) else said.levels


def truth_steps(timeline: Timeline, sop: Sop, stated: Iterable[StatedTruth], start: int) -> tuple[TruthStep, ...]:
    """The truth of a record, else the one its scenario states, in order of time."""
    found = tuple(_from_entries(timeline, sop))
    return found or tuple(_from_scenario(sop, stated, start))


def _from_entries(timeline: Timeline, sop: Sop) -> Iterator[TruthStep]:
    known = _known_by(Same(sop))
    # Facts that are the very same object are not hashed again; their entries keep them, so an id is theirs alone.
    same: dict[int, _Known] = {}
    for one in cast("list[_Impact]", timeline.of_kinds(_KINDS)):
        found = same.get(id(one.facts))
        if found is None:
            found = same[id(one.facts)] = known(one.facts)
        facts, said, levels, stated = found
        if one.kind == ImpactEnded.kind:
            yield TruthStep(one.at, facts, said, False, one.id, levels)
        else:
            # Impact without a word about its facts is impact all the same; what it was cannot be told.
            yield TruthStep(one.at, facts, said, True, one.id, levels if stated else None, stated)


@lru_cache(maxsize=8)
def _known_by(sop: Same[Sop]) -> Callable[[Facts], _Known]:
    """What is known of facts under one SOP, told once for many records: the same come again and again."""
    return lru_cache(maxsize=1024)(partial(_known, sop.document))


def _known(sop: Sop, facts: Facts) -> _Known:
    said = sop.classify(facts)
    return facts, said, _levels(said), facts != BENIGN


def _from_scenario(sop: Sop, stated: Iterable[StatedTruth], start: int) -> Iterator[TruthStep]:
    for one in sorted(stated, key=lambda truth: truth.at):
        facts = one.snapshot
        said = sop.classify(facts)
        yield TruthStep(start + one.at, facts, said, not facts.benign, None, _levels(said))


@frozen
class Health:
    """When the service was unhealthy, as far as the record tells."""

    spells: tuple[tuple[int, int | None], ...]
    """(start, end) of each spell of impact, in order; None: it lasts."""
    known: bool
    """False: the record shows neither truth nor a restored service."""

    def healthy(self, moment: int) -> bool:
        """Was nothing felt at this moment?"""
        spell = self._last_before(moment)
        return spell is None or (spell[1] is not None and spell[1] <= moment)

    def healthy_since(self, moment: int) -> int | None:
        """The end of the last spell before a moment; None: there was none, or it lasted."""
        spell = self._last_before(moment)
        return spell[1] if spell and spell[1] is not None and spell[1] <= moment else None

    def breaks_in(self, start: int, end: int) -> bool:
        """Does a spell begin after one moment and no later than another?"""
        return any(start < begun <= end for begun, _ in self.spells)

    def _last_before(self, moment: int) -> tuple[int, int | None] | None:
        index = bisect_right(self.spells, moment, key=lambda spell: spell[0])
        return self.spells[index - 1] if index else None


def health_from_truth(steps: Iterable[TruthStep]) -> Health:
    """Spells of impact as the truth states them."""
    return Health(_spells((step.at, step.impact) for step in steps), known=True)


def health_from_monitoring(timeline: Timeline) -> Health:
    """Without truth: unhealthy from an alert until the service was seen restored."""
    signs: list[Entry] = timeline.of_kinds(("alert_fired", "service_restored"))
    restored = bool(timeline.every(ServiceRestored))
    return Health(_spells((one.at, isinstance(one, AlertFired)) for one in signs), known=restored)


def _spells(signs: Iterable[tuple[int, bool]]) -> tuple[tuple[int, int | None], ...]:
    spells: list[tuple[int, int | None]] = []
    begun: int | None = None
    for at, impact in signs:
        if impact and begun is None:
            begun = at
        elif not impact and begun is not None:
            spells.append((begun, at))
            begun = None
    if begun is not None:
        spells.append((begun, None))
    return tuple(spells)
