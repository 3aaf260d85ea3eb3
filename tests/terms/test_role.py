"""Roles have one name, whatever people call them."""

from gameday.terms.role import canonical_role, say_role, say_the_role


def test_other_words_for_a_role_mean_the_same_role() -> None:
    assert [canonical_role(word) for word in ("Operations lead", "operations_lead", "IC", "tech-lead", "vp_sales")] == [
        "technical_lead",
        "technical_lead",
        "incident_commander",
        "technical_lead",
        "vp_sales",
    ]


def test_a_role_is_said_in_words() -> None:
    assert [say_role(role) for role in ("primary_oncall", "vp_engineering")] == ["primary on-call", "VP engineering"]


def test_a_department_has_no_article() -> None:
    assert [say_the_role(role) for role in ("comms_lead", "legal")] == ["the comms lead", "legal"]
