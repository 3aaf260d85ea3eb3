"""A false alarm: looked into, declared in doubt or not at all, and called off by a rule."""

from __future__ import annotations

import pytest

from gameday.files import load_scorecard, load_sop
from gameday.files.shipped import shipped_names
from gameday.participants.false_alarm import harmless
from gameday.scenario import Scenario
from gameday.scoring import judge
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.facts import Facts
from gameday.timeline import Timeline
from tests.engine.small import fault, small, small_world
from tests.participants.stories import SANE, count, crew, handbook, minute, story, told

CARD = load_scorecard("game-day")
BUSY = {
    "id": "store-busy",
    "service": "store",
    "metric": "saturation",
    "above": 0.8,
    "for": "1m",
    "urgency": "high",
    "text": "Store is 80% busy",
}
UNFELT = fault(moves=[{"metric": "saturation", "to": 0.9}])
ASKS = {
    "rule": "declare",
    "text": "In doubt declare.",
    "source": {"document": "handbook", "section": "doubt"},
}


def near_miss(*faults: dict[str, object], **changes: object) -> Scenario:
    """The store is busy, and nobody feels it."""
    return small(world=small_world(faults=[UNFELT, *faults], alerts=[*small_world()["alerts"], BUSY]), **changes)


def unsure(chance: float, **changes: object) -> Team:
    own = {"calls_unsure": {"value": chance, "source": "test"}}
    return crew(sure=True, overrides=own, **changes)


def play(by: Team, under: Sop | None = None, scenario: Scenario | None = None) -> Timeline:
    return story(scenario=scenario or near_miss(), by=by, under=under)


def test_who_sees_nothing_wrong_for_users_looks_everywhere_and_declares_nothing() -> None:
    """They say so once they have looked everywhere, and again when they go; nobody pulls a lever."""
    timeline = play(unsure(0.0))

    assert told(timeline, "declared", "mitigation_started", "resolved", "stood_down") == []
    assert {one.split()[-1] for one in told(timeline, "checked")} == {
        "dashboard", "customers", "changes", "dependencies", "logs",
    }  # fmt: skip
    assert [one.text for one in timeline if one.kind == "message"] == [
        "Nothing is wrong for users as far as we can see. We keep an eye on it.",
        "False alarm: nothing was wrong for users in all this time, though the alert still stands. We stand down.",
    ]


def test_who_asks_is_told_that_it_looks_like_a_false_alarm() -> None:
    """Whether they wait for the answer while people look, or come after."""
    asks = [
        {"id": id_, "kind": "stakeholder_question", "at": at, "from": who, "to": ["primary_oncall"], "text": "Bad?"}
        for id_, at, who in (("early", "16m", "Head office"), ("late", "40m", "The owner"))
    ]
    timeline = play(unsure(0.0), scenario=near_miss(injects=asks))
    told_them = [one.text or "" for one in timeline if one.kind == "message" and (one.text or "").startswith("To ")]

    assert [words.split(":")[0] for words in told_them] == ["To Head office", "To The owner"]
    assert all("It looks like a false alarm." in words for words in told_them)


def test_what_was_declared_in_doubt_is_called_off_when_nothing_shows_for_long_enough() -> None:
    """At the lowest level, watched for as long as the SOP watches, with no lever pulled and nothing resolved."""
    timeline = play(unsure(1.0))
    watched = (minute(timeline, "stood_down") or 0) - (minute(timeline, "declared") or 0)

    assert told(timeline, "declared", "mitigation_started", "resolved", "stood_down") == [
        "dana declared SEV3",
        "dana stood_down",
    ]
    assert 15 <= watched < 40


def test_without_a_watch_period_people_take_their_own_time() -> None:
    """Looking again takes some; who waits half as long calls it off minutes sooner."""
    no_watch = handbook([one for one in SANE if one["id"] != "watch"])
    usual, hasty = (
        play(crew(sure=True, overrides={"calls_unsure": one, "nothing_found": two}), no_watch)
        for one, two in (
            ({"value": 1.0, "source": "test"}, {"median": "20m", "source": "test"}),
            ({"value": 1.0, "source": "test"}, {"median": "10m", "source": "test"}),
        )
    )

    assert (minute(usual, "stood_down") or 0) - (minute(hasty, "stood_down") or 0) > 5


def test_who_was_told_of_it_is_told_that_it_was_nothing() -> None:
    """Each audience that heard of it, once it is called off; customers do not know the store."""
    timeline = play(unsure(1.0))
    heard = {one.audience for one in timeline if one.kind == "update_posted" and one.status != "resolved"}  # type: ignore[attr-defined]
    closed = [one for one in timeline if one.kind == "update_posted" and one.status == "resolved"]  # type: ignore[attr-defined]

    first = next(dict(one.states)["what"] for one in timeline if one.kind == "update_posted")  # type: ignore[attr-defined]
    assert first in {f"An alarm rang{where}; we see nothing wrong for users so far." for where in ("", " (store)")}
    assert {one.audience for one in closed} == heard != set()  # type: ignore[attr-defined]
    assert {(one.audience, dict(one.states)["what"]) for one in closed} == {  # type: ignore[attr-defined]
        ("internal", "It was a false alarm (store): nothing was wrong."),
        ("external", "It was a false alarm: nothing was wrong."),
    }


def test_an_sop_that_says_to_declare_in_doubt_is_followed_more_often() -> None:
    """Over replicates with the same luck."""
    rules = handbook().severity.model_dump(mode="json")
    plain, asking = handbook(), handbook(severity=rules | {"doubt": ASKS})

    def declared(under: Sop) -> set[int]:
        plays = (
            (number, story(scenario=near_miss(), by=crew(), under=under, replicate=number)) for number in range(20)
        )
        return {number for number, one in plays if count(one, "declared")}

    assert declared(plain) < declared(asking)


def test_what_really_breaks_after_a_false_alarm_is_declared_all_the_same() -> None:
    """The next alert makes them look again, whether or not the first was declared."""
    broken = fault(id="broken-later", at="70m")
    cure = [one | {"effects": [{"fault": "broken-later", "does": "ends"}]} for one in small_world()["mitigations"][:1]]
    world = small_world(
        faults=[fault(moves=[{"metric": "saturation", "to": 0.9}], lasts="30m"), broken],
        alerts=[*small_world()["alerts"], BUSY],
        mitigations=cure,
    )
    silent, called = (play(unsure(chance), scenario=small(world=world, ends_after="4h")) for chance in (0.0, 1.0))

    assert told(silent, "declared", "stood_down", "resolved") == ["dana declared SEV2", "dana resolved"]
    assert told(called, "declared", "stood_down", "resolved") == [
        "dana declared SEV3",
        "dana stood_down",
        "dana declared SEV2",
        "dana resolved",
    ]


@pytest.mark.parametrize("name", shipped_names("sops"))
def test_a_near_miss_is_no_incident_under_any_shipped_sop(name: str) -> None:
    """Who did not declare has done all that was due; who did is asked for nothing but the call itself, and passes."""
    sop = load_sop(name)
    silent, called = (judge(play(unsure(chance), sop), sop, CARD, near_miss()) for chance in (0.0, 1.0))
    asked = [
        {one.clause for one in told.findings if one.status not in ("not_applicable", "met")}
        for told in (silent, called)
    ]
    calls = {one.id for one in sop.clauses if one.kind == "classification"}

    assert asked[0] == set()
    assert asked[1] <= calls
    assert (silent.overall.verdict, silent.overall.score, called.overall.verdict) == ("pass", 1.0, "pass")
    assert (called.overall.score or 0) > 0.9


@pytest.mark.parametrize(
    ("facts", "matters"),
    [
        (Facts(feature="degraded"), False),
        (Facts(users_affected=0.0, feature="down", growing=True), False),
        (Facts(users_affected=0.01), True),
        (Facts(revenue_affected=0.01), True),
        (Facts(customer_visible=True), True),
        (Facts(core_function="degraded"), True),
        (Facts(data="at_risk"), True),
        (Facts(security="suspected"), True),
    ],
)
def test_what_touches_nobody_is_harmless(facts: Facts, matters: bool) -> None:
    assert harmless(facts) is not matters
