"""What templates lack of what the SOP's own clauses demand."""

from __future__ import annotations

from tests.sop.lint_sample import gaps, ids, sound

SOURCE = {"document": "h", "section": "all"}
INSIDE = {"id": "inside", "audience": "internal", "text": "{{what}} {{impact}} {{next_update}}", "source": SOURCE}
OUTSIDE = INSIDE | {"id": "outside", "audience": "external"}


def test_a_template_without_a_field_its_rule_demands() -> None:
    [found] = gaps(sound(templates=[INSIDE, OUTSIDE | {"text": "{{what}}, next {{next_update}}"}]))
    assert (found.id, found.where) == ("template-lacks-field", ("templates", 1))
    assert found.wrong == "outside has no place for impact, which says demands."
    assert found.mend == "Add {{impact}} to its `text`."


def test_rules_for_other_stages_are_not_asked_of_it() -> None:
    """The closing notice has a rule and a template of its own."""
    closing = {"kind": "content", "of": {"kind": "update_posted", "status": "resolved"}, "states": ["fix"]}
    over = {"status": "resolved", "text": "{{what}} {{impact}} {{next_update}} {{fix}}"}
    own = [one | over | {"id": f"{one['id']}-over"} for one in (INSIDE, OUTSIDE)]
    assert gaps(sound(clauses={"closing": closing}, templates=[INSIDE, OUTSIDE, *own])) == []
    lacking = gaps(sound(clauses={"closing": closing}))
    assert [(gap.id, gap.where) for gap in lacking] == [
        ("template-lacks-field", ("templates", 0)),
        ("template-lacks-field", ("templates", 1)),
    ]


def test_a_rule_for_the_first_update_is_asked_of_the_template_for_the_start() -> None:
    first = {"kind": "content", "of": {"kind": "update_posted"}, "first_only": True, "states": ["roles"]}
    start = INSIDE | {"id": "start", "status": "investigating"}
    found = gaps(sound(clauses={"first": first}, templates=[INSIDE, start, OUTSIDE]))
    assert [gap.where for gap in found] == [("templates", 1), ("templates", 2)]


def test_an_audience_with_a_rhythm_and_no_template() -> None:
    [found] = gaps(sound(templates=[INSIDE]))
    assert (found.id, found.wrong.endswith("external.")) == ("no-template", True)
    assert ids(gaps(sound(templates=None))) == ["no-template"]
