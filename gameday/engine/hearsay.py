"""Hearsay: what customers have said so far, as somebody who looks after them finds it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gameday.scenario import Scenario
from gameday.terms.same import once_for_document
from gameday.timeline import Entry
from gameday.timeline.signals import CustomerReport, SocialMention

_LAST = 5


@once_for_document
def not_complaints(scenario: Scenario) -> frozenset[str]:
    """Ids of the injects in which somebody says something else than that it fails."""
    told = [(one.id, one.distraction) for one in scenario.injects]
    return frozenset(id_ for id_, one in told if one is not None and one.kind == "contradictory_report")


def complaints_so_far(entries: Sequence[Entry], beside: Collection[str] = (), unheard: int = 0) -> Iterator[str]:
    """How many there are, and the words of the last few.

    `beside`: injects that are no complaints, though customers send them; `unheard`: about how many there are beside
    those that reached the team one by one.
    """
    said = [one for one in entries if isinstance(one, (CustomerReport, SocialMention))]
    heard = sum(one.inject not in beside for one in said)
    count = f"about {_roughly(heard + unheard)}" if unheard else f"{heard}" if heard else "no"
    yield f"{count} complaint{'' if heard + unheard == 1 else 's'} so far"
    yield from (one.text or "" for one in said[-_LAST:])


def _roughly(count: int) -> int:
    """An estimate, to its two leading digits."""
    unit = int(10 ** max(0, len(str(count)) - 2))
    return count // unit * unit
