"""Trials: plays beside a comparison's own, of a part of the edit alone or of other responders. They go through whoever
plays and are kept like all others, so that none is played twice."""  # noqa: D205, D209

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from gameday.regression.chunk import Parcel, Side
from gameday.regression.fleet import Lost
from gameday.regression.means import Differences
from gameday.regression.metric import METRICS
from gameday.regression.pairing import place_of
from gameday.regression.playing import Setting
from gameday.regression.row import Row
from gameday.regression.rows import Rows
from gameday.regression.stock import Playing, Stand, stocked
from gameday.sop import Sop

Asked = tuple[Setting, Sop]
"""What is played: where, by whom, and under which SOP."""


@dataclass(frozen=True, slots=True)
class Trials:
    """Plays on request, with one root of luck."""

    playing: Playing
    rows: Rows
    seed: int
    heard: Callable[[str, Stand], None] = lambda _words, _stand: None
    """Called with what is played in a few words, and how far that is, while some are made."""
    _lost: list[Lost] = field(default_factory=list)

    def ready(self, asked: Iterable[Asked], past: int, words: str) -> list[str]:
        """Have the replicates below `past` of all that is asked, played at once by all who play: their rows' digests.

        Args:
            asked: What is played.
            past: One past the last replicate.
            words: What is played, for whoever watches it go on.

        Raises:
            EngineFault: a play failed.
            OutputError: the rows cannot be kept.

        """
        sides = [
            (place_of(setting.scenario, setting.team), Parcel.of(Side(setting, sop, self.seed)))
            for setting, sop in asked
        ]
        for stand in stocked(sides, past, self.playing, self.rows, self._lost):
            if stand.wanted:
                self.heard(words, stand)
        return [parcel.digest for _, parcel in sides]


def moved(name: str, pairs: Iterable[tuple[Row, Row]]) -> Differences:
    """How far a figure moved in pairs: as the metric's `moved`, or the fall of a rate; positive is better."""
    found = Differences()
    metric = next((one for one in METRICS if one.name == name), None)
    for before, after in pairs:
        had, has = (one.value(name) if metric else one.flag(name) for one in (before, after))
        if had is not None and has is not None:
            found.take(metric.moved(had, has) if metric else float(had) - float(has))
    return found


def values_of(name: str, pairs: Iterable[tuple[Row, Row]]) -> list[tuple[float | None, float | None]]:
    """A figure on both sides of each pair; a rate is 0 or 1, what never came is None."""
    if any(one.name == name for one in METRICS):
        return [(before.value(name), after.value(name)) for before, after in pairs]
    return [(before.flag(name), after.flag(name)) for before, after in pairs]
