"""Every shipped scenario half an hour into a live drill: seat, projector and status page show it, and none tells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gameday.console.views.public import public_view
from gameday.console.views.room import room_hears, room_view
from gameday.console.views.seat import seat_view
from gameday.console.views.shown import shown
from gameday.files.documents import open_profile, open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments
from gameday.files.shipped import shipped_names
from gameday.team.model import with_profile
from tests.console.played import in_bytes
from tests.live.prepared import Led, led, loaded, plan

PROCEDURES = shipped_names("sops")


def half_an_hour(name: str, sop: str) -> Led:
    """A game day of a scenario, the primary on call a person who does nothing, everybody else simulated."""
    scenario = open_scenario(name)
    people = scenario.document.team
    assert people is not None
    team = loaded(with_profile(open_team(people).document, open_profile("default").document))
    documents = DrillDocuments(open_sop(sop), open_scorecard("game-day"), scenario, team)
    one = led(plan("game-day", {"primary_oncall": "human"}, of=documents))
    one.pass_to(30)
    return one


def hidden(one: Led) -> Iterator[str]:
    """What nobody may read yet: the truth, and the words of every inject that went to nobody."""
    scenario = one.drill.scenario
    said = in_bytes([(entry.text, getattr(entry, "reason", None)) for entry in one.drill.entries])
    yield from filter(None, [scenario.hidden_truth])
    yield from (inject.text for inject in scenario.injects if inject.text and inject.text not in said)
    if scenario.world is not None:
        yield from (fault.id for fault in scenario.world.faults if len(fault.id) > 8)


@pytest.mark.parametrize("place", range(len(shipped_names("scenarios"))))
def test_it_is_shown_and_kept(place: int) -> None:
    """Under one SOP after the other; whoever is on call sees what reached them, the wall what reached everybody."""
    name = shipped_names("scenarios")[place]
    one = half_an_hour(name, PROCEDURES[place % len(PROCEDURES)])
    oncall = one.drill.person_of("primary_oncall") or ""
    seen = in_bytes(
        [
            seat_view(one.drill, oncall),
            room_view(one.drill),
            public_view(one.drill),
            [shown(entry, one.drill) for entry in one.drill.perceived(oncall)],
            [shown(entry, one.drill) for entry in one.drill.entries if room_hears(entry, one.drill)],
        ]
    )
    assert [secret for secret in hidden(one) if secret in seen] == []
    assert len(seen) > 5_000
