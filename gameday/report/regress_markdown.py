"""A comparison of two SOPs for a pull request: the verdict first, what moved as a table, the rest folded away."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.regression.cell import Cell
from gameday.regression.comparison import Comparison
from gameday.report.escape import markdown_text
from gameday.report.regress_words import (
    ASSUMING,
    BANNER,
    CELL_WORDS,
    MEANINGS,
    TITLES,
    plays_said,
    say_broken,
    say_counts,
    say_margin,
    say_range,
    say_told,
)

_MOST_ROWS = 40


def comparison_markdown(found: Comparison) -> str:
    """The text of the comment or job summary, with a line end."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    question, verdict = found.question, found.answer.verdict
    yield f"### {TITLES[verdict.ruling]}: {_text(question.names[1])} against {_text(question.names[0])}"
    yield ""
    yield f"{MEANINGS[verdict.ruling]} {say_counts(verdict)}."
    yield ""
    moved = [one for one in verdict.cells if one.verdict in ("regressed", "improved")]
    still = [one for one in verdict.cells if one.gate and one.verdict == "open"]
    if moved:
        yield from _table(moved)
    for told in found.told:
        yield f"**Why {_text(told.cell.text)} moved in {_text(str(told.cell.place))}**"
        yield ""
        yield from (f"- {_text(sentence)}" for sentence in say_told(told))
        yield ""
    if verdict.unseen:
        yield "**Not observable: no play speaks for these**"
        yield ""
        yield from (f"- `{_text(one.what)}`: {_text(one.why)}. Needed: {_text(one.mend)}." for one in verdict.unseen)
        yield ""
    if verdict.accepted:
        yield "**Regressed, and accepted**"
        yield ""
        for cell, line in verdict.accepted:
            said = f"{cell.text} in {cell.place}: {cell.said}. {line.reason} ({line.author}, until {line.until})"
            yield f"- {_text(said)}"
        yield ""
    if still:
        yield f"<details><summary>{len(still)} cells are still open</summary>"
        yield ""
        yield from _table(still)
        yield "</details>"
        yield ""
    yield f"<sub>{BANNER}. {plays_said(found)}. {ASSUMING}</sub>"


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
