"""The facts of impact: what severity is decided from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Literal, get_args

from gameday.terms.frozen import set_plainly

Function = Literal["ok", "degraded", "down"]
DataState = Literal["safe", "at_risk", "lost"]
SecurityState = Literal["none", "suspected", "breach"]
FactValue = bool | float | str

UNKNOWN = "unknown"


@set_plainly
@dataclass(frozen=True, slots=True)
class Facts:
    """A full snapshot of impact at one moment. None means unknown; everything defaults to benign."""

    users_affected: float | None = 0.0
    """Share of users, 0 to 1."""
    revenue_affected: float | None = 0.0
    """Share of revenue, 0 to 1."""
    core_function: Function | None = "ok"
    """The core journey, as those affected meet it."""
    feature: Function | None = "ok"
    """A feature outside the core."""
    data: DataState | None = "safe"
    security: SecurityState | None = "none"
    workaround: bool | None = False
    """Users can help themselves; a failover is not a workaround."""
    growing: bool | None = False
    customer_visible: bool | None = False
    known: bool = True
    """Is the scope understood?"""

    def __eq__(self, other: object) -> bool:
        """The share of users tells most snapshots apart; all ten are compared only where it does not."""
        if not isinstance(other, Facts):
            return NotImplemented
        return self is other or (self.users_affected == other.users_affected and _values(self) == _values(other))

    def __hash__(self) -> int:
        """A few facts tell most snapshots apart; all ten would be hashed at every change of a long record."""
        return hash((self.users_affected, self.core_function, self.data, self.known))

    def __repr__(self) -> str:
        """As `dataclass` writes it, at a quarter of the cost: facts cannot hold themselves."""
        return (
            f"Facts(users_affected={self.users_affected!r}, revenue_affected={self.revenue_affected!r}, "
            f"core_function={self.core_function!r}, feature={self.feature!r}, data={self.data!r}, "
            f"security={self.security!r}, workaround={self.workaround!r}, growing={self.growing!r}, "
            f"customer_visible={self.customer_visible!r}, known={self.known!r})"
        )

    @property
    def benign(self) -> bool:
        """Nothing is wrong, as far as stated: not an incident. An unknown fact is not benign."""
        if self.users_affected:
            return False  # the usual case, told without comparing
        return (
            self is BENIGN
            or self == BENIGN
            or (self.workaround is not False and replace(self, workaround=False) == BENIGN)
        )

    def to_json(self) -> dict[str, FactValue]:
        """The full snapshot as JSON values; an unknown fact is the word `unknown`."""
        values = {name: getattr(self, name) for name in FACTS}
        return {name: UNKNOWN if value is None else value for name, value in values.items()}


BENIGN = Facts()
FACTS: tuple[str, ...] = tuple(field.name for field in fields(Facts))
_values = attrgetter(*FACTS)
SHARES = ("users_affected", "revenue_affected")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "core_function": get_args(Function),
    "feature": get_args(Function),
    "data": get_args(DataState),
    "security": get_args(SecurityState),
}
"""Facts that take one of a few words, the benign one first."""
FLAGS = ("workaround", "growing", "customer_visible", "known")


def grave(facts: Facts, name: str) -> int:
    """How grave one of the `CHOICES` stands: 0 for the benign word, more for each one after it; unknown counts as 0."""
    state = getattr(facts, name)
    return CHOICES[name].index(state) if state is not None else 0


def read_facts(stated: Mapping[str, object]) -> Facts:
    """Facts from what was stated.

    While `known` holds, what is not stated is benign; where it does not, what is not stated is unknown.

    Raises:
        ValueError: no such fact, or a value it cannot take; the text says which and what was expected.

    """
    for name in stated:
        if name not in FACTS:
            raise ValueError(f"{name!r} is no fact of impact, expected one of {', '.join(FACTS)}")
    known = _flag("known", stated.get("known", True))
    values = {name: _value(name, stated[name]) for name in FACTS if name in stated and name != "known"}
    if known is not True:
        values = {name: None for name in FACTS if name != "known"} | values
    return Facts(**values, known=known is True)  # type: ignore[arg-type]  # _value gives each fact its own type


def fact_faults(stated: Mapping[str, object]) -> tuple[tuple[str, str, str], ...]:
    """(name, what is wrong, what was expected) of everything in it that `read_facts` refuses, each by itself."""
    found: list[tuple[str, str, str]] = []
    for name, value in stated.items():
        try:
            read_facts({name: value})
        except ValueError as error:
            wrong, _, expected = str(error).partition(", expected ")
            found.append((name, wrong, expected))
    return tuple(found)


def _value(name: str, value: object) -> FactValue | None:
    if value == UNKNOWN:
        return None
    if name in SHARES:
        return _share(name, value)
    if name in FLAGS:
        return _flag(name, value)
    if value not in CHOICES[name]:
        raise ValueError(f"{name} cannot be {value!r}, expected one of {', '.join(CHOICES[name])}")
    return str(value)


def _share(name: str, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise ValueError(f"{name} cannot be {value!r}, expected a share from 0 to 1")


def _flag(name: str, value: object) -> bool | None:
    if value == UNKNOWN:
        return None
    if not isinstance(value, bool):
        raise ValueError(f"{name} cannot be {value!r}, expected true or false")
    return value
