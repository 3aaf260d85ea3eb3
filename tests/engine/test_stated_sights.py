"""Without a world a look shows the stated facts, as far as that look can; never a cause."""

from __future__ import annotations

from typing import Any

from gameday.drill import seat
from gameday.engine.desk import Sight
from gameday.engine.stage import Stage
from gameday.scenario import Scenario
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.look import CHECKS, Check
from gameday.timeline.paging import Paged
from gameday.timeline.response import Declared, Resolved, ServiceRestored
from gameday.timeline.signals import AlertCleared, AlertFired
from tests.engine.cast import MINUTE, Scripted, sop, team
from tests.engine.plays import minutes, played
from tests.engine.small import small

BAD = {"users_affected": 0.3, "core_function": "down", "data": "lost", "security": "breach", "customer_visible": True}
RINGS = {"id": "errors", "kind": "alert", "at": "5m", "service": "shop", "text": "Errors above 10%"}


def words(*facts: dict[str, Any] | None, injects: tuple[dict[str, Any], ...] = ()) -> Scenario:
    """A scenario without a world: a part every twenty minutes, each with its facts."""
    phases = [{"id": f"p{i}", "title": "A part", "at": f"{20 * i}m", "facts": one} for i, one in enumerate(facts)]
    return small(world=None, phases=phases, injects=list(injects))


def looks(scenario: Scenario, minute: int = 10) -> dict[Check, Sight]:
    """What each look shows then."""
    stage: Stage = seat(scenario, sop(), team(), seed=1, cast={})
    stage.clock.advance(minute * MINUTE)
    stage.clock.command(minute * MINUTE, lambda: None)
    return {what: stage.desk("dana").look(what) for what in CHECKS}


def test_each_look_shows_its_part_of_the_truth_and_takes_the_rest_as_benign() -> None:
    seen = {what: sight.facts for what, sight in looks(words(BAD)).items()}
    assert seen == {
        "dashboard": Facts(users_affected=0.3, core_function="down", customer_visible=True),
        "customers": Facts(users_affected=0.3, core_function="down", customer_visible=True, data="lost"),
        "logs": Facts(data="lost", security="breach"),
        "changes": None,
        "dependencies": None,
    }


def test_what_customers_cannot_see_they_do_not_tell() -> None:
    hidden = {"core_function": "degraded", "users_affected": 0.2, "growing": True}
    assert looks(words(hidden))["customers"].facts == BENIGN


def test_what_nobody_knows_is_shown_as_unknown() -> None:
    sight = looks(words({"known": False, "core_function": "degraded"}))["dashboard"]
    assert sight.facts is not None
    assert (sight.facts.known, sight.facts.users_affected, sight.facts.core_function) == (False, None, "degraded")
    assert sight.lines[0] == "users affected: nobody knows"


def test_before_anything_is_stated_to_be_wrong_all_is_well() -> None:
    assert {sight.facts for sight in looks(words(None, BAD)).values()} == {BENIGN, None}


def test_where_nothing_is_ever_stated_no_look_says_anything_of_impact() -> None:
    assert {sight.facts for sight in looks(words(None)).values()} == {None}


def test_a_look_tells_what_was_said_and_changed_so_far_and_no_cause() -> None:
    rows: tuple[dict[str, Any], ...] = (
        {"id": "deploy", "kind": "change_notice", "at": "2m", "service": "shop", "text": "Version 12"},
        {"id": "call", "kind": "customer_report", "at": "3m", "from": "Ann", "text": "It fails"},
        RINGS,
    )
    seen = looks(words(BAD, injects=rows))
    assert {what: sight.lines for what, sight in seen.items()} == {
        "dashboard": ("users affected: 30%", "core function: down", "alert standing: Errors above 10%"),
        "customers": ("1 complaint so far", "It fails"),
        "changes": ("8 min ago, shop: Version 12",),
        "logs": (),
        "dependencies": (),
    }
    assert {sight.cause for sight in seen.values()} == {None}


def test_alerts_of_the_script_clear_once_nothing_is_wrong_any_more() -> None:
    noise = {"id": "noise", "kind": "noise", "at": "6m", "service": "shop", "text": "Disk at 71%"}
    scenario = words(BAD, {}, injects=(RINGS, noise))
    timeline = played(scenario)
    ends = [one for one in timeline if isinstance(one, AlertCleared | ServiceRestored)]
    assert [(minutes(scenario, one), one.kind, one.service) for one in ends] == [
        (20.0, "alert_cleared", "shop"),
        (20.0, "service_restored", "shop"),
    ]


def test_an_alert_that_still_stands_calls_again_after_it_was_called_over() -> None:
    steps = [(7, Declared(at=0, severity="SEV2")), (9, Resolved(at=0))]
    scenario = words(BAD, injects=(RINGS,))
    pages = played(scenario, {"dana": Scripted(steps)}).every(Paged)
    assert [(minutes(scenario, one), one.reason) for one in pages if one.target == "primary_oncall"][:2] == [
        (5.0, "Errors above 10%"),
        (19.0, "still firing: Errors above 10%"),
    ]
    assert len(played(words({}, injects=(RINGS,)), {"dana": Scripted(steps)}).every(AlertFired)) == 1
