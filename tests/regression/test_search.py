from __future__ import annotations

import math
from dataclasses import replace

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.remade import remade
from gameday.regression.search.changes import seats_of, single_changes
from gameday.regression.search.fresh import fresh, sides_of
from gameday.regression.search.hunt import Hunt, Tried
from gameday.regression.search.search import AGAIN, search
from gameday.regression.search.shown import shown
from gameday.regression.search.variation import Variation
from gameday.sop import Sop
from gameday.terms.bound import Bound
from gameday.terms.duration import HOUR

SILENT = Variation(gaps=(("acknowledged_silent", "primary_oncall"),))


def _hunt(story: str = "checkout-errors", profile: str = "optimistic", baseline: Sop | None = None) -> Hunt:
    team, card = load_team("storefront", profile=profile), load_scorecard("game-day")
    return Hunt(load_scenario(story), team, card, load_sop("one-page-playbook"), baseline)


def test_two_people_who_fall_silent_are_found_where_neither_alone_is_that_bad() -> None:
    """Among few seats, so that the pairs are soon gone through."""
    hunt = _hunt()
    others = [seat for seat in seats_of(hunt.scenario, hunt.team) if not seat.endswith("_oncall")]
    hunt = replace(
        hunt, scenario=remade(hunt.scenario, seats={**hunt.scenario.seats, **dict.fromkeys(others, "absent")})
    )
    singles = single_changes(hunt.scenario, hunt.team)
    heard: list[None] = []
    case = search(hunt, tries=len(singles) + 36, heard=lambda: heard.append(None))
    assert case.variation is not None
    tried = Tried(hunt)
    alone = min(tried.figure(Variation(gaps=(one,)), AGAIN) for one in case.variation.gaps)
    assert (case.variation.size, tried.figure(case.variation, AGAIN) < alone - 20) == (2, True)
    assert (case.thorough.singles, case.thorough.pairs[0]) == ((len(singles), len(singles)), 24)
    assert case.thorough.tried <= len(heard) == len(singles) + 36


def test_the_same_hunt_finds_the_same_case_and_counts_what_it_tried() -> None:
    heard: list[None] = []
    case = search(_hunt(), tries=6, heard=lambda: heard.append(None))
    assert search(_hunt(), tries=6) == case
    assert (case.thorough.singles[0], case.thorough.pairs, case.thorough.drawn, len(heard)) == (6, (0, 0), 0, 6)


def test_a_variation_counts_once_where_two_sops_play_it() -> None:
    sop = load_sop("one-page-playbook")
    heard: list[None] = []
    case = search(_hunt(baseline=sop), tries=5, heard=lambda: heard.append(None))
    assert (case.variation, case.thorough.tried, len(heard)) == (None, 5, 5)


def test_where_nobody_has_a_seat_the_hour_and_noise_are_left() -> None:
    hunt = _hunt()
    nobody = dict.fromkeys(seats_of(hunt.scenario, hunt.team), "absent")
    hunt = replace(hunt, scenario=remade(hunt.scenario, seats=nobody))
    singles = single_changes(hunt.scenario, hunt.team)
    case = search(hunt, tries=len(singles) + 4)
    assert (case.variation, case.thorough.singles, case.thorough.drawn > 0) == (None, (len(singles),) * 2, True)


def test_a_play_without_a_score_is_no_bad_day() -> None:
    hunt = replace(_hunt(), scorecard=load_scorecard("tabletop"))
    assert Tried(hunt).figure(Variation(), 2) == math.inf


def test_two_sops_are_shown_equally_long_and_one_as_its_file_is() -> None:
    one, two = _hunt(), _hunt(baseline=load_sop("mitigate-first"))
    assert (one.setting(one.scenario).whole, two.setting(two.scenario).whole) == (False, True)


FEW = 25


def test_fresh_plays_tell_a_worse_day_from_luck() -> None:
    hunt = _hunt()
    heard: list[None] = []
    nothing, silent = (
        fresh(hunt, one, "as-a-file", plays=FEW, heard=lambda: heard.append(None)) for one in (Variation(), SILENT)
    )
    assert (nothing.sure, silent.sure) == (False, True)
    assert nothing.as_written == silent.as_written > silent.score
    assert nothing.moved.low < 0 < nothing.moved.high
    assert len(heard) == 2 * FEW * sides_of(hunt)


def test_fresh_plays_have_the_luck_of_the_file_as_it_will_be_called() -> None:
    hunt = _hunt()
    same, other = (fresh(hunt, Variation(), name, plays=5) for name in (hunt.scenario.name, "as-a-file"))
    assert same.score == same.as_written == other.as_written != other.score


def test_the_play_to_look_at_shows_a_day_that_goes_well_now_and_then() -> None:
    """From the first seed on; the play with it alone may be a lucky one."""
    hunt = _hunt()
    told = fresh(hunt, SILENT, "as-a-file", plays=FEW)
    found = [shown(replace(hunt, seed=seed), SILENT, "as-a-file", told) for seed in range(1, 9)]
    played = [
        replace(hunt, seed=one.seed).rows(SILENT.of(hunt.scenario, "as-a-file"), hunt.sop, range(1))[0].value("score")
        for one in found
    ]
    assert [one.score for one in found] == played
    assert all(one.score is not None and one.score <= told.score for one in found)
    assert any(one.seed > seed for seed, one in enumerate(found, 1))


def _late() -> Hunt:
    """An edit by which whoever is second is paged after an hour."""
    whole = load_sop("mitigate-first")
    late = tuple(
        remade(one, after={"SEV1": Bound(HOUR, HOUR), "SEV2": Bound(HOUR, HOUR)}) if one.id == "page-secondary" else one
        for one in whole.clauses
    )
    return replace(_hunt(baseline=whole), sop=remade(whole, clauses=late))


def test_an_edit_that_reaches_nobody_in_time_is_told_with_the_clause_that_it_breaks() -> None:
    hunt = _late()
    case = search(hunt, tries=5)
    assert case.variation is not None
    told = fresh(hunt, case.variation, "as-a-file", plays=FEW)
    (one, *_) = told.named
    assert (one.clause, told.sure, one.after > 2 * one.before) == ("somebody-reached", True, True)
    assert told.before is not None
    assert told.score < told.before
    looked_at = shown(hunt, case.variation, "as-a-file", told)
    assert ("somebody-reached" in looked_at.broken, looked_at.before is not None) == (True, True)


def test_what_breaks_anyway_hides_nothing_that_the_edit_alone_breaks() -> None:
    """At night the severity is called wrong under both."""
    hunt, night = _late(), Variation(13, (("asleep", "primary_oncall"),))
    told = fresh(hunt, night, "as-a-file", plays=FEW)
    assert (told.gates, told.sure, [one.clause for one in told.named]) == ((FEW, FEW), True, ["somebody-reached"])
    assert Tried(hunt).breaks_more(night, 5) > 0


def test_a_clause_by_another_name_is_no_worse() -> None:
    """Under the name that the edit gives it, it breaks in every play; under the other one it did as well."""
    hunt, night = _late(), Variation(13, (("asleep", "primary_oncall"),))
    before = load_sop("mitigate-first")
    clauses = tuple(remade(one, id="level") if one.id == "severity" else one for one in before.clauses)
    renamed = replace(hunt, sop=remade(before, clauses=clauses), baseline=before)
    told = fresh(renamed, night, "as-a-file", plays=FEW)
    assert (told.breaking[0][0], told.gates[0], told.sure, told.broken) == ("level", told.gates[1], False, ())
    assert Tried(renamed).breaks_more(night, 5) == 0


def test_a_clause_that_luck_alone_may_have_broken_is_not_named() -> None:
    told = fresh(_late(), Variation(13), "as-a-file", plays=40)
    assert [(one.clause, one.after > one.before) for one in told.broken] == [("somebody-reached", True)]
    assert (told.sure, told.named) == (False, ())
