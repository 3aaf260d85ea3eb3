"""Action items: owner, date by the SOP's own rule, priority, a check; at most a handful."""

from __future__ import annotations

from datetime import date

from gameday.retrospective.actions import action_items, shortfalls
from gameday.retrospective.build import scene_of
from gameday.retrospective.cause import Cause
from gameday.retrospective.causes import find_causes
from gameday.retrospective.scene import Scene
from gameday.scoring.finding import Finding, JudgementBeside
from gameday.sop import Sop
from tests.retrospective.sample import at, case, finding, findings, sop


def scene(*found: Finding, procedure: Sop | None = None) -> Scene:
    return scene_of(case(procedure=procedure), found or findings())


def test_an_item_is_whole() -> None:
    one = scene(finding("severity", "severity", "partial", 0.3, critical=True, broken=True))
    (item,) = action_items(one, find_causes(one), at(60))
    assert (item.number, item.owner, item.priority, item.category) == (1, "incident_commander", "high", "mitigative")
    assert (item.due, item.due_basis) == (
        date(2026, 4, 27),
        "5 business days: the 5 business days that review gives the review",
    )
    assert item.verification == (
        "In the next drill the level called is the right one within 5 min of each change of the facts "
        "(severity is met)."
    )
    assert (item.clauses, item.retest) == (
        ("severity",),
        "checkout",
    )


def test_what_is_not_grave_may_take_twice_as_long() -> None:
    one = scene(finding("steady", "resolution", "partial", 0.9))
    (item,) = action_items(one, find_causes(one), at(60))
    assert (item.priority, item.due) == ("low", date(2026, 5, 4))
    assert item.due_basis == (
        "10 business days: twice the 5 business days that review gives the review; the priority is not high"
    )


def test_holidays_of_the_sops_calendar_do_not_count() -> None:
    one = scene(
        finding("severity", "severity", "missed", 0.0, critical=True, broken=True),
        procedure=sop(calendar={"holidays": ["2026-04-22", "2026-04-23"]}),
    )
    (item,) = action_items(one, find_causes(one), at(60))
    assert item.due == date(2026, 4, 29)


def test_an_sop_without_a_date_gets_a_convention_that_says_so() -> None:
    clauses = [{"id": "severity", "kind": "classification", "text": "Right.",
                "source": {"document": "D1", "section": "s"}}]  # fmt: skip
    one = scene(
        finding("severity", "severity", "missed", 0.0, critical=True, broken=True), procedure=sop(clauses=clauses)
    )
    (item,) = action_items(one, find_causes(one), at(60))
    assert item.due_basis == (
        "5 business days: the 5 business days that gameday assumes, as the SOP states no time for its review or its "
        "actions"
    )


def test_every_shortfall_has_an_item_however_many_there_are() -> None:
    one = scene(*findings())
    causes = find_causes(one)
    items = action_items(one, causes, at(60))
    assert [fall.item for fall in shortfalls(causes, items)] == [item.number for item in items]


def test_what_no_rule_explains_goes_on_one_checklist_for_each_role() -> None:
    found = [finding(f"odd-{number}", "timing", "missed", 0.0) for number in range(9)]
    one = scene(*found)
    (item,) = action_items(one, find_causes(one), at(60))
    assert item.title.startswith("Add to the incident commander's checklist, as a box to tick: odd-0 in time; odd-1")
    assert len(item.clauses) == 9


def test_a_headline_is_not_repeated_below_itself() -> None:
    lines = scene(finding("steady", "resolution", "partial", 0.5, sentence="It was closed early.")).lines
    cause = Cause(
        "Closed too soon. It was closed early.", "f", lines, "scribe", "t", "preventative", "v", "e", "training"
    )
    (fall,) = shortfalls((cause,), ())
    assert (fall.headline, fall.detail) == ("Closed too soon. It was closed early.", ())


def test_what_was_held_to_be_justified_is_told_apart() -> None:
    """With who said so and why; it stays a shortfall, since the clause was not kept, and its figure stands."""
    word = JudgementBeside("S", justified=True, reason="the page was locked", role="evaluator", entry="j")
    lines = scene(
        finding("steady", "resolution", "partial", 0.5, sentence="It was closed early."),
        finding("told", "resolution", "missed", 0.0, sentence="Nobody heard.", judgements=(word,)),
    ).lines
    cause = Cause("Closed badly.", "f", lines, "scribe", "t", "preventative", "v", "e", "training")
    (fall,) = shortfalls((cause,), ())
    assert fall.detail == (
        "It was closed early.",
        "Held to be justified: Nobody heard. Evaluator: S, justified: the page was locked.",
    )
