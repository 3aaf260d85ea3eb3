"""Who came for the roles there were: everybody who holds one is counted, and nobody is asked for who was not there."""

from __future__ import annotations

import json

import pytest

from gameday.retrospective.build import scene_of
from gameday.retrospective.cause import Cause
from gameday.retrospective.causes import find_causes
from gameday.scoring.finding import Finding
from gameday.scoring.judge import assess
from gameday.team import Team
from gameday.timeline import Timeline, response, truth
from tests.retrospective.sample import SOURCE, at, case, entries, finding, sop

COMMANDS = {"id": "commander", "kind": "assignment", "text": "One person commands.", "source": SOURCE,
            "roles": ["incident_commander"]}  # fmt: skip
LEADS = {"id": "leads", "kind": "assignment", "text": "Two lead.", "source": SOURCE,
         "roles": ["technical_lead", "comms_lead"]}  # fmt: skip
SEVERITY = {"id": "severity", "kind": "classification", "text": "It is called right.", "source": SOURCE}
KEPT = finding("commander", "roles", "met", 1.0)
OPEN = finding("leads", "roles", "partial", 0.5)


def crew(**roles: list[str]) -> Team:
    """People with what the team has them for."""
    people = [{"id": name, "name": name.capitalize(), "roles": duties} for name, duties in roles.items()]
    return Team.model_validate_json(json.dumps({"format": 1, "name": "few", "title": "Few", "people": people}))


def cause(team: Team, *fell: Finding, without: tuple[str, ...] = ()) -> Cause:
    """The sample, in which yuki commands and omar speaks; the technical lead is nobody's."""
    record = Timeline.of([one for one in entries() if one.actor not in without])
    scene = scene_of(case(record, sop(clauses=[COMMANDS, LEADS])), fell or (KEPT, OPEN), team)
    (found,) = [one for one in find_causes(scene) if any(line.clause == "leads" for line in one.lines)]
    return found


@pytest.mark.parametrize(
    ("dana", "yuki", "why"),
    [
        (["primary_oncall"], ["incident_commander"], "nobody among them could be technical lead."),
        (
            ["primary_oncall"],
            ["incident_commander", "technical_lead"],
            "nobody took the technical lead: whoever could held another role.",
        ),
        (
            ["primary_oncall", "technical_lead"],
            ["incident_commander"],
            "nobody took the technical lead: no step gave a role to somebody who was there.",
        ),
    ],
)
def test_why_a_role_was_nobodys(dana: list[str], yuki: list[str], why: str) -> None:
    team = crew(dana=dana, omar=["comms_lead"], yuki=yuki)
    assert cause(team).factor == f"Three people came for three roles, and {why}"


def test_who_commands_is_not_free_for_another_role() -> None:
    team = crew(dana=["primary_oncall", "technical_lead"], omar=["comms_lead"], yuki=["incident_commander"])
    assert cause(team, without=("dana",)).factor == "Fewer people came than there were roles to hold: two for three."


def test_a_role_for_which_the_team_has_nobody_is_filled_before_it_is_paged() -> None:
    team = crew(dana=["primary_oncall"], omar=["comms_lead"], yuki=["incident_commander"])
    assert cause(team).title == (
        "Let the declaration of a SEV1 page a technical lead by itself; put somebody on the team's list as a technical "
        "lead first"
    )


@pytest.mark.parametrize(
    ("dana", "title"),
    [
        (
            "primary_oncall",
            "Let the declaration of a SEV1 page one person for each role by itself: incident commander and comms lead",
        ),
        (
            "incident_commander",
            "Name one person for each role in the first message of the channel, whenever a SEV1 is declared",
        ),
    ],
)
def test_nobody_is_named_for_a_role_who_is_not_there(dana: str, title: str) -> None:
    """Yuki took both roles in turn; beside her was somebody who could take one of them, or nobody."""
    both = {**LEADS, "roles": ["incident_commander", "comms_lead"]}
    team = crew(dana=[dana], yuki=["incident_commander", "comms_lead"])
    told = [one for one in entries() if one.actor != "omar" and one.id != "e15"]
    record = Timeline.of([*told, response.RoleAssigned(id="e15", at=at(21), seat="comms_lead", person="yuki")])
    scene = scene_of(case(record, sop(clauses=[both])), (OPEN,), team)
    (found,) = find_causes(scene)
    assert found.title == title


@pytest.mark.parametrize(("minutes", "found"), [(13, ["severity", "commander"]), (30, ["severity"])])
def test_a_seat_that_was_open_until_the_late_declaration_waited_for_it(minutes: float, found: list[str]) -> None:
    """Declared at minute 40, and in the seat soon after; or a quarter of an hour later, for another reason as well."""
    told = [
        one for one in entries()
        if one.kind in ("impact_started", "alert_fired", "paged", "acknowledged") and one.id != "e4"
    ]  # fmt: skip
    taken = response.RoleAssigned(id="t", at=at(30 + minutes), seat="incident_commander", person="yuki", actor="yuki")
    acts = [
        response.Declared(id="d", at=at(40), severity="SEV2", actor="dana"),
        taken,
        truth.ImpactEnded(id="x", at=at(90)),
    ]
    one = case(Timeline.of([*told, *acts]), sop(clauses=[COMMANDS, SEVERITY]))
    causes = find_causes(scene_of(one, assess(one).findings))
    (late,) = [cause for cause in causes if "declared" in cause.headline]
    assert sorted(line.clause for line in late.lines) == sorted(found)
