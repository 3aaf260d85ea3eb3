"""The stage: desks, perception, and a scenario with or without a world."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
import simpy

from gameday.engine.chance import Chance
from gameday.engine.desk import Desk, Lever, Participant, Refused, Sight
from gameday.engine.stage import Stage
from gameday.terms.facts import Facts
from gameday.terms.kinds import TRUTH_KINDS
from gameday.timeline.paging import Acknowledged, Joined, Left, Notified, Paged
from gameday.timeline.response import Declared, Escalated, RoleAssigned, SeverityChanged
from gameday.timeline.talk import Message
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.engine.cast import MINUTE, Scripted, sop, team
from tests.engine.plays import minutes, played
from tests.engine.small import small, small_world


def desk_of(stage: Stage, person: str) -> Desk:
    """A stage's desk is what participants are promised: mypy checks it here."""
    return stage.desk(person)


def test_a_desk_tells_time_roles_levers_and_luck() -> None:
    stage = Stage(small(), sop(), team(), Chance(1, "small", "testers"))
    stage.start()
    stage.clock.advance(3 * MINUTE)
    stage.clock.command(3 * MINUTE, lambda: None)
    desk = desk_of(stage, "dana")
    assert (desk.person, desk.now(), desk.start_moment()) == ("dana", 3 * MINUTE, small().starts_at)
    assert (desk.roles(), desk.holder("secondary"), desk.holder("scribe")) == (("primary_oncall",), "eli", None)
    assert desk.levers() == (
        Lever("rollback", "store", "Back to the last version.", True),
        Lever("restart", "store", "Restart it.", True),
    )
    assert desk.draw("ack", "page 1") == Chance(1, "small", "testers").draw("dana", "ack", "page 1")
    assert desk.sop == sop()


def test_a_service_has_a_title_and_customers_know_only_what_they_use() -> None:
    world = small_world()
    for service, title in zip(world["services"], ("The shop", "The store"), strict=True):
        service["title"] = title
    titled, bare = (
        Stage(one, sop(), team(), Chance(1, "small", "testers")).desk("dana") for one in (small(world=world), small())
    )
    assert [titled.title(one) for one in ("shop", "store", "nowhere")] == ["The shop", "The store", None]
    assert [titled.title(one, outside=True) for one in ("shop", "store")] == ["The shop", None]
    assert (bare.title("shop"), bare.title("shop", outside=True)) == (None, None)


def test_the_time_a_diagnosis_takes_is_known_only_while_there_is_something_to_find() -> None:
    stage = Stage(small(), sop(), team(), Chance(1, "small", "testers"))
    stage.start()
    assert stage.desk("dana").diagnosis_time() is None
    stage.clock.advance(11 * MINUTE)
    assert stage.desk("dana").diagnosis_time() == 7 * MINUTE


def test_the_truth_reaches_no_desk() -> None:
    everybody = {person: Scripted() for person in ("dana", "eli", "fay", "gus", "stakeholders")}
    played(small(), everybody)
    assert {entry.kind for one in everybody.values() for entry in one.heard}.isdisjoint(TRUTH_KINDS)
    assert any(one.heard for one in everybody.values())


def test_an_act_is_signed_with_actor_role_and_time_whatever_it_claims() -> None:
    declared = Declared(at=12345, id="mine", actor="fay", role="incident_commander", severity="SEV2")
    (entry,) = played(small(), {"dana": Scripted([(4, declared)])}).every(Declared)
    assert (entry.actor, entry.role, minutes(small(), entry)) == ("dana", "primary_oncall", 4.0)
    assert entry.id.startswith("e")


def test_a_person_may_say_in_which_of_their_roles_they_act() -> None:
    steps = [
        (1, RoleAssigned(at=0, seat="incident_commander", person="dana")),
        (2, Message(at=0, text="as leader")),
        (3, Message(at=0, text="as engineer", role="primary_oncall")),
    ]
    said = played(small(), {"dana": Scripted(steps)}).every(Message)
    assert [one.role for one in said] == ["incident_commander", "primary_oncall"]


def test_whoever_joins_late_can_read_up_but_nothing_rings_again() -> None:
    talk = Scripted([(1, Joined(at=0)), (2, Message(at=0, text="early"))])
    seen: list[list[str]] = []
    late = Scripted(
        [(5, Joined(at=0)), (6, lambda desk: seen.append([one.kind for one in desk.seen()]))], answers=False
    )
    played(small(), {"dana": talk, "gus": late})
    assert "message" in seen[0]
    assert "message" not in [one.kind for one in late.heard if one.at < small().starts_at + 10 * MINUTE]


def test_calls_by_hand_reach_their_target_and_nobody_else() -> None:
    steps = [(1, Notified(at=0, target="comms_lead")), (2, Escalated(at=0, target="team_lead", text="Help"))]
    gus, fay, eli = Scripted(), Scripted(), Scripted(answers=False)
    played(small(ends_after="10m 30s"), {"dana": Scripted(steps), "gus": gus, "fay": fay, "eli": eli})
    assert [[one.kind for one in person.heard] for person in (gus, fay, eli)] == [["notified"], ["escalated"], []]


def test_a_scenario_without_a_world_states_its_truth() -> None:
    scenario = small(
        world=None,
        stated_truth=[
            {"at": "5m", "facts": {"users_affected": 0.3, "core_function": "down"}},
            {"at": "20m", "facts": {"users_affected": 0.1, "core_function": "degraded"}},
            {"at": "40m", "facts": {}},
        ],
        injects=[{"id": "call", "kind": "page", "at": "6m", "to": "primary_oncall", "text": "People call"}],
    )
    looked: list[tuple[object, object, object]] = []
    dana = Scripted([(10, lambda desk: looked.append((desk.look("dashboard"), desk.levers(), desk.diagnosis_time())))])
    timeline = played(scenario, {"dana": dana})
    told = [one for one in timeline if isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded)]
    assert [(minutes(scenario, one), one.kind, one.facts.users_affected) for one in told] == [
        (5.0, "impact_started", 0.3),
        (20.0, "impact_changed", 0.1),
        (40.0, "impact_ended", 0.0),
    ]
    ((sight, levers, diagnosis_time),) = looked
    assert isinstance(sight, Sight)
    facts = Facts(users_affected=0.3, core_function="down")
    assert sight == Sight(facts, ("users affected: 30%", "core function: down"))
    assert (levers, diagnosis_time) == ((), None)
    assert len(timeline.every(Paged)) == 1


def test_refused_is_told_and_leaves_no_trace() -> None:
    stage = Stage(small(), sop(), team(), Chance(1, "small", "testers"))
    with pytest.raises(Refused, match="nothing is declared yet"):
        stage.desk("dana").do(SeverityChanged(at=0, severity="SEV1"))
    assert stage.emitter.entries == []


def test_a_participant_is_anything_that_can_sit_down() -> None:
    """Twenty lines are enough for one's own responder."""

    class Ready:
        def start(self, desk: Desk) -> None:
            desk.env.process(self._say(desk))

        def _say(self, desk: Desk) -> Generator[simpy.Event, Any, None]:
            yield desk.env.timeout(MINUTE)
            desk.do(Message(at=0, text="ready"))

    ready: Participant = Ready()
    assert [one.text for one in played(small(), {"dana": ready}).every(Message)] == ["ready"]


def test_a_drill_that_is_struck_stands_still() -> None:
    stage = Stage(small(), sop(), team(), Chance(1, "small", "testers"))
    stage.start()
    stage.clock.advance(5 * MINUTE)
    stage.strike()
    stage.clock.advance(60 * MINUTE)
    assert (stage.emitter.entries, stage.healthy) == ([], True)


@pytest.mark.parametrize("joins_at", [2, 7, None])
def test_who_takes_part_when_they_are_taken_away_leaves_and_nobody_else(joins_at: int | None) -> None:
    """Whoever never joined, or would join later, has nothing to leave."""
    away = {"gap": "away", "seat": "secondary_oncall", "from_start": "5m", "until": "20m"}
    eli = Scripted([] if joins_at is None else [(joins_at, Joined(at=0))], answers=False)
    scenario = small(gaps=[away])
    timeline = played(scenario, {"dana": Scripted([(1, Joined(at=0))], answers=False), "eli": eli})
    gone = [(minutes(scenario, one), one.actor, one.role) for one in timeline.every(Left)]
    assert gone == ([(5.0, "eli", "secondary_oncall")] if joins_at == 2 else [])
    assert eli.refused == (["you are away"] if joins_at == 7 else [])


def test_who_left_may_join_again_once_they_are_back() -> None:
    away = {"gap": "away", "seat": "secondary_oncall", "from_start": "5m", "until": "8m"}
    eli = Scripted([(2, Joined(at=0)), (9, Joined(at=0)), (9.5, Message(at=0, text="back"))], answers=False)
    scenario = small(gaps=[away])
    timeline = played(scenario, {"eli": eli})
    assert [(minutes(scenario, one), one.kind) for one in timeline if one.actor == "eli"] == [
        (2.0, "joined"),
        (5.0, "left"),
        (9.0, "joined"),
        (9.5, "message"),
    ]


def test_who_is_beside_the_one_on_call_hears_what_they_hear_until_they_join() -> None:
    """The page and what customers say; answering the page is theirs too. Once in the response they hear it once."""
    complaints = {"per_minute": 1.0, "social": 0.0, "most": 3, "about": ["It fails."]}
    told = small(world=small_world(complaints=complaints))
    stage = Stage(told, sop(), team(), Chance(1, "small", "testers"), beside="gus")
    for person in ("dana", "gus"):
        Scripted(answers=False).start(stage.desk(person))
    stage.start()
    stage.clock.advance(14 * MINUTE)
    gus, dana = stage.desk("gus"), stage.desk("dana")
    page = next(one for one in gus.seen() if isinstance(one, Paged))
    assert [one.id for one in gus.seen()] == [one.id for one in dana.seen()]
    assert gus.do(Acknowledged(at=0, re=page.id)).actor == "gus"
    gus.do(Joined(at=0))
    stage.clock.advance(60 * MINUTE)
    heard = [one.id for one in gus.seen()]
    assert len(heard) == len(set(heard))


def test_nobody_is_beside_unless_it_is_said() -> None:
    stage = Stage(small(), sop(), team(), Chance(1, "small", "testers"))
    for person in ("dana", "gus"):
        Scripted(answers=False).start(stage.desk(person))
    stage.start()
    stage.clock.advance(14 * MINUTE)
    assert stage.desk("gus").seen() == ()
