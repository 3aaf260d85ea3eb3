"""Distractions: whom each draws away, and from what."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from gameday.participants.distractions import sways
from gameday.participants.drawn import Drawn
from gameday.team import Team
from gameday.timeline import Timeline
from tests.engine.small import lever, small, small_world
from tests.participants.stories import count, crew, handbook, minute, story, told

REPLICATES = 20
WRONG = {"action": "failover", "target": "store"}
CURE = lever(0, suggested_by=[])
WORLD = small_world(
    mitigations=[CURE, {**WRONG, "text": "To the other store.", "takes": "6m", "reversible": True}],
    faults=[
        {
            "id": "broken", "service": "store", "at": "10m", "cause": "It broke.", "onset": "2m", "recovery": "4m",
            "moves": [{"metric": "error_rate", "to": 0.5}], "diagnosis": {"takes": "25m", "found_in": ["logs"]},
        }
    ],
)  # fmt: skip
HANDBOOK = handbook([{"id": "severity", "kind": "classification"}])


def inject(does: str, at: str = "32m", **more: object) -> dict[str, object]:
    distraction = {"kind": does} | {key: more.pop(key) for key in ("takes", "urges") if key in more}
    return {"id": "away", "kind": "message", "at": at, "text": "Words.", "distraction": distraction, **more}


def play(*injects: dict[str, object], by: Team | None = None, replicate: int = 0) -> Timeline:
    return story(
        scenario=small(world=WORLD, injects=list(injects)),
        under=HANDBOOK,
        by=by or crew(sure=True),
        replicate=replicate,
    )


def sure(swayed: float = 1.0, **changes: object) -> Team:
    return crew(sure=True, overrides={"swayed": {"value": swayed, "source": "test"}}, **changes)


def test_without_any_the_work_goes_its_way() -> None:
    """What the others differ from."""
    assert told(play(), "checked", "mitigation_started", "resolved")[:4] == [
        "dana checked dashboard",
        "dana checked changes",
        "dana checked logs",
        "dana mitigation_started store rollback",
    ]


@pytest.mark.parametrize("kind", ["executive_swoop", "belligerent_responder"])
def test_who_leads_alone_is_held_up_by_who_wants_their_attention(kind: str) -> None:
    """Every minute it takes is a minute later."""
    calm, held = play(), play(inject(kind, takes="10m"))

    assert minutes_to_lever(held) - minutes_to_lever(calm) == pytest.approx(10.0, abs=0.01)


def test_somebody_senior_gets_an_answer_and_an_argument_gets_none() -> None:
    """From whoever leads."""
    swoop, argue = (
        play(inject(kind, **{"from": "The board"})) for kind in ("executive_swoop", "belligerent_responder")
    )

    assert [one.text for one in swoop if one.kind == "message" and one.actor] == [
        "To The board: we are on it. We are finding out what is wrong. We say more as we know it. "
        "One person leads here; please ask me."
    ] + [one.text for one in argue if one.kind == "message" and one.actor]


def test_an_alarming_claim_makes_who_works_on_it_look_first() -> None:
    """One look more than without it."""
    calm, alarmed = play(), play(inject("grenade_thrower"))

    assert count(alarmed, "checked") == count(calm, "checked") + 1
    assert minutes_to_lever(alarmed) > minutes_to_lever(calm)


def test_who_believes_a_wrong_cause_pulls_its_lever_first() -> None:
    """Then goes on with the search. Who does not believe it loses nothing."""
    claim = inject("wrong_hypothesis", urges=WRONG)
    believed, doubted = (play(claim, by=sure(swayed)) for swayed in (1.0, 0.0))

    assert told(believed, "mitigation_started") == [
        "dana mitigation_started store failover",
        "dana mitigation_started store rollback",
    ]
    assert told(doubted, "mitigation_started") == ["dana mitigation_started store rollback"]
    assert minutes_to_lever(doubted) == minutes_to_lever(play())


def test_a_claim_about_no_lever_is_followed_for_a_while() -> None:
    """Whoever believes it searches there."""
    assert minutes_to_lever(play(inject("wrong_hypothesis"), by=sure())) == pytest.approx(
        minutes_to_lever(play()) + 4, abs=0.01
    )


def test_with_a_checklist_open_fewer_follow_a_false_lead() -> None:
    """Over many plays with the same luck: nobody who did not without it."""
    claim = inject("wrong_hypothesis", urges=WRONG)

    def pulled(*, checklist: bool) -> set[int]:
        people = crew(habits={"checklist": checklist})
        plays = ((number, play(claim, by=people, replicate=number)) for number in range(REPLICATES))
        return {number for number, one in plays if "store failover" in " ".join(told(one, "mitigation_started"))}

    assert set() < pulled(checklist=True) < pulled(checklist=False)


@pytest.mark.parametrize(
    ("checklist", "cause_found", "chance"),
    [(False, False, 0.4), (True, False, 0.18), (False, True, 0.18), (True, True, 0.068)],
)
def test_each_guard_cuts_the_odds_to_a_third(checklist: bool, cause_found: bool, chance: float) -> None:
    """0.4 are odds of 2 to 3, the factor is 0.33."""
    drawn: list[float] = []
    luck = SimpleNamespace(
        value=lambda _: 0.4, factor=lambda _: 0.33, happens=lambda odds, *_: drawn.append(odds) or False
    )
    habits = SimpleNamespace(team=SimpleNamespace(habits=SimpleNamespace(checklist=checklist)))
    me: Any = SimpleNamespace(crew=habits, board=SimpleNamespace(cause_found=cause_found), luck=luck)

    assert sways(me, "claim 1") is False
    assert drawn == [pytest.approx(chance, abs=0.001)]


def test_something_striking_is_looked_into_by_who_is_drawn_to_it() -> None:
    """A change is looked up among the changes."""
    herring = inject("red_herring", kind="change_notice", service="shop")
    drawn, not_drawn, calm = play(herring, by=sure()), play(herring, by=sure(0.0)), play()

    assert count(drawn, "checked") == count(calm, "checked") + 1 == count(not_drawn, "checked") + 1


def test_contradictory_reports_are_looked_into_before_anybody_declares() -> None:
    """What customers meet, and the dashboard again."""
    contradiction = inject("contradictory_report", "12m", kind="customer_report")
    calm, torn = play(), play(contradiction)

    assert told(torn, "checked", "declared")[:4] == [
        "dana checked dashboard",
        "dana checked customers",
        "dana checked dashboard",
        "dana declared SEV2",
    ]
    assert (minute(torn, "declared") or 0) > (minute(calm, "declared") or 0)


def test_where_the_public_talks_of_it_first_people_outside_ask_sooner() -> None:
    """Sooner than without, and from the mention on."""
    calm, talked_of = play(), play(inject("social_first", "12m", kind="social_mention"))

    assert (minute(talked_of, "stakeholder_question") or 0) < (minute(calm, "stakeholder_question") or 0)


def test_each_time_the_same_thing_comes_is_an_occasion_of_its_own() -> None:
    """So that luck is drawn anew."""
    mind = Drawn()

    assert [mind.occasion("claim"), mind.occasion("claim"), mind.occasion("other")] == ["claim 1", "claim 2", "other 1"]


def minutes_to_lever(timeline: Timeline) -> float:
    """Minutes to the lever that helps."""
    start = timeline.entries[0].at
    pulled = [
        one.at for one in timeline if one.kind == "mitigation_started" and getattr(one, "action", "") == "rollback"
    ]
    return (pulled[0] - start) / 60_000
