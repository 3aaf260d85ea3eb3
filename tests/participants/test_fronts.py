"""Two things wrong at once: the second is noticed, somebody is put on it, and it is over when both are."""

from __future__ import annotations

from typing import Any

from gameday.scenario import Scenario
from gameday.team import Team
from gameday.timeline import Timeline
from gameday.timeline.signals import AlertFired
from gameday.timeline.talk import TaskAssigned
from tests.engine.small import small
from tests.participants.stories import count, crew, handbook, minute, story, told

PEOPLE: list[dict[str, Any]] = [
    {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead"]},
    {"id": "eli", "name": "Eli", "roles": ["secondary_oncall"]},
    {"id": "fay", "name": "Fay", "roles": ["incident_commander"]},
    {"id": "gus", "name": "Gus", "roles": ["comms_lead"]},
]
REPLICATES = 20


def broken(service: str, at: str, error: float = 0.4, takes: str = "30m") -> dict[str, object]:
    return {
        "id": f"{service}-broken", "service": service, "at": at, "cause": f"{service.title()} broke.", "onset": "2m",
        "recovery": "4m", "moves": [{"metric": "error_rate", "to": error}],
        "diagnosis": {"takes": takes, "found_in": ["logs"]},
    }  # fmt: skip


def restart(service: str) -> dict[str, object]:
    return {
        "action": "restart", "target": service, "text": f"Restart {service}.", "takes": "5m", "spread": 0.0,
        "false_recovery": 0.0, "effects": [{"fault": f"{service}-broken", "does": "ends"}],
    }  # fmt: skip


def alarm(service: str) -> dict[str, object]:
    return {
        "id": f"{service}-errors", "service": service, "metric": "error_rate", "above": 0.1, "for": "1m",
        "urgency": "high", "text": f"Errors of {service}",
    }  # fmt: skip


def service(name: str, users: float) -> dict[str, object]:
    feels = [{"metric": "error_rate", "above": 0.0, "everybody_at": 1.0, "as": "down"}]
    return {"name": name, "users": users, "core": True, "feels": feels}


def two(at: str = "40m", error: float = 0.4) -> Scenario:
    """The shop breaks, and something else at another time."""
    world = {
        "services": [service("shop", 0.5), service("mail", 1.0)],
        "faults": [broken("shop", "5m"), broken("mail", at, error)],
        "mitigations": [restart("shop"), restart("mail")],
        "alerts": [alarm("shop"), alarm("mail")],
    }
    return small(world=world, ends_after="5h")


def play(scenario: Scenario | None = None, by: Team | None = None, replicate: int = 0) -> Timeline:
    people = by or crew(sure=True, people=PEOPLE)
    return story(scenario=scenario or two(), by=people, replicate=replicate)


def test_somebody_is_put_on_the_second_and_both_are_worked_on_at_once() -> None:
    """By whoever leads; the other cause is found beside the first."""
    timeline = play()

    assert [one.text for one in timeline if one.kind == "task_assigned"] == [
        "Please take mail: it may be another matter."
    ]
    assert sorted(told(timeline, "cause_found", "mitigation_started")) == [
        "dana cause_found",
        "dana mitigation_started shop restart",
        "eli cause_found",
        "eli mitigation_started mail restart",
    ]


def test_it_is_over_when_both_are() -> None:
    """Once, after the last impact has ended."""
    timeline = play()

    assert (count(timeline, "resolved"), count(timeline, "reopened")) == (1, 0)
    assert (minute(timeline, "resolved") or 0) > (minute(timeline, "impact_ended") or 0) > 50


def test_a_second_pair_of_hands_is_called_where_nobody_is_free() -> None:
    """And put on it when they come."""
    on_time = [
        one
        for one in play()
        if one.kind in ("paged", "task_assigned") and "mail" in f"{one.text} {getattr(one, 'reason', '')}"
    ]

    assert [(one.kind, getattr(one, "target", None) or getattr(one, "person", None)) for one in on_time] == [
        ("paged", "eli"),
        ("task_assigned", "eli"),
    ]


def test_worse_facts_raise_the_severity() -> None:
    """Whoever leads looks when the second rings: most users now."""
    timeline = play(two(error=1.0))

    assert told(timeline, "declared", "severity_changed")[:2] == ["dana declared SEV2", "fay severity_changed SEV1"]
    assert 36 < (minute(timeline, "severity_changed") or 0) < 45


def test_one_person_alone_takes_the_second_when_the_first_is_done() -> None:
    """Finds its cause too, though the first was found long before."""
    alone = crew(sure=True, people=PEOPLE[:1], schedule=[{"role": "primary_oncall", "person": "dana"}])
    timeline = play(by=alone)

    assert [getattr(one, "cause", None) for one in timeline if one.kind == "cause_found"] == [
        "Shop broke.",
        "Mail broke.",
    ]
    assert count(timeline, "resolved") == 1


def test_what_breaks_while_it_is_watched_breaks_the_watch_off() -> None:
    """It is not called over in between."""
    watched = play(two(at="68m"))

    assert (count(watched, "resolved"), count(watched, "reopened")) == (1, 0)
    assert (minute(watched, "resolved") or 0) > 90


def test_in_play_after_play_nothing_is_called_over_while_the_other_lasts() -> None:
    """With people as they are: resolved only after the end of impact, but for what looked healthy to a look."""
    handsome = [play(by=crew(people=PEOPLE), replicate=number) for number in range(REPLICATES)]
    over = [one for one in handsome if count(one, "resolved")]

    assert len(over) >= REPLICATES * 3 // 4
    assert all((minute(one, "impact_ended") or 999) < (minute(one, "resolved") or 0) for one in over)


def test_an_alarm_of_the_same_service_is_no_second_matter() -> None:
    """Nobody is put on it."""
    told_twice = two(at="170m").model_dump(mode="json", by_alias=True, exclude_none=True)
    worse = alarm("shop") | {"id": "shop-worse", "above": 0.3, "for": "12m"}
    again = small(world=told_twice["world"] | {"alerts": [alarm("shop"), worse]}, ends_after="3h")
    timeline = story(scenario=again, by=crew(sure=True, people=PEOPLE), under=handbook())

    assert count(timeline, "alert_fired") >= 2
    assert count(timeline, "task_assigned") == 0


def test_a_second_matter_that_flickers_stays_with_who_is_on_it() -> None:
    """Its alarm clears and rings again between two of eli's looks: nobody else is put on it."""
    flickers = two().model_dump(mode="json", by_alias=True, exclude_none=True)["world"]
    points = (("2m", 0.4), ("16m", 0.4), ("16m30s", 0.0), ("17m", 0.0), ("17m30s", 0.4))
    flickers["faults"][1]["onset"] = {"points": [{"after": after, "reaches": level} for after, level in points]}
    people = crew(sure=True, people=[*PEOPLE, {"id": "hal", "name": "Hal", "roles": ["secondary_oncall"]}])
    hal = {"id": "page-hal", "kind": "page", "at": "46m", "to": ["hal"], "text": "Please join."}
    timeline = play(small(world=flickers, injects=[hal], ends_after="5h"), by=people)

    assert "hal joined" in told(timeline, "joined")
    assert [one.service for one in timeline.every(AlertFired)] == ["shop", "mail", "mail"]
    assert [(one.person, one.text) for one in timeline.every(TaskAssigned) if "matter" in (one.text or "")] == [
        ("eli", "Please take mail: it may be another matter.")
    ]


def test_who_comes_to_work_on_the_first_matter_awaits_its_lever_beside_their_own() -> None:
    """Dana is called away while her lever is under way: eli, who is on the mail, pulls his and sees hers through."""
    world = two().model_dump(mode="json", by_alias=True, exclude_none=True)["world"]
    world["mitigations"][0]["takes"] = "40m"
    out = {"id": "out", "kind": "availability", "gap": "away", "to": ["primary_oncall"], "at": "72m", "text": "Out"}
    timeline = play(small(world=world, injects=[out], ends_after="6h"))

    assert told(timeline, "left", "mitigation_started", "mitigation_applied", "task_done", "verified", "resolved") == [
        "dana mitigation_started shop restart",
        "dana left",
        "eli mitigation_started mail restart",
        "mitigation_applied mail restart",
        "eli task_done",
        "mitigation_applied shop restart",
        "eli verified",
        "fay resolved",
    ]


def test_who_is_on_the_second_comes_back_to_its_cure_and_leaves_it_to_others_in_the_end() -> None:
    """Twice, and twice again after looking anew, and once more; then whoever is done with the first takes it on."""
    world = two().model_dump(mode="json", by_alias=True, exclude_none=True)["world"]
    world["mitigations"][1] |= {"chance": 0.0}
    timeline = play(small(world=world, ends_after="5h"))
    pulled = told(timeline, "mitigation_started")

    assert [one for one in pulled if "eli" in one] == ["eli mitigation_started mail restart"] * 6
    assert "No more to do on mail." in [one.text for one in timeline if one.actor == "eli"]
    assert pulled[-1] == "dana mitigation_started mail restart"
