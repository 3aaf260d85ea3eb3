"""A leap of the facilitator: people did not live through it, the world and simulated people did; and it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.scoring.aside import Aside, say_aside
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding
from gameday.scoring.judge import judge
from gameday.terms.duration import MINUTE
from gameday.terms.moment import format_moment
from gameday.terms.seat import SeatMode
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Control, Ended
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.response import Declared, UpdatePosted
from tests.scoring.builders import GAME_DAY, house, incident
from tests.scoring.strategies import at

ACK = {
    "kind": "deadline",
    "from": {"first": {"kind": "paged"}},
    "to": {"kind": "acknowledged"},
    "within": {"SEV1": "5m"},
}
PROMISED = {"kind": "cadence", "audience": "internal", "promised": True}
RHYTHM = {"kind": "cadence", "audience": "internal", "every": {"SEV1": "15m"}}
HOLD = {"kind": "hold", "watch": {"SEV1": "15m"}}


def leap(start: float, end: float) -> Control:
    return Control(at=at(start), action="skip", value=format_moment(at(end)), id=f"leap-{start:g}")


def drill(mode: SeatMode, *entries: Entry, ended: float = 60, resolved: float | None = 60) -> Timeline:
    """An hour of incident in which the primary and the comms lead are held like this, beside a human commander."""
    seats = (("primary_oncall", mode), ("comms_lead", mode), ("incident_commander", "human"))
    exercise = Exercise(kind="game-day", humans=1, seats=seats)
    declared = Declared(at=at(1), actor="ivy", role="incident_commander", severity="SEV1", id="declared")
    whole = incident(declared, *entries, ended=ended, resolved=resolved)
    return Timeline.of(whole.entries, Header(exercise=exercise, recorded_until=at(60)))


def ruled(timeline: Timeline, clause: dict[str, object]) -> Finding:
    return judge(timeline, house(clause), GAME_DAY).finding(str(clause["kind"]))


def answered(mode: SeatMode) -> Timeline:
    """A page at minute 2, a leap from 3 to 19, an answer at 20."""
    page = Paged(at=at(2), target="primary_oncall", id="page")
    answer = Acknowledged(at=at(20), actor="dana", role="primary_oncall", re="page", id="ack")
    return drill(mode, page, leap(3, 19), answer)


def test_what_a_person_did_says_what_was_leapt_over() -> None:
    found = ruled(answered("human"), ACK)
    assert (found.status, found.observed) == (
        "met",
        "the answer to the page came 2 min after the first page"
        " (18 min on the story's clock, 16 min of them leapt over by the facilitator)",
    )


def test_what_was_leapt_over_as_a_whole_came_after_all_the_same() -> None:
    page = Paged(at=at(2), target="primary_oncall", id="page")
    answer = Acknowledged(at=at(19), actor="dana", role="primary_oncall", re="page", id="ack")
    assert ruled(drill("human", page, leap(2, 19), answer), ACK).observed == (
        "the answer to the page came 0 s after the first page"
        " (17 min on the story's clock, all of it leapt over by the facilitator)"
    )


def test_a_simulated_person_lives_through_a_leap() -> None:
    found = ruled(answered("simulated"), ACK)
    assert (found.status, found.observed) == (
        "missed",
        "the answer to the page came 18 min after the first page, 13 min late",
    )


def test_whoever_acts_in_the_midst_of_a_leap_lives_through_it_whatever_the_header_says() -> None:
    page = Paged(at=at(2), target="primary_oncall", id="page")
    answer = Acknowledged(at=at(10), actor="dana", role="primary_oncall", re="page", id="ack")
    found = ruled(drill("human", page, leap(3, 19), answer), ACK)
    assert found.observed == "the answer to the page came 8 min after the first page, 3 min late"


@pytest.mark.parametrize(("people", "status"), [(("dana",), "met"), (("ivy",), "missed")])
def test_whom_people_played_is_told_by_the_header_where_it_says(people: tuple[str, ...], status: str) -> None:
    """Whoever sits at a seat may act in another role, which nobody else holds."""
    timeline = answered("simulated")
    assert timeline.header is not None
    assert timeline.header.exercise is not None
    header = replace(timeline.header, exercise=replace(timeline.header.exercise, people=people))
    assert ruled(Timeline.of(timeline.entries, header), ACK).status == status


def test_what_rang_at_a_person_counts_by_their_clock_whoever_answered_it_in_a_leap() -> None:
    """The facilitator leapt while it rang at dana, and a simulated colleague was called next."""
    timeline = answered("human")
    assert timeline.header is not None
    assert timeline.header.exercise is not None
    header = replace(timeline.header, exercise=replace(timeline.header.exercise, people=("dana", "ivy")))
    page = Paged(at=at(2), target="dana", id="page")
    answer = Acknowledged(at=at(15), actor="ole", role="secondary_oncall", id="ack")
    entries = drill("human", page, leap(3, 19), answer).entries
    assert ruled(Timeline.of(entries, header), ACK).observed == (
        "the answer to the page came 1 min after the first page"
        " (13 min on the story's clock, 12 min of them leapt over by the facilitator)"
    )


def test_a_measurement_holds_what_does_not_count() -> None:
    assessment = judge(answered("human"), house(ACK), GAME_DAY)
    measured = {one.name: (one.seconds, one.aside) for one in assessment.measurements}
    assert measured["time_to_acknowledge"] == (120.0, Aside(18 * MINUTE, leapt=16 * MINUTE))
    assert measured["time_to_declare"] == (60.0, None)
    assert measured["time_to_resolve"] == (44 * 60.0, Aside(60 * MINUTE, leapt=16 * MINUTE))


def promised(mode: SeatMode, *, again: float | None = None) -> Finding:
    """An update at minute 2 that promises the next for 17; a leap from 3 to 50; perhaps another update."""
    posts: list[Entry] = [
        UpdatePosted(
            at=at(moment), actor="noa", role="comms_lead", audience="internal", text="So.", next_update_at=at(next_),
            id=f"post-{moment:g}",
        )
        for moment, next_ in [(2.0, 17.0), *([(again, again + 5)] if again else [])]
    ]  # fmt: skip
    return ruled(drill(mode, *posts, leap(3, 50)), PROMISED)


def test_a_promise_that_the_facilitator_leapt_over_is_not_put_to_the_test() -> None:
    found = promised("spoken")
    assert (found.status, found.credit, found.evidence) == ("not_applicable", None, ("post-2",))
    assert found.observed == (
        "what was promised came due while the facilitator leapt over it, so it was not put to the test"
    )


def test_the_other_promises_are_judged_all_the_same() -> None:
    found = promised("spoken", again=51)
    assert (found.status, found.observed) == (
        "partial",
        "0 of 1 promises were kept; the facilitator leapt over 1 more, which was not put to the test",
    )


def test_a_simulated_person_breaks_a_promise_in_a_leap() -> None:
    found = promised("simulated")
    assert (found.status, found.broken, found.observed) == ("partial", True, "0 of 1 promises were kept")


@pytest.mark.parametrize(
    ("mode", "status", "said"),
    [
        ("human", "met", "the longest silence was 10 min, 0.67 times what was allowed (51 min on the story's clock, "),
        ("simulated", "partial", "the longest silence was 51 min, 3.4 times what was allowed; "),
    ],
)
def test_a_silence_says_what_was_leapt_over(mode: SeatMode, status: str, said: str) -> None:
    posts = [
        UpdatePosted(at=at(moment), actor="noa", role="comms_lead", audience="internal", text="So.", id=f"p{moment:g}")
        for moment in (7.0, 58.0)
    ]
    found = ruled(drill(mode, *posts, leap(10, 51)), RHYTHM)
    assert (found.status, found.observed[: len(said)]) == (status, said)


@pytest.mark.parametrize(("last", "status"), [(60.0, "pending"), (30.0, "missed")])
def test_nobody_had_the_time_for_what_came_due_in_a_leap_to_the_end(last: float, status: str) -> None:
    """Whoever goes on after the leap gives people the time."""
    page = Paged(at=at(2), target="primary_oncall", id="page")
    end = Ended(at=at(60), id="end")
    found = ruled(drill("human", page, leap(3, last), end, ended=90, resolved=None), ACK)
    assert found.status == status
    words = "not come due when the facilitator leapt to the end"
    assert (found.observed == words) is (status == "pending")


def test_what_is_healthy_stays_so_while_the_story_leaps() -> None:
    found = ruled(drill("human", leap(41, 55), ended=40, resolved=56), HOLD)
    assert (found.status, found.observed) == ("met", "it had been healthy for 16 min when called resolved")


def test_where_nobody_but_simulated_people_took_part_a_leap_changes_nothing() -> None:
    timeline = answered("simulated")
    alone = Header(exercise=Exercise(kind="game-day", humans=0, seats=()), recorded_until=at(60))
    plain = [one for one in timeline.entries if not isinstance(one, Control)]
    leapt, without = (
        judge(Timeline.of(entries, alone), house(ACK, RHYTHM, HOLD), GAME_DAY) for entries in (timeline.entries, plain)
    )
    assert leapt == without


def test_the_words_tell_leaps_pauses_and_waiting_apart() -> None:
    assert Aside(60 * MINUTE, 20 * MINUTE, 10 * MINUTE, 5 * MINUTE).say() == (
        "60 min on the story's clock, 20 min of them leapt over by the facilitator, 10 min paused,"
        " 5 min waiting for the facilitator"
    ).replace("60 min", "1 h")
    assert Aside(MINUTE, leapt=MINUTE).say() == "1 min on the story's clock, all of it leapt over by the facilitator"
    case = Case(answered("human"), house(ACK), GAME_DAY)
    assert say_aside(case, case.clock, at(20), at(30)) == ""
