"""A finding: what one clause says about one timeline, with its reason."""

from __future__ import annotations

from textwrap import shorten
from typing import Literal

from gameday.sop.source import Reading, Source
from gameday.terms.dimension import Dimension
from gameday.terms.frozen import frozen, set_plainly

Status = Literal["met", "late", "partial", "missed", "pending", "not_applicable", "unknown"]
_ROOM = 240
"""Characters: what pytest shows whole of a value, without `-v`."""
_ASKED = 60
"""Characters of what was asked that stay, however long what was seen is."""


@frozen
class JudgementBeside:
    """A person's word on a finding; stands beside the computed one, never over it."""

    rating: str | None
    justified: bool | None
    reason: str | None
    role: str | None
    entry: str
    """Id of the judgement or observation on the timeline."""


@set_plainly
@frozen
class Finding:
    """What one clause says about one timeline."""

    clause: str
    dimension: Dimension
    status: Status
    credit: float | None
    """0 to 1; None where nothing is known or due."""
    low: float | None
    high: float | None
    """The interval the credit lies in; equal to it when known, None where not in the sums."""
    weight: float
    sentence: str
    """One sentence a participant understands, without names of people."""
    expected: str
    observed: str
    margin: float | None = None
    """rho of a deadline: (bound - taken) / bound; negative when late."""
    critical: bool = False
    broken: bool = False
    """The clause kind's own predicate for a promise broken rather than missed by a little."""
    aided: bool = False
    """What it rests on followed a hint."""
    evidence: tuple[str, ...] = ()
    """Ids of entries."""
    source: Source | None = None
    reading: Reading | None = None
    judgements: tuple[JudgementBeside, ...] = ()
    stated: bool = False
    """It rests on what was said in a tabletop: that it was said is judged, its time is not rated."""

    @property
    def in_sums(self) -> bool:
        """Does it count, as a figure or as an interval?"""
        return self.low is not None

    @property
    def met(self) -> bool:
        """Was the promise kept in full?"""
        return self.status == "met"

    @property
    def known(self) -> bool:
        """Does it have a credit of its own?"""
        return self.credit is not None

    def __repr__(self) -> str:
        """What was asked and what was seen, for a failing test and a prompt; what was seen is never cut."""
        status = f"{self.status} and broken" if self.broken else self.status
        untold = self.status in ("not_applicable", "unknown")
        head = f"Finding({self.clause}: {status}; asked: "
        rest = f"; {'because' if untold else 'seen:'} {self.observed})"
        asked = shorten(self.expected.rstrip("."), max(_ROOM - len(head) - len(rest), _ASKED), placeholder="...")
        return head + asked + rest
