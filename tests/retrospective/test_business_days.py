"""What is due in business days says in those how long it took."""

from __future__ import annotations

import pytest

from gameday.retrospective.build import scene_of
from gameday.retrospective.model import ClauseLine
from gameday.scoring.judge import assess
from gameday.terms.duration import DAY
from gameday.timeline import followup
from tests.retrospective.sample import at, case, timeline


def review(days: float) -> ClauseLine:
    """The line of the review, published so many days after the resolution on a Monday afternoon."""
    record = timeline(followup.PostmortemPublished(id="p", at=at(45) + round(days * DAY), actor="yuki"))
    one = case(record)
    return next(line for line in scene_of(one, assess(one).findings).lines if line.clause == "review")


@pytest.mark.parametrize(
    ("days", "came"),
    [
        (0.125, "came 3 h (the same day) after the resolution"),
        (1, "came 24 h (1 business day) after the resolution"),
        (6.5, "came 6 d 12 h (5 business days) after the resolution"),
        (7.5, "came 7 d 12 h (6 business days) after the resolution, 3 h 32 min late"),
    ],
)
def test_a_review_says_on_which_business_day_it_came(days: float, came: str) -> None:
    line = review(days)
    assert came in line.observed
    assert came in line.sentence
    assert line.expected.startswith("the written review within 5 business days (7 d 8 h) of the resolution")


def test_what_is_due_in_minutes_is_left_as_it_is() -> None:
    one = case()
    lines = scene_of(one, assess(one).findings).lines
    assert not [line.clause for line in lines if "business day" in line.observed]
