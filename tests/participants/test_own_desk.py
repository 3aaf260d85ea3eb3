"""What a seat can perceive, do and wait for, in words that say what is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gameday.drill import play
from gameday.engine.desk import Refused
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.participants.own import seated
from gameday.participants.own_desk import OwnDesk, Responding
from gameday.terms.facts import Facts

SCENARIO = load_scenario("checkout-errors")
TEAM = load_team("storefront")
SOP = load_sop("one-page-playbook")
MINUTE = 60_000


def at_the_desk(part: Callable[[OwnDesk], Responding], seat: str = "primary_oncall") -> None:
    """Play a drill in which a function takes part; what it asserts is asserted while the drill runs."""
    finished = []

    class Guest:
        def respond(self, desk: OwnDesk) -> Responding:
            yield from part(desk)
            finished.append(True)

    play(SCENARIO, SOP, TEAM, seed=1, own=seated({seat: Guest()}, TEAM, SCENARIO))
    assert finished == [True], "the guest never came to its end"


def wrong(desk: OwnDesk, kind: str, **keys: object) -> str:
    with pytest.raises(ValueError, match=r"\w") as caught:
        desk.do(kind, **keys)
    return str(caught.value)


def test_time_passes_as_long_as_it_is_waited_for() -> None:
    def part(desk: OwnDesk) -> Responding:
        yield desk.wait("90s")
        assert desk.now() == 90_000
        yield desk.wait(30_000)
        assert (desk.now(), desk.time("15m")) == (2 * MINUTE, "2026-04-20T15:02:00.000Z")

    at_the_desk(part)


def test_hearing_gives_the_next_entry_of_a_kind_and_the_others_stay_heard() -> None:
    def part(desk: OwnDesk) -> Responding:
        page = yield desk.hear("paged")
        assert (page.kind, desk.now() > 0) == ("paged", True)
        before = [one.kind for one in desk.heard()]
        assert before[-1] == "paged"
        first = yield desk.hear("customer_report", "social_mention")
        anything = yield desk.hear()
        assert first.kind in ("customer_report", "social_mention")
        assert anything is desk.heard()[[one.id for one in desk.heard()].index(first.id) + 1]

    at_the_desk(part)


def test_nothing_heard_in_time_is_none_and_what_comes_later_is_not_lost() -> None:
    def part(desk: OwnDesk) -> Responding:
        nothing = yield desk.hear("paged", within="10s")
        assert (nothing, desk.now()) == (None, 10_000)
        page = yield desk.hear("paged", within="30m")
        assert page.kind == "paged"

    at_the_desk(part)


def test_what_came_while_it_waited_for_something_else_is_heard_at_once() -> None:
    def part(desk: OwnDesk) -> Responding:
        yield desk.wait("20m")
        page = yield desk.hear("paged")
        assert (page.kind, desk.now()) == ("paged", 20 * MINUTE)

    at_the_desk(part)


def test_an_act_is_checked_stamped_and_recorded() -> None:
    def part(desk: OwnDesk) -> Responding:
        page = yield desk.hear("paged")
        done = desk.do("acknowledged", re=page.id)
        assert (done.kind, done.actor, done.role, done.re) == ("acknowledged", "mira", "primary_oncall", page.id)
        with pytest.raises(Refused, match="this page was answered already"):
            desk.do("acknowledged", re=page.id)
        handed = desk.do("role_assigned", seat="commander", person=desk.person)
        assert (getattr(handed, "seat", None), desk.holder("incident_commander")) == ("incident_commander", "mira")
        assert desk.roles()[0] == "incident_commander"

    at_the_desk(part)


def test_a_look_shows_what_there_is_to_see_and_a_cause_only_to_who_looks_for_it() -> None:
    def part(desk: OwnDesk) -> Responding:
        yield desk.wait("10m")
        assert isinstance(desk.look("dashboard").facts, Facts)
        assert desk.look("dashboard").series == ()
        assert {chart.unit for chart in desk.look("dashboard", in_series=True).series} >= {"share", "ms"}
        shown = [desk.look(what).cause for what in ("logs", "changes", "dependencies")]
        assert shown == [None, None, None]
        assert desk.levers() != ()
        with pytest.raises(ValueError, match=r"nobody can look at 'logz'.*logs"):
            desk.look("logz")  # type: ignore[arg-type]  # the mistake in question

    at_the_desk(part)


def test_who_waits_as_long_as_finding_it_takes_finds_the_cause() -> None:
    def part(desk: OwnDesk) -> Responding:
        yield desk.hear("paged")
        desk.do("joined")
        desk.do("diagnosis_started")
        takes = desk.diagnosis_time()
        assert takes == 13 * MINUTE
        yield desk.wait(takes or 0)
        found = [desk.look(what).cause is not None for what in ("logs", "changes", "dependencies")]
        assert found == [True, True, False]

    at_the_desk(part)


def test_a_word_that_is_not_known_is_answered_with_what_was_meant() -> None:
    def part(desk: OwnDesk) -> Responding:
        yield desk.wait("1m")
        assert wrong(desk, "acknowledge") == "'acknowledge' is no kind of entry; did you mean `acknowledged`?"
        assert wrong(desk, "declared", severty="SEV1") == "declared has no key `severty`; did you mean `severity`?"
        assert wrong(desk, "declared", actor="noor").startswith("declared has no key `actor`")
        assert wrong(desk, "declared", severity=1) == "declared: `severity` cannot be 1, expected text"
        assert wrong(desk, "update_posted", audience="public").startswith(
            "update_posted: `audience` cannot be 'public', expected"
        )
        with pytest.raises(ValueError, match="'page' is no kind of entry; did you mean `paged`"):
            desk.hear("page")
        for span in (-1, True, 1.5):
            with pytest.raises(ValueError, match="is no duration, expected milliseconds, or text such as 90s or 5m"):
                desk.wait(span)  # type: ignore[arg-type]  # the mistake in question

    at_the_desk(part)


def test_luck_is_keyed_by_meaning() -> None:
    drawn: list[float] = []

    def part(desk: OwnDesk) -> Responding:
        yield desk.wait(0)
        drawn.append(desk.luck("hesitates", "first page"))

    at_the_desk(part)
    at_the_desk(part)
    assert drawn[0] == drawn[1]
    assert 0 < drawn[0] < 1
