"""Pools of judged plays for `crying_wolf`: played once, kept in a file, drawn from for hundreds of trials."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from gameday.files.documents import load_scenario, load_scorecard, load_team
from gameday.regression.plays.chunk import Parcel, Side
from gameday.regression.plays.fleet import Lost
from gameday.regression.plays.place import Place, place_of
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import Rows
from gameday.regression.plays.stock import Playing, stocked
from gameday.regression.remade import remade
from gameday.scenario.gap import Gap
from gameday.sop import Sop

Pair = tuple[Row, Row]
Pairs = Mapping[Place, Sequence[Pair]]
Told = Callable[[str], None]
DEAD = Gap(gap="pager_dead", seat="primary_oncall", text="The phone fell into the sink.")


@dataclass(frozen=True, slots=True)
class Spot:
    """A shipped scenario, played by its own team with a profile of responders."""

    scenario: str
    profile: str
    dead_pager: bool = False
    """Is the pager of whoever is called first dead on that day?"""

    def setting(self, yardstick: Sop) -> tuple[Place, Setting]:
        """What is played there."""
        scenario = load_scenario(self.scenario)
        if self.dead_pager:
            scenario = remade(scenario, gaps=(DEAD,))
        team = load_team(scenario.team or "storefront", profile=self.profile)
        marking = load_scorecard("sop-regression")
        return place_of(scenario, team), Setting(scenario, team, marking, yardstick, whole=True)


class Pools:
    """Who plays what is missing, says how far it is, and reads it back."""

    def __init__(self, playing: Playing, rows: Rows, tell: Told) -> None:
        """Play with these hands, keep plays here, tell there."""
        self._playing = playing
        self._rows = rows
        self._tell = tell
        self.plays = 0
        """Played in this run; what was kept is not counted."""
        self.seconds = 0.0
        """Spent on playing them."""

    def pairs(
        self, what: str, spots: Iterable[Spot], old: Sop, new: Sop, *, seeds: tuple[int, int], often: int
    ) -> Pairs:
        """So many pairs of each spot: the same luck on both sides where both seeds are one.

        Raises:
            RuntimeError: a play could not be played; a pool with a hole would be another pool.

        """
        settings = dict(spot.setting(old) for spot in spots)
        sides = {
            place: (Parcel.of(Side(setting, old, seeds[0])), Parcel.of(Side(setting, new, seeds[1])))
            for place, setting in settings.items()
        }
        self._play(what, [(place, side) for place, both in sides.items() for side in both], often)
        return {
            place: list(self._rows.pairs(before.digest, after.digest, often))
            for place, (before, after) in sides.items()
        }

    def _play(self, what: str, sides: Sequence[tuple[Place, Parcel]], often: int) -> None:
        lost: list[Lost] = []
        begun = monotonic()
        done = 0
        for stand in stocked(sides, often, self._playing, self._rows, lost):
            done, wanted = stand.done, stand.wanted
            timed = done >= stand.round > 0
            left = (monotonic() - begun) / done * (wanted - done) / 60 if timed else 0.0
            self._tell(f"{what}: {done} of {wanted} plays" + (f", {left:.0f} minutes left" if timed else ""))
        self.plays += done
        self.seconds += monotonic() - begun
        if lost:
            raise RuntimeError(f"{len(lost)} chunks of plays were lost: {lost[0].why}")


def on_one_line(line: str) -> None:
    """Progress on standard error, each line over the last; a log that is no screen gets none of it."""
    if sys.stderr.isatty():
        print(f"\r{line:<78}", end="", file=sys.stderr, flush=True)
