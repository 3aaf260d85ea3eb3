"""The overview says what the record states, and `not stated` where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.retrospective.after_action_overview import about_of
from gameday.session import after_action_of, judge_record
from gameday.timeline import Header, Timeline
from tests.report.recorded import game_day


def test_the_overview_in_the_order_of_the_form() -> None:
    overview = after_action_of(game_day(), "x").overview
    assert [name for name, _ in overview] == [
        "Exercise name",
        "Exercise dates",
        "Scope",
        "Mission area",
        "Capabilities",
        "Objectives",
        "Threat or hazard",
        "Scenario",
        "Sponsor",
        "Participants",
        "Standard",
    ]
    told = dict(overview)
    assert told["Exercise name"] == "Spring game day: checkout"
    assert told["Exercise dates"] == "2026-04-20 14:45 to 15:59 UTC"
    assert told["Capabilities"] == "Assessment, Communication, Mitigation, Command and Recovery"
    assert told["Participants"].startswith("6 people: 7 seats held by a person and 2 seats held by a simulated")


def test_what_nobody_stated_is_not_made_up() -> None:
    judged = game_day()
    header = judged.timeline.header
    assert header is not None
    bare = judge_record(
        Timeline.of(judged.timeline.entries, replace(header, more=())), replace(judged.documents, scenario=None)
    )
    told = dict(after_action_of(bare, "x").overview)
    assert (told["Sponsor"], told["Threat or hazard"]) == ("not stated", "not stated")
    assert "Location: Not stated." in told["Scope"]


@pytest.mark.parametrize("text", ["[]", "3", '{"sponsor": 4}', '{"sponsor": " "}', "{", "[" * 9999])
def test_an_about_that_is_no_mapping_of_texts_says_nothing(text: str) -> None:
    assert about_of(Header(more=(("about", text),))) == {}


def test_participants_are_seats_and_roles_with_what_they_put_on_record() -> None:
    found = {one.role: one for one in after_action_of(game_day(), "x").participants}
    assert (found["scribe"].mode, found["scribe"].entries) == ("human", 1)
    assert (found["team lead"].mode, found["team lead"].entries) == ("simulated", 0)
    assert found["evaluator"].mode is None
