"""Whose an item is: who would have it by the SOP, else by who was there."""

from __future__ import annotations

from gameday.retrospective.build import scene_of
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, TECHNICAL_LEAD
from gameday.timeline import Timeline, paging, response
from tests.retrospective.sample import SOURCE, at, case, sop

CALL = {"id": "harbour", "kind": "escalation", "text": "The harbour master is paged.", "source": SOURCE,
        "target": "harbour_master", "after": {"SEV1": "15m"}}  # fmt: skip


def test_who_is_only_to_be_called_owns_nothing_while_somebody_else_was_there() -> None:
    """An SOP of five clauses names one role, to be paged; what was done was done by the primary on-call."""
    ferry = sop(clauses=[CALL], contacts=[])

    def owners(*roles: str) -> list[str]:
        answers = [paging.Acknowledged(id=f"a{n}", at=at(n), actor="dana", role=role) for n, role in enumerate(roles)]
        told = Timeline.of([response.Declared(id="d", at=at(9), severity="SEV1"), *answers])
        scene = scene_of(case(told, ferry), ())
        return [scene.owner(preferred) for preferred in (INCIDENT_COMMANDER, COMMS_LEAD, TECHNICAL_LEAD)]

    assert owners("primary_oncall", "pilot") == ["primary_oncall"] * 3
    assert owners("pilot") == ["pilot"] * 3
    assert owners("pilot", "harbour_master") == ["harbour_master"] * 3
    assert owners() == ["harbour_master"] * 3
