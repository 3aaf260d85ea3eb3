"""Each escalation gap is real: the same drill with and without it, played by simulated people."""

from __future__ import annotations

from functools import cache

import pytest

from gameday.drill import drill_id, play
from gameday.files.documents import Loaded, load_scorecard, open_scenario, open_sop, open_team
from gameday.files.gap_words import read_gaps, seats_of, with_gaps
from gameday.retrospective import retrospective
from gameday.scenario import Scenario
from gameday.scenario.gap import GAP_KINDS
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import DocumentRef
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Timeline
from gameday.timeline.paging import Acknowledged, Joined, Notified, Paged, PageFailed
from gameday.timeline.response import BridgeOpened, ChannelOpened, Declared, UpdatePosted
from gameday.timeline.talk import Message

MINUTE = 60_000
ON_CALL = "mira"
"""On call in the scenario these tests play."""
NEXT = "jonas"


@cache
def the_sop(name: str) -> Sop:
    return open_sop(name).document


@cache
def the_scenario() -> Loaded[Scenario]:
    return open_scenario("checkout-errors")


@cache
def the_team() -> Team:
    return open_team(the_scenario().document.team or "").document


def with_gap(*words: str, sop: str = "mitigate-first") -> Scenario:
    seats = seats_of(the_scenario().document, the_sop(sop), the_team())
    return with_gaps(the_scenario(), read_gaps(words, seats)).document


@cache
def drill(*words: str, sop: str = "mitigate-first") -> Timeline:
    return play(with_gap(*words, sop=sop), the_sop(sop), the_team(), seed=1)


def minute(one: Acknowledged | Joined | Declared | Paged) -> float:
    return round((one.at - the_scenario().document.starts_at) / MINUTE, 1)


def answers(*words: str) -> list[str | None]:
    return [one.actor for one in drill(*words).every(Acknowledged)]


def comes(timeline: Timeline, person: str) -> float:
    """Minutes from the first answer of a person to their joining."""
    asked = next(one.at for one in timeline.every(Acknowledged) if one.actor == person)
    return (next(one.at for one in timeline.every(Joined) if one.actor == person) - asked) / MINUTE


def test_without_a_gap_whoever_is_on_call_answers_and_comes() -> None:
    first = drill().every(Acknowledged)[0]
    assert (first.actor, drill().every(Joined)[0].actor, drill().every(PageFailed)) == (ON_CALL, ON_CALL, [])


@pytest.mark.parametrize(("gap", "told"), [("pager_dead", 0), ("contact_stale", 1), ("schedule_empty", 1)])
def test_a_page_that_reaches_nobody_is_not_answered_and_the_tool_knows_or_not(gap: str, told: int) -> None:
    timeline = drill(f"{gap}@primary_oncall")
    assert ON_CALL not in [one.actor for one in timeline.every(Acknowledged) if one.re == timeline.every(Paged)[0].id]
    failed = [one for one in timeline.every(PageFailed) if one.target == "primary_oncall"]
    assert (len(failed), {one.re for one in failed} <= {timeline.every(Paged)[0].id}) == (told, True)


def test_an_empty_group_is_not_informed() -> None:
    def informed(timeline: Timeline) -> list[str | None]:
        return [one.target for one in timeline.every(Notified)]

    sop = "mature-response"
    without, with_it = drill(sop=sop), drill("group_empty@engineering_manager", sop=sop)
    told = set(informed(without)) - set(informed(with_it))
    failed = {one.target for one in with_it.every(PageFailed)}
    assert (told, failed) == ({"engineering_manager"}, {"engineering_manager"})


def test_a_sleeper_hears_the_second_page_only() -> None:
    timeline = drill("asleep@primary_oncall")
    first = timeline.every(Paged)[0]
    assert (first.target, first.id in [one.re for one in timeline.every(Acknowledged)]) == ("primary_oncall", False)
    assert timeline.every(Acknowledged)[0].actor == NEXT


def test_somebody_away_does_nothing_at_all_and_the_next_one_takes_over() -> None:
    timeline = drill("away@primary_oncall")
    assert [one for one in timeline if one.actor == ON_CALL] == []
    assert timeline.every(Declared)[0].actor == NEXT


def test_the_wrong_team_costs_minutes() -> None:
    assert minute(drill("wrong_team@primary_oncall").every(Acknowledged)[0]) == pytest.approx(
        minute(drill().every(Acknowledged)[0]) + 6, abs=0.1
    )


def test_acknowledged_and_then_silent_defeats_the_ladder_and_others_notice() -> None:
    timeline = drill("acknowledged_silent@primary_oncall")
    assert [one.kind for one in timeline if one.actor == ON_CALL] == ["acknowledged"]
    ladder = [one for one in timeline.every(Paged) if one.level and one.level > 1 and one.source == "paging tool"]
    assert ladder == [], "the tool took the answer for one, and calls nobody else"
    declared, usual = timeline.every(Declared)[0], drill().every(Declared)[0]
    assert (declared.actor, minute(declared) > minute(usual) + 10) == (NEXT, True)


def test_with_the_chat_down_there_is_no_channel_and_no_message_from_people() -> None:
    timeline = drill("chat_down")
    assert timeline.every(ChannelOpened) == []
    assert [one for one in timeline.every(Message) if one.actor] == []
    assert drill().every(ChannelOpened) != []


def test_a_locked_status_page_takes_nothing_for_customers() -> None:
    def outside(timeline: Timeline) -> int:
        return sum(one.audience == "external" for one in timeline.every(UpdatePosted))

    assert (outside(drill("status_page_locked")), outside(drill()) > 0) == (0, True)


def test_a_wrong_bridge_keeps_those_out_who_have_nothing_else() -> None:
    sop = "seilers"
    late, usual = drill("chat_down", "bridge_wrong", sop=sop), drill("chat_down", sop=sop)
    assert (len(late.every(BridgeOpened)), len(usual.every(BridgeOpened))) == (1, 1)
    who = usual.every(Joined)[1].actor or ""
    assert comes(late, who) >= 12 > comes(usual, who)


def test_a_gap_may_hold_for_a_time_only() -> None:
    assert answers("pager_dead@primary_oncall:10m-")[:1] == answers()[:1]
    assert answers("pager_dead@primary_oncall:-10m")[:1] != answers()[:1]


def test_a_gap_from_the_command_line_is_part_of_which_drill_it_is() -> None:
    stated, plain = with_gap("chat_down"), the_scenario().document
    ids = [drill_id(one, the_sop("seilers"), the_team(), 1, 0) for one in (stated, plain)]
    assert ids[0] != ids[1]
    same = Scenario.model_validate_json(stated.model_dump_json(), strict=True)
    assert drill_id(same, the_sop("seilers"), the_team(), 1, 0) == ids[0], "as if the scenario had stated it"


@pytest.mark.parametrize("kind", GAP_KINDS)
def test_every_gap_can_be_told_in_a_retrospective(kind: str) -> None:
    word = kind if kind in ("chat_down", "status_page_locked", "bridge_wrong") else f"{kind}@primary_oncall"
    sop, card = the_sop("mitigate-first"), the_card()
    case = Case(drill(word), sop, card, with_gap(word))
    nothing = DocumentRef("x", "0" * 64, None)
    told = retrospective(case, assess(case, sop_ref=nothing, scorecard_ref=nothing, scenario_ref=nothing), shelf=())
    assert told.actions


@cache
def the_card() -> Scorecard:
    return load_scorecard("game-day")
