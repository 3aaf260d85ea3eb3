"""What an update says that is not true: an ETA out of nothing, a cause too soon, an early end."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from gameday.scoring.case import Case
from gameday.scoring.once import seen_once
from gameday.terms.frozen import frozen
from gameday.timeline import Entry
from gameday.timeline.entry import States
from gameday.timeline.response import UpdatePosted

_NOTHING = re.compile(
    r"\W*(?:unknown|none|no|not|n/?a|tbd|tbc|unclear|investigating|unconfirmed|pending|yet|to be|under|still|we do not|"
    r"we don't)\b",
    re.IGNORECASE,
)
"""Words that say a thing is not known: `No ETA yet`, `unknown`, `still investigating`."""
_Claim = tuple[str, tuple[str, ...]]
"""What is claimed, and the kinds of entry that make it good."""
_FOUND = ("cause_found",)
_UNDER_WAY = ("cause_found", "mitigation_started", "mitigation_applied", "service_restored", "impact_ended")
_CLAIMS = (
    ("eta", "an estimate when none was established", _UNDER_WAY),
    ("cause", "a cause before one was found", _FOUND),
)


@frozen
class Untruths:
    """What one update claims that was not so."""

    certain: tuple[str, ...]
    possible: tuple[str, ...]
    """Claims the record cannot check."""


TRUE = Untruths((), ())
"""Nothing that was not so."""


def claims(words: str | None) -> bool:
    """Do these words claim something, rather than saying that it is not known?"""
    return bool(words and words.strip() and not _NOTHING.match(words.strip()))


def untruths(case: Case, found: Sequence[Entry]) -> list[Untruths]:
    """Check updates against what the record knew when each was posted; any other entry claims nothing.

    An estimate is established once a cause was found or a mitigation started; a cause once it was found; the end of
    impact by truth, else by monitoring. Wording such as blame is for a person to judge.
    """
    claimed = seen_once(_claimed)
    since = seen_once(partial(_since, case))
    return [
        _untruths(case, one, claimed(one.states), since)
        if isinstance(one, UpdatePosted) and (one.status == "resolved" or claimed(one.states))
        else TRUE
        for one in found
    ]


def _untruths(
    case: Case, update: UpdatePosted, claimed: Iterable[_Claim], since: Callable[[tuple[str, ...]], float]
) -> Untruths:
    """`since`: from when on a claim is good that entries of these kinds bear out."""
    certain: list[str] = []
    possible: list[str] = []
    for what, kinds in claimed:
        if update.at < since(kinds):
            (certain if case.covers(kinds) else possible).append(what)
    if update.status == "resolved" and not case.health.healthy(update.at):
        (certain if case.health.known else possible).append("that it was over while it lasted")
    return Untruths(tuple(certain), tuple(possible)) if certain or possible else TRUE


@lru_cache(maxsize=1024)
def _claimed(states: States) -> tuple[_Claim, ...]:
    """What the words claim, each with the kinds of entry that make it good."""
    said = dict(states)
    return tuple((what, kinds) for element, what, kinds in _CLAIMS if claims(said.get(element)))


def _since(case: Case, kinds: tuple[str, ...]) -> float:
    """When the first of some kinds came; never, where none did."""
    first = case.timeline.first_of(kinds)
    return math.inf if first is None else first.at
