"""What is declared not to be covered, apart from what nobody knows."""

from __future__ import annotations

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.probes.declared import declared_out
from gameday.scenario import Scenario
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.timeline import Header, Timeline
from gameday.timeline.response import Declared
from gameday.timeline.signals import AlertFired

SOP = load_sop("mitigate-first")
CARD = load_scorecard("game-day")
ALERT = AlertFired(id="e1", at=0, urgency="high")


@pytest.fixture(scope="module")
def quiet() -> Scenario:
    """Customers notice nothing, so no hop to the security lead and no ticket is due."""
    return load_scenario("quiet-night-page")


def _of(timeline: Timeline, scenario: Scenario | None = None) -> frozenset[str]:
    case = Case(timeline, SOP, CARD, scenario)
    return declared_out(case, assess(case))


def test_a_scenario_speaks_for_a_kind_and_only_where_it_says_none(quiet: Scenario) -> None:
    record = play(quiet, SOP, load_team("storefront", profile="default"), seed=3)
    every = {**quiet.exercises, "absence": "none", "escalation": "low"}
    assert _of(record, quiet.model_copy(update={"exercises": every})) == {"no-page-sev3"}


def test_what_applied_all_the_same_is_not_declared_out(quiet: Scenario) -> None:
    record = play(quiet, SOP, load_team("storefront", profile="default"), seed=3)
    declared = quiet.model_copy(update={"exercises": {"classification": "none"}})
    assert "severity" not in _of(record, declared)


def test_a_source_speaks_for_what_it_cannot_show_and_not_for_what_nobody_knows() -> None:
    """That nobody wrote down what was true is no declaration: with everything shown it would be unknown as well."""
    entries = [ALERT, Declared(id="e2", at=60_000, severity="SEV2")]
    silent = Timeline.of(entries, Header(covers=("alert_fired", "declared")))
    out = _of(silent)
    assert "acknowledge" in out
    assert "severity" not in out
    assert not _of(Timeline.of(entries, Header()))
