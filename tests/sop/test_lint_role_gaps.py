"""Who does what."""

from __future__ import annotations

import pytest

from tests.sop.lint_sample import Changes, gaps, ids, sound

SOURCE = {"document": "h", "section": "all"}


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"roles": None}, "no-roles"),
        ({"roles": {"levels": ["SEV1"]}}, "no-roles"),
        ({"roles": {"roles": ["incident_commander"]}}, "nobody-writes"),
        ({"roles": {"roles": ["incident_commander", "comms_lead", "scribe"]}}, "role-without-duty"),
        ({"apart": None}, "no-separation"),
        ({"hands-over": None}, "no-hand-over"),
    ],
)
def test_each_open_question_is_told(change: Changes, gap: str) -> None:
    assert ids(gaps(sound(clauses=change))) == [gap]


def test_a_misspelt_role_is_answered_with_the_one_that_was_meant() -> None:
    found = gaps(sound(clauses={"roles": {"roles": ["incident_comander", "comms_lead"]}}))
    assert [one.wrong for one in found if one.id == "role-without-duty"] == [
        "Required and nowhere described: incident comander; did you mean incident_commander?"
    ]


def test_required_roles_that_nobody_is_said_to_fill() -> None:
    roles = [
        {"role": "incident_commander", "text": "Leads.", "source": SOURCE, "filled_by": "a rotation"},
        {"role": "comms_lead", "text": "Writes.", "source": SOURCE},
        {"role": "scribe", "text": "Is not required.", "source": SOURCE},
    ]
    [found] = gaps(sound(roles=roles))
    assert (found.id, found.where) == ("role-nobody-fills", ("roles", 1))
    assert found.wrong == "Nothing says who takes these roles: comms lead."
