"""An order of steps of which some never came: what came in order is told beside what is not on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gameday.retrospective.model import ClauseLine
from gameday.retrospective.plain import listed
from gameday.scoring.case import Case
from gameday.scoring.wording import say_act
from gameday.sop import Clause
from gameday.sop.clause import Precedence
from gameday.timeline.matching import matching

_ALL_IN_ORDER = "everything came in this order"


def with_what_came(case: Case, lines: Iterable[ClauseLine], clauses: Mapping[str, Clause]) -> tuple[ClauseLine, ...]:
    """The same lines; an order that was kept because a step never came names the step."""
    return tuple(_told(case, line, clauses.get(line.clause)) for line in lines)


def _told(case: Case, line: ClauseLine, clause: Clause | None) -> ClauseLine:
    if not isinstance(clause, Precedence) or line.observed != _ALL_IN_ORDER:
        return line
    missing = list(dict.fromkeys(_missing(case, clause)))
    if not missing:
        return line
    observed = f"what came of it came in this order (not on record: {listed(missing)})"
    return replace(line, observed=observed, sentence=line.sentence.replace(line.observed, observed))


def _missing(case: Case, clause: Precedence) -> Iterator[str]:
    for pair in clause.pairs:
        for half in (pair.before, pair.after):
            # Of what can and cannot be undone one may well never be needed.
            needed = half.reversible is None and case.shows_absence_of(half)
            if needed and next(matching(half, case.timeline), None) is None:
                yield say_act(half)
