"""The matter: an outage, wrong records and somebody who got in are spoken of in words of their own."""

from __future__ import annotations

import pytest

from gameday.scenario import Scenario
from gameday.timeline import Timeline
from gameday.timeline.response import UpdatePosted
from tests.engine.small import fault, small, small_world
from tests.participants.stories import SANE, crew, handbook, story

WORDS_OF_AN_OUTAGE = ("works again", "does not work", "fails", "is slow")
SAYS = {"id": "says", "kind": "content", "of": {"kind": "update_posted"}, "states": ["what", "impact", "doing", "eta"]}


def harming(**harm: object) -> Scenario:
    """Nothing is slow and nothing fails; customers tell."""
    silent = fault(moves=[], harm={"seen_in": ["customers", "logs"], "data_seen_in": ["customers", "logs"], **harm})
    cure = [one | {"suggested_by": ["logs"]} for one in small_world()["mitigations"][:1]]
    heals: dict[str, object] = {"action": "restore", "effects": [{"fault": "broken", "does": "heals"}]}
    cure.append(cure[0] | heals)
    call = {"id": "call", "kind": "page", "at": "11m", "to": "primary_oncall", "text": "Customers say it is odd."}
    return small(world=small_world(faults=[silent], mitigations=cure), injects=[call], ends_after="6h")


BREACH = harming(users=0.1, security=[{"after": "0s", "is": "suspected"}, {"after": "20m", "is": "breach"}])
RECORDS = harming(users=0.1, data=[{"after": "0s", "is": "at_risk"}])


def updates(scenario: Scenario) -> list[UpdatePosted]:
    rules = handbook([*SANE, SAYS])
    play: Timeline = story(scenario=scenario, by=crew(sure=True), under=rules)
    return list(play.every(UpdatePosted))


@pytest.mark.parametrize(
    ("scenario", "begins", "ends"),
    [
        (BREACH, "We are looking into a possible security problem.", "The security problem is over"),
        (RECORDS, "Some figures and records may be wrong.", "The records that were wrong are right again."),
    ],
    ids=["security", "data"],
)
def test_neither_is_told_in_the_words_of_an_outage(scenario: Scenario, begins: str, ends: str) -> None:
    """From the first word to the last, to whomever it goes."""
    said = [dict(one.states)["what"] for one in updates(scenario)]

    assert said[0] == begins
    assert said[-1].startswith(ends)
    assert [words for words in said if any(outage in words for outage in WORDS_OF_AN_OUTAGE)] == []


def test_a_proof_is_spoken_of_otherwise_than_a_suspicion() -> None:
    """Somebody got at something; whom it concerns is said as far as it is known, and how it goes on."""
    rest = [dict(one.states) for one in updates(BREACH)][1:]

    assert "Somebody got at information that is not theirs." in {one["what"] for one in rest}
    assert "It concerns about 10% of users, as far as we know." in {one["impact"] for one in rest}
    assert rest[-1]["eta"] == "it is over"


def test_customers_hear_of_a_service_by_the_name_they_know_or_of_ours() -> None:
    """Never by the word those inside use; inside that word stays."""
    world = small_world()
    world["services"][0]["title"] = "The corner shop"
    titled, bare = (
        {one.audience: dict(one.states)["what"] for one in updates(told) if one.status == "investigating"}
        for told in (small(world=world), small())
    )

    assert (titled["external"], bare["external"]) == (
        "A core function of the service (The corner shop) fails for those affected.",
        "A core function of our service fails for those affected.",
    )
    assert titled["internal"] == bare["internal"] == "A core function of the service (shop) fails for those affected."
