"""What was broken in the response itself: from when to when, and whether anybody met it."""

from __future__ import annotations

from dataclasses import replace

from gameday.files.documents import load_scenario
from gameday.retrospective import retrospective
from gameday.retrospective.cast import Cast
from gameday.retrospective.response_gaps import met, opened_gaps, say_all
from gameday.scenario import Scenario
from gameday.scenario.gap import Gap
from gameday.scenario.inject import Inject
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.terms.duration import MINUTE
from gameday.terms.seat import SeatMode
from gameday.timeline import Exercise, Header, Timeline, paging, response, signals, talk
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
        "That the number of the bridge was wrong and that the notification group of legal had no members never "
        "came to bear."
    )


def test_nobody_is_said_to_be_away_who_sat_at_the_table_and_spoke() -> None:
    """The record of a tabletop in which the lawyer joined and decided, though the story had them on leave."""
    said = [
        paging.Notified(id="n", at=at(2), target="legal", actor="omar", role="comms_lead", basis="stated"),
        talk.Decision(id="d", at=at(5), actor="odette", role="legal", text="We answer.", basis="stated"),
    ]
    away = Gap(gap="away", seat="legal")

    def who_met_it(mode: SeatMode) -> tuple[str, ...]:
        record = Timeline.of(said, Header(exercise=Exercise(kind="tabletop", humans=2, seats=(("legal", mode),))))
        return met((away,), START, record, Cast.of(record))[0].met

    assert (who_met_it("spoken"), who_met_it("simulated")) == ((), ("n",))


def test_an_absence_that_lost_no_page_explains_no_page_that_nobody_answered() -> None:
    away = Inject.model_validate(
        {"id": "gone", "kind": "availability", "gap": "away", "to": ["legal"], "at": 2 * MINUTE, "text": "On leave."}
    )
    played = load_scenario("checkout-errors").model_copy(update={"starts_at": START, "gaps": (), "injects": (away,)})
    record = Timeline.of([
        signals.AlertFired(id="a", at=at(1), alert="Errors", urgency="high"),
        paging.Paged(id="p", at=at(1), target="primary_oncall"),
        talk.Note(id="gone", at=at(2), inject="gone"),
        paging.Notified(id="n", at=at(3), target="legal", actor="omar", role="comms_lead"),
    ], Header(exercise=Exercise(kind="game-day", humans=2)))  # fmt: skip
    one = with_scenario(case(record), played)
    told = [shortfall for shortfall in retrospective(one, assess(one)).shortfalls if "away" in shortfall.headline]
    assert [(cause.headline, cause.clauses) for cause in told] == [
        ("Legal was away without a delegate from 14:49 UTC on.", ())
    ]


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
