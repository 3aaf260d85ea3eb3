"""Asking a simulated person for something: taken on, queued, answered with what they found, or refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from gameday.drill import play
from gameday.files.timeline_file import timeline_text
from gameday.participants import cast
from gameday.team import Team
from gameday.timeline import Entry, Timeline
from gameday.timeline.paging import Joined, Paged
from gameday.timeline.response import Declared, MitigationStarted, Resolved, RoleAssigned, UpdatePosted
from gameday.timeline.talk import Message, TaskAssigned
from tests.engine.cast import Scripted, Step
from tests.engine.small import small
from tests.participants.stories import SANE, crew, handbook

LEADS: tuple[Step, ...] = (
    (12, Joined(at=0)),
    (12.5, Declared(at=0, severity="SEV2")),
    (12.5, RoleAssigned(at=0, seat="incident_commander", person="fay")),
)
"""Fay is there first, declares and leads; Dana is paged, comes and works."""


def ask(minute: float, what: str, target: str | None = None, person: str = "dana", due: str | None = None) -> Step:
    return minute, TaskAssigned(at=0, person=person, what=what, target=target, due=due)


def led(*steps: Step, by: Team | None = None, clauses: Sequence[Mapping[str, object]] | None = None) -> Timeline:
    """Fay leads and does these steps; everybody else is simulated."""
    people = by or crew(sure=True)
    fay = Scripted([*LEADS, *steps], answers=False)
    others = cast(people, without=["fay"])
    under = handbook() if clauses is None else handbook([dict(one) for one in clauses])
    return play(small(), under, people, seed=1, cast={**others, "fay": fay})


def answers(timeline: Timeline) -> list[str]:
    """What came back to each ask, in order: kind and words."""
    asked = {one.id for one in timeline if isinstance(one, TaskAssigned) and one.what}
    return [f"{one.kind}: {one.text}" for one in timeline if one.re in asked]


def done(timeline: Timeline) -> str:
    return answers(timeline)[-1]


def by(timeline: Timeline, person: str, cls: type[Entry]) -> list[Entry]:
    return [one for one in timeline if one.actor == person and type(one) is cls]


def test_a_look_is_answered_with_what_stands_there() -> None:
    """Accepted first; then the words of the look, a minute or more later."""
    said = answers(led(ask(16, "look", "dashboard shop")))

    assert said[0].startswith("task_accepted: I ")
    assert said[1].startswith("task_done: About ")
    assert "users are affected" in said[1]
    assert "shop: " in said[1]


CAUSE_FIRST = [one for one in SANE if one["id"] != "mitigate-first"]


def test_whoever_diagnoses_names_the_cause_and_what_undoes_it() -> None:
    assert done(led((13, Paged(at=0, target="eli")), ask(16, "diagnose", person="eli"), clauses=CAUSE_FIRST)) == (
        "task_done: It broke. What undoes it: rollback store."
    )


def test_a_lever_is_pulled_and_its_effect_told() -> None:
    played = led(ask(16, "mitigate", "restart store"))

    started = (one for one in played if isinstance(one, MitigationStarted))
    assert next(started).action == "restart"
    assert done(played).startswith("task_done: restart store is in place. About ")


def test_an_update_is_written_by_who_is_asked_though_another_writes() -> None:
    """Fay leads and so writes; Dana is asked, and it stands under her name."""
    played = led(ask(16, "update", "executive"))
    said = by(played, "dana", UpdatePosted)

    assert [getattr(one, "audience", None) for one in said] == ["executive"]
    assert done(played) == "task_done: The executive update is out."


def test_a_seat_is_taken() -> None:
    played = led(ask(16, "take_seat", "scribe"))

    assert [getattr(one, "seat", None) for one in by(played, "dana", RoleAssigned)] == ["scribe"]
    assert done(played) == "task_done: I am scribe now."


def test_somebody_is_paged_and_whether_they_answered_is_told() -> None:
    played = led(ask(16, "page", "comms_lead"))

    assert [getattr(one, "target", None) for one in by(played, "dana", Paged)] == ["comms_lead"]
    assert done(played) == "task_done: I paged comms lead, and got an answer."


def test_nothing_is_verified_before_it_works() -> None:
    """Not yet, and how bad it is; no `verified` stands on the record for it."""
    played = led(ask(16, "verify"))

    assert done(played).startswith("task_done: Not yet. About ")
    assert (
        next(one for one in played if one.kind == "verified").at
        > next(one for one in played if one.kind == "task_done").at
    )


def test_what_works_is_verified_by_who_is_asked() -> None:
    played = led(ask(16, "mitigate", "rollback store"), ask(45, "verify"))
    verified = [one for one in played if one.kind == "verified"]

    assert done(played) == "task_done: It works: nothing wrong where it hurt."
    assert "dana" in {one.actor for one in verified}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("look", "the moon rock"), "I do not know where to look; I can look at dashboard, logs, changes, "),
        (("mitigate", "reboot moon"), "No runbook knows that. Which one: rollback store; "),
        (("mitigate", "store"), "Which one: rollback store; restart store"),
        (("update", "aliens"), "I do not know whom that update is for: internal, external or executive."),
        (("take_seat", None), "Which seat?"),
        (("take_seat", "incident_commander"), None),
        (("page", "fay"), "fay is here already."),
        (("page", None), "Whom?"),
        (("dance", None), "I do not know what is asked of me: dance."),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(asked: tuple[str, str | None], why: str | None) -> None:
    """One message in answer, nothing accepted."""
    played = led(ask(16, *asked))
    if why is None:
        assert done(played).startswith("task_done: ")
    else:
        assert [one.kind for one in played if one.re in {ask.id for ask in played if ask.kind == "task_assigned"}] == [
            "message"
        ]
        assert answers(played)[0].startswith(f"message: {why}")


def test_who_cannot_get_at_the_systems_says_so() -> None:
    played = led((13, Paged(at=0, target="gus")), ask(20, "mitigate", "rollback store", person="gus"))

    assert answers(played) == ["message: I cannot get at the systems; please ask somebody who is on call for them."]


def test_seats_that_the_procedure_keeps_apart_are_not_taken_together() -> None:
    apart = {"id": "apart", "kind": "separation", "not_all_of": ["technical_lead", "comms_lead"]}
    played = led(ask(16, "take_seat", "technical_lead"), ask(20, "take_seat", "comms_lead"), clauses=[*SANE, apart])

    assert answers(played)[-1].startswith("message: I am technical lead")
    assert answers(played)[-1].endswith("our procedure wants another person as comms lead.")


def test_who_leads_leaves_the_levers_to_others_where_the_procedure_says_so() -> None:
    hands_off = {
        "id": "hands-off",
        "kind": "separation",
        "role": "incident_commander",
        "acts": ["diagnosis_started", "mitigation_started"],
    }
    given = (15, RoleAssigned(at=0, seat="incident_commander", person="dana"))
    played = led(given, ask(16, "mitigate", "rollback store"), clauses=[*SANE, hands_off])

    assert answers(played) == ["message: As incident commander I leave that to others, as our procedure has it."]


def test_a_fourth_thing_at_once_is_too_much() -> None:
    played = led(*(ask(16 + number / 10, "diagnose") for number in range(4)))

    too_much = "I have 3 things from you on my desk and cannot find out what causes it as well until one is done."
    assert f"message: {too_much}" in answers(played)


def test_what_is_late_is_told_when_it_was_due_and_still_done() -> None:
    played = led(ask(16, "diagnose", due="2026-04-20T12:18:00Z"), clauses=CAUSE_FIRST)
    said = answers(played)

    assert said[1] == "message: I need longer for this: find out what causes it."
    assert said[2].startswith("task_done: It broke.")


def test_what_is_late_is_told_though_nobody_has_come_to_it_yet() -> None:
    """Silence past the time that was asked for is what nobody can work with; afterwards it is done all the same."""
    said = answers(led(ask(16, "look", "logs shop", due="2026-04-20T12:16:01Z")))

    assert said[0] == "message: I need longer for this: look at logs shop. I have not come to it yet."
    assert [one.partition(":")[0] for one in said[1:]] == ["task_accepted", "task_done"]


def test_an_update_that_went_out_since_it_was_asked_for_is_not_written_twice() -> None:
    posted = UpdatePosted(at=0, audience="internal", text="We are on it.")
    played = led(ask(16, "update", "internal"), (16.1, posted))

    assert done(played) == "task_done: The internal update went out since you asked."


def test_once_it_is_over_there_is_nothing_left_to_mitigate() -> None:
    played = led(ask(16, "mitigate", "rollback store"), (60, Resolved(at=0)), ask(61, "mitigate", "rollback store"))

    assert answers(played)[-1] == "message: It is over; there is nothing left to do about it."


def test_who_is_not_here_does_not_hear_it() -> None:
    played = led(ask(16, "look", person="gus"))

    assert answers(played) == []


def test_talk_is_not_read() -> None:
    """A word in the channel changes nothing but the record's own line."""
    silent, talking = led(), led((15, Message(at=0, text="Dana, please look at the logs and roll the store back!")))
    own = {one.id for one in talking if one.actor == "fay" and one.kind == "message"}

    def told(played: Timeline) -> list[tuple[str, int, str | None]]:
        return [(one.kind, one.at, one.text) for one in played if one.id not in own or one.actor != "fay"]

    assert told(talking) == told(silent)


def test_the_same_asks_get_the_same_answers_to_the_byte() -> None:
    steps: Callable[[], list[Step]] = lambda: [ask(16, "look", "logs"), ask(17, "update", "internal")]  # noqa: E731  # one line, made twice
    assert timeline_text(led(*steps())) == timeline_text(led(*steps()))


def test_where_no_runbook_knows_anything_what_is_asked_is_begun_and_said_to_be() -> None:
    """A scenario without a world: nothing answers a lever, so nobody waits for it."""
    stated = {"at": "5m", "facts": {"core_function": "down", "users_affected": 0.5}}
    page = {"id": "call", "kind": "page", "at": "11m", "to": ["primary_oncall"], "text": "The shop is down."}
    told = small(world=None, stated_truth=[stated], injects=[page])
    people = crew(sure=True)
    fay = Scripted([*LEADS, ask(20, "mitigate", "close the shop")], answers=False)
    played = play(told, handbook(), people, seed=1, cast={**cast(people, without=["fay"]), "fay": fay})

    assert [one.action for one in played if isinstance(one, MitigationStarted) and one.actor == "dana"][-1:] == [
        "close the shop"
    ]
    assert done(played).startswith("task_done: I have begun: close the shop.")
