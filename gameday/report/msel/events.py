"""The master scenario events list (MSEL): injects and expected actions in order.

Technical ones stand in the scenario; procedural ones are computed from the SOP; what monitoring and customers say of
themselves comes from the world, played without anybody in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gameday.importers.msel_cells import action_cells, inject_cells, phase_cells, row_id
from gameday.importers.msel_columns import ColumnKey
from gameday.importers.story_time import say_story_time
from gameday.report.local_time import say_clock
from gameday.report.msel.promises import Asked, promises
from gameday.report.msel.rows import Row, capabilities
from gameday.report.untouched import Untouched
from gameday.scenario import Scenario
from gameday.scenario.inject import ExpectedAction, Inject
from gameday.scenario.objective import Objective
from gameday.scenario.phase_times import phase_times
from gameday.sop import Sop
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen

_RANKS = {"phase": 0, "monitoring": 1, "inject": 2, "expected action": 3, "SOP expects": 4}
_NEVER = 1 << 62


@frozen
class Msel:
    """The whole list, in order and numbered."""

    rows: tuple[Row, ...]
    offset: int = 0
    """Minutes that the clocks of its column `Clock` are ahead of UTC."""

    def cell(self, row: Row, key: ColumnKey) -> str:
        """What a row says in a column."""
        return row.cells.get(key, "")


def msel(scenario: Scenario, sop: Sop, story: Untouched, offset: int = 0) -> Msel:
    """The list of a scenario under an SOP; `story` is how it goes if nobody acts."""
    groups = [*_phases(scenario), *_injects(scenario, story), *_actions(scenario)]
    groups += [(row.at, [row]) for row in (*_monitoring(scenario, story), *promises(Asked(scenario, sop, story)))]
    groups.sort(key=lambda group: (_NEVER if group[0] is None else group[0], _RANKS[group[1][0].event]))
    rows = [row for _, group in groups for row in group]
    numbered = (_numbered(scenario.starts_at, offset, row, number) for number, row in enumerate(rows, start=1))
    return Msel(tuple(numbered), offset)


Group = tuple[int | None, list[Row]]
"""Rows that stay together, and where they stand."""


def _numbered(starts_at: int, offset: int, row: Row, number: int) -> Row:
    clock = "" if row.at is None else say_clock(starts_at + row.at, offset)
    told: Mapping[ColumnKey, str] = {"number": str(number), "clock": clock, "event": row.event, "id": row.id}
    return replace(row, cells={**row.cells, **told})


def _phases(scenario: Scenario) -> Iterator[Group]:
    begins = beginnings(scenario)
    for phase in scenario.phases:
        row = Row(event="phase", at=begins[phase.id], id=row_id("phase", phase.id), cells=phase_cells(phase))
        yield row.at, [row]


def beginnings(scenario: Scenario) -> dict[str, int | None]:
    """When each phase begins: by its time, with its way; one by hand when a drill that nobody leads begins it."""
    decided = {way.id: branch.at for branch in scenario.branches for way in branch.ways}
    planned = phase_times(scenario.phases, scenario.duration, scenario.ends_after)
    found: dict[str, int | None] = {}
    last: int | None = None
    for phase in scenario.phases:
        at = planned.get(phase.id, decided.get(phase.way or ""))
        last = at if at is not None else last
        found[phase.id] = last
    return found


def _injects(scenario: Scenario, story: Untouched) -> Iterator[Group]:
    begins, sent = beginnings(scenario), dict(story.sent)
    decided = {way.id: branch.at for branch in scenario.branches for way in branch.ways}
    for inject in scenario.injects:
        at = scenario.time_of(inject)
        if at is None and inject.when is not None and inject.when.by is not None:
            at = inject.when.by
        if at is None:
            at = sent.get(inject.id)
        if at is None and inject.after is None and inject.when is None:
            at = begins.get(inject.phase or "", decided.get(inject.way or ""))
        served = [one for one in scenario.objectives if one.id in inject.objectives]
        cells = {**inject_cells(scenario, inject), "capability": capabilities(served)}
        row = Row(event="inject", at=at, id=row_id("inject", inject.id), cells=cells)
        yield at, [row, *(_action(scenario, action, at, inject) for action in inject.expects)]


def _actions(scenario: Scenario) -> Iterator[Group]:
    for action in scenario.expects:
        row = _action(scenario, action, 0)
        yield (None if action.within is None else action.within), [row]


def _action(scenario: Scenario, action: ExpectedAction, since: int | None, inject: Inject | None = None) -> Row:
    due = None if since is None or action.within is None else since + action.within
    shown = [one for one in scenario.objectives if action.id in one.actions]
    cells = {
        **action_cells(action),
        "time": f"by {say_story_time(due)}" if due is not None else "in answer" if inject else "",
        "objectives": ", ".join(one.id for one in _with(shown, scenario, inject)),
        "capability": capabilities(_with(shown, scenario, inject)),
    }
    return Row(event="expected action", at=due, id=row_id("expected action", action.id), cells=cells)


def _with(shown: list[Objective], scenario: Scenario, inject: Inject | None) -> list[Objective]:
    served = [one for one in scenario.objectives if inject and one.id in inject.objectives and one not in shown]
    return [*shown, *served]


def _monitoring(scenario: Scenario, story: Untouched) -> Iterator[Row]:
    noise = {one.id for one in scenario.world.noise} if scenario.world else set()
    for number, (at, alert) in enumerate(story.alerts, start=1):
        yield _by_itself(
            at,
            f"alert {alert.alert or number}",
            "alert",
            "Monitoring",
            alert.text or alert.alert or "",
            f"{alert.urgency or 'low'} urgency" + (", noise" if alert.alert in noise else ""),
        )
    for number, (at, change) in enumerate(story.changes, start=1):
        yield _by_itself(at, f"change {number}", "change notice", change.from_ or "", change.text or "", "")
    told = [at for at in story.complaints if at <= scenario.duration]
    if told:
        many = f"Customers and the public complain of themselves: {len(told)} by {say_story_time(scenario.duration)}."
        yield _by_itself(told[0], "complaints", "customer report", "Customers", many, "the first of them")


def _by_itself(at: int, id_: str, kind: str, sender: str, words: str, note: str) -> Row:  # one for each column
    return Row(
        event="monitoring",
        at=at,
        id=f"monitoring {id_}",
        cells={
            "time": say_story_time(round(at / MINUTE) * MINUTE),
            "kind": kind,
            "delivery": "by itself",
            "from": sender,
            "message": words,
            "notes": "; ".join(filter(None, (note, "if nobody acts"))),
        },
    )
