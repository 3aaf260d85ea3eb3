"""The moments the whole picture is read by."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from gameday.report.axis import Axis
from gameday.report.moments import draw_moments, moments
from gameday.retrospective.chart import Chart, ImpactStep, Lane, Step

AXIS = Axis(0, 100, 0, 1000)
CHART = Chart(0, 100, ("SEV1",), Lane("in", ()), (), (Step(10, ("SEV1",)),), 70, (), (),
              (ImpactStep(0, 0.3, "a"), ImpactStep(60, 0.0, "b")))  # fmt: skip


def test_declared_over_and_resolved_in_their_order() -> None:
    assert list(moments(CHART)) == [(10, "declared"), (60, "impact over"), (70, "resolved")]


def test_what_the_record_does_not_show_has_no_line() -> None:
    assert list(moments(replace(CHART, called=(), closed=None, impact=(ImpactStep(0, 0.3, "a"),)))) == []


def test_words_of_near_moments_stand_side_by_side() -> None:
    near = replace(CHART, called=(Step(60, ("SEV1",)),), closed=61)
    places = [float(x) for x in re.findall(r'<text x="([\d.]+)"', "".join(map(str, draw_moments(near, AXIS, 30, 90))))]
    assert len(places) == 3
    assert all(right - left > 40 for left, right in pairwise(places))
