"""The scorecard: how findings are weighed. Its figures are conventions, not validated cut scores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from gameday.terms.dimension import Dimension
from gameday.terms.document import Document, Format, Name, Text
from gameday.terms.duration import MINUTE, Duration

Unit = Annotated[float, Field(ge=0, le=1)]


class Tolerances(Document):
    """The figures an SOP leaves to the judge (scoring: "Words for zero", graces)."""

    prompt: Duration = 2 * MINUTE
    """What `immediately` allows."""
    declare: Duration = 5 * MINUTE
    """From the first signal to declaration, where the SOP gives no figure."""
    change: Duration = 5 * MINUTE
    """To call the severity anew after the truth changed."""
    roles: Duration = 10 * MINUTE
    """To have the roles held."""
    mitigate: Duration = 15 * MINUTE
    """From a mitigation being available to its start, for full order credit to fall to none."""
    severity_window: Duration = 60 * MINUTE
    """How much after each change of truth counts at most."""
    acknowledge: Duration = 15 * MINUTE
    """The acknowledge bound where the SOP gives none."""


class Critical(Document):
    """What breaks the drill when broken, beside what the SOP itself calls critical."""

    dimensions: tuple[Dimension, ...] = ()
    top_level_cadence: bool = False
    """Cadence clauses while the top level is in force."""


class Scorecard(Document):
    """Weights, tolerances, gates and the pass mark of one kind of exercise."""

    format: Format
    name: Name
    title: Text
    about: Text | None = None
    graded: bool = True
    """False: formative; findings without an overall number or verdict."""
    pass_mark: Unit | None = None
    """None: gates alone decide."""
    weights: Mapping[Dimension, Annotated[float, Field(ge=0, le=100)]] = Field(default_factory=dict)
    """Per dimension; one left out weighs 1."""
    tolerances: Tolerances = Tolerances()
    critical: Critical = Critical()
