"""A comparison of two SOPs for a pull request: the verdict first, what moved as a table, the rest folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gameday.regression.change.comparison import Comparison
from gameday.regression.figures.cell import Cell
from gameday.report.escape import markdown_coded
from gameday.report.regress.edit import say_edit, say_touched
from gameday.report.regress.figures import (
    OPEN_AND_MOVING,
    WITHIN,
    beside_the_verdict,
    moved,
    open_and_moving,
    say_still,
    within_margin,
)
from gameday.report.regress.lost import TITLE as LOST
from gameday.report.regress.lost import say_lost
from gameday.report.regress.next import Next, next_of
from gameday.report.regress.why import say_flips, say_mean, say_note, say_told
from gameday.report.regress.words import (
    ASSUMING,
    BANNER,
    agreed,
    plays_said,
    say_accepted,
    say_beyond,
    say_called,
    say_counts,
    say_margin,
    say_meaning,
    say_quiet,
    say_range,
    say_title,
)

_MOST_ROWS = 40
_FEW = 6
"""Cells that are listed where nothing moved; the page and the JSON have them all."""


def comparison_markdown(found: Comparison) -> str:
    """The text of the comment or job summary, with a line end."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    question, verdict = found.question, found.answer.verdict
    yield f"### {say_title(verdict)}: {_text(question.names[1])} against {_text(question.names[0])}"
    yield ""
    yield _text(" ".join(filter(None, (say_meaning(verdict), say_counts(verdict)))))
    yield ""
    yield from _next(next_of(found))
    called, moving, within = moved(verdict), open_and_moving(verdict), within_margin(verdict)
    if called:
        yield from _table(found, called)
    for title, cells in ((OPEN_AND_MOVING, moving), (WITHIN, within)):
        if cells and not called and (cells is moving or not moving):
            yield from (f"**{title}**", "", *_table(found, cells, _FEW))
    for told in found.told:
        yield from _list(f"Why {told.cell.text} moved in {told.cell.place}", say_told(found, told))
    yield from _list("Where the verdict hangs on who responds", say_flips(found))
    yield from _list(LOST, say_lost(found))
    yield from _list(
        "Not observable: no play speaks for these",
        (f"{one.what}: {one.why}. Needed: {one.mend}." for one in verdict.unseen),
    )
    for title, lines in agreed(verdict):
        yield from _list(title, (say_accepted(*one) for one in lines))
    for title, cells in beside_the_verdict(verdict):
        yield from (f"**{_text(title)}**", "", *_table(found, cells))
    yield from _folded(found)
    if said := say_mean(verdict.cells):
        yield f"<sub>{_text(said)}</sub><br>"
    yield f"<sub>{BANNER}. {_text(plays_said(found))}.{'' if verdict.nothing_played else f' {ASSUMING}'}</sub>"


def _next(following: Next) -> Iterator[str]:
    yield from (f"- {_text(one)}" if index else _text(one) for index, one in enumerate(following.said))
    if following.lines:
        yield from ("", "```yaml", *following.lines, "```")
    yield from filter(None, (following.rest,))
    if following.said:
        yield ""


def _folded(found: Comparison) -> Iterator[str]:
    verdict = found.answer.verdict
    still = tuple(one for one in verdict.cells if one.gate and one.verdict == "open")
    moving = open_and_moving(verdict)
    within = within_margin(verdict) if moving or moved(verdict) else ()
    words = tuple(_text(one) for one in (say_quiet(verdict), say_beyond(verdict)) if one)
    parts = (
        (f"{_count(still)} still open", (*_table(found, moving), *words) if still else ()),
        (f"{_count(within)} within {_its(within)}", tuple(_table(found, within, _FEW)) if within else ()),
        ("What was edited", tuple(f"- {_text(one)}" for one in say_edit(found))),
        ("What it touched", tuple(f"- {_text(one)}" for one in (*say_touched(found), say_still(verdict)) if one)),
    )
    for title, lines in parts:
        if lines:
            yield from (f"<details><summary>{title}</summary>", "", *lines, "", "</details>", "")


def _count(cells: Sequence[Cell]) -> str:
    return f"{len(cells)} figure{'s are' if len(cells) != 1 else ' is'}"


def _its(cells: Sequence[Cell]) -> str:
    return "their margins" if len(cells) != 1 else "its margin"


def _list(title: str, sentences: Iterable[str]) -> Iterator[str]:
    lines = [f"- {_text(one)}" for one in sentences]
    if lines:
        yield from (f"**{_text(title)}**", "", *lines, "")


def _table(found: Comparison, cells: Sequence[Cell], most: int = _MOST_ROWS) -> Iterator[str]:
    if not cells:
        return
    yield "| | scenario, team | figure | moved | interval | margin |"
    yield "|---|---|---|---|---|---|"
    for one in cells[:most]:
        figure = f"{one.text} ({note})" if (note := say_note(found, one)) else one.text
        parts = (
            say_called(one, found.answer.verdict),
            str(one.place),
            figure,
            one.said,
            say_range(one),
            say_margin(one),
        )
        yield "| " + " | ".join(_text(part) for part in parts) + " |"
    if len(cells) > most:
        yield ""
        yield f"And {len(cells) - most} more, which moved less; the page and the JSON have them all."
    yield ""


def _text(words: str) -> str:
    return str(markdown_coded(words))
