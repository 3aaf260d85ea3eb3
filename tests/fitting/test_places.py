"""Every place at which entries are named."""

from __future__ import annotations

from gameday.files.documents import load_scenario
from gameday.fitting.places import actions, named, waited_for


def test_every_selector_of_a_scenario_has_its_place() -> None:
    """What the shop waits for, and what is expected of it."""
    one = load_scenario("checkout-errors")
    assert [(each.where, each.what) for each in named(one)] == [
        (("injects", 0, "unless"), "inject 'support-asks' stays away where there is"),
        (("expects", 0, "acts"), "the expected action 'undo-the-change' is shown by"),
        (("injects", 0, "expects", 0, "acts"), "the expected action 'answer-support' is shown by"),
    ]
    assert len([*named(one)]) == len([*waited_for(one)]) + len([*actions(one)])
