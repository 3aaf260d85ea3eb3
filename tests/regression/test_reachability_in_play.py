"""What the check tells is what a play does."""

from __future__ import annotations

import pytest

from gameday.regression.probes.every_miss import reachability
from gameday.regression.probes.reachability import Counterexample
from gameday.regression.remade import remade
from gameday.team import Team
from gameday.timeline import Timeline
from gameday.timeline.paging import Acknowledged, Paged, PageFailed
from gameday.timeline.response import Declared
from tests.engine.cast import MINUTE, Scripted, team
from tests.engine.plays import played
from tests.engine.small import small
from tests.engine.test_policy import LADDER

DEAF = {"dana": Scripted(answers=False), "eli": Scripted(answers=False)}


def _silent() -> Team:
    """A team of whom no contact is known, whose tool starts its ladder once."""
    known = team()
    people = tuple(remade(one, contacts=()) for one in known.people)
    return remade(known, people=people, paging=remade(known.paging, repeats=0))


def _rung(timeline: Timeline) -> list[tuple[int, str | None]]:
    """The first ladder: (milliseconds after the first page, target)."""
    pages = [one for one in timeline.every(Paged) if one.target in ("primary_oncall", "secondary_oncall")]
    return [(one.at - pages[0].at, one.target) for one in pages[:2]]


def _told(example: Counterexample | None) -> list[tuple[int, str]]:
    assert example is not None
    return [(step.after, step.target) for step in example.steps]


@pytest.mark.parametrize("called", [False, True], ids=["not called", "called"])
def test_the_calls_of_a_counterexample_come_just_then_until_the_level_is_called_and_once_it_is(called: bool) -> None:
    top = reachability(LADDER, team(), start=0, within=15 * MINUTE, failures=2).levels[0]
    assert top.until_called is not None
    gus = Scripted([(12, Declared(at=0, severity="SEV1"))] if called else [], answers=False)
    timeline = played(small(), {**DEAF, "gus": gus}, under=LADDER)
    assert _rung(timeline) == _told(top.counterexample if called else top.until_called.counterexample)


def test_who_has_no_contact_is_paged_by_no_play_either() -> None:
    example = reachability(LADDER, _silent(), start=0, within=15 * MINUTE, failures=0).levels[1].counterexample
    timeline = played(small(), {"dana": Scripted(), "eli": Scripted()}, under=LADDER, by=_silent())
    assert _rung(timeline) == _told(example)
    assert {one.re for one in timeline.every(PageFailed)} >= {one.id for one in timeline.every(Paged)}
    assert not timeline.every(Acknowledged)
