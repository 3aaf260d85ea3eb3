"""Work that is done once for a case, however many clauses rest on it; the case keeps what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from gameday.scoring.case import Case
from gameday.sop.clause import ClauseBase

C = TypeVar("C", bound=ClauseBase)
T = TypeVar("T")


def once_for_case(work: Callable[[Case], T]) -> Callable[[Case], T]:
    """The same function, worked out the first time a case is asked."""

    @wraps(work)
    def once(case: Case) -> T:
        kept = case.kept
        if work not in kept:
            kept[work] = work(case)
        found: T = kept[work]
        return found

    return once


def once_for_clause(work: Callable[[Case, C], T]) -> Callable[[Case, C], T]:
    """The same function, worked out the first time a case is asked about one of its clauses."""

    @wraps(work)
    def once(case: Case, clause: C) -> T:
        kept, key = case.kept, (work, clause.id)
        if key not in kept:
            kept[key] = work(case, clause)
        found: T = kept[key]
        return found

    return once
