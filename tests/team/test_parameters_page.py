"""The page of parameters is what the shipped profiles say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gameday.files import load_profile
from gameday.team.parameter import PARAMETERS, Parameter, TimeParameter
from gameday.terms.duration import format_duration
from tests.conftest import Pin

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "parameters.md"
HEAD = """\
# Parameters of simulated people

Generated from the shipped profiles. A time is lognormal: its median, and sigma, the spread of its logarithm. The range
is what the median or value may plausibly be; the optimistic and the pessimistic profile stay inside it and say why they
shift a figure. What is *assumed* has nothing but judgement behind it: put your own figures into your team file.

"""
COLUMNS = ("parameter", "what it is", "optimistic", "default", "pessimistic", "range", "source of the default")


def figure(one: Parameter) -> str:
    if isinstance(one, TimeParameter):
        return f"{format_duration(one.median)}, {one.sigma:g}"
    return f"{one.value:g}"


def span(one: Parameter) -> str:
    if isinstance(one, TimeParameter):
        return f"{format_duration(one.low)} to {format_duration(one.high)}"
    return f"{one.low:g} to {one.high:g}"


def rows() -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    yield ("---",) * len(COLUMNS)
    profiles = [load_profile(name).parameters for name in ("optimistic", "default", "pessimistic")]
    for name in PARAMETERS:
        base = profiles[1][name]
        yield (f"`{name}`", base.text, *(figure(one[name]) for one in profiles), span(base), base.source)


def test_the_page_of_parameters_is_what_the_profiles_say(pin: Pin) -> None:
    """Every parameter, in the order of the catalogue."""
    pin(PAGE, HEAD + "".join("| " + " | ".join(row) + " |\n" for row in rows()))
