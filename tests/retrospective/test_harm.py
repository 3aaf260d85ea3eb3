"""A lever that made it worse is told, with who urged it, and what to change."""

from __future__ import annotations

from dataclasses import replace

from gameday.files.documents import load_scenario, load_scorecard, load_sop
from gameday.retrospective.build import scene_of
from gameday.retrospective.causes import find_causes
from gameday.retrospective.distractions import distractions_of, factors_in, withstood
from gameday.retrospective.summary import summary_of
from gameday.scenario import Scenario
from gameday.scenario.distraction import Distraction
from gameday.scenario.inject import Inject
from gameday.scenario.mitigation import Pull
from gameday.scoring.case import Case
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.timeline import Entry, Exercise, Header, Timeline, response, talk, truth
from tests.retrospective.sample import assessment


def story() -> Scenario:
    """The shipped outage, in which somebody urges the lever that starts another fault."""
    shipped = load_scenario("checkout-errors")
    assert shipped.world is not None
    lever = next(one for one in shipped.world.mitigations if any(effect.does == "starts" for effect in one.effects))
    urged = Distraction(kind="wrong_hypothesis", urges=Pull(action=lever.action, target=lever.target))
    row = Inject(id="sure", kind="message", at=20 * MINUTE, text="Just restart it.", distraction=urged)
    return shipped.model_copy(update={"injects": (row,)})


STORY = story()
URGED = STORY.injects[0].distraction
assert URGED is not None
assert URGED.urges is not None
ACTION, TARGET = URGED.urges.action, URGED.urges.target
LEVER = f"{ACTION.replace('_', ' ')} on {TARGET}"


def at(minutes: float) -> int:
    return STORY.starts_at + round(minutes * MINUTE)


def hit(share: float) -> Facts:
    return Facts(users_affected=share, core_function="degraded")


def played(*, pulled: bool, worse: float = 1.0) -> Case:
    told: list[Entry] = [
        truth.ImpactStarted(id="i", at=at(1), facts=hit(0.1)),
        talk.Message(id="m", at=at(20), source="Hunter Parks, storage", text="Just restart it.", inject="sure"),
        truth.ImpactEnded(id="x", at=at(80)),
    ]
    if pulled:
        told += [
            response.MitigationStarted(id="s", at=at(25), actor="kim", role="technical_lead", action=ACTION,
                                       target=TARGET),
            response.MitigationApplied(id="l", at=at(30), action=ACTION, target=TARGET, re="s"),
            truth.ImpactChanged(id="w", at=at(31), facts=hit(worse)),
            truth.ImpactChanged(id="b", at=at(71), facts=hit(0.1)),
        ]  # fmt: skip
    record = Timeline.of(sorted(told, key=lambda one: one.at), Header(exercise=Exercise(kind="simulation")))
    return Case(record, load_sop("one-page-playbook"), load_scorecard("game-day"), STORY)


def headlines(one: Case) -> list[str]:
    return [cause.headline for cause in find_causes(scene_of(one, ()))]


def test_what_a_lever_did_who_urged_it_and_who_pulled_it_is_said_without_a_name() -> None:
    begun, said = (f"{(at(minute) // MINUTE) % 1440 // 60:02}:{(at(minute) // MINUTE) % 60:02}" for minute in (31, 20))
    first = find_causes(scene_of(played(pulled=True), ()))[0]
    assert first.headline == (
        f"{LEVER[0].upper()}{LEVER[1:]} made it worse: from 10% to 100% of users from {begun} UTC on, for 40 min; the "
        f"technical lead pulled it after storage had urged it at {said} (“Just restart it.”)."
    )
    assert (first.factor, "against a confident hypothesis" in first.title, first.evidence) == (
        "A cause stated with confidence was acted on before anything had shown that it holds.",
        True,
        ("l",),
    )


def test_the_summary_does_not_list_it_among_what_helped_without_a_word() -> None:
    one = played(pulled=True)
    words = dict(summary_of(one, assessment(one), scene_of(one, ()).cast))["What happened"]
    assert f"{LEVER[0].upper()}{LEVER[1:]} made it worse: from 10% to 100% of users." in words


def test_a_lever_that_could_harm_and_did_not_is_not_said_to_have() -> None:
    assert [words for words in headlines(played(pulled=True, worse=0.1)) if "worse" in words] == []


def test_a_distraction_is_told_with_what_came_of_it_or_as_withstood() -> None:
    followed, stood = (played(pulled=pulled) for pulled in (True, False))
    drawn = [distractions_of(one, scene_of(one, ()).cast) for one in (followed, stood)]
    assert [len(factors_in(one)) for one in drawn] == [1, 0]
    assert f"drew the response away: {LEVER} was started 5 min later." in factors_in(drawn[0])[0].sentence
    assert [one.sentence.endswith(f"was withstood: nobody pulled {LEVER}.") for one in withstood(drawn[1])] == [True]
    assert withstood(drawn[0]) == ()


def creeping(*later: tuple[float, float]) -> Case:
    """A tenth more of the users every four minutes, and the harmful lever in place at the thirtieth; then as given."""
    shares = [(minute, 0.025 * minute) for minute in range(2, 30, 4)] + list(later)
    told: list[Entry] = [
        truth.ImpactStarted(id="i", at=at(1), facts=hit(0.01)),
        *(
            truth.ImpactChanged(id=f"c{minute}", at=at(minute), facts=replace(hit(share), growing=True))
            for minute, share in shares
        ),
        response.MitigationStarted(id="s", at=at(25), actor="kim", role="technical_lead", action=ACTION, target=TARGET),
        response.MitigationApplied(id="l", at=at(30), action=ACTION, target=TARGET, re="s"),
        truth.ImpactEnded(id="x", at=at(80)),
    ]
    record = Timeline.of(sorted(told, key=lambda one: one.at), Header(exercise=Exercise(kind="simulation")))
    return replace(played(pulled=False), source=record)


def test_what_was_growing_anyway_is_no_levers_doing() -> None:
    slower = creeping((36, 0.75), (42, 0.85))
    assert not [words for words in headlines(slower) if "made it worse" in words]
    said = dict(summary_of(slower, assessment(slower), scene_of(slower, ()).cast))["What happened"]
    assert f"The only measure put in place: {LEVER} at " in said
    assert "It did not ease the impact." in said


def test_what_grew_beyond_its_pace_is_told_with_that() -> None:
    (worse,) = [words for words in headlines(creeping((31, 0.95))) if "made it worse" in words]
    assert "made it worse: from 65% to 95% of users (faster than it had been growing) from " in worse


def test_whatever_got_graver_of_the_facts_is_told_though_no_more_users_felt_it() -> None:
    """A feature that broke and data opened to strangers count like a core function that is down."""
    graver = replace(hit(0.1), feature="down", security="suspected")
    told = [replace(one, facts=graver) if one.id == "w" else one for one in played(pulled=True).source]
    one = replace(played(pulled=True), source=Timeline.of(told, Header(exercise=Exercise(kind="simulation"))))
    (worse,) = [words for words in headlines(one) if "made it worse" in words]
    assert (
        "from 10% of users affected, core function degraded to 10% of users affected, core function degraded, "
        "a feature down, a security breach suspected from "
    ) in worse


def test_a_look_that_had_begun_before_a_distraction_is_not_told_as_its_doing() -> None:
    herring = Distraction(kind="red_herring", takes=3 * MINUTE)
    story = STORY.model_copy(update={"injects": (STORY.injects[0].model_copy(update={"distraction": herring}),)})
    told = []
    for minute in (20.1, 23):
        look = response.Checked(id="k", at=at(minute), actor="kim", role="technical_lead", what="dashboard")
        record = Timeline.of(sorted([*played(pulled=False).source, look], key=lambda one: one.at))
        one = replace(played(pulled=False), source=record, scenario=story)
        (factor,) = factors_in(distractions_of(one, scene_of(one, ()).cast))
        told.append((factor.sentence.partition("UTC): ")[2], factor.evidence))
    assert told == [
        ("it was meant to take 3 min of whoever it reached.", ("m",)),
        (
            "it was meant to take 3 min of whoever it reached; the technical lead looked at dashboard 3 min later.",
            ("m",),
        ),
    ]


def test_a_slight_harm_is_told_and_does_not_head_the_report() -> None:
    """Two users more in a hundred for two minutes, or nine in ten for as long."""
    found = []
    for share in (0.12, 1.0):
        told = [one for one in played(pulled=True, worse=share).source if one.id != "b"]
        back = truth.ImpactChanged(id="b", at=at(33), facts=hit(0.1))
        record = Timeline.of(
            sorted([*told, back], key=lambda one: one.at), Header(exercise=Exercise(kind="simulation"))
        )
        one = replace(played(pulled=True), source=record)
        found += [cause.foremost for cause in find_causes(scene_of(one, ())) if "made it worse" in cause.headline]
    assert found == [False, True]
