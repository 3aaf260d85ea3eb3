"""Afterwards: the review, its date, what is to change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.participants.followup import working_time
from gameday.scoring.clauses.vagueness import is_vague
from gameday.terms.calendar import Calendar
from gameday.terms.duration import DAY, HOUR
from gameday.terms.moment import parse_moment, to_datetime
from gameday.timeline.followup import ActionItemAdded, PostmortemPublished, PostmortemScheduled
from gameday.timeline.response import Resolved
from tests.participants.stories import SANE, at_all_levels, crew, handbook, story, told

REVIEW: list[dict[str, object]] = [
    {"id": "set", "kind": "due", "to": {"kind": "postmortem_scheduled"}, "within": at_all_levels("2 business days")},
    {"id": "write", "kind": "due", "to": {"kind": "postmortem_published"}, "within": at_all_levels("5 business days")},
    {"id": "sections", "kind": "content", "of": {"kind": "postmortem_published"}, "states": ["summary", "timeline"]},
    {"id": "items", "kind": "content", "of": {"kind": "action_item_added"}, "states": ["owner", "due", "priority"]},
]
FOLLOW_UP = ("postmortem_scheduled", "action_item_added", "postmortem_published", "postmortem_closed")


def test_the_review_is_set_written_and_says_what_the_sop_asks() -> None:
    """Within its dates, in working hours, each item with what it has to carry."""
    timeline = story(by=crew(sure=True), under=handbook([*SANE, *REVIEW]))
    over, set_, written = (timeline.first(kind) for kind in (Resolved, PostmortemScheduled, PostmortemPublished))
    items = timeline.every(ActionItemAdded)

    assert over
    assert set_
    assert written
    assert over.at < set_.at < over.at + 2 * DAY
    assert set_.at < written.at < over.at + 5 * DAY
    assert written.sections == ("summary", "timeline")
    assert 2 <= len(items) <= 4
    assert all(one.owner and one.due and one.priority and one.verification is None for one in items)
    assert all(9 <= to_datetime(one.at).hour < 17 for one in (set_, written))


def test_an_sop_that_asks_for_nothing_afterwards_gets_nothing() -> None:
    """People go home."""
    assert told(story(by=crew(sure=True)), *FOLLOW_UP) == []


def test_a_review_only_for_what_was_escalated() -> None:
    """The record has no second page, so none is due."""
    only = [{**one, "requires": {"kind": "paged", "target": "secondary_oncall"}} for one in REVIEW[:2]]

    assert told(story(by=crew(sure=True), under=handbook([*SANE, *only])), *FOLLOW_UP) == []


def test_somebody_forgetful_writes_vague_items() -> None:
    """A title that names nothing anybody could finish."""
    forgets = {name: {"value": 1.0, "source": "test"} for name in ("forgotten_memory", "forgotten_checklist")}
    items = [{**REVIEW[1], "to": {"kind": "action_item_added"}, "id": "items-due"}]
    timeline = story(by=crew(sure=True, overrides=forgets), under=handbook([*SANE, *items]))

    titles = [one.title for one in timeline.every(ActionItemAdded)]

    assert titles
    assert all(is_vague(title) for title in titles)


@given(at=st.integers(parse_moment("2026-01-01T00:00:00Z"), parse_moment("2027-01-01T00:00:00Z")))
def test_working_time_is_the_next_moment_people_work(at: int) -> None:
    """It never lies before, is a working hour of a business day, and is the moment itself if that is one."""
    calendar = Calendar(timezone="Europe/Berlin")
    found = working_time(calendar, at)

    assert at <= found <= at + 3 * DAY + 17 * HOUR
    assert calendar.is_business(calendar.day_of(found))
    assert working_time(calendar, found) == found


def test_a_review_whose_contents_are_described_is_written_without_a_date() -> None:
    """In people's own time; where the SOP says nothing of reviews, none is."""
    says = {"id": "sections", "kind": "content", "of": {"kind": "postmortem_published"}, "states": ["summary"]}
    described, silent = (story(by=crew(sure=True), under=handbook(one)) for one in ([*SANE, says], SANE))

    assert [one.sections for one in described.every(PostmortemPublished)] == [("summary",)]
    assert list(silent.every(PostmortemPublished)) == []


CLOSE: dict[str, object] = {
    "id": "close", "kind": "precedence", "dimension": "follow_through",
    "pairs": [{"before": {"kind": "action_item_added"}, "after": {"kind": "postmortem_closed"}}],
}  # fmt: skip


def test_a_review_that_was_never_published_is_not_closed() -> None:
    """Whoever forgets to write it has nothing to close; whoever writes it closes it afterwards."""
    half = {"forgotten_memory": {"value": 0.5, "source": "test"}, "forgotten_checklist": {"value": 0.5, "source": "x"}}
    by, under = crew(sure=True, overrides=half), handbook([*SANE, *REVIEW, CLOSE])
    plays = [told(story(by=by, under=under, seed=seed), *FOLLOW_UP[2:]) for seed in range(1, 16)]
    seen = {tuple(dict.fromkeys(words.split()[1] for words in one)) for one in plays}

    assert seen == {(), ("postmortem_published",), ("postmortem_published", "postmortem_closed")}


def test_where_an_sop_speaks_of_closing_alone_the_review_is_written_before_it() -> None:
    """Closing asks for something to close."""
    timeline = story(by=crew(sure=True), under=handbook([*SANE, CLOSE, REVIEW[0]]))

    assert [words.split()[1] for words in told(timeline, *FOLLOW_UP[2:])] == [
        "postmortem_published",
        "postmortem_closed",
    ]
