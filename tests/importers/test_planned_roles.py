"""Whom planners mean."""

from __future__ import annotations

import pytest

from gameday.files import load_scenario
from gameday.importers.inject_words import say_roles
from gameday.importers.planned_roles import KNOWN, role_meant, roles_meant, roles_named, say_unknown
from gameday.terms.role import STANDARD_ROLES, say_role


def test_roles_by_their_words() -> None:
    assert roles_meant("IC, comms lead and CTO") == ("incident_commander", "comms_lead", "cto")
    assert roles_meant("Primary On-Call / Scribe") == ("primary_oncall", "scribe")
    assert (roles_meant("All players"), roles_meant("IC; IC")) == ((), ("incident_commander",))
    with pytest.raises(ValueError, match="'x!y' is no role, expected one such as incident commander"):
        roles_meant("IC, x!y")


@pytest.mark.parametrize("role", sorted({*STANDARD_ROLES, *KNOWN, "pr_lead", "night_porter"}))
def test_a_role_that_is_said_is_read_back(role: str) -> None:
    assert (role_meant(say_role(role)), roles_meant(say_roles((role, "scribe")))[0]) == (role, role)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("On-call engineer", "primary_oncall"),
        ("on-call", "primary_oncall"),
        ("oncall", "primary_oncall"),
        ("IC", "incident_commander"),
        ("Comms", "comms_lead"),
        ("Scribe", "scribe"),
        ("exec sponsor", "executive_sponsor"),
        ("Security", "security_lead"),
        ("Support", "support_lead"),
    ],
)
def test_the_common_words_mean_roles_that_are_there(words: str, role: str) -> None:
    assert (role_meant(words), roles_meant(f"{words}, IC")[0]) == (role, role)
    assert say_unknown([role]) == ()


def test_a_role_the_scenario_speaks_of_means_itself() -> None:
    assert (role_meant("Security", ["security"]), role_meant("Security")) == ("security", "security_lead")
    assert "comms_lead" in roles_named(load_scenario("checkout-errors"))


def test_a_role_nobody_knows_is_asked_about() -> None:
    assert say_unknown(["the_moon", "incident_comander", "the_moon", "porter"], ["porter"]) == (
        "nobody knows the role 'the moon'. As it stands, somebody must hold `the_moon`.",
        "nobody knows the role 'incident comander'; did you mean incident commander? As it stands, somebody must hold "
        "`incident_comander`.",
    )
