"""Cadence: time within bounds, and the worst gap; the count of updates is never rewarded."""

from __future__ import annotations

import pytest

from gameday.scoring import Case
from gameday.timeline import Entry
from gameday.timeline.truth import ImpactChanged
from tests.scoring.builders import DEGRADED, DOWN, GAME_DAY, covering, house, incident, ruled, verdict
from tests.scoring.strategies import at, record, update

EVERY = {"kind": "cadence", "audience": "internal", "every": {"SEV1": "30m", "SEV2": "60m"}}
PROMISES = {"kind": "cadence", "audience": "internal", "promised": True}
EVERY_HALF_HOUR = {"id": "rhythm", "kind": "cadence", "audience": "internal", "every": {"SEV1": "30m"}}


def posts(*moments: float) -> list[Entry]:
    return [update("internal", moment, "investigating") for moment in moments]


def test_ten_posts_in_five_minutes_do_not_mend_fifty_five_of_silence() -> None:
    """The example of the specification: I = 30, C = 35/60, c = 0.46. The window runs from minute 5 to 65."""
    burst = posts(*[5 + 0.5 * number for number in range(1, 11)])
    finding = ruled(incident(*burst, ended=65, resolved=65), EVERY)
    assert finding.credit == pytest.approx(0.7 * 35 / 60 + 0.3 * (2 - 55 / 30))
    assert (finding.status, finding.broken) == ("partial", False)


def test_every_gap_within_its_bound_is_whole() -> None:
    assert verdict(ruled(incident(*posts(30, 60, 90), ended=120, resolved=120), EVERY)) == ("met", 1.0, False)


def test_a_silence_of_more_than_three_bounds_breaks_it() -> None:
    """From minute 5 to 95 is exactly three bounds, one minute more is too many."""
    ends = [ruled(incident(ended=end, resolved=end), EVERY).broken for end in (95, 96)]
    assert ends == [False, True]


def test_a_gap_is_measured_by_the_bound_in_force_at_each_moment() -> None:
    """30 of 60 min at SEV2 and 30 of 30 at SEV1 are one and a half bounds."""
    worse = ImpactChanged(at=at(35), facts=DOWN, id="worse")
    case = Case(incident(worse, facts=DEGRADED, ended=65, resolved=65), house(EVERY), GAME_DAY)
    assert [gap.bounds for window in case.cadence_windows for gap in window.gaps] == [pytest.approx(1.5)]


def test_what_comes_after_resolution_is_not_cadence() -> None:
    later = incident(*posts(70, 80, 90), ended=60, resolved=60)
    assert ruled(later, EVERY).credit == ruled(incident(), EVERY).credit


def test_nobody_kept_a_rhythm_in_which_nothing_was_said() -> None:
    """Over before an update was due, with none posted: not asked for, and so no strength either."""
    found = ruled(incident(resolved=25, ended=25), EVERY)
    assert (found.status, found.credit, found.observed) == (
        "not_applicable",
        None,
        "it was over before an update was due",
    )
    assert verdict(ruled(incident(*posts(10), resolved=25, ended=25), EVERY)) == ("met", 1.0, False)


def test_updates_to_others_do_not_count() -> None:
    others = [update("external", moment, "investigating") for moment in (20, 40, 60)]
    assert ruled(incident(*others, ended=95, resolved=95), EVERY).credit == pytest.approx(0.7 / 3)


def test_an_empty_window_is_not_applicable() -> None:
    assert ruled(incident(ended=4, resolved=4), EVERY).status == "not_applicable"


def test_a_source_without_updates_is_unknown() -> None:
    assert ruled(covering(incident(), "alert_fired", "impact_started", "resolved"), EVERY).status == "unknown"


def test_never_saying_resolved_ends_the_window_where_it_is_least_favourable() -> None:
    """Impact ended at 65 after an hour of silence; hours of later updates do not dilute it."""
    later = posts(*range(70, 400, 10))
    kept = ruled(incident(*later, ended=65, resolved=None), EVERY)
    said = ruled(incident(*later, ended=65, resolved=65), EVERY)
    assert kept.credit is not None
    assert said.credit is not None
    assert kept.credit <= said.credit


def test_a_promise_kept_is_whole_and_one_broken_is_not() -> None:
    """Promised after 10 min, came after 15: x = 1.5, C = 1/1.5, G = 0.5."""
    kept = incident(update("internal", 10, "investigating", 20), update("internal", 20, "mitigating", 60))
    broken = incident(update("internal", 10, "investigating", 20), *posts(25))
    assert verdict(ruled(kept, PROMISES)) == ("met", 1.0, False)
    assert ruled(broken, PROMISES).credit == pytest.approx(0.7 / 1.5 + 0.3 * 0.5)


def test_promising_is_never_punished() -> None:
    """A promise kept is worth no less than none."""
    silent, kept = ruled(incident(), PROMISES), incident(update("internal", 10, "investigating", 60))
    assert (silent.credit, ruled(kept, PROMISES).credit) == (0.0, 1.0)


def test_a_promise_is_kept_by_the_resolution() -> None:
    assert ruled(incident(update("internal", 50, "mitigating", 70)), PROMISES).credit == 1.0


def test_the_case_shows_its_gaps_to_who_draws_them() -> None:
    case = Case(incident(*posts(15), ended=65, resolved=65), house(EVERY), GAME_DAY)
    (window,) = case.cadence_windows
    assert [(gap.start - at(0), gap.end - at(0), gap.bound, gap.too_long) for gap in window.gaps] == [
        (300_000, 900_000, 1_800_000, False),
        (900_000, 3_900_000, 1_800_000, True),
    ]


def test_no_incident_has_no_rhythm() -> None:
    assert ruled(record(*posts(5)), {**EVERY, "every": {"SEV1": "30m"}}).status == "not_applicable"


def test_a_promise_far_beyond_the_rhythm_is_none() -> None:
    """Within two bounds of 30 min a promise is one; for tomorrow it is none, and without any it is missed."""
    near, far = (incident(update("internal", 10, "investigating", moment)) for moment in (70, 1500))
    found = [ruled(one, PROMISES, EVERY_HALF_HOUR) for one in (near, far)]
    assert [(one.status, one.observed) for one in found] == [
        ("met", "1 of 1 promises were kept"),
        ("missed", "no internal update said when the next one would come, within 2 bounds of the rhythm"),
    ]


def test_a_record_that_stops_early_charges_no_promise_that_was_not_due() -> None:
    """Declaration was due at 5, the first update by the rhythm at 35; a promise for 50 is still open at 40."""
    silent = incident(ended=None, resolved=None)
    open_ = incident(update("internal", 30, "investigating", 50), ended=None, resolved=None)
    bare = incident(*posts(30), ended=None, resolved=None)
    cut = [(silent, 4), (silent, 18), (silent, 40), (open_, 40), (open_, 60), (bare, 31)]
    found = [ruled(covering(one, complete=False, until=until), PROMISES, EVERY_HALF_HOUR).status for one, until in cut]
    assert found == ["pending", "pending", "missed", "pending", "partial", "missed"]
    assert ruled(covering(silent, complete=False, until=4), EVERY).status == "pending"


def test_without_a_rhythm_the_first_update_is_due_by_its_deadline() -> None:
    first = {
        "kind": "deadline",
        "from": "declaration",
        "to": {"kind": "update_posted", "audience": "internal"},
        "within": {"SEV1": "20m"},
    }
    silent = incident(ended=None, resolved=None)
    found = [ruled(covering(silent, complete=False, until=until), PROMISES, first).status for until in (18, 25, 26)]
    assert found == ["pending", "missed", "missed"]


def test_a_record_that_stops_before_the_first_update_was_owed_leaves_the_rhythm_open() -> None:
    """Owed at 35; nobody kept anything by then."""
    silent = incident(ended=None, resolved=None)
    posted = incident(*posts(10), ended=None, resolved=None)
    cut = [(silent, 18), (silent, 40), (posted, 18)]
    found = [ruled(covering(one, complete=False, until=until), EVERY).status for one, until in cut]
    assert found == ["pending", "partial", "met"]


def test_the_longest_silence_is_the_longest_by_the_clock_or_says_what_it_is() -> None:
    """SEV2 allows an hour, of which 40 min pass; then SEV1 half an hour, of which 35 do."""
    worse = ImpactChanged(at=at(45), facts=DOWN, id="worse")
    record = incident(worse, *posts(45), facts=DEGRADED, ended=80, resolved=80)
    assert ruled(record, EVERY).observed == (
        "the silence longest for its bound was 35 min, 1.2 times what was allowed; "
        "the longest by the clock was 40 min, 0.67 times what was allowed; 1 of 2 gaps were kept"
    )
