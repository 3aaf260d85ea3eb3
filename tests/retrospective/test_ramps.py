"""Steps of one ramp."""

from __future__ import annotations

from gameday.retrospective.model import Row
from gameday.retrospective.ramps import with_ramps
from gameday.terms.facts import Facts
from gameday.timeline import Entry, response, truth


def step(number: int, second: int, users: float | None, *, growing: bool = True) -> truth.ImpactChanged:
    facts = Facts(users_affected=users, core_function="down", growing=growing)
    return truth.ImpactChanged(id=f"e{number}", at=second * 1000, facts=facts)


def ramps(*entries: Entry, undone: str = "") -> list[str]:
    """The ramp of each row, in order."""
    rows = [
        Row(one.id, one.at, one.at, "truth", "what is true", "Impact is now.", undone=one.id == undone)
        for one in entries
    ]
    told = with_ramps(rows, {one.id: one for one in entries})
    assert [one.id for one in told] == [one.id for one in entries]
    return [one.ramp for one in told]


def test_steps_within_a_minute_that_go_one_way_are_one_ramp() -> None:
    up = [step(1, 3, 0.01), step(2, 10, 0.05), step(3, 40, 0.2)]
    assert ramps(*up) == ["e1", "e1", "e1"]
    assert ramps(*reversed(up)) == ["e3", "e3", "e3"]
    assert ramps(*up, step(4, 61, 0.3)) == ["e1", "e1", "e1", ""]


def test_two_steps_are_told_one_by_one() -> None:
    assert ramps(step(1, 3, 0.01), step(2, 10, 0.05)) == ["", ""]


def test_what_turns_changes_its_kind_or_is_not_known_ends_a_ramp() -> None:
    up = [step(1, 3, 0.01), step(2, 10, 0.05), step(3, 20, 0.2)]
    assert ramps(*up, step(4, 30, 0.1)) == ["e1", "e1", "e1", ""]
    assert ramps(*up, step(4, 30, 0.3, growing=False)) == ["e1", "e1", "e1", ""]
    assert ramps(*up, step(4, 30, None)) == ["e1", "e1", "e1", ""]


def test_whatever_stands_between_two_steps_keeps_its_place() -> None:
    look = response.Checked(id="c", at=15_000, role="primary_oncall")
    steps = [step(1, 3, 0.01), step(2, 10, 0.05), look, step(3, 20, 0.1), step(4, 30, 0.2), step(5, 40, 0.3)]
    assert ramps(*steps) == ["", "", "", "e3", "e3", "e3"]


def test_an_undone_step_stands_alone() -> None:
    steps = [step(number, number, number / 100) for number in range(1, 8)]
    assert ramps(*steps, undone="e4") == ["e1", "e1", "e1", "", "e5", "e5", "e5"]
