"""By when an item is due, by whose rule."""

from __future__ import annotations

from gameday.retrospective.due_rule import due_rule
from tests.retrospective.sample import SOURCE, sop


def due(kind: str, within: str) -> dict[str, object]:
    return {"id": f"{kind}-due", "kind": "due", "text": "By then.", "source": SOURCE, "to": {"kind": kind},
            "within": {"SEV1": within}}  # fmt: skip


def test_the_sops_own_time_for_actions_goes_before_that_of_its_review() -> None:
    clauses = [due("postmortem_published", "5 business days"), due("action_item_closed", "3-10 business days")]
    rule = due_rule(sop(clauses=clauses), "SEV1")
    assert (rule.days, rule.say("high")) == (
        10,
        "10 business days: the 3 to 10 business days that action_item_closed-due gives closing action items",
    )


def test_hours_are_counted_in_business_days() -> None:
    rule = due_rule(sop(clauses=[due("postmortem_published", "48h")]), "SEV1")
    assert rule.say("low") == (
        "4 business days: twice the 2 days that postmortem_published-due gives the review, counted in business days; "
        "the priority is not high"
    )


def test_an_sop_without_any_time_gets_a_working_week_and_is_told_so() -> None:
    rule = due_rule(sop(clauses=[]), "SEV1")
    assert (rule.days, "gameday assumes" in rule.why) == (5, True)
