"""`functools.cached_property` without its lock, which Python 3.12 dropped: it cost more than most of what is kept here.

Two threads that ask at once may both work it out; what they work out of frozen values is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as cached_property  # noqa: PLC0414  # the type checker knows this one
else:

    class cached_property:  # noqa: N801 - it stands where functools' own stood
        """A property that is worked out when it is first asked for, and then an attribute like any other."""

        def __init__(self, work: Callable[[Any], Any]) -> None:
            self._work = work
            self.__doc__ = work.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: object, owner: type | None = None) -> Any:
            if instance is None:
                return self
            found = instance.__dict__[self._name] = self._work(instance)
            return found
