"""Facts of impact in words."""

from __future__ import annotations

from gameday.retrospective.facts import say_facts, unknown_facts
from gameday.terms.facts import BENIGN, Facts


def test_only_what_is_wrong_is_said() -> None:
    facts = Facts(users_affected=0.305, core_function="down", data="at_risk", growing=True, workaround=True)
    assert say_facts(facts) == "30.5% of users affected, core function down, data at risk, a workaround exists, growing"


def test_nothing_wrong_is_nothing() -> None:
    assert say_facts(BENIGN) == "nothing"


def test_unknown_facts_are_named_and_never_read_as_benign() -> None:
    facts = Facts(users_affected=None, data=None, known=False)
    assert (say_facts(facts), unknown_facts(facts)) == ("scope not understood", "users affected and data")
