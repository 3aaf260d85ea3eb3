"""Seats: who leads, who is asked, who takes what is left."""

from __future__ import annotations

from gameday.timeline.response import HandedOff
from tests.participants.stories import SANE, Clauses, crew, handbook, story, told

SEATS = ("role_assigned", "handed_off")
LEADERS = [
    {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead"]},
    {"id": "eli", "name": "Eli", "roles": ["secondary_oncall", "technical_lead"]},
    {"id": "fay", "name": "Fay", "roles": ["incident_commander", "team_lead"]},
    {"id": "gus", "name": "Gus", "roles": ["comms_lead"]},
]


def roles(*names: str, **more: object) -> Clauses:
    rest = [one for one in SANE if one["id"] != "roles"]
    return [*rest, {"id": "roles", "kind": "assignment", "roles": list(names)}, *([dict(more)] if more else [])]


def test_whoever_declared_leads_and_asks_for_the_others() -> None:
    """Who comes gets the seat they were asked for; what stays empty the leader takes too."""
    timeline = story(by=crew(sure=True))

    assert told(timeline, "paged", *SEATS) == [
        "paging tool paged primary_oncall",
        "dana role_assigned incident_commander",
        "dana paged comms_lead",
        "dana role_assigned comms_lead",
        "dana role_assigned technical_lead",
    ]


def test_who_would_rather_work_asks_for_somebody_to_lead() -> None:
    """The lead is handed over when they come, and the work stays."""
    timeline = story(by=crew(sure=True, people=LEADERS))
    handed = timeline.first(HandedOff)

    assert "dana paged fay" in told(timeline, "paged")
    assert handed is not None
    assert (handed.from_, handed.to, handed.seat) == ("dana", "fay", "incident_commander")
    assert "dana role_assigned technical_lead" in told(timeline, "role_assigned")
    assert "fay resolved" in told(timeline, "resolved")


def test_a_structured_handover_says_more() -> None:
    """Over many hand-overs, with the same luck: never less."""
    loose, formal = (crew(people=LEADERS, habits={"structured_handover": form}) for form in (False, True))
    pairs = [(said(loose, number), said(formal, number)) for number in range(20)]

    assert all(free <= full for free, full in pairs)
    assert sum(full for _, full in pairs) > sum(free for free, _ in pairs)


def said(by: object, number: int) -> int:
    handed = story(by=by, replicate=number).first(HandedOff)  # type: ignore[arg-type]
    return len(handed.states) if handed is not None else 0


def test_nobody_takes_all_the_seats_an_sop_keeps_apart() -> None:
    """Alone, the leader leaves one of the three empty."""
    names = ["incident_commander", "technical_lead", "comms_lead"]
    alone = [LEADERS[0]]
    schedule = [{"role": "primary_oncall", "person": "dana"}]
    people = crew(sure=True, people=alone, schedule=schedule)
    apart = {"id": "apart", "kind": "separation", "not_all_of": names}
    free, kept = (story(by=people, under=handbook(one)) for one in (roles(*names), roles(*names, **apart)))

    assert told(free, *SEATS) == [f"dana role_assigned {name}" for name in names]
    assert told(kept, *SEATS) == [f"dana role_assigned {name}" for name in names[:2]]


def test_an_sop_without_roles_gives_no_seats() -> None:
    """Somebody leads all the same."""
    timeline = story(by=crew(sure=True), under=handbook([{"id": "severity", "kind": "classification"}]))

    assert told(timeline, *SEATS) == []
    assert told(timeline, "resolved") == ["dana resolved"]
