"""Times in the story's own words: UTC stands beside them."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_scenario
from gameday.report.markdown import to_markdown
from gameday.retrospective import retrospective
from gameday.retrospective.cast import Cast
from gameday.retrospective.heading import heading_of
from gameday.retrospective.story_clock import say_clocks, with_utc
from gameday.retrospective.summary import summary_of
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from tests.retrospective.sample import case, timeline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At 04:36 a push of settings.", "At 04:36 (03:36 UTC) a push of settings."),
        (
            "at 20:14 of the day before, so at 20:14 all ran out",
            "at 20:14 (19:14 UTC) of the day before, so at 20:14 all ran out",
        ),
        ("no line since 00:30.", "no line since 00:30 (23:30 UTC)."),
        ("04:36 UTC, 04:36:10, 4:36, 1:04:36, 04:36+01:00 and 04:36 pm are left", None),
    ],
)
def test_utc_stands_once_beside_each_time_of_day(text: str, told: str | None) -> None:
    assert with_utc(text, 60) == (text if told is None else told)
    assert with_utc(text, 0) == text


def test_a_story_told_in_another_zone_says_so_and_its_times_can_be_read_beside_the_rest() -> None:
    """Otherwise what happened at 04:36 seems to come after what was done about it at 04:12."""
    scenario, one = load_scenario("everything-red"), case()
    told = Case(timeline(), one.sop, one.scorecard, scenario)
    judged, cast = assess(told), Cast.of(told.source)
    assert "At 04:36 (03:36 UTC) a push" in dict(summary_of(told, judged, cast, 60))["What happened"]
    heading = heading_of(told, judged, Cast.of(told.source), offset=60)
    assert dict(heading.about)["Clock"] == "UTC; a time in the story's own words, or in a quote, is UTC+01:00"
    assert (say_clocks(0), "Clock" in dict(heading_of(told, judged, Cast.of(told.source)).about)) == ("", False)


def test_of_a_long_story_the_summary_tells_the_first_sentences_and_the_timeline_all() -> None:
    """Whoever was not there reads the summary in a minute; no sentence is cut, and nothing is lost."""
    scenario, one = load_scenario("records-missing"), case()
    told = Case(timeline(), one.sop, one.scorecard, scenario)
    retro = retrospective(told, assess(told))
    words = dict(retro.summary)["What happened"]
    first = retro.truth[: len(retro.truth) // 3].rpartition(". ")[0]
    assert first in words
    assert retro.truth.split(". ")[-1] not in words
    assert ("…" in words, retro.truth) == (False, " ".join((scenario.hidden_truth or "").split()))
    assert f"**What really happened, in full.** {retro.truth}" in to_markdown(retro)


def test_a_short_story_is_told_once() -> None:
    scenario, one = load_scenario("quiet-night-page"), case()
    told = Case(timeline(), one.sop, one.scorecard, scenario)
    retro = retrospective(told, assess(told))
    assert (retro.truth, "happened, in full" in to_markdown(retro)) == ("", False)
    assert " ".join((scenario.hidden_truth or "").split()) in dict(retro.summary)["What happened"]
