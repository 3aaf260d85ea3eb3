"""A live drill for the tests of views: the checkout scenario, two seats held by people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from gameday.files.documents import open_profile, open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments
from gameday.team.model import with_profile
from tests.live.prepared import Led, actor, led, loaded, plan

ONCALL, COMMS = actor("primary_oncall"), actor("comms_lead")
ID = "small-0123456789"


@cache
def checkout() -> DrillDocuments:
    """The checkout scenario with its own team."""
    scenario = open_scenario("checkout-errors")
    people = with_profile(open_team("storefront").document, open_profile("default").document)
    return DrillDocuments(open_sop("one-page-playbook"), open_scorecard("game-day"), scenario, loaded(people))


def playing(*, started: bool = True, kind: str = "game-day") -> Led:
    """It has just begun; the primary on call and the communications lead are people."""
    seats = {"primary_oncall": "human", "comms_lead": "human"}
    return led(plan(kind, seats, of=checkout()), started=started)  # type: ignore[arg-type]


def does(one: Led, kind: str, at: float | None = None, **keys: object) -> None:
    """The primary on call does something, and it is taken."""
    takes(one, kind, keys, at)


def takes(one: Led, kind: str, keys: Mapping[str, object], at: float | None = None) -> None:
    """The same with the keys as one value."""
    answer = one.order(ONCALL, "act", at=at, kind=kind, keys=keys)
    assert answer.ok, answer.why


def in_bytes(view: object) -> str:
    """What leaves the server of a view."""
    return json.dumps(view, ensure_ascii=False)
