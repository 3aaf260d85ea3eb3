"""Two incidents at once, told apart on the record once a drill is over: whoever responds has to find that out.

An entry carries `incident` where it belongs to one alone: an alert by the service it watches, truth and complaints
while only one hurts, a lever by what it acts on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from gameday.engine.faults import LiveFault
from gameday.engine.leaning import faults_of
from gameday.engine.world import World
from gameday.timeline import Entry
from gameday.timeline.entry import restated
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted, ServiceRestored
from gameday.timeline.signals import AlertCleared, AlertFired, CustomerReport, SocialMention
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted, MitigationAvailable

_OF_A_SERVICE = (AlertFired, AlertCleared, ServiceRestored)
_OF_A_LEVER = (MitigationAvailable, MitigationStarted, MitigationApplied, MitigationFailed)
_OF_WHAT_HURTS = (ImpactStarted, ImpactChanged, ImpactEnded, CustomerReport, SocialMention)


def told_apart(entries: Iterable[Entry], world: World, starts_at: int) -> list[Entry]:
    """The same entries, each with the incident it belongs to; untouched where faults belong to fewer than two."""
    if len({one.incident for one in world.told.faults if one.incident}) < 2:
        return list(entries)
    noise = {one.id for one in world.told.noise}
    found = []
    for entry in entries:
        among = () if entry.inject is not None else tuple(_faults(entry, world, entry.at - starts_at, noise))
        incidents = {fault.told.incident for fault in among}
        incident = incidents.pop() if len(incidents) == 1 else None
        found.append(entry if incident is None else restated(entry, incident=incident))
    return found


def _faults(entry: Entry, world: World, now: int, noise: set[str]) -> Iterator[LiveFault]:
    """The faults that an entry may come of."""
    if isinstance(entry, _OF_A_SERVICE):
        if isinstance(entry, ServiceRestored) or entry.alert not in noise:
            yield from (fault for fault in faults_of(world, entry.service) if _begun(fault, now))
    elif isinstance(entry, _OF_A_LEVER):
        # Truth names a lever in its text, `rollback checkout`: it has no target of its own.
        target = (entry.text or "").rpartition(" ")[2] if isinstance(entry, MitigationAvailable) else entry.target
        lever = world.told.lever(entry.action, target)
        yield from (world.faults[effect.fault] for effect in (lever.effects if lever is not None else ()))
    elif isinstance(entry, _OF_WHAT_HURTS):
        yield from (fault for fault in world.faults.values() if _at_work(fault, now))


def _begun(fault: LiveFault, now: int) -> bool:
    """Had it begun by then?"""
    return any(before < after and since <= now for (since, before), (_, after) in pairwise(fault.intensity.knots))


def _at_work(fault: LiveFault, now: int) -> bool:
    """Is it, was it until now, or is it from now on? Harmed data may hurt for as long as anybody knows."""
    harm = fault.told.harm
    lasting = harm is not None and bool(harm.data or harm.security)
    return any(fault.intensity.at(moment) > 0 for moment in (now - 1, now, now + 1)) or (lasting and _begun(fault, now))
