"""A comparison of two SOPs for a pull request: the verdict first, what moved as a table, the rest folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gameday.regression.cell import Cell
from gameday.regression.comparison import Comparison
from gameday.report.escape import markdown_text
from gameday.report.regress_more import say_edit, say_next, say_touched
from gameday.report.regress_words import (
    ACCEPTED,
    ASSUMING,
    BANNER,
    CELL_WORDS,
    LAPSED,
    MEANINGS,
    plays_said,
    say_accepted,
    say_broken,
    say_counts,
    say_flip,
    say_margin,
    say_range,
    say_title,
    say_told,
)

_MOST_ROWS = 40


def comparison_markdown(found: Comparison) -> str:
    """The text of the comment or job summary, with a line end."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    question, verdict = found.question, found.answer.verdict
    yield f"### {say_title(verdict)}: {_text(question.names[1])} against {_text(question.names[0])}"
    yield ""
    yield f"{MEANINGS[verdict.ruling]} {say_counts(verdict)}."
    yield ""
    following = say_next(found)
    if following:
        yield from (f"- {_text(one)}" if index else _text(one) for index, one in enumerate(following))
        yield ""
    moved = [one for one in verdict.cells if one.verdict in ("regressed", "improved")]
    if moved:
        yield from _table(moved)
    for told in found.told:
        yield from _list(f"Why {told.cell.text} moved in {told.cell.place}", say_told(told))
    yield from _list("Where the verdict hangs on who responds", map(say_flip, verdict.flips))
    yield from _list(
        "Not observable: no play speaks for these",
        (f"{one.what}: {one.why}. Needed: {one.mend}." for one in verdict.unseen),
    )
    yield from _list(ACCEPTED, (say_accepted(*one) for one in verdict.accepted))
    yield from _list(LAPSED, (say_accepted(*one) for one in verdict.lapsed))
    costs = [one for one in verdict.cells if not one.gate and abs(one.mean) > one.margin and one not in moved]
    if costs:
        yield "**What it costs, beside the verdict**"
        yield ""
        yield from _table(costs)
    yield from _folded(found)
    yield f"<sub>{BANNER}. {plays_said(found)}. {ASSUMING}</sub>"


def _folded(found: Comparison) -> Iterator[str]:
    still = [one for one in found.answer.verdict.cells if one.gate and one.verdict == "open"]
    parts = (
        (f"{len(still)} cell{'s are' if len(still) != 1 else ' is'} still open", tuple(_table(still)) if still else ()),
        ("What was edited", tuple(f"- {_text(one)}" for one in say_edit(found))),
        ("What it touched", tuple(f"- {_text(one)}" for one in say_touched(found))),
    )
    for title, lines in parts:
        if lines:
            yield from (f"<details><summary>{title}</summary>", "", *lines, "", "</details>", "")


def _list(title: str, sentences: Iterable[str]) -> Iterator[str]:
    lines = [f"- {_text(one)}" for one in sentences]
    if lines:
        yield from (f"**{_text(title)}**", "", *lines, "")


def _table(cells: list[Cell]) -> Iterator[str]:
    yield "| | scenario, team | figure | moved | interval | margin |"
    yield "|---|---|---|---|---|---|"
    for one in cells[:_MOST_ROWS]:
        figure = f"{one.text} ({say_broken(one)})" if one.broken else one.text
        parts = (CELL_WORDS[one.verdict], str(one.place), figure, one.said, say_range(one), say_margin(one))
        yield "| " + " | ".join(_text(part) for part in parts) + " |"
    if len(cells) > _MOST_ROWS:
        yield ""
        yield f"And {len(cells) - _MOST_ROWS} more."
    yield ""


def _text(words: str) -> str:
    return markdown_text(words)
