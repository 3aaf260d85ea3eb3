"""A human's desk: acts by the rules, its own pages, and causes that take their time to show."""

from __future__ import annotations

import pytest

from gameday.drill import seat
from gameday.engine.desk import Refused
from gameday.engine.stage import Stage
from gameday.participants.human import SAYABLE, Human, entry_said
from gameday.terms.kinds import KINDS
from gameday.timeline.paging import Paged
from tests.engine.cast import MINUTE, sop, team
from tests.engine.small import fault, small, small_world

USUAL = 9 * MINUTE


def seated(**changes: object) -> tuple[Stage, Human]:
    human = Human(USUAL)
    return seat(small(**changes), sop(), team(), seed=1, cast={"dana": human}), human


def test_an_answer_that_names_no_page_means_the_last_that_rang_here() -> None:
    stage, human = seated()
    assert human.last_page() is None
    with pytest.raises(Refused, match="no page rang here"):
        human.act("acknowledged", {})
    stage.clock.advance(15 * MINUTE)
    (page,) = [entry for entry in stage.emitter.entries if isinstance(entry, Paged)]
    assert human.last_page() == page.id
    assert human.act("acknowledged", {}).re == page.id
    assert human.last_page() is None


def test_the_cause_shows_after_a_diagnosis_that_was_begun_here_and_took_its_time() -> None:
    """The scenario's time where it states one, else the profile's."""
    for stated, takes in (("7m", 7), (None, 9)):
        told = fault(diagnosis={"found_in": ["logs"], **({"takes": stated} if stated else {})})
        stage, human = seated(world=small_world(faults=[told]))
        stage.clock.advance(12 * MINUTE)
        found = [human.look("logs", None).cause]
        human.act("diagnosis_started", {})
        for minute in (takes - 1, takes):
            stage.clock.command((12 + minute) * MINUTE, lambda: None)
            found.append(human.look("logs", None).cause)
        assert found == [None, None, "It broke."]
        assert [one.sight.cause for one in human.looked] == found


def test_charts_are_kept_of_the_latest_look_of_a_kind_alone() -> None:
    stage, human = seated()
    stage.clock.advance(MINUTE)
    for what in ("dashboard", "dashboard", "dependencies"):
        human.look(what, None)  # type: ignore[arg-type]
    assert [bool(one.sight.series) for one in human.looked] == [False, True, True]


def test_people_say_what_people_say() -> None:
    truth = {"impact_started", "impact_changed", "impact_ended", "mitigation_available"}
    world = {"alert_fired", "alert_cleared", "page_failed", "mitigation_applied", "mitigation_failed"}
    world |= {"service_restored", "customer_report", "social_mention", "stakeholder_question", "change_notice"}
    exercise = {"observation", "judgement", "control", "correction", "real_incident", "signed_off", "ended"}
    assert set(KINDS) - set(SAYABLE) == truth | world | exercise | {"checked", "intent"}
    _, human = seated()
    for kind in ("alert_fired", "checked", "ended"):
        with pytest.raises(Refused, match="is not for people to say"):
            human.act(kind, {})


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"by": "dana"}, "`by` is given by the drill itself"),
        ({"role": "scribe"}, "`role` is given by the drill itself"),
        ({"id": "e1"}, "has no key `id`"),
        ({"text": 7}, "text"),
        ({"colour": "red"}, "has no key `colour`"),
    ],
)
def test_keys_that_are_not_theirs_are_refused_in_words(keys: dict[str, object], why: str) -> None:
    with pytest.raises(Refused, match=why):
        entry_said("message", keys)
