"""What each word that it is over was worth, where it was said more than once or it broke again: told with its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gameday.retrospective.model import ClauseLine
from gameday.retrospective.spells import clock
from gameday.scoring.case import Case
from gameday.scoring.watching import watch_of
from gameday.sop import Clause
from gameday.sop.clause import Hold
from gameday.timeline.response import Resolved

_SAID_OF_SEVERAL = ("it broke again", "it had been called resolved too soon before")
"""What the judge says of every `resolved` together."""


def with_resolutions(case: Case, lines: Iterable[ClauseLine], clauses: Mapping[str, Clause]) -> tuple[ClauseLine, ...]:
    """The same lines; what is seen of the watch before it was called over says of which word it speaks."""
    return tuple(_told(case, line, clauses.get(line.clause)) for line in lines)


def _told(case: Case, line: ClauseLine, clause: Clause | None) -> ClauseLine:
    first, *rest = line.observed.split("; ")
    if not isinstance(clause, Hold) or case.resolved is None or not set(_SAID_OF_SEVERAL).intersection(rest):
        return line
    observed = "; ".join([*_earlier(case, clause), _last(case, clause, first)])
    return replace(line, observed=observed, sentence=line.sentence.replace(line.observed, observed))


def _earlier(case: Case, clause: Hold) -> Iterator[str]:
    for one in case.timeline.every(Resolved):
        if one is case.resolved:
            continue
        said = f"it was called resolved at {clock(one.at, case.start)} UTC"
        if not case.health.healthy(one.at):
            yield f"{said} while the impact lasted"
        elif again := _breaks(case, clause, one.at):
            yield f"{said}, and it broke again at {again} UTC"
        elif _short(case, clause, one.at):
            yield f"{said}, too soon"


def _last(case: Case, clause: Hold, words: str) -> str:
    """What is seen of the last word, with its time where it is not the only one."""
    at = case.resolved.at if case.resolved else case.horizon
    several = len(case.timeline.every(Resolved)) > 1
    broke = _breaks(case, clause, at) if case.health.healthy(at) else ""
    said = f"at {clock(at, case.start)} UTC {words}" if several else words
    return f"{said}; it broke again at {broke} UTC" if broke else said


def _breaks(case: Case, clause: Hold, at: int) -> str:
    """When it broke again inside the watch period after a word; empty where it did not."""
    until = case.world_clock.after(at, watch_of(case, clause, at))
    return next((clock(begun, case.start) for begun, _ in case.health.spells if at < begun <= until), "")


def _short(case: Case, clause: Hold, at: int) -> bool:
    since = case.health.healthy_since(at)
    return since is not None and case.world_clock.elapsed(since, at) < watch_of(case, clause, at)
