"""Evaluating: what was seen and judged stands beside; a correction leaves the original; an undo is an entry."""

from __future__ import annotations

from dataclasses import replace

from gameday.files.documents import open_sop
from gameday.live.actor import Actor
from gameday.live.recovery import replayed
from gameday.live.standing import standing
from gameday.scoring.case import Case
from gameday.scoring.clauses.escalation import REACHED
from gameday.scoring.effective import effective
from gameday.scoring.judge import findings_of
from gameday.timeline import Entry
from gameday.timeline.exercise import Control, Correction, Judgement, Observation
from gameday.timeline.paging import Paged
from gameday.timeline.response import Declared
from tests.live.prepared import EVALUATOR, IC, LEAD, MINUTE, Led, actor, documents, led, plan, told


def declared() -> Led:
    one = led()
    one.order(IC, "act", at=14, kind="joined")
    one.order(IC, "act", kind="declared", keys={"severity": "SEV2"})
    return one


def test_an_observation_and_a_judgement_are_entries_nobody_at_a_seat_sees() -> None:
    one = led()
    clause = one.drill.sop.clauses[0].id
    one.order(EVALUATOR, "observe", at=2, clause=clause, rating="P", note="Calm")
    one.order(LEAD, "judge", at=3, clause=clause, rating="M", reason="It took long")
    seen, word = one.drill.entries[-2:]
    assert isinstance(seen, Observation)
    assert isinstance(word, Judgement)
    assert (seen.role, seen.rating, seen.text) == ("evaluator", "P", "Calm")
    assert (word.role, word.rating, word.reason) == ("facilitator", "M", "It took long")
    assert not any(entry in (seen, word) for person in one.drill.people for entry in one.drill.perceived(person))
    assert one.order(EVALUATOR, "judge", objective="timing", rating="S").ok
    assert [
        one.order(EVALUATOR, "observe").why,
        one.order(EVALUATOR, "judge", rating="S").why,
        one.order(EVALUATOR, "observe", clause="nothing of this name").why,
        one.order(EVALUATOR, "observe", objective="cake").why,
        one.order(EVALUATOR, "pause").why,
    ] == [
        "what was seen? expected a clause, an objective or a note",
        "what is judged? expected a clause or an objective",
        "neither the SOP nor the scenario has anything called 'nothing of this name'",
        "no objective of this drill is called 'cake', expected one of severity, timing, cadence, escalation, roles, "
        "communication, order, resolution, follow_through",
        "this is not yours to order",
    ]


def test_judging_goes_on_after_the_end_and_sets_nothing_in_motion() -> None:
    one = led()
    one.lead("end", at=5)
    before = len(one.drill.entries)
    assert one.order(EVALUATOR, "judge", objective="timing", rating="S").ok
    assert one.lead("undo", entry=one.drill.entries[-1].id).ok
    assert [entry.kind for entry in one.drill.entries[before:]] == ["judgement", "control"]
    assert one.drill.state == "over"


def test_a_correction_is_read_in_place_of_the_original_which_stays() -> None:
    one = declared()
    (call,) = [entry for entry in one.drill.entries if isinstance(entry, Declared)]
    assert one.lead("correct", entry=call.id, changes={"severity": "SEV1"}, reason="Misheard").ok
    moved = "2026-04-20T12:13:00Z"
    assert one.lead("correct", entry=call.id, changes={"at": moved}, reason="It was said before").ok
    assert one.drill.entry(call.id) == call
    (read,) = effective(one.drill.timeline()).timeline.every(Declared)
    assert (read.severity, read.at) == ("SEV1", one.drill.scenario.starts_at + 13 * MINUTE)
    # Undone, it changes nothing any more.
    (first, _) = [entry for entry in one.drill.entries if isinstance(entry, Correction)]
    assert one.lead("undo", entry=first.id).ok
    (read,) = effective(one.drill.timeline()).timeline.every(Declared)
    assert read.severity == "SEV2"


def test_what_cannot_be_corrected_is_told() -> None:
    one = declared()
    call = next(entry.id for entry in one.drill.entries if isinstance(entry, Declared))
    one.lead("hold", inject="early")
    whys = [
        one.lead("correct", entry=entry, changes=changes, reason="x").why
        for entry, changes in (
            ("zz", {"text": "x"}),
            ("c1", {"reason": "x"}),
            (call, {"id": "e9"}),
            (call, {"basis": "stated"}),
            (call, {"audience": "internal"}),
            (call, {"at": "yesterday"}),
            (call, {"severity": 4}),
        )
    ]
    assert whys[:5] == [
        "no entry of this drill is called 'zz'",
        "what whoever leads did is undone, not corrected",
        "declared has no key 'id' that could be corrected",
        "declared has no key 'basis' that could be corrected",
        "declared has no key 'audience' that could be corrected",
    ]
    assert all(why is not None and "expected" in why for why in whys[5:])


def test_an_undone_entry_does_not_count_and_the_response_is_as_if_it_had_not_been_said() -> None:
    one = led(plan("tabletop"))
    one.lead("said", at=1, role="comms_lead", kind="declared", keys={"severity": "SEV1"})
    said = one.drill.entries[-1].id
    assert one.lead("undo", entry=said, reason="That was a question").ok
    assert one.drill.stage.response.severity is None
    case = Case(one.drill.timeline(), one.drill.sop, one.drill.documents.scorecard.document)
    assert case.declared is None
    assert one.lead("said", at=2, role="comms_lead", kind="declared", keys={"severity": "SEV2"}).ok
    undo = [entry for entry in one.drill.entries if isinstance(entry, Control)][-1]
    assert (undo.action, undo.target, undo.reason) == ("undo", said, "That was a question")
    assert one.lead("undo", entry=said).why == "this is undone already"


def test_what_an_undone_call_set_off_is_undone_with_it_and_a_right_call_brings_its_own() -> None:
    """The tool paged and informed for a SEV1 that nobody meant; a SEV1 that is meant calls anew."""
    one = led(plan("tabletop", of=replace(documents(), sop=open_sop("mature-response"))))

    def calls() -> list[str]:
        return [f"{e.kind} {getattr(e, 'target', '')}" for e in standing(one.drill, one.drill.entries) if _by_tool(e)]

    before = calls()
    one.lead("said", at=1, role="comms_lead", kind="declared", keys={"severity": "SEV1"})
    set_off = [entry for entry in one.drill.entries if _by_tool(entry)][len(before) :]
    said = next(entry.id for entry in one.drill.entries if isinstance(entry, Declared))
    assert {"paged secondary_oncall", "notified executives"} <= set(calls())
    assert one.lead("undo", entry=said).ok
    assert calls() == before
    assert {said, *(entry.id for entry in set_off)} == one.drill.undone
    one.lead("said", at=2, role="comms_lead", kind="declared", keys={"severity": "SEV2"})
    assert set(calls()) - set(before) == {"notified engineering_manager"}
    one.lead("said", role="comms_lead", kind="severity_changed", keys={"severity": "SEV1"})
    assert {"paged secondary_oncall", "notified executives"} <= set(calls())


def test_a_correction_of_the_level_calls_whom_that_level_brings() -> None:
    """Misheard as SEV2, and corrected: the secondary is paged after all."""
    one = led(plan("tabletop", of=replace(documents(), sop=open_sop("mature-response"))))
    one.lead("said", at=1, role="comms_lead", kind="declared", keys={"severity": "SEV2"})
    said = next(entry.id for entry in one.drill.entries if isinstance(entry, Declared))
    assert one.lead("correct", entry=said, changes={"severity": "SEV1"}, reason="Misheard").ok
    assert [getattr(entry, "target", "") for entry in one.drill.entries if _by_tool(entry) and entry.kind == "paged"][
        -1
    ] == "secondary_oncall"


def test_a_correction_takes_back_what_only_the_wrong_level_brought() -> None:
    """Misheard as SEV1: nobody it paged or told counts; the correction undone, they are called after all."""
    one = led(plan("tabletop", of=replace(documents(), sop=open_sop("mature-response"))))

    def stands() -> list[str]:
        return [str(getattr(e, "target", "")) for e in standing(one.drill, one.drill.entries) if _by_tool(e)]

    one.lead("said", at=1, role="comms_lead", kind="declared", keys={"severity": "SEV1"})
    said = next(entry.id for entry in one.drill.entries if isinstance(entry, Declared))
    assert stands() == ["secondary_oncall", "executives"]
    one.lead("correct", at=2, entry=said, changes={"severity": "SEV2"}, reason="Misheard")
    undos = [entry for entry in one.drill.entries if isinstance(entry, Control) and entry.action == "undo"]
    assert stands() == ["engineering_manager"]
    assert {entry.reason for entry in undos} == {"It was set off by what was corrected."}
    one.lead("undo", at=3, entry=next(entry.id for entry in one.drill.entries if isinstance(entry, Correction)))
    assert stands() == ["secondary_oncall", "executives"]
    assert one.lead("undo", at=4, entry=said).ok
    assert stands() == []


def test_a_correction_of_anything_but_the_level_takes_nothing_back() -> None:
    one = led(plan("tabletop", of=replace(documents(), sop=open_sop("mature-response"))))
    one.lead("said", at=2, role="comms_lead", kind="declared", keys={"severity": "SEV1"})
    said = next(entry.id for entry in one.drill.entries if isinstance(entry, Declared))
    assert one.lead("correct", entry=said, changes={"at": "2026-04-20T12:01:00Z"}, reason="It was before").ok
    assert one.drill.undone == set()


def test_after_an_undone_answer_it_rings_on() -> None:
    """Nobody had answered: the page can be answered still; whom it would have called by now is called at once."""
    one = led(plan(seats={"primary_oncall": "human", "secondary_oncall": "human", "team_lead": "human"}))
    primary, secondary = actor("primary_oncall"), actor("secondary_oncall")

    def pages() -> list[tuple[float, str | None]]:
        start = one.drill.scenario.starts_at
        return [(round((e.at - start) / MINUTE, 1), e.target) for e in one.drill.entries if isinstance(e, Paged)]

    assert one.order(primary, "act", at=12.5, kind="acknowledged").ok
    answer = one.drill.entries[-1].id
    assert one.lead("undo", at=18, entry=answer, reason="The phone lay in a pocket").ok
    one.pass_to(28)
    assert pages() == [(11.8, "primary_oncall"), (18.0, "secondary_oncall"), (26.8, "team_lead")]
    assert one.order(primary, "act", at=30, kind="acknowledged").ok
    second = one.drill.entries[-1].id
    assert one.order(secondary, "act", at=31, kind="acknowledged").ok
    # Somebody else's answer stands.
    assert one.lead("undo", at=32, entry=second).ok
    one.pass_to(60)
    assert pages()[3:] == []
    assert replayed(one.drill.plan, one.records).chain == one.drill.chain


def _by_tool(entry: Entry) -> bool:
    return entry.source == "paging tool"


def test_what_has_happened_is_not_undone() -> None:
    one = led()
    one.lead("fire", inject="spare")
    one.pass_to(12)
    before = told(one.drill.entries)
    for entry in ("c1", "c2", *(e.id for e in one.drill.entries if e.kind in ("impact_started", "customer_report"))):
        assert one.lead("undo", entry=entry).why == "this has happened in the drill: it cannot be undone"
    assert told(one.drill.entries) == before


def test_an_evaluator_undoes_their_own_and_nobody_elses() -> None:
    one = led(plan("tabletop"))
    mine, theirs = Actor("evaluator", link="mine"), Actor("evaluator", link="theirs")
    one.order(mine, "observe", at=1, note="Nobody said a level")
    one.order(mine, "said", role="comms_lead", kind="decision", keys={"text": "We wait"})
    seen, said = (entry.id for entry in one.drill.entries[-2:])
    one.lead("observe", note="They did")
    led_by = one.drill.entries[-1].id
    refused = "an evaluator undoes what they recorded themselves; the rest is for whoever leads to undo"
    assert {one.order(who, "undo", entry=entry).why for who, entry in ((theirs, seen), (mine, led_by))} == {refused}
    assert all(one.order(mine, "undo", entry=entry).ok for entry in (seen, said))
    assert one.drill.undone == {seen, said}
    assert {entry.role for entry in one.drill.entries if isinstance(entry, Control) and entry.action == "undo"} == {
        "evaluator"
    }


def test_what_the_judge_finds_without_a_clause_can_be_rated() -> None:
    one = led()
    assert one.order(EVALUATOR, "observe", clause=REACHED, rating="S").ok
    case = Case(one.drill.timeline(), one.drill.sop, one.drill.documents.scorecard.document)
    (word,) = next(found for found in findings_of(case) if found.clause == REACHED).judgements
    assert (word.rating, word.role) == ("S", "evaluator")
