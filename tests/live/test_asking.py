"""Asking somebody: the order becomes an entry, or it is refused with what to do instead."""

from __future__ import annotations

import pytest

from gameday.drill import seat
from gameday.engine.desk import Refused
from gameday.engine.stage import Stage
from gameday.live.asking import ask
from gameday.live.seat_orders import Ask
from gameday.participants import cast
from gameday.timeline.paging import Joined
from gameday.timeline.talk import TaskAssigned
from tests.engine.cast import Scripted
from tests.engine.small import small
from tests.participants.stories import crew, handbook

MINUTE = 60_000
SIMULATED = ("dana", "eli", "gus")


@pytest.fixture
def stage() -> Stage:
    """Fay has joined after eleven minutes, Dana too; everybody else is elsewhere."""
    people = crew(sure=True)
    others = {**cast(people, without=["fay"]), "fay": Scripted(answers=False)}
    found = seat(small(), handbook(), people, seed=1, cast=others)
    found.clock.advance(11 * MINUTE)
    found.desk("fay").do(Joined(at=0))
    found.clock.command(16 * MINUTE, lambda: None)
    return found


def test_it_is_recorded_with_what_to_whom_and_by_when(stage: Stage) -> None:
    asked = ask(stage, "fay", Ask(person="dana", what="look", target="logs shop", within=5 * MINUTE), SIMULATED)

    assert isinstance(asked, TaskAssigned)
    assert (asked.actor, asked.person, asked.what, asked.target) == ("fay", "dana", "look", "logs shop")
    assert asked.due == "2026-04-20T12:21:00.000Z"
    assert asked.text == "Dana, please look at logs shop."


def test_a_lever_is_called_as_the_runbooks_call_it(stage: Stage) -> None:
    asked = ask(stage, "fay", Ask(person="dana", what="mitigate", target="rollback store"), SIMULATED)
    unknown = ask(stage, "fay", Ask(person="dana", what="mitigate", target="kick store"), SIMULATED)

    assert (asked.text, unknown.text) == (
        "Dana, please do this: Back to the last version.",
        "Dana, please do this: kick store.",
    )
    assert asked.target == "rollback store"  # type: ignore[attr-defined]


def test_a_role_means_whoever_holds_it(stage: Stage) -> None:
    assert ask(stage, "fay", Ask(person="primary_oncall", what="diagnose"), SIMULATED).person == "dana"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("fay", "that is you"),
        ("gus", "Gus is not in the response: page them first"),
        ("scribe", "nobody is scribe now"),
    ],
)
def test_who_cannot_be_asked_is_told_with_what_to_do(stage: Stage, person: str, why: str) -> None:
    before = len(stage.emitter.entries)
    with pytest.raises(Refused, match=why):
        ask(stage, "fay", Ask(person=person, what="look"), SIMULATED)

    assert len(stage.emitter.entries) == before


def test_a_person_is_talked_to(stage: Stage) -> None:
    with pytest.raises(Refused, match="Dana is no simulated person: talk to them"):
        ask(stage, "fay", Ask(person="dana", what="look"), ())


def test_who_has_not_joined_asks_nobody(stage: Stage) -> None:
    with pytest.raises(Refused, match="you are not in the response: join it first"):
        ask(stage, "gus", Ask(person="dana", what="look"), SIMULATED)
