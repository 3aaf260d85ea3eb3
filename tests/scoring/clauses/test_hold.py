"""Resolution: healthy for the watch period before it is called over."""

from __future__ import annotations

import pytest

from gameday.timeline import Entry
from gameday.timeline.response import Reopened, Resolved, ServiceRestored
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.scoring.builders import DOWN, alert, assess, covering, declared, incident, ruled, verdict
from tests.scoring.strategies import at, record

WATCH = {"kind": "hold", "watch": {"SEV1": "30m-60m"}}
HEALTHY = {"kind": "hold"}


def test_the_lower_end_of_a_range_binds() -> None:
    found = [verdict(ruled(incident(ended=20, resolved=end), WATCH)) for end in (50, 35, 20)]
    assert found == [("met", 1.0, False), ("partial", 0.5, False), ("missed", 0.0, False)]


def test_without_a_period_healthy_is_enough() -> None:
    assert verdict(ruled(incident(ended=20, resolved=20), HEALTHY)) == ("met", 1.0, False)


def test_resolved_while_it_lasts_is_broken() -> None:
    assert verdict(ruled(incident(ended=60, resolved=40), HEALTHY)) == ("missed", 0.0, True)


def test_a_relapse_inside_the_watch_period_is_broken() -> None:
    """Resolved at 50, broken again at 70, within 30 min of it."""
    again = (ImpactStarted(at=at(70), facts=DOWN, id="again"), ImpactEnded(at=at(90), id="over"))
    assert verdict(ruled(incident(*again, ended=20, resolved=50), WATCH)) == ("met", 1.0, True)


def test_never_called_resolved_is_missed() -> None:
    begun = covering(incident(resolved=None), complete=False, until=90)
    found = [ruled(incident(resolved=None), WATCH).status, ruled(begun, WATCH).status]
    assert found == ["missed", "pending"]


@pytest.mark.parametrize(("until", "status"), [(80, "pending"), (95, "missed")])
def test_a_record_that_ends_inside_the_watch_period_asks_for_no_closing_word(until: float, status: str) -> None:
    """Healthy from 60 on, to be watched for 30 min: at 80 nobody could rightly call it resolved, at 95 somebody could.

    The same holds for what waits for that word: its announcement, its content, and the check before it.
    """
    update = {"kind": "update_posted", "status": "resolved", "audience": "internal"}
    waiting = (
        {"kind": "deadline", "from": "resolution", "to": update, "within": {"SEV1": "5m"}},
        {"kind": "content", "of": update, "states": ["fix"]},
        {"kind": "precedence", "pairs": [{"before": {"kind": "verified"}, "after": {"kind": "resolved"}}]},
    )
    rhythm = {"kind": "cadence", "audience": "internal", "every": {"SEV1": "1h"}}
    record = covering(incident(resolved=None), until=until)
    found = assess(record, WATCH, *waiting, rhythm)
    assert {one["kind"]: found.finding(str(one["kind"])).status for one in (WATCH, *waiting)} == {
        "hold": status, "deadline": status, "content": status, "precedence": status,
    }  # fmt: skip


def test_reopened_is_not_resolved() -> None:
    found = [ruled(one, WATCH) for one in (incident(Reopened(at=at(61), id="re")), incident(resolved=None))]
    assert [(one.status, one.observed) for one in found] == [
        ("missed", "it was not called resolved again after it was reopened"),
        ("missed", "it was never called resolved"),
    ]


def test_without_truth_monitoring_tells() -> None:
    """Restored at 20, resolved at 35: half of 30 min; without a sign of recovery nobody knows."""
    restored = ServiceRestored(at=at(20), id="up")
    seen = record(alert(0), declared(2), restored, Resolved(at=at(35), id="r"))
    blind = record(alert(0), declared(2), Resolved(at=at(35), id="r"))
    assert [verdict(ruled(one, WATCH))[:2] for one in (seen, blind)] == [("partial", 0.5), ("unknown", None)]


def test_called_too_soon_is_not_made_good_by_calling_it_again() -> None:
    """Said at 10 while it lasted and taken back, then rightly: half, and broken. Many right words add nothing."""
    soon = (Resolved(at=at(10), id="soon"), Reopened(at=at(12), id="re"))
    more = [Resolved(at=at(70 + number), id=f"more{number}") for number in range(20)]
    found = [verdict(ruled(incident(*soon, *others, ended=20, resolved=60), WATCH)) for others in ((), more)]
    assert found == [("partial", 0.5, True), ("partial", 0.5, True)]


def word(minutes: float) -> Resolved:
    """Said at this minute that it is over."""
    return Resolved(at=at(minutes), id=f"said-{minutes:g}")


AGAIN = (ImpactStarted(at=at(70), facts=DOWN, id="again"), ImpactEnded(at=at(90), id="over"))
BACK = Reopened(at=at(72), id="re")


@pytest.mark.parametrize(
    ("entries", "ended", "observed"),
    [
        (
            (word(10), Reopened(at=at(12), id="re"), word(60)),
            20,
            "it was called resolved at 15:10 UTC while the impact lasted; at 16:00 UTC it had been healthy for 40 min "
            "when called resolved",
        ),
        (
            (word(55), *AGAIN, BACK, word(130)),
            20,
            "it was called resolved at 15:55 UTC, and it broke again at 16:10 UTC; at 17:10 UTC it had been healthy "
            "for 40 min when called resolved",
        ),
        (
            (word(10), Reopened(at=at(12), id="re"), word(15), Reopened(at=at(16), id="re2"), word(60)),
            20,
            "it was called resolved at 15:10 and 15:15 UTC while the impact lasted; at 16:00 UTC it had been healthy "
            "for 40 min when called resolved",
        ),
        (
            (word(25), Reopened(at=at(26), id="re"), word(60)),
            20,
            "it was called resolved at 15:25 UTC, too soon; at 16:00 UTC it had been healthy for 40 min when called "
            "resolved",
        ),
        (
            (word(50), *AGAIN),
            20,
            "it had been healthy for 30 min when called resolved; it broke again at 16:10 UTC",
        ),
        ((word(35),), 20, "it had been healthy for 15 min when called resolved"),
    ],
)
def test_each_word_that_was_worth_less_than_it_said_is_told_with_its_time(
    entries: tuple[Entry, ...], ended: float, observed: str
) -> None:
    found = ruled(incident(*entries, ended=ended, resolved=None), WATCH)
    assert (found.observed, found.sentence.partition(": ")[2]) == (observed, f"{observed}.")
