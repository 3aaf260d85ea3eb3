"""What people put on record themselves is a part of the improvement plan."""

from __future__ import annotations

from datetime import date

from gameday.retrospective.after_action import RecordedRow
from gameday.retrospective.after_action_recorded import recorded_rows
from gameday.retrospective.cast import Cast
from gameday.session import after_action_of
from gameday.timeline.followup import ActionItemAdded, ActionItemClosed
from tests.report.recorded import game_day
from tests.retrospective.sample import at, case, timeline

NEXT_DAY = 24 * 60


def test_each_item_stands_behind_the_rows_of_the_plan_with_its_own_owner_and_date() -> None:
    report = after_action_of(game_day(), "x")
    last = report.plan[-1].number
    assert [(one.number, one.owner, one.due, one.closed, one.evidence) for one in report.recorded] == [
        (last + 1, "technical lead", "2026-04-30", None, ("g56",)),
        (last + 2, "incident commander", "2026-05-07", None, ("g57",)),
        (last + 3, "technical lead", "2026-05-14", None, ("g58",)),
    ]


def rows(*items: ActionItemAdded | ActionItemClosed) -> tuple[RecordedRow, ...]:
    record = timeline(*items)
    return recorded_rows(case(record), Cast.of(record, {"dana": "Dana Nair"}), 4)


def test_an_item_that_was_closed_says_when_whether_the_entry_or_the_title_names_it() -> None:
    found = rows(
        ActionItemAdded(at=at(60), id="a", title="Page both.", text="The pager woke one"),
        ActionItemAdded(at=at(60), id="b", text="Mend the runbook"),
        ActionItemAdded(at=at(60), id="c", title="Write it down"),
        ActionItemClosed(at=at(60 + NEXT_DAY), id="d", re="b"),
        ActionItemClosed(at=at(60 + 2 * NEXT_DAY), id="e", title="Page both."),
    )
    day = found[0].start
    assert [(one.number, one.action, one.said, one.evidence) for one in found] == [
        (5, "Page both", "The pager woke one", ("a", "e")),
        (6, "Mend the runbook", "", ("b", "d")),
        (7, "Write it down", "", ("c",)),
    ]
    assert [one.closed and (one.closed - day).days for one in found] == [2, 1, None]
    assert isinstance(day, date)


def test_an_owner_is_a_role_or_a_function_and_nobody_by_name() -> None:
    owners = ("comms_lead", "dana", "Marlow Quill", "Platform team", None)
    found = rows(
        *(ActionItemAdded(at=at(60), id=f"a{index}", title="x", owner=who) for index, who in enumerate(owners))
    )
    assert [one.owner for one in found] == ["comms lead", "primary on-call", "a responder", "Platform team", ""]
