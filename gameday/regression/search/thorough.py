"""How thorough a search was: what was tried of what there is."""

from __future__ import annotations

from gameday.terms.frozen import frozen


@frozen
class Thorough:
    """(tried, there are) of each sort."""

    singles: tuple[int, int]
    pairs: tuple[int, int]
    """There are none to go through where single changes are left."""
    drawn: int
    """Others that were drawn and played."""

    @property
    def tried(self) -> int:
        """Variations that were tried."""
        return self.singles[0] + self.pairs[0] + self.drawn
