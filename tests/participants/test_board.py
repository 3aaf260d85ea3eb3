"""The board: what those who joined know."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.desk import Lever, Sight
from gameday.participants.board import Board, key_of, worst
from gameday.participants.front import Front
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.selector import Selector
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Left
from gameday.timeline.response import (
    CauseFound,
    Declared,
    HandedOff,
    MitigationApplied,
    MitigationStarted,
    Reopened,
    Resolved,
    SeverityChanged,
    StoodDown,
    UpdatePosted,
)
from gameday.timeline.signals import AlertCleared, AlertFired, StakeholderQuestion
from gameday.timeline.talk import Message

START = 1_000_000
MINUTE = 60_000
ROLLBACK = Lever("rollback", "store", "Back.", reversible=True)


def board(*entries: Entry) -> Board:
    fresh = Board(START)
    for one in entries:
        fresh.take(one)
    return fresh


def test_an_incident_from_signal_to_reopening() -> None:
    """Times count from the drill's start; what is over is not active, what was reopened is."""
    known = board(
        AlertFired(at=START + 5, id="a"),
        Acknowledged(at=START + 6, id="b", actor="dana"),
        Joined(at=START + 7, id="c", actor="dana"),
        Declared(at=START + 8, id="d", actor="dana", severity="SEV3"),
        SeverityChanged(at=START + 9, id="e", actor="dana", severity="SEV1"),
        Resolved(at=START + 20, id="f"),
    )

    assert (known.first_signal_at, known.declared_at, known.declarer, known.level) == (5, 8, "dana", "SEV1")
    assert (known.acknowledged, known.joined, known.resolved_at, known.active) == (["dana"], {"dana": 7}, 20, False)
    known.take(Reopened(at=START + 30, id="g"))
    assert known.active


def test_an_entry_is_written_down_once() -> None:
    """However many people perceived it."""
    known = board()
    post = UpdatePosted(at=START + 3, id="u", audience="external")

    assert (known.take(post), known.take(post)) == (True, False)
    assert known.last_word("external") == 3
    assert known.last_word("internal") is None
    assert known.has(Selector(kind=("update_posted",), audience=("external",)))
    assert not known.has(Selector(kind=("update_posted",), audience=("internal",)))


def test_a_lever_is_being_pulled_until_it_answers() -> None:
    """And counts as tried from its start."""
    known = board(MitigationStarted(at=START, id="m", action="rollback", target="store"))

    assert (known.attempts, list(known.pulled.values())) == ({key_of(ROLLBACK): 1}, [key_of(ROLLBACK)])
    known.take(MitigationApplied(at=START + 1, id="n", re="m", action="rollback", target="store"))
    assert (known.pulled, known.in_place) == ({}, True)


def test_one_answer_is_enough_for_all_that_the_same_people_asked() -> None:
    """The others still wait."""
    known = board(
        StakeholderQuestion(at=START + 1, id="q1", from_="Executives"),
        StakeholderQuestion(at=START + 2, id="q2", from_="Executives"),
        StakeholderQuestion(at=START + 3, id="q3", from_="Support"),
        Message(at=START + 9, id="m", re="q2"),
    )

    assert [one.id for one in known.unanswered()] == ["q3"]
    assert known.answered == {"Executives": 9}


def test_looks_add_up_to_the_worst_that_somebody_saw() -> None:
    """A green dashboard does not cure what customers see; a later look of the same kind replaces the earlier."""
    known = board()
    known.note_sight("dashboard", Sight(BENIGN))
    known.note_sight("customers", Sight(Facts(users_affected=0.02, feature="degraded"), suggests=(ROLLBACK,)))
    seen, hurts = known.seen, list(known.evidence.hurt)
    known.note_sight("customers", Sight(BENIGN))

    assert seen == Facts(users_affected=0.02, feature="degraded")
    assert hurts == known.evidence.hurt == ["customers"]
    assert known.worrying() == ()
    assert known.seen == BENIGN
    assert known.suggested == {key_of(ROLLBACK): ("customers", ROLLBACK)}


@given(shares=st.lists(st.floats(0, 1), min_size=1, max_size=4), data=st.sampled_from(["safe", "at_risk", "lost"]))
def test_the_worst_of_several_views_is_none_of_them_better(shares: list[float], data: str) -> None:
    """It is at least as bad as each."""
    views = [Facts(users_affected=share) for share in shares] + [Facts(data=data)]  # type: ignore[arg-type]

    assert worst(views) == Facts(users_affected=max(shares), data=data)  # type: ignore[arg-type]


def test_who_left_is_here_no_more_and_what_they_worked_on_wants_somebody() -> None:
    """Until they come back."""
    known = board(Joined(at=START, id="a", actor="dana"), Joined(at=START, id="b", actor="eli"))
    known.beside.fronts["eli"] = Front("mail")
    known.turnout.briefed |= {"dana", "eli"}
    known.take(Left(at=START + 5, id="c", actor="eli"))
    gone = (list(known.joined), set(known.turnout.gone), set(known.turnout.briefed), list(known.beside.unmanned))
    known.take(Joined(at=START + 9, id="d", actor="eli"))

    assert gone == (["dana"], {"eli"}, {"dana"}, ["mail"])
    assert (list(known.joined), known.turnout.gone) == (["dana", "eli"], set())


def test_what_was_called_off_begins_anew_at_the_next_call() -> None:
    """Nothing declared, nothing seen; and it was over until somebody declared again."""
    known = board(Declared(at=START, id="a", severity="SEV3", actor="dana"))
    known.note_sight("dashboard", Sight(facts=Facts(feature="degraded")))
    known.take(StoodDown(at=START + 7, id="b", actor="dana"))
    off = (known.level, known.declared_at, known.over_at, known.seen, known.active, known.evidence.shown)
    known.take(Declared(at=START + 9, id="c", severity="SEV1", actor="eli"))

    assert off == (None, None, 7, None, False, {})
    assert (known.level, known.declared_at, known.declarer, known.over_at) == ("SEV1", 9, "eli", None)


def test_who_takes_the_lead_over_answers_for_it() -> None:
    """With the seat or without one; another seat changes nothing."""
    known = board(
        Declared(at=START, id="a", severity="SEV2", actor="dana"),
        HandedOff(at=START, id="b", actor="dana", from_="dana", to="gus", seat="comms_lead"),
    )
    before = known.declarer
    known.take(HandedOff(at=START, id="c", actor="dana", from_="dana", to="eli"))

    assert (before, known.declarer) == ("dana", "eli")


def test_what_rang_before_anybody_came_is_read_up() -> None:
    """What stands, and what has fallen silent since; a quiet alert is neither."""
    known = board()
    known.read_up(
        [
            AlertFired(at=START, id="a", alert="one", service="shop", urgency="high"),
            AlertFired(at=START, id="b", alert="two", service="mail", urgency="high"),
            AlertFired(at=START, id="c", alert="three", service="disk", urgency="low"),
            AlertCleared(at=START, id="d", alert="one", service="shop"),
        ],
        (),
    )

    assert (list(known.evidence.rang), known.evidence.standing) == (["one", "two"], {"two"})
    assert (known.evidence.rings("mail"), known.evidence.rings("shop")) == (True, False)


def test_whoever_is_not_one_of_ours_counts_from_when_they_came() -> None:
    """Somebody who answers for themselves was here first: they stand before whoever reads it up."""
    known = board()
    known.take(Joined(at=START + 2 * MINUTE, id="b", actor="dana"))
    known.read_up(
        [
            Joined(at=START + MINUTE, id="a", actor="kim"),
            Declared(at=START + MINUTE, id="c", actor="kim", severity="SEV2"),
            Joined(at=START + MINUTE, id="d", actor="eli"),
        ],
        ("dana", "eli"),
    )

    assert (list(known.joined), known.level, known.declarer) == (["kim", "dana"], "SEV2", "kim")


def test_what_is_done_on_another_front_does_not_settle_the_first() -> None:
    """Its lever and its cause are its own; nobody pulls the same lever twice for that."""
    known = board(Joined(at=START, id="a", actor="eli"))
    known.beside.fronts["eli"] = front = Front("store", acting=True)
    known.take(MitigationStarted(at=START, id="b", actor="eli", action="rollback", target="store"))
    known.take(MitigationApplied(at=START, id="c", re="b", action="rollback", target="store"))
    known.take(CauseFound(at=START, id="d", actor="eli", cause="It broke."))

    assert (known.pulled, known.in_place, known.cause_found, front.cause_found) == ({}, False, False, True)
    assert known.attempts == {key_of(ROLLBACK): 1}
