from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.files.documents import load_scenario
from gameday.regression.search.variation import SEATED, Variation, variation_text

SCENARIO = load_scenario("slow-morning")
"""One that has a gap of its own."""
seats = st.sampled_from(("primary_oncall", "incident_commander", "comms_lead"))
gaps = st.lists(st.tuples(st.sampled_from(SEATED), seats), max_size=3, unique=True).map(tuple)
minutes = st.lists(st.integers(1, 59), max_size=2, unique=True).map(tuple)
absent = st.lists(seats, max_size=1).map(tuple)
variations = st.builds(Variation, st.integers(0, 23), gaps, absent, minutes)


@settings(max_examples=15)
@given(variation=variations)
def test_the_file_that_is_written_is_the_scenario_that_was_played(
    tmp_path_factory: object, variation: Variation
) -> None:
    place = Path(tmp_path_factory.mktemp("varied")) / "worst.yaml"  # type: ignore[attr-defined]
    place.write_text(variation_text(variation, SCENARIO, "worst", "Found.", extends=SCENARIO.name))
    read, played = load_scenario(place), variation.of(SCENARIO, "worst")
    assert (read.name, read.starts_at, dict(read.seats)) == (played.name, played.starts_at, dict(played.seats))
    assert read.gaps == played.gaps
    assert {one.id: one for one in read.injects} == {one.id: one for one in played.injects}


def test_a_variation_says_each_thing_that_is_other() -> None:
    one = Variation(3, (("pager_dead", "primary_oncall"),), ("comms_lead",), (10,))
    assert (one.size, one.say()) == (
        4,
        (
            "it starts 3 hours later",
            "pager dead at primary on-call",
            "nobody plays comms lead",
            "a noise alert after 10 minutes",
        ),
    )
    assert Variation().say() == ("the scenario as it is written",)


def test_the_file_of_a_variant_plays_that_variant(tmp_path: Path) -> None:
    scenario, one = load_scenario("checkout-errors@3"), Variation(noise=(10,))
    place = tmp_path / "worst.yaml"
    place.write_text(variation_text(one, scenario, "worst", "Found.", extends="checkout-errors"))
    assert load_scenario(place) == one.of(scenario, "worst")
