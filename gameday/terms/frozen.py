"""Frozen values: like frozen, slotted dataclasses, at less than half of what those cost every process that starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

C = TypeVar("C", bound=type)
put = object.__setattr__
"""Set a field of a frozen value where it stands: only for whoever has just made it and given it to nobody else yet."""
_UNFROZEN = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}


@dataclass_transform(frozen_default=True)
def frozen(cls: C) -> C:
    """Make a class a frozen value: slotted, equal and hashed by its fields, which are given in their order or by name.

    It is what `dataclass(frozen=True, slots=True)` makes of it (`fields`, `replace` and `match` work). That writes and
    compiles six methods for each class; here only `__init__` is written, and the others are the same for all. What the
    class says itself stays. Fields are plain: all are asked for and compared, and none is made by a factory.
    """
    own = vars(cls)
    kind: Any = sealed(dataclass(slots=True, init=False, repr=False, eq=False)(cls))
    for name, method in {"__init__": _init(kind), "__repr__": _told, **_compared(kind)}.items():
        if name not in own:
            setattr(kind, name, method)
    return cast("C", kind)


def sealed(kind: C) -> C:
    """Have a slotted dataclass refuse that its fields are set; it is copied and pickled all the same."""
    made: Any = kind
    made.__setattr__, made.__delattr__ = _refuse, _refuse
    made.__getstate__, made.__setstate__ = _state, _put_state
    return kind


def set_plainly(kind: C) -> C:
    """Have a frozen value that is made by the many set its fields by plain assignment, and be frozen only then.

    A field of a frozen value is set by a call, be it the slot's own. A class of the same slots that is not frozen takes
    them by assignment, in half the time (1.0 us against 1.9 us for an update).

    Parameters that `dataclass` would make keyword only are so for the type checker alone: Python looks the default of
    such a one up by its name at every call, which costs as much again.
    """
    made: Any = kind
    open_ = {"__slots__": made.__dict__["__slots__"], **_UNFROZEN}
    unsealed = type(made.__name__, made.__bases__, open_)
    made.__init__ = _init(made, unsealed)
    return kind


def _init(kind: Any, unsealed: type | None = None) -> Callable[..., None]:
    known: dict[str, Any] = {"_put": put, "_Frozen": kind, "_Open": unsealed}
    parameters, lines = ["self"], []
    for one in fields(kind):
        required = one.default is MISSING
        parameters.append(one.name if required else f"{one.name}=_default_{one.name}")
        known[f"_default_{one.name}"] = None if required else one.default
        lines.append(f"self.{one.name} = {one.name}" if unsealed else f"_put(self, {one.name!r}, {one.name})")
    if unsealed:
        lines = ["_put(self, '__class__', _Open)", *lines, "self.__class__ = _Frozen"]
    text = "\n ".join((f"def __init__({', '.join(parameters)}):", *lines, "pass"))
    exec(text, known)  # noqa: S102  # nothing but the names of our own fields, as `dataclass` does it
    return cast("Callable[..., None]", known["__init__"])


def _compared(kind: Any) -> dict[str, Callable[..., object]]:
    names = [one.name for one in fields(kind)]
    values: Callable[[object], object] = (
        attrgetter(*names) if len(names) > 1 else lambda one: tuple(getattr(one, name) for name in names)
    )

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _told(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{self.__class__.__qualname__}({told})"


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    del self, value
    raise FrozenInstanceError(f"{name!r} is a field of a frozen value")


def _state(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in fields(self)]


def _put_state(self: Any, state: list[object]) -> None:
    for one, held in zip(fields(self), state, strict=True):
        put(self, one.name, held)
