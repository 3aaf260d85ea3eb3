from __future__ import annotations

from gameday.files.documents import load_scenario, load_team
from gameday.regression.remade import remade
from gameday.regression.search.changes import paired_changes, seats_of, single_changes
from gameday.regression.search.variation import SEATED, Variation

TEAM = load_team("storefront", profile="default")
HOUR_LONG = load_scenario("checkout-errors")


def test_each_change_there_is_comes_once_by_itself() -> None:
    seats, singles = seats_of(HOUR_LONG, TEAM), single_changes(HOUR_LONG, TEAM)
    assert len(set(singles)) == len(singles) == len(seats) * (len(SEATED) + 1) + 23 + 6
    assert {one.size for one in singles} == {1}
    assert [one.noise for one in singles if one.noise] == [(10,), (20,), (30,), (40,), (50,), (60,)]


def test_what_the_scenario_has_already_is_no_change() -> None:
    gone = remade(HOUR_LONG, seats={**HOUR_LONG.seats, "comms_lead": "absent"})
    assert "comms_lead" not in seats_of(gone, TEAM)
    own = load_scenario("slow-morning")
    gap = own.gaps[0]
    assert not [one for one in single_changes(own, TEAM) if (gap.gap, gap.seat) in one.gaps]


def test_pairs_are_of_two_seats_and_begin_with_those_that_do_worst_alone() -> None:
    dead, asleep = (Variation(gaps=((kind, "primary_oncall"),)) for kind in SEATED[::3])
    second = Variation(gaps=(("away", "secondary_oncall"),))
    early, late = Variation(3), Variation(9)
    figures = {dead: 70.0, asleep: 75.0, second: 85.0, early: 80.0, late: 79.0}
    assert paired_changes(tuple(figures), figures.__getitem__) == (
        dead.joined(late),
        asleep.joined(late),
        dead.joined(second),
        asleep.joined(second),
        late.joined(second),
    )
