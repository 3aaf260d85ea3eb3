"""Content: what must be there, less what is untrue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.scoring.clauses.truthfulness import claims
from gameday.scoring.clauses.vagueness import is_vague
from gameday.timeline.followup import ActionItemAdded, PostmortemPublished
from gameday.timeline.response import CauseFound, HandedOff, UpdatePosted
from gameday.timeline.truth import ImpactChanged
from tests.scoring.builders import DOWN, MINOR, covering, incident, ruled, verdict
from tests.scoring.strategies import at

SAYS = {
    "kind": "content",
    "of": {"kind": "update_posted", "audience": "external"},
    "states": ["what", "impact", "next_update", "status"],
}
SERVED = {"kind": "cadence", "audience": "external", "every": {"SEV1": "30m"}}
TRUE = {"kind": "content", "of": {"kind": "update_posted"}, "truthful": True}
REVIEW = {"kind": "content", "of": {"kind": "postmortem_published"}, "states": ["summary", "root_cause"]}
DUE = {"kind": "due", "to": {"kind": "postmortem_published"}, "within": {"SEV1": "2 business days"}}
ITEMS = {"kind": "content", "of": {"kind": "action_item_added"}, "states": ["owner", "due"], "specific": True}


def told(moment: float, **states: str) -> UpdatePosted:
    return UpdatePosted(
        at=at(moment), audience="external", status="investigating", id=f"u{moment:g}", states=tuple(states.items())
    )


def test_the_share_of_what_must_be_there() -> None:
    """`what` is said, `status` and `next_update` are fields of the update, `impact` is missing."""
    one = replace(told(10, what="checkout fails"), next_update_at=at(40))
    assert verdict(ruled(incident(one), SAYS, SERVED)) == ("partial", 0.75, False)


def test_an_empty_word_says_nothing() -> None:
    assert ruled(incident(told(10, what=" ", impact="...", doing="a rollback")), SAYS, SERVED).credit == 0.25


def test_the_mean_over_all_of_them_or_only_the_first() -> None:
    whole = replace(told(10, what="a", impact="b"), next_update_at=at(40))
    pair = incident(whole, told(30, what="a"))
    assert [ruled(pair, {**SAYS, "first_only": first}, SERVED).credit for first in (False, True)] == [0.75, 1.0]


def test_saying_nothing_does_not_make_it_vanish() -> None:
    """Unless nobody promised that audience anything."""
    assert ruled(incident(), SAYS, SERVED).status == "missed"
    assert ruled(incident(), SAYS).status == "not_applicable"


def test_the_closing_word_is_asked_at_the_gravest_level_it_closes() -> None:
    """A SEV1 that calmed down to a SEV3 is closed as a SEV1; one that never was a SEV1 is not."""
    closing = {
        "kind": "content",
        "of": {"kind": "update_posted", "audience": "external", "status": "resolved"},
        "levels": ["SEV1"],
        "states": ["what", "impact"],
    }
    calmer = ImpactChanged(at=at(40), facts=MINOR, id="calmer")
    last = replace(told(61, what="checkout failed"), status="resolved")
    assert verdict(ruled(incident(calmer, last), closing, SERVED)) == ("partial", 0.5, False)
    assert ruled(incident(last, facts=MINOR), closing, SERVED).status == "not_applicable"


def test_what_came_only_while_it_was_not_asked_for_is_not_told_as_never_posted() -> None:
    graver = ImpactChanged(at=at(20), facts=DOWN, id="graver")
    asked = {**SAYS, "levels": ["SEV1"]}
    early, none = (ruled(incident(*said, graver, facts=MINOR), asked, SERVED) for said in ([told(10)], []))
    assert (early.status, early.observed) == ("missed", "the external update did not come while it was asked for")
    assert (none.status, none.observed) == ("missed", "the external update never came")


def test_no_hand_over_needs_no_words() -> None:
    clause = {"kind": "content", "of": {"kind": "handed_off"}, "states": ["what"]}
    passed = incident(HandedOff(at=at(20), from_="a", to="b", states=(("what", "all of it"),), id="h"))
    assert [ruled(one, clause).status for one in (incident(), passed)] == ["not_applicable", "met"]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ({"eta": "16:00"}, ("missed", 0.0, True)),
        ({"eta": "No ETA yet"}, ("met", 1.0, False)),
        ({"cause": "the gateway"}, ("missed", 0.0, True)),
        ({"cause": "still under investigation"}, ("met", 1.0, False)),
        ({"what": "checkout fails"}, ("met", 1.0, False)),
    ],
)
def test_nothing_is_claimed_that_nobody_knows(states: dict[str, str], expected: tuple[str, float, bool]) -> None:
    assert verdict(ruled(incident(told(10, **states)), TRUE)) == expected


def test_once_the_cause_is_found_both_may_be_said() -> None:
    found = incident(CauseFound(at=at(9), id="c"), told(10, cause="the gateway", eta="16:00"))
    assert ruled(found, TRUE).credit == 1.0


def test_resolved_while_the_impact_lasts_is_untrue() -> None:
    early = replace(told(30), status="resolved")
    inward = replace(early, audience="internal")
    assert [verdict(ruled(incident(one), TRUE)) for one in (early, inward)] == [
        ("missed", 0.0, True),
        ("missed", 0.0, False),
    ]


def test_what_the_source_cannot_check_is_an_interval() -> None:
    blind = covering(incident(told(10, cause="the gateway")), "update_posted", "impact_started", "alert_fired")
    finding = ruled(blind, TRUE)
    assert (finding.low, finding.high, finding.broken) == (0.0, 1.0, False)


def test_a_review_is_as_late_as_its_own_date() -> None:
    """Pending before the date, missed after it; one that is there is read."""
    there = incident(PostmortemPublished(at=at(2000), sections=("Summary",), id="pm"))
    found = [
        ruled(incident(days=1), REVIEW, DUE).status,
        ruled(incident(), REVIEW, DUE).status,
        ruled(there, REVIEW, DUE).credit,
        ruled(there, REVIEW, {**DUE, "within": {"SEV4": "2 business days"}}).status,
    ]
    assert found == ["pending", "missed", 0.5, "not_applicable"]


def test_an_action_item_has_an_owner_a_date_and_something_to_check() -> None:
    good = ActionItemAdded(at=at(90), title="Page at 80% of the pool", owner="platform", due="2026-05-01", id="a")
    vague = replace(good, title="Improve monitoring", id="b")
    assert ruled(incident(good), ITEMS).credit == 1.0
    assert ruled(incident(good, vague), ITEMS).credit == pytest.approx((1 + 2 / 3) / 2)


@pytest.mark.parametrize("title", ["improve monitoring", "Be more careful", "add more tests", "", None])
def test_vague(title: str | None) -> None:
    assert is_vague(title)


@pytest.mark.parametrize("title", ["Add an alert at 80% of the pool", "Improve p99 of checkout to 300 ms"])
def test_specific(title: str) -> None:
    assert not is_vague(title)


@pytest.mark.parametrize(("words", "claimed"), [("in 20 min", True), ("unknown", False), ("", False), (None, False)])
def test_words_that_claim(words: str | None, claimed: bool) -> None:
    assert claims(words) is claimed


def test_a_review_that_was_not_opened_in_time_may_still_be_written() -> None:
    """Opening hangs on its own date; what the review says hangs on that of its publication."""
    opened = {"id": "opened", "kind": "due", "to": {"kind": "postmortem_scheduled"}, "within": {"SEV1": "prompt"}}
    hour = incident(days=1)
    assert [
        ruled(hour, one, DUE, *others).status for one, *others in ([opened], [REVIEW, opened], [ITEMS, opened])
    ] == [
        "missed",
        "pending",
        "pending",
    ]


def test_a_field_that_only_holds_a_place_is_empty() -> None:
    """Of owner, due and priority one is filled: a due date names a day."""
    clause = {"kind": "content", "of": {"kind": "action_item_added"}, "states": ["owner", "due", "priority"]}
    item = ActionItemAdded(at=at(90), title="Cap the pool", owner="TBD", due="next week", priority="high", id="item")
    assert ruled(incident(item), clause).credit == pytest.approx(1 / 3)
