"""The page of `import gameday` is what the names say of themselves."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from pathlib import Path

import gameday
from gameday.engine.desk import Lever, Sight
from gameday.engine.series import Series
from gameday.scoring.assessment import (
    ActionResult,
    DimensionScore,
    DocumentRef,
    Measurement,
    Metrics,
    ObjectiveResult,
    Overall,
    Warned,
)
from gameday.scoring.finding import JudgementBeside
from gameday.terms.facts import Facts
from gameday.timeline import Exercise, Header
from tests.conftest import Pin

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "python.md"
HEAD = """\
# Python

What `import gameday` offers, generated from the names themselves. They are loaded when they are first asked for. An
SOP, scenario, team or scorecard is handed in by the name of a shipped one, by path, or as what `load_...` gave. The
command's project file is not looked at: what a call uses stands in the call.

Everything else in the package may change without notice. Faults are `GamedayError`s with a sentence for people: an
`InputError` carries every fault of a file with its line, an `EngineFault` names the responder that failed.

How to [write a responder of your own](../how-to/write-a-responder.md), and how to [judge in a
notebook](../how-to/judge-in-a-notebook.md).
"""
HELD = (
    Overall, DimensionScore, ObjectiveResult, ActionResult, JudgementBeside, Measurement, Metrics, DocumentRef, Warned,
    Header, Exercise, Sight, Facts, Lever, Series,
)  # fmt: skip
FIRST = ("play", "judge", "retrospective", "to_markdown", "to_html", "draw", "read_timeline", "write_timeline")


def signature(name: str, thing: object) -> str:
    """As a person would type it: one parameter a line where it is long."""
    found = inspect.signature(thing)  # type: ignore[arg-type]  # functions and methods only
    parts: list[str] = []
    for one in found.parameters.values():
        if one.name == "self":
            continue
        if one.kind is one.KEYWORD_ONLY and not any(part.startswith("*") for part in parts):
            parts.append("*")
        stars = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
        default = "" if one.default is one.empty else f" = {one.default!r}"
        parts.append(f"{stars}{one.name}: {one.annotation}{default}")
    back = f" -> {found.return_annotation}"
    flat = f"{name}({', '.join(parts)}){back}"
    return flat if len(flat) <= 100 else f"{name}(\n    " + ",\n    ".join(parts) + f",\n){back}"


def told(thing: object) -> str:
    text = inspect.getdoc(thing) or ""
    assert text, f"{thing} has no docstring"
    return (
        text.replace("\nArgs:\n", "\nArguments:\n\n").replace("\nRaises:\n", "\nRaises:\n\n").replace("\n    ", "\n- ")
    )


def fields(cls: type) -> Iterator[str]:
    """Fields of a value with their docs, as its source states them."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    for index, one in enumerate(body.body):
        if not isinstance(one, ast.AnnAssign) or ast.unparse(one.target).startswith("_"):
            continue
        after = body.body[index + 1] if index + 1 < len(body.body) else None
        doc = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            doc = ": " + " ".join(str(after.value.value).split())
        kind = ast.unparse(one.annotation).replace("|", "or")
        yield f"- `{ast.unparse(one.target)}` ({kind}){doc}\n"


def methods(cls: type) -> Iterator[str]:
    for name, one in vars(cls).items():
        if name.startswith("_"):
            continue
        if isinstance(one, classmethod):
            yield f"\n```python\n{cls.__name__}.{signature(name, getattr(cls, name))}\n```\n\n{told(one.__func__)}\n"
        if isinstance(one, property):
            yield f"\n```python\n{name}: {inspect.signature(one.fget).return_annotation}\n```\n\n{told(one)}\n"  # type: ignore[arg-type]  # it has one
        elif inspect.isfunction(one) and name != "until":
            yield f"\n```python\n{signature(name, one)}\n```\n\n{told(one)}\n"


def value(cls: type) -> Iterator[str]:
    found = "".join(fields(cls))
    yield f"\n{told(cls)}\n" + (f"\n{found}" if found else "")


def entry(name: str) -> Iterator[str]:
    thing: object = getattr(gameday, name)
    yield f"\n## `{name}`\n"
    if inspect.isfunction(thing):
        yield f"\n```python\n{signature(name, thing)}\n```\n\n{told(thing)}\n"
        return
    assert isinstance(thing, type)
    yield from value(thing)
    if not issubclass(thing, Exception):
        yield from methods(thing)


def test_the_page_of_python_is_what_the_names_say(pin: Pin) -> None:
    rest = sorted(set(gameday.__all__) - set(FIRST), key=lambda name: (name[0].isupper(), name))
    named = [part for name in (*FIRST, *rest) for part in entry(name)]
    held = [part for cls in HELD for part in (f"\n### `{cls.__name__}`\n", *value(cls))]
    page = "".join([HEAD, *named, "\n## What these values hold\n", *held])
    pin(PAGE, page.replace("OwnDesk", "Desk"))  # as it is called from outside
