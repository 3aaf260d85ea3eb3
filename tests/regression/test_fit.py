from __future__ import annotations

import math
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.regression.fit import FEWEST, FittedChance, FittedTime, fit
from gameday.report.fit_page import overrides_text
from gameday.timeline import Timeline
from gameday.timeline.paging import Acknowledged, Paged

TEAM = load_team("storefront", profile="default")
NOON = 1_776_686_400_000  # 2026-04-20T12:00:00Z


def _record(delay: int | None) -> Timeline:
    page = Paged(at=NOON, id="e1", target="mira")
    answer = [Acknowledged(at=NOON + delay, id="e2", actor="mira", re="e1")] if delay is not None else []
    return Timeline.of([page, *answer])


@given(delays=st.lists(st.integers(1_000, 3_600_000), min_size=FEWEST, max_size=30))
def test_times_are_fitted_by_the_mean_and_spread_of_their_logarithms(delays: list[int]) -> None:
    found = fit([_record(one) for one in delays], TEAM)
    answer = next(one for one in found.fitted if one.name == "ack_delay_awake")
    assert isinstance(answer, FittedTime)
    assert answer.observations == len(delays)
    assert min(delays) - 1 <= answer.median <= max(delays) + 1
    assert math.isclose(answer.median, math.exp(sum(map(math.log, delays)) / len(delays)), abs_tol=1)


def test_pages_that_nobody_answered_are_a_share_of_all() -> None:
    found = fit([_record(60_000)] * 9 + [_record(None)], TEAM)
    missed = next(one for one in found.fitted if one.name == "page_missed_day")
    assert isinstance(missed, FittedChance)
    assert (missed.value, missed.observations) == (0.1, 10)


def test_what_was_seen_too_seldom_is_said_and_left_as_assumed() -> None:
    found = fit([_record(60_000)] * (FEWEST - 1), TEAM)
    assert found.fitted == ()
    assert ("ack_delay_awake", FEWEST - 1) in found.too_few


def test_what_is_printed_goes_into_a_team_file(tmp_path: Path) -> None:
    sop, scenario = load_sop("one-page-playbook"), load_scenario("checkout-errors")
    records = [play(scenario, sop, TEAM, seed=1, replicate=one) for one in range(6)]
    text = overrides_text(fit(records, TEAM))
    place = tmp_path / "ours.yaml"
    place.write_text(f"format: 1\nname: ours\nextends: storefront\n{text}")
    own = load_team(place)
    assert {one.source for one in own.overrides.values()} == {"fitted to 6 records"}
