"""What stands of a drill's entries: without what was undone, and with what was corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gameday.scoring.correction import corrected
from gameday.timeline import Entry

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill


def as_corrected(drill: LiveDrill, one: Entry) -> Entry:
    """The entry as it reads once every correction of it that was not undone has been made; often itself."""
    for correction in drill.corrections.get(one.id, ()):
        if correction.id not in drill.undone:
            one = corrected(one, correction)
    return one


def standing(drill: LiveDrill, entries: Iterable[Entry]) -> list[Entry]:
    """Those that count, as they were corrected, in the order they came."""
    if not drill.corrections:
        return [one for one in entries if one.id not in drill.undone]
    return [as_corrected(drill, one) for one in entries if one.id not in drill.undone]
