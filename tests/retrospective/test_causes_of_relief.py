"""Users still affected when the record ended: the first shortfall, with an item that says what lasts."""

from __future__ import annotations

import pytest

from gameday.retrospective import Retrospective, retrospective
from gameday.scoring.judge import assess
from gameday.timeline import Entry, Exercise, Header, Timeline, paging, response, signals, talk
from gameday.timeline import exercise as drill
from tests.retrospective.sample import at, case
from tests.retrospective.test_reliefs import share
from tests.retrospective.test_spells import felt
from tests.retrospective.test_true_to_the_record import story

ANSWER = paging.Acknowledged(id="k", at=at(3), re="p", actor="dana", role="primary_oncall")


def written(*entries: Entry, complete: bool = True) -> Retrospective:
    signal = (
        signals.AlertFired(id="a", at=at(1), alert="Errors", urgency="high"),
        paging.Paged(id="p", at=at(1), target="primary_oncall"),
    )
    header = Header(exercise=Exercise(kind="game-day", humans=3), complete=complete)
    one = case(Timeline.of([*signal, *entries], header))
    return retrospective(one, assess(one))


def applied(minutes: float, action: str) -> Entry:
    return response.MitigationApplied(id=f"m{minutes}", at=at(minutes), action=action, target="checkout", actor="dana")


def test_relief_that_did_not_hold_asks_why_and_names_what_lasts() -> None:
    """The play of which the report once told neither the end nor the relapse, and asked to call it resolved."""
    _, retro = story("payments-failing", "seilers", 12)
    summary = dict(retro.summary)
    assert summary["Duration"].startswith(
        "Impact from 10:00 to 11:57 UTC (1 h 58 min), back from 12:07 to 12:27 (20 min), back from 12:38, and it had "
        "not ended when the record did."
    )
    assert "The longest internal silence was at least 1 h 1 min (from 12:15 to 13:16 UTC)." in summary["Duration"]
    assert "the service was not brought back, and the incident was not called resolved" in summary["Outcome"]
    first = retro.shortfalls[0]
    assert first.headline == (
        "The service was not brought back: the relief of 12:27 after rollback on payments-db held for 11 min, and "
        "after that restart on payments-api and scale up on payments-api did not end it; 13.2% of users were still "
        "affected when the record ended."
    )
    assert retro.actions[0].title == (
        "Find out why the relief did not hold, and write what lasts into the runbook: rollback on payments-db, and "
        "again at once if it comes back; not restart on payments-api, which only lasts a while; not feature flag on "
        "fraud-check or scale up on payments-api, which do not help"
    )
    assert not [item.title for item in retro.actions if "Say when it is over" in item.title or "resolved" in item.title]


def test_the_lever_that_ends_it_was_pulled_once_and_did_not_reach() -> None:
    _, retro = story("payments-failing", "seilers", 26)
    assert retro.actions[0].title == (
        "Write into the runbook what ends this: rollback on payments-db, and again if once is not enough; rate limit "
        "on payments-api to lessen it until then; not restart on payments-api, which only lasts a while; not feature "
        "flag on fraud-check or scale up on payments-api, which do not help"
    )


def test_called_resolved_while_it_lasted_and_nothing_tried() -> None:
    retro = written(*felt((0, None)), ANSWER, response.Resolved(id="r", at=at(30), actor="dana"))
    summary = dict(retro.summary)
    assert summary["Outcome"].startswith(
        "The service was not brought back, and the incident was called resolved at 15:17 while impact lasted."
    )
    assert "No measure against it was tried." in summary["What happened"]
    assert "called resolved 30 min after it began" in summary["Duration"]
    assert retro.shortfalls[0].headline == (
        "The service was not brought back: no measure against it was tried; 15% of users were still affected when "
        "the record ended, though it was called resolved."
    )
    assert "Relief came before the watch period ended" not in " ".join(one.sentence for one in retro.factors)
    assert "Name the fastest reversible lever in the alert's runbook" in retro.actions[0].title


def test_levers_that_did_not_end_it() -> None:
    retro = written(*felt((0, None)), ANSWER, applied(20, "restart"), talk.Note(id="n", at=at(60)))
    assert retro.shortfalls[0].headline.startswith(
        "The service was not brought back: restart on checkout was tried and did not end it"
    )


def test_where_nobody_came_everything_fell_with_the_call() -> None:
    """Two causes, not eight: nobody can tick a box who was never reached."""
    retro = written(*felt((0, None)), drill.Ended(id="x", at=at(90)))
    assert [fall.headline.split(":")[0].split(".")[0] for fall in retro.shortfalls] == [
        "The service was not brought back",
        "Answering the page and passing it on fell short in 2 steps; the worst",
    ]
    assert "into the text of the page itself" in retro.actions[0].title


def test_a_record_that_stops_early_says_nothing_of_the_end() -> None:
    retro = written(*felt((0, None)), complete=False)
    assert not [fall for fall in retro.shortfalls if "not brought back" in fall.headline]
    assert "not brought back" not in dict(retro.summary)["Outcome"]


def test_a_record_that_ends_inside_the_watch_period_asks_nobody_to_call_it_over() -> None:
    """Healthy for 9 min of the 15 that the SOP asks for; and the impact had come back once before."""
    levers = (applied(30, "rollback"), applied(50, "rollback"))
    retro = written(*felt((0, 30), (35, 50)), ANSWER, *levers, drill.Ended(id="x", at=at(59), status="completed"))
    (cut,) = [fall for fall in retro.shortfalls if fall.headline.startswith("The record ended 9 min after")]
    assert (cut.clauses, cut is retro.shortfalls[-1]) == ((), True)
    titles = [item.title for item in retro.actions]
    assert [title for title in titles if title.startswith("Plan the next drill's end for 15 min after")]
    assert not [title for title in titles if title.startswith(("Say when", "Tie closing", "Number the steps"))]
    (relapse,) = [fall for fall in retro.shortfalls if fall.headline.startswith("The impact came back")]
    assert relapse.headline.endswith("after rollback on checkout held for 5 min.")


def test_an_impact_that_ended_for_good_is_no_relapse() -> None:
    retro = written(*felt((0, 20)), ANSWER, applied(18, "rollback"), response.Resolved(id="r", at=at(50), actor="dana"))
    assert not [fall for fall in retro.shortfalls if "came back" in fall.headline or "brought back" in fall.headline]


@pytest.mark.parametrize(
    ("said", "factor"),
    [
        (42, "The relief of 15:22 UTC was taken for the end: it was called resolved while it could still come back."),
        (61, "Nobody put on record why it had come back, or what would last."),
    ],
)
def test_a_closing_word_explains_only_the_relief_it_was_said_in(said: float, factor: str) -> None:
    """Gone from 30 to 32 and from 35 to 50; the word was said in the second, or when all had come back for good."""
    spells = felt((0, 30), (32, 35), (50, 60))
    closing = response.Resolved(id="r", at=at(said), actor="dana")
    retro = written(*spells, ANSWER, applied(29, "restart"), applied(34, "restart"), closing)
    (fall,) = [one for one in retro.shortfalls if one.headline.startswith("The impact came back")]
    assert fall.factor == factor


def test_a_cause_found_only_after_it_had_come_back_is_not_said_to_have_been_known() -> None:
    found = response.CauseFound(id="c", at=at(58), cause="a leak", actor="dana")
    retro = written(*felt((0, 30), (40, 60)), ANSWER, applied(29, "restart"), found, applied(59, "rollback"))
    assert retro.shortfalls[0].factor == (
        "The cause was put on record only once it had come back, and what lasts came only later."
    )


def test_a_relief_that_only_eased_and_came_back_has_an_item_of_its_own() -> None:
    """It never was over in between: from 40% to 10% and back within the hour."""
    eased = [share(0, 0.4), share(22, 0.1), share(40, 0.4), share(60, 0)]
    retro = written(*eased, ANSWER, applied(20, "restart"), applied(58, "rollback"))
    first = retro.shortfalls[0]
    assert first.headline == (
        "The impact came back: the relief of 15:07 after restart on checkout (from 40% to 10% of users) held for 20 "
        "min."
    )
    assert retro.actions[0].title.startswith("Find out why the relief did not hold, and write what lasts")


def test_what_eased_it_for_a_while_is_told_where_it_was_never_brought_back() -> None:
    eased = [share(0, 0.4), share(22, 0.1), share(40, 0.4)]
    retro = written(*eased, ANSWER, applied(20, "restart"), drill.Ended(id="x", at=at(90), status="completed"))
    assert retro.shortfalls[0].headline == (
        "The service was not brought back: restart on checkout was tried and did not end it, as the relief of 15:07 "
        "after restart on checkout (from 40% to 10% of users) held for 20 min; 40% of users were still affected when "
        "the record ended."
    )
    assert not [one for one in retro.shortfalls if one.headline.startswith("The impact came back")]
