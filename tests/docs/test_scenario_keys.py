"""The list of every key of a scenario file is generated from the model that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from gameday.files.field_words import class_words, models_of
from gameday.files.json_schema import json_schema
from gameday.files.json_text import parse_json
from gameday.scenario import Scenario
from gameday.terms.duration import format_duration
from tests.conftest import Pin

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "scenario-keys.md"
ELSEWHERE = ("ShareIs",)
"""Models whose keys another page tells."""
Json = dict[str, object]


def schema() -> tuple[Json, Json]:
    """(properties of the whole, definitions)."""
    told = cast("Json", parse_json(json_schema("scenario")))
    defs = cast("Json", told["$defs"])
    return cast("Json", defs["whole"]), defs


def forms(one: Json) -> Iterator[str]:
    """What may stand there, in words."""
    if "$ref" in one:
        name = str(one["$ref"]).rpartition("/")[2]
        if name != "variable_field":
            yield f"[{name}](#{name.lower()})"
    elif "anyOf" in one:
        for form in cast("list[Json]", one["anyOf"]):
            yield from forms(form)
    elif "enum" in one or "const" in one:
        yield " ".join(f"`{value}`" for value in cast("list[object]", one.get("enum", [one.get("const")])))
    elif one.get("type") in HOLDERS:
        yield f"{HOLDERS[str(one['type'])]} {held(one)}"
    elif one.get("type") != "null":
        yield WORDS.get(str(one.get("type")), str(one.get("type"))) + limits(one)


def limits(one: Json) -> str:
    """` from 0 to 1`, as far as there are ends."""
    low = one.get("minimum", one.get("exclusiveMinimum"))
    high = one.get("maximum", one.get("exclusiveMaximum"))
    more = "more than " if "exclusiveMinimum" in one else ""
    if high is not None:
        return f" from {low:g} to {high:g}" if not more else f" of more than {low:g}, at most {high:g}"
    return "" if low is None else f" of {more}{low:g}" + ("" if more else " or more")


def held(one: Json) -> str:
    patterns = cast("dict[str, Json]", one.get("patternProperties", {}))
    inside = one.get("items") or one.get("additionalProperties") or next(iter(patterns.values()), {})
    return " or ".join(dict.fromkeys(forms(cast("Json", inside)))) or "anything"


HOLDERS = {"array": "list of", "object": "mapping to"}
WORDS = {"string": "text", "number": "figure", "integer": "whole number", "boolean": "`true` or `false`"}
DURATION = "a duration: 90s, 5m, 1h 30m"


def default(one: Json, *, required: bool) -> str:
    if required:
        return "**needed**"
    value = one.get("default")
    if value is None or isinstance(value, list | dict):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    timed = DURATION in str(one.get("description"))
    return f"`{format_duration(value)}`" if timed and isinstance(value, int) else f"`{value}`"


def rows(one: Json) -> Iterator[str]:
    yield "| key | what may stand there | default | meaning |"
    yield "|---|---|---|---|"
    required = cast("list[str]", one.get("required", []))
    for key, told in cast("dict[str, Json]", one.get("properties", {})).items():
        said = str(told.get("description", ""))
        may = "duration" if DURATION in said else " or ".join(dict.fromkeys(forms(told)))
        said = said.replace(f" ({DURATION})", "").replace(DURATION, "")
        yield f"| `{key}` | {may} | {default(told, required=key in required)} | {said} |".replace("  |", " |")


def plain(defs: Json, name: str) -> Json:
    """The mapping form of a model that may also be written short."""
    one = cast("Json", defs[name])
    return one if "properties" in one else cast("list[Json]", one["anyOf"])[-1]


def page() -> Iterator[str]:
    whole, defs = schema()
    yield "# Every key of a scenario file"
    yield ""
    yield "From the model that reads the files. [Scenario files](scenario.md) tells how the parts work together."
    yield 'Wherever a figure or a word is asked for, `"{{name}}"` may stand for a variable of `vars`.'
    yield ""
    yield "## Scenario"
    yield ""
    yield from rows(whole)
    models = {name: model for name, model in models_of(Scenario).items() if name not in ("Scenario", *ELSEWHERE)}
    for name in sorted(models):
        yield ""
        yield f"## {name}"
        yield ""
        yield class_words(models[name])
        yield ""
        yield from rows(plain(defs, name))


def test_the_page_is_what_the_model_says(pin: Pin) -> None:
    pin(PAGE, "\n".join(page()) + "\n")


def test_every_key_says_what_it_means() -> None:
    silent = [line.split("`")[1] for line in page() if line.startswith("| `") and line.endswith(("| | |", "** | |"))]
    assert silent == []
