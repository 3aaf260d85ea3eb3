"""The lower bands of the picture."""

from __future__ import annotations

from gameday.report.axis import Axis
from gameday.report.lanes import lane_band, watch_band
from gameday.retrospective.chart import Lane, Mark, Owed, Silence, Span, Watch
from gameday.terms.duration import MINUTE

AXIS = Axis(0, 60 * MINUTE, 0, 600)


def test_a_lane_shows_when_its_role_was_held() -> None:
    band = lane_band(Lane("incident commander", (), (Span(6 * MINUTE, 600 * MINUTE),)), AXIS, 0)
    assert band.name == ("incident commander",)
    assert '<rect x="60" y="17" width="540" height="16" class="held" rx="3"/>' in "".join(map(str, band.parts))


def test_only_a_silence_longer_than_allowed_is_shaded_and_says_how_long() -> None:
    silences = (Silence(0, 10 * MINUTE, 0.6, 15 * MINUTE), Silence(10 * MINUTE, 40 * MINUTE, 2.0, 15 * MINUTE))
    watch = Watch(
        "external", 0, 40 * MINUTE, (Mark("u", 10 * MINUTE, "update", "Posted."),), silences, (Owed(0, 40 * MINUTE),)
    )
    drawn = "".join(map(str, watch_band(watch, AXIS, 0).parts))
    assert drawn.count('class="silence"') == 1
    assert "<title>30 min of silence, 15 min allowed</title>" in drawn
    assert ">30 min silent</text>" in drawn
    assert 'href="#entry-u"' in drawn


def test_the_strip_is_drawn_only_where_updates_were_owed() -> None:
    """From the tenth minute on the level asked for none."""
    watch = Watch("internal", 0, 40 * MINUTE, (), (Silence(0, 10 * MINUTE, 0.5, 20 * MINUTE),), (Owed(0, 10 * MINUTE),))
    drawn = "".join(map(str, watch_band(watch, AXIS, 0).parts))
    assert [drawn.count("<rect"), 'x="0" y="17" width="100"' in drawn] == [1, True]


def test_a_label_that_does_not_fit_its_silence_is_left_to_the_title() -> None:
    watch = Watch("internal", 0, MINUTE, (), (Silence(0, MINUTE, 3.0, 20_000),), (Owed(0, MINUTE),))
    drawn = "".join(map(str, watch_band(watch, AXIS, 0).parts))
    assert ("silent</text>" in drawn, "60 s of silence" in drawn or "1 min of silence" in drawn) == (False, True)


def test_a_long_name_stands_in_two_lines_and_no_line_is_too_long() -> None:
    assert lane_band(Lane("customer success team lead", ()), AXIS, 0).name == ("customer success", "team lead")
    assert lane_band(Lane("x" * 40, ()), AXIS, 0).name == ("x" * 17 + "…",)
