"""Measures after which the impact did not ease are told as that: in the summary, the timeline, and what to change."""

from __future__ import annotations

from gameday.retrospective import Retrospective, retrospective
from gameday.retrospective.vain import vain_of
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.terms.moment import clock
from gameday.timeline import Entry, Exercise, Header, Timeline, response, truth
from tests.retrospective.test_harm import STORY, at, hit, played

IDLE = ("rollback", "recommendations")
HELPS = ("rollback", "checkout")


def put(minutes: float, lever: tuple[str, str], *, takes: float = 4) -> list[Entry]:
    """Begun so many minutes after the start, and in place some later."""
    action, target = lever
    return [
        response.MitigationStarted(id=f"s{minutes}", at=at(minutes), actor="kim", role="technical_lead", action=action,
                                   target=target),
        response.MitigationApplied(id=f"l{minutes}", at=at(minutes + takes), action=action, target=target,
                                   re=f"s{minutes}"),
    ]  # fmt: skip


def told(*more: Entry, over: float | None = 80) -> Case:
    """The shipped outage with these entries more, at a tenth of the users until it ends."""
    entries = [truth.ImpactStarted(id="i", at=at(1), facts=hit(0.1)), *more]
    if over is not None:
        entries.append(truth.ImpactEnded(id="x", at=at(over)))
    entries.sort(key=lambda one: one.at)
    case = played(pulled=False)
    return Case(Timeline.of(entries, Header(exercise=Exercise(kind="simulation"))), case.sop, case.scorecard, STORY)


def written(case: Case) -> Retrospective:
    return retrospective(case, assess(case))


def said_at(minutes: float) -> str:
    return clock(at(minutes), at(1))


def happened(case: Case) -> str:
    return dict(written(case).summary)["What happened"]


def test_a_measure_that_did_not_ease_it_is_told_as_that_everywhere() -> None:
    retro = written(told(*put(20, IDLE), *put(60, HELPS)))
    said = dict(retro.summary)["What happened"]
    assert "and rollback on checkout at " in said
    assert "Of these rollback on recommendations did not ease the impact." in said
    rows = {row.id: row.sentence for row in retro.rows}
    assert rows["l20"] == "Put in place: rollback on recommendations; the impact did not ease."
    assert rows["l60"] == "Took effect: rollback on checkout."
    first = retro.shortfalls[0]
    assert first.headline == (
        f"Rollback on recommendations, begun at {said_at(20)} and in place at {said_at(24)} UTC, did not ease the "
        f"impact; the next measure was begun at {said_at(60)}, 40 min after this one."
    )
    assert "This time 40 min of impact went by" in retro.actions[0].expected_impact
    assert retro.actions[0].title.endswith(
        "Write beside rollback on recommendations in the runbook what it does not help against"
    )


def test_the_only_measure_is_told_in_one_breath() -> None:
    case = told(*put(20, IDLE))
    assert "The only measure put in place: rollback on recommendations at " in happened(case)
    assert "It did not ease the impact." in happened(case)
    assert not [fall for fall in written(case).shortfalls if "did not ease" in fall.headline], "nothing waited for it"
    assert "None of them eased the impact." in happened(told(*put(20, IDLE), *put(30, IDLE)))


def test_who_went_on_at_once_or_had_another_under_way_lost_no_time() -> None:
    soon = told(*put(20, IDLE), *put(28, HELPS))
    beside = told(*put(18, HELPS, takes=40), *put(20, IDLE))
    for case in (soon, beside):
        assert [one.entry for one in vain_of(case)] == ["l20"]
        assert not [fall for fall in written(case).shortfalls if "did not ease" in fall.headline]


def test_of_what_may_have_helped_nothing_is_said() -> None:
    eased = truth.ImpactChanged(id="b", at=at(30), facts=hit(0.05))
    assert vain_of(told(*put(20, IDLE), eased)) == ()
    assert vain_of(told(*put(20, HELPS))) == ()
    assert vain_of(told(*put(90, IDLE))) == (), "nobody felt it"
    later = truth.ImpactChanged(id="b", at=at(50), facts=hit(0.05))
    assert [one.entry for one in vain_of(told(*put(20, IDLE), later))] == ["l20"]


def test_what_made_it_worse_or_was_never_brought_back_is_told_as_that() -> None:
    assert vain_of(played(pulled=True), {"l"}) == ()
    end = truth.ImpactChanged(id="z", at=at(100), facts=hit(0.1))
    retro = written(told(*put(20, IDLE), end, over=None))
    assert not [fall for fall in retro.shortfalls if "did not ease" in fall.headline]
