"""What the linter says of an SOP: errors that cannot be meant, and gaps that are open."""

from __future__ import annotations

from gameday.terms.frozen import frozen

Where = tuple[str | int, ...]
"""A part of the document, as keys and indexes from its root."""


@frozen
class LintError:
    """Something that cannot be meant. A value to be shown, not an exception."""

    id: str
    """What kind of error it is; the same kind always has the same id."""
    where: Where
    wrong: str
    """What is wrong, in a sentence."""
    expected: str
    """What would make sense instead, as the end of `expected ...`."""


@frozen
class Gap:
    """Something an SOP should say and does not. Allowed, and worth mending."""

    id: str
    """What kind of gap it is; the same kind always has the same id."""
    where: Where
    wrong: str
    """What is missing, in a sentence."""
    why: str
    """Why it matters, in a sentence."""
    mend: str
    """What to write, concretely."""
    weight: int
    """How much harm it does if it is left, 1 to 100. A judgement, used to put gaps in order and for nothing else."""


@frozen
class LintReport:
    """Everything the linter found in one SOP."""

    errors: tuple[LintError, ...]
    """In the order of the document."""
    gaps: tuple[Gap, ...]
    """The one worth mending first at the top."""
