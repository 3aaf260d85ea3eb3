"""The templates of the report, and the words they share."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from gameday.report.basis import say_basis
from gameday.report.compiled import Compiled
from gameday.report.escape import html_coded, markdown_coded, markdown_text
from gameday.report.marks import anchor
from gameday.report.objectives import say_expected, say_why, say_word
from gameday.report.story_table import row_clock, row_story
from gameday.report.unbroken import unbroken
from gameday.report.words import RATING_WORDS, STATUS_WORDS, marks_of, say_interval, say_overall
from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.scoring.assessment import DimensionScore
from gameday.terms.dimension import Dimension
from gameday.terms.role import say_role


def read_template(name: str) -> str:
    """The text of a file beside the templates."""
    return (files("gameday.report") / "templates" / name).read_text(encoding="utf-8")


def picture_style() -> str:
    """The style sheet of the picture alone: its colours, light, dark and in print, and its lines."""
    return read_template("palette.css") + read_template("picture.css")


def page_style() -> str:
    """The style sheet of a page with the picture in it."""
    return picture_style() + read_template("notes.css") + read_template("style.css")


@lru_cache(maxsize=1)
def html_environment() -> Environment:
    """Templates of HTML: everything that is not markup already is escaped."""
    made = Environment(autoescape=True, **_COMMON)  # type: ignore[arg-type]  # one dict for both
    made.filters["coded"] = html_coded
    made.filters["unbroken"] = unbroken
    return _with_words(made)


@lru_cache(maxsize=1)
def markdown_environment() -> Environment:
    """Templates of Markdown: everything that is not markup already is shown letter by letter."""
    # Jinja escapes for HTML only; `finalize` is the same door for Markdown.
    made = Environment(autoescape=False, finalize=markdown_text, **_COMMON)  # type: ignore[arg-type]  # noqa: S701
    made.filters["coded"] = markdown_coded
    made.filters["link"] = _markdown_link
    made.filters["place"] = _markdown_place
    made.filters["clause_links"] = _clause_links
    made.filters["entry_links"] = _entry_links
    made.filters["row"] = _markdown_row
    return _with_words(made)


def _markdown_row(cells: Iterable[str]) -> Markup:
    return Markup(" | ".join(markdown_text(cell) for cell in cells))  # noqa: S704  # every cell is escaped


def _markdown_place(name: str) -> Markup:
    """A place to link to; GitHub and other renderers keep it, and it shows nothing."""
    return Markup('<a id="{}"></a>').format(name)


def _markdown_link(words: str, place: str) -> Markup:
    return Markup(f"[{markdown_text(words)}](#{place})")  # noqa: S704  # words are escaped, places are our own names


def _clause_links(ids: Iterable[str]) -> Markup:
    return Markup(", ".join(_markdown_link(id_, f"clause-{id_}") for id_ in ids))  # noqa: S704  # links of ours


def _entry_links(ids: Iterable[str], shown: Container[str]) -> Markup:
    """Entries, linked where the page shows them."""
    links = (_markdown_link(id_, anchor(id_)) if id_ in shown else markdown_text(id_) for id_ in ids)
    return Markup(", ".join(links))  # noqa: S704  # links of ours, the rest escaped


_FORM = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
_COMMON: dict[str, object] = {
    "loader": FunctionLoader(read_template),
    "undefined": StrictUndefined,
    "auto_reload": False,
    "bytecode_cache": Compiled(Path(__file__).parent / "templates", repr(_FORM)),
    **_FORM,
}


def _points(one: DimensionScore) -> str:
    return say_interval(one.low, one.high)


def _dimension(name: Dimension) -> str:
    return DIMENSION_WORDS[name]


def _with_words(environment: Environment) -> Environment:
    filters: dict[str, Callable[..., object]] = {
        "anchor": anchor,
        "dimension": _dimension,
        "marks": marks_of,
        "overall": say_overall,
        "basis": say_basis,
        "points": _points,
        "rating": RATING_WORDS.__getitem__,
        "role": say_role,
        "status": STATUS_WORDS.__getitem__,
        "story": row_story,
        "clock": row_clock,
        "why": say_why,
        "expected": say_expected,
        "said": say_word,
    }
    environment.filters.update(filters)
    return environment
