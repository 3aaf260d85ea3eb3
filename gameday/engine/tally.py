"""Adding up impact: from what users feel and what faults harm to one snapshot of facts."""

from __future__ import annotations

from gameday.engine.faults import LiveFault
from gameday.terms.facts import BENIGN, CHOICES, Facts
from gameday.terms.frozen import frozen

SHUT = 0.9
"""Where nine in ten or more are turned away, what they came for is called down, below that degraded: assumed."""
HALF = 0.0005
"""Shares are told in thousandths: half of one is where the next begins, and below the first half is nobody."""
_HOW_BAD = {word: place for words in CHOICES.values() for place, word in enumerate(words)}
"""Of each word that some fact takes, its place among those of that fact."""


@frozen
class Used:
    """A service that users meet directly; what of it is counted at every look."""

    name: str
    users: float
    """Share of all users who come through it."""
    revenue: float
    core: bool


class Tally:
    """The worst of everything that was counted. Shares are not added: the same users come through many services."""

    def __init__(self) -> None:
        self._users = 0.0
        self._revenue = 0.0
        self._core = "ok"
        self._feature = "ok"
        self._data = "safe"
        self._security = "none"
        self._growing = False
        self._visible = False
        self.moving = False
        """Is anything that was counted on its way up or down?"""

    def feel(self, service: Used, as_: str, share: float, *, rising: bool = False) -> None:
        """A share of a service's users feels it like this."""
        self._users = max(self._users, share * service.users)
        self._revenue = max(self._revenue, share * service.revenue)
        self._growing = self._growing or rising
        self._visible = True
        if service.core:
            self._core = _worse(self._core, as_)
        else:
            self._feature = _worse(self._feature, as_)

    def turn_away(self, service: Used, share: float) -> None:
        """A share of a service's users is turned away, or kept waiting outside."""
        self.feel(service, "down" if share >= SHUT else "degraded", share)

    def meet(self, fault: LiveFault, now: int) -> None:
        """Users meet a fault's harm; harm to data stays with them until it is healed, whatever the fault does now."""
        harm = fault.told.harm
        if harm is None:
            return
        strength = 1.0 if fault.data(now) != "safe" and not fault.active else min(1.0, fault.intensity.at(now))
        share = max(harm.users, harm.revenue)
        # Harm that is no share of anything, such as a feature that is down for staff, is there or not.
        if share * strength < HALF if share else not fault.active:
            return
        self._users = max(self._users, harm.users * strength)
        self._revenue = max(self._revenue, harm.revenue * strength)
        self._core = _worse(self._core, harm.core_function)
        self._feature = _worse(self._feature, harm.feature)
        self._visible = self._visible or (harm.customer_visible and harm.users > 0)

    def harm(self, fault: LiveFault, now: int) -> None:
        """What a fault does to data and security."""
        self._data = _worse(self._data, fault.data(now))
        self._security = _worse(self._security, fault.security(now))
        self._growing = self._growing or (fault.active and fault.told.harm is not None and fault.told.harm.growing)

    def facts(self, *, workaround: bool, known: bool) -> Facts:
        """The snapshot; benign where nothing was counted."""
        harmless = self._data == "safe" and self._security == "none" and self._core == "ok" and self._feature == "ok"
        if harmless and not (self._users or self._revenue or self._growing):
            return BENIGN
        # Not by name: made at every look, they would take twice as long.
        return Facts(
            round(self._users, 3),
            round(self._revenue, 3),
            self._core,  # type: ignore[arg-type]  # _worse keeps to the words of each fact
            self._feature,  # type: ignore[arg-type]
            self._data,  # type: ignore[arg-type]
            self._security,  # type: ignore[arg-type]
            workaround,
            self._growing,
            self._visible,
            known,
        )


def _worse(one: str, other: str) -> str:
    return other if _HOW_BAD[other] > _HOW_BAD[one] else one
