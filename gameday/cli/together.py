"""Several things loaded for one command: what is wrong with any of them is said of all, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar, overload

from gameday.errors import Fault, InputError

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")


@overload
def together(one: Callable[[], A], two: Callable[[], B], /) -> tuple[A, B]: ...
@overload
def together(one: Callable[[], A], two: Callable[[], B], three: Callable[[], C], /) -> tuple[A, B, C]: ...
@overload
def together(
    one: Callable[[], A], two: Callable[[], B], three: Callable[[], C], four: Callable[[], D], /
) -> tuple[A, B, C, D]: ...
def together(*loads: Callable[[], object]) -> tuple[object, ...]:
    """What every one of some functions loads.

    Raises:
        InputError: with the faults of all of them, each once.

    """
    found, faults = each(loads)
    if faults:
        raise InputError(faults)
    return tuple(found)


def each(loads: Iterable[Callable[[], A]]) -> tuple[list[A], tuple[Fault, ...]]:
    """(what could be loaded, the faults of what could not)."""
    found: list[A] = []
    faults: list[Fault] = []
    for load in loads:
        try:
            found.append(load())
        except InputError as error:
            faults += error.faults
    return found, tuple(dict.fromkeys(faults))
