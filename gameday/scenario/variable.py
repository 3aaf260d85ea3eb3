"""Variables: what differs from one variant of a scenario to the next, so that a lesson can be met thrice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from gameday.terms.document import Document, one_or_more

VariableName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,39}$")]
Fake = Literal["person", "company", "city"]
Figure = int | float | str
"""A figure, or a duration such as `5m`."""
Scalar = bool | int | float | str
"""A figure, a word, a duration such as `5m`."""


class Variable(Document):
    """One thing that varies. `{{its_name}}` stands for it anywhere in the file."""

    one_of: Annotated[tuple[Scalar, ...], BeforeValidator(one_or_more)] = ()
    """One of these; the first in the scenario as it is written."""
    from_: Figure | None = Field(default=None, alias="from")
    """Smallest figure or duration."""
    to: Figure | None = None
    """Greatest figure or duration."""
    step: Figure | None = None
    """Only whole steps from the smallest; none: any whole number between whole ends, else any figure."""
    usual: Scalar | None = None
    """In the scenario as it is written; none: the first of `one_of`, else the smallest."""
    fake: Fake | None = None
    """An invented name, drawn by the variant."""
    follows: VariableName | None = None
    """Another variable with as many values: this one has its third where that one has its third."""

    @model_validator(mode="after")
    def _one_form(self) -> Variable:
        ranged = self.from_ is not None or self.to is not None
        if sum((bool(self.one_of), ranged, self.fake is not None)) != 1:
            raise ValueError("varies in no way or in several, expected one of one_of, from with to, fake")
        if ranged and (self.from_ is None or self.to is None):
            raise ValueError("a range has two ends, expected `from` and `to`")
        if self.step is not None and not ranged:
            raise ValueError("`step` speaks of a range, expected it beside `from` and `to`")
        if self.follows is not None and not self.one_of:
            raise ValueError("`follows` goes from list to list, expected it beside `one_of`")
        if self.follows is not None and self.usual is not None:
            raise ValueError("what follows has no `usual` value of its own, expected it on the variable it follows")
        return self
