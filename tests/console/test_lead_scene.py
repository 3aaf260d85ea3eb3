"""One moment of one drill, as the sections of a lead's view look at it."""

from __future__ import annotations

from gameday.console.views.lead import scene_of
from tests.live.prepared import IC, led

MINUTE = 60_000


def test_the_list_of_events_is_worked_out_once_for_a_drill() -> None:
    """The story is played through for it, which takes a while: never again for the same documents."""
    one = led()
    assert scene_of(one.drill).rows is scene_of(one.drill).rows


def test_the_record_so_far_is_judged_as_far_as_it_goes() -> None:
    """What is not due yet may still come; what was done is kept, with the board beside it."""
    one = led()
    one.order(IC, "act", at=13, kind="joined", keys={})
    one.order(IC, "act", kind="declared", keys={"severity": "SEV1"})
    scene = scene_of(one.drill)
    statuses = {finding.clause: finding.status for finding in scene.findings}
    assert (statuses["declare"], statuses["postmortem-published"]) == ("met", "pending")
    assert (scene.board.severity, scene.since(scene.starts_at + scene.story)) == ("SEV1", 13 * MINUTE)
