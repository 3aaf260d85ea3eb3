"""What each clause says, what went well, what stays open."""

from __future__ import annotations

from gameday.retrospective.cast import Cast
from gameday.retrospective.lines import clause_lines, strengths_of
from gameday.scoring.finding import JudgementBeside
from gameday.timeline import Timeline, followup, paging
from tests.retrospective.sample import at, finding, findings, sop, timeline

CAST = Cast.of(timeline())
CLAUSES = {clause.id: clause for clause in sop().clauses}


def test_a_line_for_each_finding_without_names() -> None:
    lines = clause_lines(findings(), CLAUSES, CAST, at(60))
    assert [line.clause for line in lines] == [one.clause for one in findings()]
    line = next(line for line in lines if line.clause == "cadence-internal")
    assert (line.text, line.sentence, line.lost) == (
        "Colleagues get a word every quarter of an hour.",
        "Colleagues waited 31 min for a word from the incident commander.",
        1.0,
    )


def test_the_sops_own_words_are_never_taken_for_a_name() -> None:
    cast = Cast.of(Timeline.of([paging.Joined(at=at(0), actor=name) for name in ("word", "Customers", "zoe")]))
    one = finding("cadence-external", "cadence", "late", 0.5, expected="a word to customers",
                  sentence="Customers get a word every quarter of an hour: zoe was late.")  # fmt: skip
    (line,) = clause_lines((one,), CLAUSES, cast, at(1))
    assert (line.expected, line.sentence) == (
        "a word to customers",
        "Customers get a word every quarter of an hour: a responder was late.",
    )


def test_strengths_are_one_for_each_dimension_with_the_weightiest_promise_first() -> None:
    kept = (
        finding("quick", "timing", "met", 1.0, weight=1, evidence=("a",)),
        finding("grave", "timing", "met", 1.0, weight=3, evidence=("b",), sentence="It was quick"),
        finding("clear", "communication", "met", 1.0, critical=True, aided=True, sentence="It was clear."),
        finding("slow", "cadence", "late", 0.4),
    )
    strengths = strengths_of(clause_lines(kept, {}, CAST, 0), {}, timeline())
    assert [(one.sentence, one.clauses, one.evidence) for one in strengths] == [
        ("It was clear. A hint came before it.", ("clear",), ()),
        ("It was quick. 1 more of this kind was kept.", ("quick", "grave"), ("a", "b")),
    ]


def test_a_persons_word_stands_beside_the_finding() -> None:
    word = JudgementBeside("S", True, "dana had no access", "evaluator", "e9")
    (line,) = clause_lines((finding("a", "timing", "late", 0.5, judgements=(word,)),), {}, CAST, at(1))
    assert (line.status, line.judgements) == ("late", ("evaluator: S, justified: the primary on-call had no access",))


def test_an_order_of_steps_that_never_came_is_no_strength() -> None:
    pairs = [{"before": {"kind": "action_item_added"}, "after": {"kind": "postmortem_closed"}}]
    kind = {"id": "in-order", "kind": "precedence", "text": "In order.", "source": {"document": "D1", "section": "1"}}
    clauses = {one.id: one for one in sop(clauses=[{**kind, "pairs": pairs}]).clauses}
    (line,) = clause_lines((finding("in-order", "follow_through", "met", 1.0),), clauses, CAST, at(60))
    items = [followup.ActionItemAdded(at=at(50)), followup.PostmortemClosed(at=at(60))]
    written = followup.PostmortemPublished(at=at(55))
    found = [strengths_of((line,), clauses, Timeline.of(one)) for one in ((), items[:1], items, (*items, written))]
    assert [len(one) for one in found] == [0, 0, 0, 1]


def test_that_somebody_answered_is_no_strength_where_the_answer_came_late() -> None:
    reached = finding("somebody-reached", "escalation", "met", 1.0)
    found = []
    for credit in (1.0, 0.2):
        answer = finding("acknowledge", "timing", "met" if credit == 1 else "late", credit)
        lines = clause_lines((reached, answer), CLAUSES, CAST, at(60))
        found.append([one.clauses for one in strengths_of(lines, CLAUSES, timeline())])
    assert [sorted(one) for one in found] == [[("acknowledge",), ("somebody-reached",)], []]


def test_what_was_not_found_untrue_says_what_was_looked_at() -> None:
    """That each word was right, nobody has compared."""
    asked = {"id": "never-guess", "kind": "content", "text": "Never guess.", "of": {"kind": "update_posted"},
             "truthful": True, "source": {"document": "D1", "section": "1"}}  # fmt: skip
    clauses = {one.id: one for one in sop(clauses=[asked]).clauses}
    judged = finding("never-guess", "communication", "met", 1.0, observed="it was true, 4 of 4 times",
                     sentence="Never guess: it was true, 4 of 4 times.")  # fmt: skip
    (line,) = clause_lines((judged,), clauses, CAST, at(60))
    assert line.observed == "no cause, estimate or end was given before it was known, 4 of 4 times"
    assert line.sentence == f"Never guess: {line.observed}."
