"""What distractions have left in somebody's mind."""

from __future__ import annotations

from dataclasses import dataclass, field

from gameday.engine.desk import Lever


@dataclass(slots=True)
class Drawn:
    """What draws one person away from what they would do otherwise."""

    times: dict[str, int] = field(default_factory=dict)
    """How often each distraction reached this person, by inject."""
    urged: list[Lever] = field(default_factory=list)
    """Levers somebody talked this person into, the latest first."""
    doubts: int = 0
    """Contradictions to look into before making up one's mind."""

    def occasion(self, inject: str) -> str:
        """The name of this time: `red-herring 2`."""
        self.times[inject] = self.times.get(inject, 0) + 1
        return f"{inject} {self.times[inject]}"
