"""The next event: what the script, the world and the paging tool do is stopped at, one after the other."""

from __future__ import annotations

from gameday.live.news import is_news
from gameday.timeline import Entry
from gameday.timeline.exercise import Control
from gameday.timeline.paging import Paged
from gameday.timeline.signals import AlertFired, CustomerReport
from gameday.timeline.talk import Message
from tests.engine.small import small
from tests.live.prepared import INJECTS, MINUTE, documents_of, led, plan


def test_what_is_news() -> None:
    rows: list[tuple[Entry, bool]] = [
        (AlertFired(at=0), True),
        (Paged(at=0), True),
        (Message(at=0, inject="second"), True),
        (Message(at=0, text="talk"), False),
        (CustomerReport(at=0), False),
        (CustomerReport(at=0, inject="early"), True),
        (Control(at=0, action="fire", source="script"), True),
        (Control(at=0, action="pause", source="facilitator"), False),
    ]
    assert [is_news(entry, {"customer_report"}) for entry, _ in rows] == [news for _, news in rows]
    assert is_news(CustomerReport(at=0), set()), "the first of its kind"


def test_next_stops_at_each_of_them() -> None:
    """The first inject, the impact, the alert that pages: none is passed by in one leap."""
    one = led(plan(seats=dict.fromkeys(("primary_oncall", "secondary_oncall", "team_lead"), "human")))
    stops: list[tuple[str, ...]] = []
    for _ in range(3):
        before = len(one.drill.entries)
        assert one.lead("skip").ok
        stops.append(tuple(entry.kind for entry in one.drill.entries[before + 1 :]))
    assert stops[0] == ("customer_report",)
    assert stops[1][0] == "impact_started"
    assert stops[2][-2:] == ("alert_fired", "paged")
    skips = [entry for entry in one.drill.entries if isinstance(entry, Control) and entry.action == "skip"]
    assert all(entry.value is not None for entry in skips)


def test_where_nothing_comes_it_leads_half_an_hour_on_and_never_past_a_natural_end() -> None:
    quiet = documents_of(small(world=None, injects=[dict(INJECTS[0])], ends_after="1h"))
    lonely = led(plan(seats=dict.fromkeys(("primary_oncall", "secondary_oncall", "team_lead"), "spoken"), of=quiet))
    stops = []
    for _ in range(3):
        assert lonely.lead("skip").ok
        stops.append(lonely.drill.story / MINUTE)
    assert (stops, lonely.drill.state) == ([4, 34, 60], "paused")
    one = led(plan("training", {}))
    while one.drill.state == "running" and len(one.records) < 500:
        one.lead("skip")
    assert one.drill.state == "over"
    assert one.drill.story > 30 * MINUTE
