"""The after-action report as Markdown and as a page: whole, marked, escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from gameday.report.aar import RATING_DEFINITIONS, to_aar_html, to_aar_markdown
from gameday.retrospective.after_action import AfterAction
from gameday.retrospective.assumptions import LIMITS
from gameday.session import after_action_of
from tests.report.hostile import HOSTILE
from tests.report.recorded import game_day


@pytest.fixture(scope="module")
def report() -> AfterAction:
    return after_action_of(game_day(), "x")


class Page(HTMLParser):
    """Ids, targets, headings and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.headings: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag == "a" and (found.get("href") or "").startswith("#"):
            self.targets.append((found["href"] or "")[1:])
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(tag)


def test_the_page_hangs_together(report: AfterAction) -> None:
    page = Page(to_aar_html(report))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) - set(page.ids) == set()
    assert page.headings.count("h1") == 1
    deeper = zip(page.headings, page.headings[1:], strict=False)
    assert [pair for pair in deeper if int(pair[1][1]) > int(pair[0][1]) + 1] == []
    assert "script" not in page.tags


def test_both_have_every_part_of_the_form(report: AfterAction) -> None:
    parts = ["Exercise overview", "Ratings by objective", "Analysis of capabilities", "Areas for improvement"]
    parts += [f"Appendix {letter}" for letter in "ABCDEF"]
    for text in (to_aar_markdown(report), to_aar_html(report)):
        assert [part for part in parts if part not in text] == []
        assert [words for words in RATING_DEFINITIONS.values() if words not in text] == []


def test_both_say_exercise_draft_and_the_limits(report: AfterAction) -> None:
    for text in (to_aar_markdown(report), to_aar_html(report)):
        assert "EXERCISE · drill game-day-2026-04-20-checkout" in text
        assert "Draft: nobody has signed it off." in text
        assert [words for words in LIMITS if words not in text] == []


def test_each_printed_page_carries_the_drill_and_its_number(report: AfterAction) -> None:
    page = to_aar_html(report)
    assert 'content: "EXERCISE · drill game-day-2026-04-20-checkout · DRAFT"' in page
    assert 'counter(page) " of " counter(pages)' in page
    assert "RUNNING_HEADER" not in page


def test_a_signed_report_says_by_whom_and_is_no_draft(report: AfterAction) -> None:
    heading = replace(report.retro.heading, draft=False, signed_off="Signed off by the facilitator on 2026-05-05.")
    signed = replace(report, retro=replace(report.retro, heading=heading))
    for text in (to_aar_markdown(signed), to_aar_html(signed)):
        assert "Signed off by the facilitator on 2026-05-05." in text
        assert "draft" not in text.lower().replace(".draft", "")


def test_notes_are_in_both(report: AfterAction) -> None:
    assert "The bridge echoed &lt;b>" in to_aar_markdown(report, "The bridge echoed <b>")
    assert "The bridge echoed &lt;b&gt;" in to_aar_html(report, "The bridge echoed <b>")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_stays_text(report: AfterAction, text: str) -> None:
    word = replace(report.words[0], reason=text, about=text)
    participant = replace(report.participants[0], role=text)
    heading = replace(report.retro.heading, banner=("EXERCISE", text))
    retro = replace(report.retro, heading=heading)
    hostile = replace(report, words=(word,), participants=(participant,), overview=((text, text),) * 2, retro=retro)
    page = Page(to_aar_html(hostile, text))
    assert set(page.tags) & {"script", "img", "link"} == set()
    assert set(page.tags) == set(Page(to_aar_html(report, text)).tags)
    rows = [line for line in to_aar_markdown(hostile, "").splitlines() if line.startswith("| ")]
    assert all(len(re.findall(r"(?<!\\)\|", line)) >= 3 for line in rows)
    assert "<script" not in to_aar_markdown(hostile, text)


def test_what_the_team_recorded_stands_in_the_plan_and_a_later_day_has_its_date(report: AfterAction) -> None:
    closed = replace(report.recorded[0], closed=date(2026, 4, 29))
    told = replace(report, recorded=(closed, *report.recorded[1:]))
    markdown, page = to_aar_markdown(told), to_aar_html(told)
    assert (
        "| 11 | Recorded by the team | *Evidence:* g56 | The page for checkout alerts links to the list of changes of "
        "the last hour | not stated | technical lead | 2026-04-23 | 2026-04-30; done 2026-04-29 | high |"
    ) in markdown
    assert "| +2 d 18:45 | 2026-04-23 09:30:00 | incident commander | Action item: The page" in markdown
    assert [page.count(words) for words in ("Recorded by the team</td>", ">2026-04-23</span> <span", "2026-04-29")] == [
        *(3, 1, 1)
    ]


def test_talk_that_the_report_refers_to_stands_in_its_timeline_and_the_rest_is_counted(report: AfterAction) -> None:
    talk = [row.id for row in report.retro.rows if row.strand == "talk"]
    for text in (to_aar_markdown(report), to_aar_html(report)):
        timeline = text.split("Appendix C: Timeline")[1].split("Appendix D")[0]
        assert [id_ for id_ in talk if id_ in re.findall(r"g\d+", timeline)] == ["g37"]
        assert "2 entries of talk are not shown" in timeline
