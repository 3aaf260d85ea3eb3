"""Single figures of how people behave."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from gameday.team.parameter import CHANCES, FACTORS, PARAMETERS, TIMES, ChanceParameter, Override, TimeParameter


def test_every_parameter_has_one_unit() -> None:
    """Times, chances and factors do not overlap."""
    assert len(set(PARAMETERS)) == len(TIMES) + len(CHANCES) + len(FACTORS) == len(PARAMETERS)


def test_a_figure_outside_its_range_is_refused() -> None:
    """The stated range holds the figure itself."""
    with pytest.raises(ValidationError, match="outside its stated range"):
        TimeParameter(text="Too long.", source="assumed", median=9 * 60_000, sigma=0.1, low=60_000, high=120_000)


def test_what_is_assumed_says_so() -> None:
    """A source that begins with the word is no source."""
    guessed = ChanceParameter(text="Guessed.", source="assumed, as ever", value=0.5, low=0, high=1)
    studied = ChanceParameter(text="Studied.", source="A study", value=0.5, low=0, high=1)

    assert (guessed.assumed, studied.assumed) == (True, False)


def test_an_override_that_changes_nothing_is_refused() -> None:
    """A source alone is no figure."""
    with pytest.raises(ValidationError, match="changes nothing"):
        Override(source="own records")
