"""Names and times as people write them."""

from __future__ import annotations

from gameday.files import load_sop
from gameday.participants.names import channel_pattern, clock_time
from gameday.terms.moment import parse_moment
from gameday.timeline.response import ChannelOpened
from tests.participants.stories import crew, handbook, story

AT = parse_moment("2026-04-20T14:46:39.603Z")


def test_a_time_is_written_as_people_write_it() -> None:
    """The date stands there where it is another day."""
    tomorrow = parse_moment("2026-04-21T00:10:00Z")

    assert clock_time(AT, AT) == "14:46 UTC"
    assert clock_time(AT, tomorrow) == "14:46 UTC on 20 April"


def test_a_channel_is_named_as_the_sop_says() -> None:
    """By its placeholders where it states a form; by the date alone elsewhere."""
    rule = [{"text": "Named #inc-YYYY-MM-DD-service.", "source": {"document": "handbook", "section": "all"}}]
    stated, silent = (story(by=crew(sure=True), under=under) for under in (handbook(channel=rule), handbook()))
    opened = [one.first(ChannelOpened) for one in (stated, silent)]

    assert [one.channel for one in opened if one] == ["#inc-2026-04-20-shop", "#inc-2026-04-20"]


def test_shipped_forms_are_found() -> None:
    """Two of the shipped SOPs state one."""
    assert channel_pattern(load_sop("in-practice")) == "#inc-YYYY-MM-DD-service"
    assert channel_pattern(load_sop("mitigate-first")) == "#inc-YYYY-MM-DD-short-description"
    assert channel_pattern(load_sop("seilers")) is None
