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


def test_a_file_can_be_read_whatever_it_and_the_path_it_extends_are_called(tmp_path: Path) -> None:
    (tmp_path / "a #b: c").mkdir()
    (tmp_path / "a #b: c" / "mine.yaml").write_text("format: 1\nname: mine\nextends: slow-morning\n")
    one, place = Variation(gaps=(("asleep", "comms_lead"),)), tmp_path / "2024.yaml"
    about = "Found by `gameday search 'two\nlines'`."
    place.write_text(variation_text(one, SCENARIO, "2024", about, extends="a #b: c/mine.yaml"))
    assert (load_scenario(place).name, load_scenario(place).gaps) == ("2024", one.of(SCENARIO, "2024").gaps)


def test_noise_comes_beside_an_inject_that_has_its_name_already(tmp_path: Path) -> None:
    """As in a worst day of a worst day."""
    one, first, second = Variation(noise=(10,)), tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(variation_text(one, SCENARIO, "first", "Found.", extends=SCENARIO.name))
    found = load_scenario(first)
    second.write_text(variation_text(one, found, "second", "Found.", extends="first.yaml"))
    read = load_scenario(second)
    assert {inject.id for inject in read.injects} - {inject.id for inject in SCENARIO.injects} == {
        "noise-10",
        "noise-10-2",
    }
    assert read.injects == one.of(found, "second").injects


def test_one_hour_is_one() -> None:
    assert Variation(1).say() == ("it starts 1 hour later",)
