"""From what a sentence counts."""

from __future__ import annotations

from gameday.timeline.paging import Acknowledged, Paged, PageFailed
from gameday.timeline.truth import ImpactChanged
from tests.scoring.builders import DOWN, MINOR, acknowledged, incident, ruled
from tests.scoring.strategies import at

ACK = {"kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV1": "10m"}}
DECLARE = {"kind": "deadline", "from": "declaration", "to": {"kind": "acknowledged"}, "within": {"SEV1": "10m"}}


def test_a_clause_that_binds_later_counts_from_then_and_says_both_figures() -> None:
    """A SEV3 becomes a SEV1 at 20; the page of 0 is answered at 26."""
    grown = ImpactChanged(at=at(20), facts=DOWN, id="grown")
    found = ruled(incident(Paged(at=at(0), id="p", target="primary_oncall"), grown, acknowledged(26), facts=MINOR), ACK)
    assert (found.observed, found.expected) == (
        "the answer to the page came 6 min after SEV1 came into force (26 min after the first page)",
        "the answer to the page within 10 min of when SEV1 came into force",
    )


def test_what_rang_first_is_named() -> None:
    """An alert alone, a page that failed, and a page at once."""
    failed = PageFailed(at=at(0), id="f", target="primary_oncall")
    paged = Paged(at=at(0), id="p", target="primary_oncall")
    found = [ruled(incident(*more, acknowledged(4)), ACK).observed for more in ((), (failed,), (paged,))]
    assert found == [
        "the answer to the page came 4 min after the first alert",
        "the answer to the page came 4 min after the first page (it failed)",
        "the answer to the page came 4 min after the first page",
    ]


def test_a_named_moment_is_said_without_a_stumble() -> None:
    found = ruled(incident(Acknowledged(at=at(7), id="ack"), facts=DOWN), DECLARE)
    assert found.observed == "the answer to the page came 2 min after declaration was due"
