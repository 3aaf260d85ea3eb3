"""What was broken in the response itself: from when to when, and whether anybody met it."""

from __future__ import annotations

from dataclasses import replace

from gameday.files.documents import load_scenario
from gameday.retrospective.cast import Cast
from gameday.retrospective.response_gaps import met, opened_gaps, say_all
from gameday.scenario import Scenario
from gameday.scenario.gap import Gap
from gameday.scenario.inject import Inject
from gameday.scoring.case import Case
from gameday.terms.duration import MINUTE
from gameday.timeline import Timeline, paging, response, talk
from tests.retrospective.sample import START, at, case, timeline


def told(*gaps: Gap) -> str:
    record = timeline()
    return say_all(met(gaps, START, record, Cast.of(record)))


def test_a_gap_stands_with_its_times_unless_it_was_there_all_the_time() -> None:
    assert told(
        Gap(gap="pager_dead", seat="primary_oncall"), Gap(gap="chat_down", from_start=5 * MINUTE, until=40 * MINUTE)
    ) == (
        "In the response itself, the pager of the primary on-call rang nowhere (the paging tool did not know) and the "
        "chat could not be used from 14:52 to 15:27 UTC."
    )


def test_a_gap_that_nobody_met_is_said_never_to_have_come_to_bear() -> None:
    assert told(Gap(gap="bridge_wrong"), Gap(gap="group_empty", seat="legal")) == (
        "That the number of the bridge was wrong and that the notification group of the legal had no members never "
        "came to bear."
    )


def test_a_wrong_number_is_met_only_while_there_is_no_channel() -> None:
    dialled = [response.BridgeOpened(id="b", at=at(1)), paging.Joined(id="j", at=at(2), actor="omar")]
    gap, chat = Gap(gap="bridge_wrong"), response.ChannelOpened(id="c", at=at(1), channel="#inc")
    alone, with_chat = (Timeline.of(entries) for entries in (dialled, [*dialled, chat]))
    found = [met((gap,), START, record, Cast.of(record))[0].met for record in (alone, with_chat)]
    assert found == [("j",), ()]


def test_a_gap_that_the_script_opens_is_told_like_any_other() -> None:
    row = Inject.model_validate(
        {"id": "chat-gone", "kind": "availability", "gap": "chat_down", "at": 2 * MINUTE, "until": 15 * MINUTE,
         "text": "The chat is gone."}
    )  # fmt: skip
    played = load_scenario("checkout-errors").model_copy(update={"starts_at": START, "gaps": (), "injects": (row,)})
    opened = talk.Note(id="gone", at=at(2), inject="chat-gone", visible_to=("facilitator",))
    one = with_scenario(case(Timeline.of([*timeline().entries, opened])), played)
    assert say_all(opened_gaps(one, Cast.of(one.timeline))) == (
        "In the response itself, the chat could not be used from 14:49 to 15:02 UTC."
    )


def with_scenario(one: Case, played: Scenario) -> Case:
    return replace(one, scenario=played)
