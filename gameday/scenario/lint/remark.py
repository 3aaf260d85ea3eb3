"""What the linter says of a scenario: errors that cannot be meant, spoilers, and gaps that are open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gameday.scenario.model import Scenario
from gameday.terms.frozen import frozen

Where = tuple[str | int, ...]
"""A part of the document, as keys and indexes from its root."""
RemarkKind = Literal["error", "spoiler", "gap"]
"""`error`: it cannot be meant. `spoiler`: participants may read what they are to find out. `gap`: something is missing
that would make it better; allowed."""


@frozen
class Remark:
    """One thing worth mending."""

    kind: RemarkKind
    id: str
    """What kind of thing it is; the same kind always has the same id."""
    where: Where
    wrong: str
    """What is wrong, in a sentence without a full stop."""
    expected: str
    """What would make sense instead, as the end of `expected ...`."""
    why: str
    """Why it matters, in a sentence."""


@frozen
class ScenarioReport:
    """Everything the linter found in one scenario, each kind in the order of the document."""

    errors: tuple[Remark, ...]
    spoilers: tuple[Remark, ...]
    gaps: tuple[Remark, ...]

    @property
    def empty(self) -> bool:
        """Is there nothing to say?"""
        return not (self.errors or self.spoilers or self.gaps)


def report_of(remarks: Iterable[Remark]) -> ScenarioReport:
    """Remarks sorted: by kind, and in the order of the document."""
    found = sorted(dict.fromkeys(remarks), key=lambda one: (_place(one.where), one.id))
    errors, spoilers, gaps = (tuple(one for one in found if one.kind == kind) for kind in ("error", "spoiler", "gap"))
    return ScenarioReport(errors, spoilers, gaps)


def _place(where: Where) -> tuple[tuple[int, str, int], ...]:
    """A path as something that can be put in order: sections as in the model, indexes by number, keys by name."""
    sections = list(Scenario.model_fields)
    return tuple(
        (0, "", step)
        if isinstance(step, int)
        else (1, "" if position == 0 and step in sections else step, sections.index(step) if step in sections else 0)
        for position, step in enumerate(where)
    )
