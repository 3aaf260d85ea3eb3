"""The manner of a team: worked out once for its document."""

from __future__ import annotations

import pytest

from gameday.participants.luck import raised
from gameday.participants.manner import manner_of
from tests.engine.cast import team
from tests.participants.stories import crew


def test_it_is_worked_out_once_for_a_document() -> None:
    """Another document that says the same is another."""
    people = crew()

    assert manner_of(people) is manner_of(people)
    assert manner_of(people) is not manner_of(crew())


def test_what_slips_the_mind_grows_with_stress() -> None:
    """A checklist makes it less."""
    bare = manner_of(crew())
    listed = manner_of(crew(habits={"checklist": True}))

    assert bare.slips == {odds: raised(bare.forgotten, odds) for odds in (1.0, bare.stress_high, bare.stress_extreme)}
    assert list(bare.slips.values()) == sorted(bare.slips.values())
    assert listed.forgotten < bare.forgotten
    assert (bare.hands_on, bare.scheduled) == ({"dana", "eli"}, {"primary_oncall", "secondary_oncall"})


def test_a_profile_that_was_not_loaded_has_none() -> None:
    """It says which."""
    with pytest.raises(ValueError, match="the profile 'default' of team 'testers' was not loaded"):
        manner_of(team())
