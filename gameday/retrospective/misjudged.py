"""How the severity was wrong: for how long it was not declared, too low, too high."""

from __future__ import annotations

from typing import Literal

from gameday.retrospective.plain import listed
from gameday.scoring.calls import say_call
from gameday.scoring.triage import Piece, Triage
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.frozen import frozen
from gameday.terms.severity import NO_INCIDENT

Mistake = Literal["undeclared", "below", "under", "over"]
_KINDS: tuple[tuple[Mistake, str], ...] = (
    ("undeclared", "not declared"),
    ("below", "declared below this SOP's lowest level"),
    ("under", "too low"),
    ("over", "too high"),
)
_IN_MIND = 2


@frozen
class Stretch:
    """Time in which one thing was called and another was right. Lengths are running milliseconds."""

    kind: Mistake
    called: str
    """Empty: nothing was declared."""
    right: tuple[str, ...]
    length: int
    charged: float
    below: str = ""
    """What was called, where it stands below the SOP's lowest level and counts as nothing declared."""

    def say(self) -> str:
        """`called SEV3 for 12 min where the criteria give SEV1`."""
        called = f"called {self.called}" if self.called else f"called {self.below}," if self.below else "not declared"
        right = listed(self.right, "or") or NO_INCIDENT
        return f"{called} for {say_duration(self.length)} where the criteria give {right}"


@frozen
class Misjudged:
    """Every stretch with a cost, in the order they began."""

    stretches: tuple[Stretch, ...]
    beyond: int = 0
    """Milliseconds of impact that do not count, since they come so long after a change of truth."""
    spared: int = 0
    """Milliseconds that nothing was declared and that cost nothing, since the facts had only just changed."""

    @property
    def length(self) -> int:
        """Milliseconds in all."""
        return sum(one.length for one in self.stretches)

    @property
    def total(self) -> float:
        """What it cost in all."""
        return sum(one.charged for one in self.stretches)

    @property
    def worst(self) -> Stretch | None:
        """The costliest call that was made; where none was, the costliest stretch."""
        made = [one for one in self.stretches if one.called]
        return max(made or self.stretches, key=lambda one: one.charged, default=None)

    def share(self, kind: Mistake) -> float:
        """What part of the cost is of this kind; 0 where nothing was wrong."""
        return sum(one.charged for one in self.stretches if one.kind == kind) / self.total if self.total else 0.0

    def time(self, kind: Mistake) -> int:
        """Milliseconds of this kind."""
        return sum(one.length for one in self.stretches if one.kind == kind)

    def say(self) -> str:
        """Each stretch in turn; of more than a reader keeps in mind the times of each kind, and the worst."""
        if len(self.stretches) <= _IN_MIND or self.worst is None:
            return ", then ".join(one.say() for one in self.stretches)
        return f"{self.say_times()}; at worst {self.worst.say()}"

    def say_times(self) -> str:
        """`not declared for 31 min and too low for 29 min`; empty where nothing was wrong."""
        return listed([f"{words} for {say_duration(time)}" for kind, words in _KINDS if (time := self.time(kind))])

    def say_spared(self) -> str:
        """` (and for 3 min of grace after the facts changed)`: so that the time undeclared adds up; empty if none."""
        if self.spared < MINUTE or not self.time("undeclared"):
            return ""
        return f" (and for {say_duration(self.spared)} of grace after the facts changed)"

    def say_left_out(self, window: int) -> str:
        """What of the impact is not weighed, as a sentence; empty where all of it is.

        Args:
            window: Milliseconds after a change of the facts within which a call is weighed.

        """
        if not self.beyond:
            return ""
        return (
            f"Only the first {say_duration(window)} after each change of the facts is weighed; "
            f"a further {say_duration(self.beyond)} of impact count neither for nor against."
        )


def misjudged(found: Triage | None) -> Misjudged:
    """The pieces with a cost, those of the same call and truth together."""
    gathered: dict[tuple[Mistake, str, str, tuple[str, ...]], list[Piece]] = {}
    for piece in found.pieces if found else ():
        if piece.cost > 0:
            called = piece.call.level or "" if piece.call else ""
            kind = _kind(piece)
            below = say_call(piece.call) if piece.call and piece.call.below else ""
            gathered.setdefault((kind, called, below, piece.right or ()), []).append(piece)
    return Misjudged(
        tuple(
            Stretch(
                kind,
                called,
                right,
                sum(one.length for one in pieces),
                sum(one.length * one.cost for one in pieces),
                below,
            )
            for (kind, called, below, right), pieces in gathered.items()
        ),
        found.beyond if found else 0,
        sum(one.length for one in found.pieces if one.call is None and one.right and not one.cost) if found else 0,
    )


def _kind(piece: Piece) -> Mistake:
    """What it was; a call below the lowest level counts as none, and yet something was declared."""
    if piece.over:
        return "over"
    if piece.call is None:
        return "undeclared"
    return "below" if piece.call.below else "under" if piece.call.level else "undeclared"
