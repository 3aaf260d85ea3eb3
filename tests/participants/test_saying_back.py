"""A two-way hand-over: the receiver says back what they heard, and asks for what was left out."""

from __future__ import annotations

from gameday.team import Team
from gameday.timeline import Timeline
from gameday.timeline.response import HandedOff
from gameday.timeline.talk import TaskAccepted
from tests.engine.small import small
from tests.participants.stories import story, told
from tests.participants.test_shifts import PAIR, SCHEDULE, WORLD, team

ELEMENTS = ["severity", "what", "doing", "next"]


def play(by: Team) -> Timeline:
    return story(scenario=small(world=WORLD, ends_after="5h"), by=by)


def pair(**own: float) -> Team:
    overrides = {name: {"value": value, "source": "test"} for name, value in own.items()}
    return team(people=PAIR, schedule=SCHEDULE[:2], overrides=overrides)


def of_the_lead(timeline: Timeline) -> tuple[HandedOff, TaskAccepted | None]:
    """The hand-over of the lead, and what answers it."""
    handed = next(one for one in timeline.every(HandedOff) if one.seat == "incident_commander")
    return handed, next((one for one in timeline.every(TaskAccepted) if one.re == handed.id), None)


def test_the_receiver_answers_the_hand_over_with_everything_that_stands() -> None:
    """Said in the hand-over or asked for: each element is there in the end."""
    for said in (0.0, 1.0):
        handed, answer = of_the_lead(play(pair(handoff_free=said)))

        assert answer is not None
        assert (answer.actor, answer.person) == ("eli", "eli")
        assert [name for name, _ in handed.states] == (ELEMENTS if said else [])
        assert all(f"{name}: " in (answer.text or "") for name in ELEMENTS)


def test_what_was_left_out_costs_the_time_to_ask_for_it() -> None:
    """Four questions of two minutes each."""
    spans = []
    for said in (1.0, 0.0):
        handed, answer = of_the_lead(play(pair(handoff_free=said)))
        spans.append(((answer.at if answer else 0) - handed.at) / 60_000)

    assert spans[1] - spans[0] >= 8


def test_who_forgets_to_say_it_back_has_to_look_it_up() -> None:
    """No answer on the record, and looks of their own."""
    forgetful = play(pair(handoff_free=0.0, forgotten_memory=1.0))
    handed, answer = of_the_lead(forgetful)
    looks = [one for one in forgetful if one.kind == "checked" and one.actor == "eli" and one.at >= handed.at]

    assert answer is None
    assert [one.what for one in looks][:2] == ["dashboard", "logs"]  # type: ignore[attr-defined]


def test_a_hand_over_within_a_shift_is_not_said_back() -> None:
    """Whoever is relieved stays in the room."""
    leader = {"id": "fay", "name": "Fay", "roles": ["incident_commander"]}
    people = team(people=[PAIR[0], leader], schedule=[{"role": "primary_oncall", "person": "dana"}])
    timeline = play(people)

    assert told(timeline, "handed_off") == ["dana handed_off incident_commander"]
    assert told(timeline, "task_accepted") == []
