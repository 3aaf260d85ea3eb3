"""From a role or a name to a person, past every gap in between."""

from __future__ import annotations

from gameday.engine.reach import NO_CONTACT, Reach, Route
from gameday.engine.response import Response
from gameday.scenario.gap import GAP_TEXTS, Gap, GapKind
from gameday.timeline.response import RoleAssigned
from tests.engine.cast import MINUTE, team


def reach(*gaps: Gap, absent: frozenset[str] = frozenset()) -> Reach:
    return Reach(Response(team()), gaps, absent, starts_at=0)


def gap(kind: GapKind, seat: str | None = "primary_oncall", **times: int) -> Gap:
    return Gap(gap=kind, seat=seat, **times)  # type: ignore[arg-type]  # times are milliseconds


def test_without_gaps_a_page_reaches_whoever_is_on_call() -> None:
    assert reach().page("primary_oncall", 0, call="c") == Route("dana")
    assert reach().page("operations_lead", 0, call="c") == Route("dana"), "an alias of technical lead"
    assert reach().page("gus", 0, call="c") == Route("gus")


def test_a_pool_without_a_schedule_goes_round() -> None:
    assert [reach().called("incident_commander", 0, round_) for round_ in (0, 1, 2)] == ["eli", "fay", "eli"]


def test_a_seat_that_was_given_is_held_by_whoever_has_it() -> None:
    response = Response(team())
    response.hear(RoleAssigned(at=0, actor="dana", seat="incident_commander", person="gus"))
    assert Reach(response, (), frozenset(), 0).called("incident_commander", 0) == "gus"


def test_gaps_that_the_tool_does_not_notice() -> None:
    for kind in ("pager_dead", "away"):
        assert reach(gap(kind)).page("primary_oncall", 0, call="c") == Route(None)


def test_gaps_that_the_tool_reports() -> None:
    for kind in ("contact_stale", "schedule_empty"):
        assert reach(gap(kind)).page("primary_oncall", 0, call="c") == Route(None, failed=GAP_TEXTS[kind])
    assert reach().page("legal", 0, call="c") == Route(None, failed="Nobody is on call as legal.")


def test_of_whom_no_contact_is_known_neither_a_page_nor_word_reaches() -> None:
    people = [{"id": "dana", "name": "Dana", "roles": ["primary_oncall"], "contacts": []}]
    one = Reach(Response(team(people=people, schedule=[])), (), frozenset(), starts_at=0)
    failed = Route(None, failed=NO_CONTACT)
    assert [one.page("primary_oncall", 0, call="c"), one.page("dana", 0, call="d")] == [failed, failed]
    assert one.notify("primary_oncall", 0) == failed


def test_a_dead_pager_is_dead_whichever_seat_is_called() -> None:
    deaf = reach(gap("pager_dead"))
    assert [deaf.page(target, 0, call="c").person for target in ("dana", "technical_lead", "eli")] == [
        None,
        None,
        "eli",
    ]


def test_an_empty_schedule_says_nothing_of_the_person() -> None:
    assert reach(gap("schedule_empty")).page("dana", 0, call="c") == Route("dana")


def test_the_first_page_of_each_call_is_slept_through() -> None:
    asleep = reach(gap("asleep"))
    heard = [asleep.page("primary_oncall", 0, call=call).person for call in ("one", "one", "two", "two")]
    assert heard == [None, "dana", None, "dana"]


def test_the_wrong_team_hands_the_first_page_on() -> None:
    wrong = reach(gap("wrong_team"))
    assert [wrong.page("primary_oncall", 0, call="c") for _ in range(2)] == [
        Route("dana", delay=6 * MINUTE),
        Route("dana"),
    ]


def test_a_gap_holds_for_its_time() -> None:
    timed = reach(gap("pager_dead", from_start=10 * MINUTE, until=20 * MINUTE))
    people = [timed.page("primary_oncall", now * MINUTE, call="c").person for now in (9, 10, 19, 20)]
    assert people == ["dana", None, None, "dana"]


def test_a_seat_kept_empty_hears_nothing_and_nothing_fails() -> None:
    empty = reach(absent=frozenset({"comms_lead"}))
    assert (empty.page("comms_lead", 0, call="c"), empty.absent("communications_lead")) == (Route(None), True)


def test_word_that_summons_nobody() -> None:
    assert reach().notify("comms_lead", 0) == Route("gus")
    assert reach(gap("pager_dead", "comms_lead")).notify("comms_lead", 0) == Route("gus"), "not by pager"
    assert reach(gap("group_empty", "comms_lead")).notify("comms_lead", 0) == Route(
        None, failed=GAP_TEXTS["group_empty"]
    )
    assert reach(gap("away")).notify("dana", 0) == Route(None)


def test_a_gap_may_open_during_the_drill_and_some_concern_everybody() -> None:
    one = reach(gap("chat_down", None, until=MINUTE))
    assert (one.gap("chat_down", 0), one.gap("chat_down", MINUTE)) == (True, False)
    one.open_gap(gap("pager_dead"))
    assert one.page("primary_oncall", 0, call="c") == Route(None)


def test_who_is_deaf_to_what_is_said_and_who_can_do_nothing() -> None:
    away, silent, asleep = (reach(gap(kind)) for kind in ("away", "acknowledged_silent", "asleep"))
    assert [one.deaf("dana", 0) for one in (away, silent, asleep, reach(gap("pager_dead")))] == [
        True,
        True,
        True,
        False,
    ]
    assert [one.idle("dana", 0) for one in (away, silent, asleep)] == ["you are away", "you have fallen silent", None]
    assert [one.deaf("eli", 0) for one in (away, silent, asleep)] == [False, False, False]


def test_a_page_wakes_a_sleeper_for_good() -> None:
    asleep = reach(gap("asleep"))
    for _ in range(2):
        asleep.page("primary_oncall", 0, call="one")
    assert not asleep.deaf("dana", 0)


def test_after_the_answer_not_even_a_page_reaches_who_falls_silent_while_the_gap_holds() -> None:
    silent = reach(gap("acknowledged_silent", until=MINUTE))
    assert not silent.beyond_pages("dana", 0)
    silent.acknowledged("dana", 0)
    assert [silent.beyond_pages("dana", now) for now in (0, MINUTE)] == [True, False]
    assert silent.idle("dana", MINUTE) is None


def test_a_person_who_holds_the_seat_in_a_live_drill_is_not_made_silent() -> None:
    held = Reach(Response(team()), [gap("acknowledged_silent")], frozenset(), 0, human=frozenset({"primary_oncall"}))
    assert (held.deaf("dana", 0), held.idle("dana", 0)) == (False, None)


def test_the_queue_is_watched_by_the_next_one_whom_the_gaps_leave() -> None:
    kinds: tuple[GapKind, ...] = ("pager_dead", "away", "acknowledged_silent", "schedule_empty")
    assert [reach(gap(kind)).watcher(0) for kind in kinds] == ["dana", "eli", "eli", "eli"]
    assert reach(gap("away"), gap("away", "secondary_oncall")).watcher(0) is None


def test_what_goes_with_the_person_stays_with_who_had_the_seat_when_it_began() -> None:
    hours = [
        {"role": "primary_oncall", "person": "dana", "hours": "00:00-01:00"},
        {"role": "primary_oncall", "person": "eli", "hours": "01:00-00:00"},
    ]
    shifts = Reach(Response(team(schedule=hours)), [gap("pager_dead")], frozenset(), 0)
    heard = [shifts.page("primary_oncall", hour * 60 * MINUTE, call="c").person for hour in (0, 2)]
    assert heard == [None, "eli"], "the next shift has a pager of its own"
    assert shifts.page("dana", 2 * 60 * MINUTE, call="c").person is None


def test_who_is_given_a_seat_later_does_not_inherit_what_keeps_its_holder_away() -> None:
    response = Response(team())
    led = Reach(response, [gap("away", "incident_commander")], frozenset(), 0)
    assert (led.idle("eli", 0), led.page("incident_commander", 0, call="c").person) == ("you are away", None)
    response.hear(RoleAssigned(at=0, actor="dana", seat="incident_commander", person="dana"))
    assert (led.idle("dana", MINUTE), led.page("incident_commander", MINUTE, call="c").person) == (None, "dana")


def test_who_holds_a_seat_when_somebody_is_called_away_from_it_is_meant() -> None:
    response = Response(team())
    response.hear(RoleAssigned(at=0, actor="dana", seat="incident_commander", person="gus"))
    led = Reach(response, (), frozenset(), 0)
    out = gap("away", "incident_commander", from_start=MINUTE)
    led.open_gap(out)
    assert (led.whose(out), led.whose(gap("group_empty", "incident_commander"))) == (("gus",), ())
    assert (led.idle("gus", MINUTE), led.idle("eli", MINUTE)) == ("you are away", None)
