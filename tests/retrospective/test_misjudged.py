"""How the severity was wrong."""

from __future__ import annotations

from dataclasses import replace

from gameday.retrospective.misjudged import Misjudged, Stretch, misjudged
from gameday.scoring.triage import triage
from gameday.timeline import Timeline, response
from tests.retrospective.sample import at, case, entries


def test_each_mistake_is_told_with_its_length() -> None:
    found = misjudged(triage(case()))
    assert (found.say(), found.share("under"), found.worst and found.worst.right) == (
        "called SEV3 for 7 min where the criteria give SEV1",
        1.0,
        ("SEV1",),
    )


def test_too_late_and_too_high_are_told_apart() -> None:
    record = Timeline.of(
        [
            *(one for one in entries() if one.kind not in ("declared", "severity_changed", "impact_changed")),
            response.Declared(id="d", at=at(20), severity="SEV1", actor="dana", role="primary_oncall"),
        ]
    )
    found = misjudged(triage(case(record)))
    assert [(one.kind, one.called, one.right) for one in found.stretches] == [
        ("undeclared", "", ("SEV2",)),
        ("over", "SEV1", ("SEV2",)),
    ]
    assert (found.worst and found.worst.kind, found.length) == ("over", sum(one.length for one in found.stretches))


def test_nothing_is_wrong_without_truth() -> None:
    assert (misjudged(None).length, misjudged(None).worst, misjudged(None).share("over")) == (0, None, 0.0)


def test_a_level_below_the_lowest_is_named_and_is_no_missing_declaration() -> None:
    """It counts as none called; that it was declared, and when, the report says elsewhere."""
    low = response.Declared(id="d", at=at(20), severity="SEV7", actor="dana", role="primary_oncall")
    record = Timeline.of([*(one for one in entries() if one.kind not in ("declared", "severity_changed")), low])
    found = misjudged(triage(case(record)))
    assert {(one.kind, one.called, one.below) for one in found.stretches} == {
        ("undeclared", "", ""),
        ("below", "", "SEV7, below this SOP's lowest level"),
    }
    assert found.say().endswith("where the criteria give SEV1")
    assert "declared below this SOP's lowest level for " in found.say_times()


def test_a_mistake_that_lasts_longer_than_counts_says_so() -> None:
    long = Misjudged((Stretch("undeclared", "", ("SEV1",), 3_600_000, 3_600_000.0),), beyond=2 * 3_600_000)
    assert long.say_times() == "not declared for 1 h"
    assert long.say_left_out(3_600_000) == (
        "Only the first 1 h after each change of the facts is weighed; a further 2 h of impact count neither for nor "
        "against."
    )
    assert not replace(long, beyond=0).say_left_out(3_600_000)


def test_the_grace_after_a_change_stands_beside_the_time_undeclared() -> None:
    """So that the time adds up to what the declaration was late by."""
    found = Misjudged((Stretch("undeclared", "", ("SEV1",), 300_000, 300_000.0),), spared=180_000)
    assert found.say_times() + found.say_spared() == (
        "not declared for 5 min (and for 3 min of grace after the facts changed)"
    )
    assert Misjudged((), spared=180_000).say_spared() == ""
