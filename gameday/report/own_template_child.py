"""The process that renders a user's template: one order on standard input, one answer on standard output."""

from __future__ import annotations

import contextlib
import json
import sys
import traceback
from collections.abc import Iterator
from typing import Literal, TypedDict

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from gameday.report.escape import markdown_text
from gameday.terms.role import say_role

if sys.platform != "win32":
    import resource

MOST_MEMORY = 512 * 1024 * 1024
MOST_CPU_SECONDS = 5
MOST_BYTES = 16 * 1024 * 1024
"""Letters of the page."""
_SHOWN = 300


class Order(TypedDict):
    """What is to be rendered."""

    template: str
    form: Literal["md", "html"]
    data: dict[str, object]


class Answer(TypedDict):
    """The page, or what is wrong with the template."""

    page: str | None
    line: int
    wrong: str
    expected: str


class _TooLarge(Exception):
    """The page is larger than a report may be."""


def main() -> None:
    """Read the order, bound this process, answer."""
    order: Order = json.loads(sys.stdin.buffer.read())
    bound_process()
    sys.stdout.write(json.dumps(answer_to(order)))


def bound_process() -> None:
    """Let the system end this process when it asks for too much; without such bounds the caller's clock does."""
    if sys.platform != "win32":
        for limit, soft, hard in (
            (resource.RLIMIT_AS, MOST_MEMORY, MOST_MEMORY),
            (resource.RLIMIT_CPU, MOST_CPU_SECONDS, MOST_CPU_SECONDS + 1),
            (resource.RLIMIT_CORE, 0, 0),
        ):
            # A system that knows no such bound, or has a tighter one already, says so; the others still hold.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, (soft, hard))


def answer_to(order: Order) -> Answer:
    """The page of an order, or what is wrong with its template and in which line."""
    try:
        return Answer(page="".join(_bounded(_pieces(order))), line=0, wrong="", expected="")
    except _EXPECTED as error:
        return _explained(error)


_EXPECTED = (
    TemplateError,
    _TooLarge,
    MemoryError,
    RecursionError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    AssertionError,
)


def _explained(error: BaseException) -> Answer:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line_of(error)
    for kind, wrong, expected in (
        (TemplateSyntaxError, f"this is no Jinja: {error}", "a Jinja template"),
        (SecurityError, f"a template may not do that: {error}", "values, loops, conditions and filters"),
        (UndefinedError, f"there is no such value: {error}", "a name of the retrospective's JSON"),
        (_TooLarge, f"the page is larger than {MOST_BYTES >> 20} MiB", "a smaller one"),
        (MemoryError, f"it needs more than {MOST_MEMORY >> 20} MiB of memory", "a template that needs less"),
        (RecursionError, "it calls itself without end", "a template that comes to an end"),
    ):
        if isinstance(error, kind):
            return _fault(line, wrong, expected)
    return _fault(line, f"it cannot be rendered: {error}", "values, loops, conditions and filters")


def _pieces(order: Order) -> Iterator[str]:
    html = order["form"] == "html"
    finalize = None if html else _markdown
    environment = ImmutableSandboxedEnvironment(
        autoescape=html,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["role"] = say_role
    data = dict(order["data"])
    if not html:
        # The authors' own Markdown in a Markdown page; it was tamed before it came here.
        data["notes"] = Markup(data.get("notes", ""))  # noqa: S704
    yield from environment.from_string(order["template"]).generate(data)


def _markdown(value: object) -> object:
    return value if isinstance(value, Undefined) else markdown_text(value)


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MOST_BYTES:
            raise _TooLarge
        yield piece


def _fault(line: int | None, wrong: str, expected: str) -> Answer:
    shown = " ".join(wrong.split())
    return Answer(
        page=None, line=line or 0, wrong=shown[:_SHOWN] + ("…" if len(shown) > _SHOWN else ""), expected=expected
    )


def _line_of(error: BaseException) -> int | None:
    """The template's line: Jinja puts its own lines into the traceback."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else None


if __name__ == "__main__":
    main()
