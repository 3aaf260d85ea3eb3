"""What the SOP asks for in a scenario, as rows of its master scenario events list: computed, never written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.importers.msel_cells import Cells
from gameday.importers.story_time import say_story_time
from gameday.report.msel.rows import Row, capabilities
from gameday.report.sop.words import say_bound, say_bounds, say_hop
from gameday.report.untouched import Untouched
from gameday.retrospective.plain import listed
from gameday.scenario import Scenario
from gameday.scoring.wording import say_act
from gameday.sop import Sop
from gameday.sop.clause import Cadence, ClassificationClause, Clause, Deadline, Escalation
from gameday.sop.duties import PROMPT, duties
from gameday.sop.duty import Duty, Trigger
from gameday.sop.levers import needs_lever
from gameday.sop.model import bounds_of, levels_of
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen
from gameday.terms.role import say_role
from gameday.terms.severity import NO_INCIDENT

_GRACE = 5 * MINUTE
"""From the first signal to declaration where the SOP gives no figure (scoring: the declare grace)."""
_LATER: dict[Trigger, str] = {
    "recovery": "after recovery",
    "resolution": "after resolution",
    "always": "throughout",
    "never": "throughout",
    "before": "throughout",
    "cadence": "throughout",
}
_TOOL = "paging tool"


@frozen
class Asked:
    """What the promises are computed from."""

    scenario: Scenario
    sop: Sop
    story: Untouched

    @property
    def declared(self) -> int | None:
        """When the SOP wants an incident declared, milliseconds after the start."""
        if self.story.signal is None:
            return None
        right = self.story.right_at(self.story.signal) or tuple(level for _, level in self.story.levels[:1])
        bound = self.sop.declare_within(right[0]) if right else None
        return self.story.signal + (bound.length(PROMPT) if bound else _GRACE)

    def bases(self) -> tuple[tuple[int, str], ...]:
        """(from when, level): the level that is right at declaration, then those that come to be right later."""
        declared = self.declared
        if declared is None:
            return self.story.levels
        now = self.story.right_at(declared)
        later = tuple((at, level) for at, level in self.story.levels if at > declared and level not in now[:1])
        return ((declared, now[0]), *later) if now else later


def promises(asked: Asked) -> Iterator[Row]:
    """A row for every clause of the SOP that this scenario gives a reason to keep, timed where a time follows."""
    for clause in asked.sop.clauses:
        if clause.when is not None and not _may_hold(asked, clause):
            continue
        if needs_lever(clause) and not asked.scenario.has_levers:
            continue
        found = next(((at, level) for at, level in asked.bases() if level in levels_of(clause, asked.sop.ladder)), None)
        if found is not None:
            yield _row(asked, clause, *found)
        elif not asked.bases():
            yield _untimed(asked, clause)


def _may_hold(asked: Asked, clause: Clause) -> bool:
    """Could the facts that a clause applies under come to be? With none known nobody can tell."""
    assert clause.when is not None  # noqa: S101  # only called so
    moments = asked.story.moments
    return not moments or any(clause.when.holds(one.facts) is not False for one in moments)


def _row(asked: Asked, clause: Clause, since: int, level: str) -> Row:
    own = [duty for duty in duties(asked.sop, level) if duty.clause == clause.id]
    duty = own[0] if own else None
    starts = _moment(asked, duty, since) if duty else None
    at, time = _when(asked, clause, level, duty, starts)
    first = asked.bases()[0][1] == level
    return Row(
        event="SOP expects",
        at=at,
        id=f"SOP {clause.id}",
        cells={
            "time": time,
            "expected": _text(asked, clause),
            "within": _within(clause, level),
            "role": _doers(own),
            **_of_clause(asked, clause),
            "notes": "; ".join(filter(None, ("" if first else f"once {level} is right", _condition(clause)))),
        },
    )


def _when(asked: Asked, clause: Clause, level: str, duty: Duty | None, starts: int | None) -> tuple[int | None, str]:
    """(where a promise stands in the list, its time in words)."""
    if isinstance(clause, ClassificationClause) and asked.declared is not None:
        return asked.declared, f"from {_minute(asked.declared)}"
    if starts is None or duty is None:
        return None, _later(duty)
    bound = bounds_of(clause).get(level)
    if isinstance(clause, Cadence):
        return starts, f"from {_minute(starts)}"
    if bound is None:
        unanswered = duty.trigger == "unacknowledged"
        return starts, "if nobody answers" if unanswered else f"from {_minute(starts)}"
    if bound.unit == "prompt":
        return starts, f"at {_minute(starts)}"
    due = starts + bound.length(PROMPT)
    return due, f"by {_minute(due)}"


def _minute(at: int) -> str:
    """What follows from the world is told to the minute: people will not be quicker than that."""
    return say_story_time(round(at / MINUTE) * MINUTE)


def _untimed(asked: Asked, clause: Clause) -> Row:
    """Where the scenario states no facts, or nothing is an incident: figures for every level, and no times."""
    level = levels_of(clause, asked.sop.ladder)[0]
    own = [duty for duty in duties(asked.sop, level) if duty.clause == clause.id]
    return Row(
        event="SOP expects",
        at=None,
        id=f"SOP {clause.id}",
        cells={
            "time": _later(own[0] if own else None),
            "expected": clause.text,
            "within": say_bounds(bounds_of(clause), asked.sop.ladder),
            "role": _doers(own),
            **_of_clause(asked, clause),
            "notes": _condition(clause),
        },
    )


def _of_clause(asked: Asked, clause: Clause) -> Cells:
    sop = asked.sop
    title = next((one.title for one in sop.documents if one.id == clause.source.document), clause.source.document)
    place = f"{title}, {clause.source.section}" if clause.source.section else title
    shows = [
        one
        for one in asked.scenario.objectives
        if clause.id in one.clauses or (not one.clauses and clause.dimension in one.dimensions)
    ]
    return {
        "source": f"{clause.id}: {place}",
        "objectives": ", ".join(one.id for one in shows),
        "capability": capabilities(shows),
    }


def _moment(asked: Asked, duty: Duty, since: int) -> int | None:
    """When the clock of a duty starts, milliseconds after the start."""
    story = asked.story
    moments: dict[Trigger, int | None] = {
        "signal": story.signal,
        "page": story.page,
        "unacknowledged": story.page,
        "declaration": since,
        "unresolved": since,
        "cadence": since,
        "lever": None if story.lever is None else max(story.lever, since),
    }
    return moments.get(duty.trigger)


def _later(duty: Duty | None) -> str:
    if duty is None:
        return "throughout"
    if duty.trigger == "entry" and duty.after is not None:
        return f"after {say_act(duty.after)}"
    return _LATER.get(duty.trigger, "")


def _within(clause: Clause, level: str) -> str:
    bound = bounds_of(clause).get(level)
    if isinstance(clause, Escalation):
        return say_hop(clause, level)
    if bound is None:
        return ""
    return f"every {say_bound(bound)}" if isinstance(clause, Cadence) else say_bound(bound)


def _text(asked: Asked, clause: Clause) -> str:
    declares = isinstance(clause, ClassificationClause) or (
        isinstance(clause, Deadline) and clause.to.kind == ("declared",)
    )
    if not declares:
        return clause.text
    told = asked.story.rights
    right = ", ".join(f"{' or '.join(levels) or NO_INCIDENT} from {_minute(at)}" for at, levels in told)
    return f"{clause.text} Right if nobody acts: {right}." if right else clause.text


def _doers(own: list[Duty]) -> str:
    if own and all(duty.by_tool for duty in own):
        return _TOOL
    seats = [seat for duty in own if duty.trigger == "declaration" for seat in duty.seats]
    roles = dict.fromkeys(duty.role for duty in own)
    told = listed([say_role(role) for role in roles])
    if seats and [*dict.fromkeys(seats)] == [*roles]:
        return f"{told}, to be held"
    return f"{told} ({listed([say_role(seat) for seat in dict.fromkeys(seats)])} to be held)" if seats else told


def _condition(clause: Clause) -> str:
    return f"where {clause.when.say()}" if clause.when else ""
