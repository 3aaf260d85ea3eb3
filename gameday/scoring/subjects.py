"""What an objective speaks of, and which of it nothing was judged of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.scenario.objective import Objective
from gameday.scoring.assessment import ActionResult
from gameday.scoring.finding import Finding


def not_judged(objective: Objective, findings: Sequence[Finding], actions: Sequence[ActionResult]) -> tuple[str, ...]:
    """The subjects of an objective without any judged part: `severity`, `the clauses it names`.

    Each dimension it names is a subject of its own, and its expected actions together are one. So are the clauses it
    names, unless they only stand beside dimensions: an SOP has few of them, and may have none.
    """
    return tuple(_not_judged(objective, findings, actions))


def _not_judged(objective: Objective, findings: Sequence[Finding], actions: Sequence[ActionResult]) -> Iterator[str]:
    known = [one for one in findings if one.credit is not None]
    dimensions = {one.dimension for one in known}
    yield from (one.replace("_", "-") for one in objective.dimensions if one not in dimensions)
    if objective.clauses and not objective.dimensions and not any(one.clause in objective.clauses for one in known):
        yield "the clauses it names"
    if objective.actions and all(one.status in ("not_applicable", "unknown", "pending") for one in actions):
        yield "the actions it names"
