"""What a scenario knows of the names on a timeline."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_scenario, load_team
from gameday.rehearsal.landmark import Lore, say_use
from gameday.scenario.mitigation import Mitigation

LORE = Lore(load_scenario("checkout-errors"), load_team("storefront"))


def lever(**stated: object) -> Mitigation:
    return Mitigation.model_validate({"action": "pull", "target": "api", "text": "Pull it.", **stated})


@pytest.mark.parametrize(
    ("stated", "use"),
    [
        ({"effects": [{"fault": "bug", "does": "ends"}]}, "helps"),
        ({"effects": [{"fault": "bug", "does": "lessens", "to": 0.1, "holds_for": "9m"}]}, "helps for a while"),
        ({"effects": [{"fault": "bug", "does": "starts"}]}, "does harm"),
        ({"effects": [{"fault": "bug", "does": "heals"}]}, "mends data"),
        ({"empties": ["queue"]}, "moves load"),
        ({}, "changes nothing"),
    ],
)
def test_a_lever_is_told_by_what_it_is_good_for(stated: dict[str, object], use: str) -> None:
    assert say_use(lever(**stated)) == use


def test_a_lever_nobody_wrote_down_is_told_by_its_name() -> None:
    assert LORE.lever("restart", "moon") == "restart moon"


def test_a_person_is_told_by_their_role() -> None:
    """A rehearsal speaks of roles, never of names."""
    person = LORE.team.people[0]
    assert LORE.role(person.id) == LORE.role(person.roles[0])
    assert LORE.role("ciso") == "CISO"
    assert LORE.role(None) == "somebody"
