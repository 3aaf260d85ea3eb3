"""A role nobody took, and the pager that rang nowhere when it was called, are told as one story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.retrospective.build import scene_of
from gameday.retrospective.lost_calls import LostCall, lost_call
from gameday.retrospective.response_gaps import met
from gameday.scenario.gap import Gap
from gameday.timeline import Entry, Timeline, paging
from tests.retrospective.sample import at, case, entries

SECOND = paging.Paged(id="second", at=at(18), target="secondary_oncall", reason="needed as technical lead",
                      actor="yuki", role="incident_commander")  # fmt: skip
THIRD = paging.Paged(id="third", at=at(29), target="team_lead", reason="needed as technical lead", actor="yuki",
                     role="incident_commander")  # fmt: skip
DEAD = Gap(gap="pager_dead", seat="secondary_oncall")
WHY = (
    "The call for the technical lead reached nobody: the pager of the secondary on-call rang nowhere (the paging tool "
    "did not know); "
)


@pytest.mark.parametrize(
    ("calls", "gaps", "words"),
    [
        ((SECOND, THIRD), (DEAD,), f"{WHY}the next call for it came 11 min later."),
        ((SECOND,), (DEAD,), f"{WHY}nobody else was called for it."),
        ((SECOND, THIRD), (), None),
    ],
)
def test_a_call_that_was_lost_says_how_and_for_how_long(
    calls: tuple[Entry, ...], gaps: tuple[Gap, ...], words: str | None
) -> None:
    record = Timeline.of(sorted([*entries(), *calls], key=lambda one: one.at))
    scene = scene_of(case(record), ())
    scene = replace(scene, gaps=met(gaps, at(0), scene.timeline, scene.cast))
    assert lost_call(scene, ["technical_lead"]) == (None if words is None else LostCall("second", words))
