"""A behaviour profile: every parameter of the simulated people, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import model_validator

from gameday.team.parameter import (
    CHANCES,
    PARAMETERS,
    TIMES,
    ChanceParameter,
    FactorParameter,
    Override,
    Parameter,
    ParameterName,
    TimeParameter,
)
from gameday.terms.document import Document, Format, Misfit, Misfits, Name, Text


class Profile(Document):
    """The parameters of simulated responders. Complete: every parameter the people draw from stands in it."""

    format: Format
    name: Name
    title: Text
    about: Text | None = None
    parameters: Mapping[ParameterName, Parameter]

    @model_validator(mode="after")
    def _complete(self) -> Profile:
        misfits = tuple(_misfits(self.parameters))
        if misfits:
            raise Misfits(misfits)
        return self

    def assumed(self) -> tuple[ParameterName, ...]:
        """Names of the parameters with nothing but judgement behind them, in the catalogue's order."""
        return tuple(name for name in PARAMETERS if self.parameters[name].assumed)

    def overridden(self, overrides: Mapping[ParameterName, Override]) -> Profile:
        """The profile with a team's own figures in place of some; a range widens to hold the new figure.

        Raises:
            Misfits: an override states what its parameter does not have, or a figure that cannot be.

        """
        misfits = tuple(override_misfits(overrides))
        if misfits:
            raise Misfits(misfits)
        changed = {name: _changed(self.parameters[name], one) for name, one in overrides.items()}
        return self.model_copy(update={"parameters": {**self.parameters, **changed}})


def override_misfits(overrides: Mapping[ParameterName, Override]) -> Iterator[Misfit]:
    """Overrides whose keys do not fit the unit of their parameter, as paths from a team's root."""
    for name, one in overrides.items():
        where = ("overrides", name)
        if name in TIMES and one.value is not None:
            yield Misfit((*where, "value"), f"{name} is a time and has no value", "median or sigma")
        if name not in TIMES and (one.median is not None or one.sigma is not None):
            yield Misfit(where, f"{name} is a single figure without median or sigma", "value")
        if name in CHANCES and one.value is not None and one.value > 1:
            yield Misfit((*where, "value"), f"{one.value:g} is no probability", "a figure from 0 to 1")


def _changed(base: Parameter, own: Override) -> Parameter:
    told: dict[str, object] = {"source": own.source, "observations": own.observations, "why": None}
    if isinstance(base, TimeParameter):
        median = own.median or base.median
        sigma = base.sigma if own.sigma is None else own.sigma
        told |= {"median": median, "sigma": sigma, "low": min(base.low, median), "high": max(base.high, median)}
    elif own.value is not None:
        told |= {"value": own.value, "low": min(base.low, own.value), "high": max(base.high, own.value)}
    return base.model_copy(update=told)


def _misfits(parameters: Mapping[ParameterName, Parameter]) -> Iterator[Misfit]:
    for name, one in parameters.items():
        wanted = _unit_of(name)
        if one.unit != wanted:
            yield Misfit(("parameters", name, "unit"), f"{name} is a {wanted}, not a {one.unit}", wanted)
    for name in PARAMETERS:
        if name not in parameters:
            yield Misfit(("parameters",), f"{name} is missing", "every parameter, or `extends: default`")


def _unit_of(name: ParameterName) -> str:
    return "time" if name in TIMES else "chance" if name in CHANCES else "factor"


__all__ = ["ChanceParameter", "FactorParameter", "Profile", "TimeParameter", "override_misfits"]
