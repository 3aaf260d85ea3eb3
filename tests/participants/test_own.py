"""One's own responder plays its seat among simulated people, and what goes wrong in it names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from gameday.drill import play
from gameday.errors import EngineFault, InputError
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.timeline_file import timeline_text
from gameday.participants.own import Participant, seated
from gameday.participants.own_desk import OwnDesk, Responding
from gameday.terms.kinds import TRUTH_KINDS
from gameday.timeline import Entry, Timeline
from gameday.timeline.exercise import Ended
from gameday.timeline.response import UpdatePosted

SCENARIO = load_scenario("checkout-errors")
TEAM = load_team("storefront")
SOP = load_sop("one-page-playbook")
MINUTE = 60_000


class Doing:
    """Takes part as a function says."""

    def __init__(self, part: Callable[[OwnDesk], Responding]) -> None:
        self._part = part

    def respond(self, desk: OwnDesk) -> Responding:
        yield from self._part(desk)


class Commander:
    """Comes when paged and speaks to customers every quarter of an hour, three times."""

    def __init__(self) -> None:
        self.perceived: list[Entry] = []

    def respond(self, desk: OwnDesk) -> Responding:
        page = yield desk.hear("paged")
        yield desk.wait("1m")
        desk.do("acknowledged", re=page.id)
        desk.do("joined")
        for _ in range(3):
            yield desk.wait("15m")
            desk.do("update_posted", audience="external", next_update_at=desk.time("15m"), states={"what": "slow"})
        self.perceived += desk.heard()


def drill(own: Participant, seat: str = "incident_commander", seed: int = 1) -> Timeline:
    return play(SCENARIO, SOP, TEAM, seed=seed, own=seated({seat: own}, TEAM, SCENARIO))


def test_its_acts_stand_on_the_record_beside_those_of_simulated_people() -> None:
    played = drill(Commander())
    ours = [one for one in played if one.actor == "aylin"]
    said = [(one.audience, one.next_update_at == one.at + 15 * MINUTE) for one in ours if isinstance(one, UpdatePosted)]
    assert [one.kind for one in ours][:2] == ["acknowledged", "joined"]
    assert said == [("external", True)] * 3
    assert {"mira", "pavel"} <= {one.actor for one in played}


def test_the_same_responder_and_seed_give_the_same_timeline_to_the_byte() -> None:
    assert timeline_text(drill(Commander())) == timeline_text(drill(Commander()))


def test_the_header_says_where_it_sat_and_the_drill_is_not_the_simulated_one() -> None:
    played, simulated = drill(Commander()), play(SCENARIO, SOP, TEAM, seed=1)
    assert played.header is not None
    assert simulated.header is not None
    assert played.header.exercise is not None
    assert dict(played.header.exercise.seats)["incident_commander"] == "agent"
    assert played.header.exercise.simulated_only
    assert played.header.drill != simulated.header.drill


def test_it_perceives_what_its_seat_can_and_never_the_truth() -> None:
    commander = Commander()
    played = drill(commander)
    kinds = {one.kind for one in commander.perceived}
    pages = [one for one in commander.perceived if one.kind == "paged"]
    assert kinds.isdisjoint({*TRUTH_KINDS, "control"})
    assert [getattr(one, "target", None) for one in pages] == ["aylin"]
    assert len(pages) < len([one for one in played if one.kind == "paged"])


def test_nothing_it_can_reach_by_name_leads_to_the_scenario() -> None:
    public = [name for name in dir(OwnDesk) if not name.startswith("_")]
    acts = [
        "diagnosis_time",
        "do",
        "hear",
        "heard",
        "holder",
        "levers",
        "look",
        "luck",
        "now",
        "roles",
        "sop",
        "time",
        "until",
        "wait",
    ]
    assert sorted(public) == acts


def test_a_seat_may_be_named_by_its_person() -> None:
    assert {person: one.seat for person, one in seated({"jonas": Commander()}, TEAM, SCENARIO).items()} == {
        "jonas": "secondary_oncall"
    }


def test_another_word_for_a_role_means_the_role() -> None:
    assert [*seated({"communications_lead": Commander()}, TEAM, SCENARIO)] == ["pavel"]


def test_a_seat_nobody_can_take_a_second_claim_and_no_responder_are_said_all_at_once() -> None:
    people = {person.id: Commander() for person in TEAM.people}
    wrong = cast("dict[str, Participant]", {**people, "juggler": Commander(), "primary_oncall": Commander(), "ic": 7})
    with pytest.raises(InputError) as caught:
        seated(wrong, TEAM, SCENARIO)
    assert [fault.wrong for fault in caught.value.faults] == [
        "there is no desk for 'juggler': nobody of this team can take it",
        "there is no desk for 'primary_oncall': whoever could take it is seated already",
        "there is no desk for 'ic': whoever could take it is seated already",
    ]
    with pytest.raises(InputError, match=r"what is seated as ic \(int\) cannot respond, expected an object with a"):
        seated(cast("dict[str, Participant]", {"ic": 7}), TEAM, SCENARIO)


def test_a_seat_that_stays_empty_cannot_be_taken() -> None:
    empty = SCENARIO.model_copy(update={"seats": {"scribe": "absent"}})
    with pytest.raises(InputError, match="the seat scribe stays empty in checkout-errors"):
        seated({"scribe": Commander()}, TEAM, empty)


# --- what goes wrong ---


def raises(desk: OwnDesk) -> Responding:
    yield desk.wait("3m")
    raise KeyError("plan")


def refused(desk: OwnDesk) -> Responding:
    yield desk.wait("2m")
    desk.do("resolved")


def yields_nothing(_: OwnDesk) -> Responding:
    yield cast(Any, None)


def acts_for_ever(desk: OwnDesk) -> Responding:
    yield desk.wait("1m")
    while True:
        desk.do("message", text="again")


def looks_on_for_ever(desk: OwnDesk) -> Responding:
    yield desk.wait("1m")
    while desk.holder("scribe") is None:
        pass


def waits_for_no_time(desk: OwnDesk) -> Responding:
    while True:
        yield desk.wait(0)


def wakes_too_often(desk: OwnDesk) -> Responding:
    while True:
        yield desk.wait(1)


def swallows_everything(desk: OwnDesk) -> Responding:
    yield desk.wait("1m")
    while True:
        try:
            desk.do("message", text="again")
        except Exception:  # noqa: S112  # as careless as people write
            continue


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (raises, "failed 3 min into the drill: KeyError: 'plan'"),
        (refused, "did what cannot be done 2 min into the drill: nothing is declared"),
        (yields_nothing, "failed at the start of the drill: TypeError: `respond` yielded NoneType"),
        (acts_for_ever, "never came to rest 1 min into the drill: it asked 5,000 things at one moment"),
        (looks_on_for_ever, "never came to rest 1 min into the drill: it asked 5,000 things at one moment"),
        (waits_for_no_time, "never came to rest at the start of the drill: it asked 5,000 things"),
        (wakes_too_often, "never came to rest 50 s into the drill: it waited 50,000 times"),
        (swallows_everything, "never came to rest 1 min into the drill: it asked 5,000 things"),
    ],
)
def test_a_fault_of_a_responder_names_it_and_ends_the_drill(part: Callable[[OwnDesk], Responding], said: str) -> None:
    with pytest.raises(EngineFault) as caught:
        drill(Doing(part), "primary_oncall")
    assert str(caught.value).startswith("the responder for primary_oncall (Doing) ")
    assert said in str(caught.value)


def test_a_respond_that_is_no_generator_is_told_what_was_expected() -> None:
    class Listing:
        def respond(self, desk: OwnDesk) -> Iterator[object]:
            return [desk.wait("1m")]  # type: ignore[return-value]  # the mistake in question

    with pytest.raises(EngineFault, match="`respond` gave list, expected a generator"):
        drill(cast("Participant", Listing()))


def test_one_who_only_acts_at_the_start_or_leaves_early_lets_the_drill_go_on() -> None:
    class Early:
        def respond(self, desk: OwnDesk) -> None:
            desk.do("note", text="I am off today.")

    ended = drill(Early()).last(Ended)
    assert ended is not None
    assert ended.status == "completed"
