"""What an SOP asks for has a price, and so has silence. Known groups; and one formula against the simulation."""

from __future__ import annotations

import math
from collections.abc import Generator
from statistics import fmean
from typing import Any

import simpy

from gameday.drill import play
from gameday.engine.chance import exponential
from gameday.engine.desk import Desk
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Timeline
from gameday.timeline.paging import Acknowledged, Paged
from tests.engine.plays import user_minutes
from tests.engine.small import small
from tests.participants.stories import MINUTE, SANE, Clauses, count, crew, handbook, minute, rhythm, step, story

REPLICATES = 30
PAIR = [
    {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead", "incident_commander"]},
    {"id": "eli", "name": "Eli", "roles": ["secondary_oncall", "comms_lead", "incident_commander"]},
]


def without(*parts: str) -> Clauses:
    return [one for one in SANE if not any(part in str(one["id"]) for part in parts)]


EVERY_TWO_MINUTES = handbook([*without("rhythm"), rhythm("internal", "2m"), rhythm("external", "2m")])
NO_WORD = handbook(without("rhythm", "update"))
FORTY_STEPS = handbook([*SANE, *(step({"kind": "notified", "target": f"desk_{number}"}) for number in range(40))])


def plays(under: Sop, by: Team) -> list[Timeline]:
    return [story(under=under, by=by, replicate=number) for number in range(REPLICATES)]


def costs(under: Sop) -> tuple[float, float]:
    """(user-minutes of impact, questions from outside), means over replicates with the same luck."""
    found = plays(under, crew(people=PAIR))
    return fmean(map(user_minutes, found)), fmean(count(one, "stakeholder_question") for one in found)


def test_too_much_and_too_little_lose_against_a_sane_sop() -> None:
    """An update every two minutes, forty more steps: longer impact. No word at all: more questions."""
    sane, frantic, silent, loaded = (costs(one) for one in (handbook(), EVERY_TWO_MINUTES, NO_WORD, FORTY_STEPS))

    assert frantic[0] > sane[0]
    assert loaded[0] > sane[0]
    assert silent[1] > sane[1]


def test_a_team_with_the_checklist_open_leaves_out_less() -> None:
    """Same people, same luck: over all plays, more of what the SOP asks for is done."""
    asked = handbook([*SANE, *(step({"kind": "notified", "target": f"desk_{number}"}) for number in range(6))])
    memory, checklist = (
        sum(count(one, "notified") for one in plays(asked, crew(habits={"checklist": habit})))
        for habit in (False, True)
    )

    assert checklist > memory


def test_two_hats_are_slower_than_one() -> None:
    """The same first responder, alone or with somebody else: the impact lasts longer, on average."""
    alone = crew(people=PAIR[:1], schedule=[{"role": "primary_oncall", "person": "dana"}])
    single, several = (fmean(map(user_minutes, plays(handbook(), by))) for by in (alone, crew(people=PAIR)))

    assert single > several


class Memoryless:
    """Answers each page after an exponential time of this mean, and does nothing else."""

    def __init__(self, mean: float) -> None:
        self._mean = mean

    def start(self, desk: Desk) -> None:
        desk.env.process(self._answer(desk))

    def _answer(self, desk: Desk) -> Generator[simpy.Event, Any, None]:
        page = yield desk.inbox.get()
        yield desk.env.timeout(round(exponential(desk.draw("ack", "page 1"), self._mean * MINUTE)))
        desk.do(Acknowledged(at=0, re=page.id))


def test_a_memoryless_responder_misses_the_hop_as_often_as_the_exponential_says() -> None:
    """P(secondary paged) = e^(-5/4) for a hop at 5 minutes and a mean of 4, within four standard errors."""
    short, under, people = small(ends_after="20m"), handbook(), crew()
    runs = 400
    missed = 0
    for number in range(runs):
        seated = {"dana": Memoryless(4.0)}
        timeline = play(short, under, people, cast=seated, seed=5, replicate=number)
        missed += any(one.target == "secondary_oncall" for one in timeline.every(Paged))
    expected = math.exp(-5 / 4)

    assert abs(missed / runs - expected) < 4 * math.sqrt(expected * (1 - expected) / runs)


def test_another_sop_does_not_shift_anybodys_luck() -> None:
    """The SOP is in no draw: until something it says comes into play, two plays are the same."""
    one, other = (story(under=under, replicate=3) for under in (handbook(), NO_WORD))

    assert minute(one, "acknowledged") == minute(other, "acknowledged")
    assert minute(one, "joined") == minute(other, "joined")
