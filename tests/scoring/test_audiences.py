"""A source may show the updates to one audience and not those to another: what it lacks is unknown, not missed."""

from __future__ import annotations

from gameday.retrospective import retrospective
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.timeline import Entry, Header, Timeline, response, signals
from tests.retrospective.sample import at, case

SHOWN = Header(
    covers=("alert_fired", "declared", "update_posted", "resolved"), lacks=("audience.external", "audience.executive")
)


def log(header: Header | None, *more: Entry) -> Case:
    record = [
        signals.AlertFired(id="a", at=at(0), urgency="high"),
        response.Declared(id="d", at=at(5), severity="SEV1"),
        response.UpdatePosted(id="u", at=at(6), audience="internal"),
        response.Resolved(id="r", at=at(60)),
        *more,
    ]
    return case(Timeline.of(record, header))


def said(judged: Assessment) -> dict[str, str]:
    wanted = ("first-external", "cadence-external", "cadence-internal")
    return {one.clause: one.status for one in judged.findings if one.clause in wanted}


def test_what_an_audience_heard_is_unknown_where_the_source_shows_no_update_to_it() -> None:
    whole, partial = log(None), log(SHOWN)
    assert said(assess(whole)) == {
        "first-external": "missed", "cadence-external": "partial", "cadence-internal": "partial",
    }  # fmt: skip
    assert said(assess(partial)) == {
        "first-external": "unknown", "cadence-external": "unknown", "cadence-internal": "partial",
    }  # fmt: skip
    told = retrospective(partial, assess(partial))
    assert {one.name: one.value for one in told.measurements if "external" in one.name} == {
        "time_to_first_external_update": "the source cannot show it",
        "longest_external_silence": "the source cannot show it",
    }
    assert [one.audience for one in told.chart.watches] == ["internal"]


def test_an_update_it_did_show_is_judged_all_the_same() -> None:
    shown = log(SHOWN, response.UpdatePosted(id="x", at=at(10), audience="external"))
    assert said(assess(shown)) == {
        "first-external": "met", "cadence-external": "partial", "cadence-internal": "partial",
    }  # fmt: skip
