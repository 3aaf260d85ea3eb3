"""Tables of what people wrote: no cell is lost, and none carries a style of its own."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.token import Token

FRAME = ('<div class="scroll" role="region" aria-label="Table" tabindex="0">', "</div>\n")
"""What a table stands in: on a phone it scrolls by itself."""


def whole_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The parser's rule of tables; what a row has beyond the headings stays in its last cell."""
    before = len(state.tokens)
    if not table(state, first, end, silent):
        return False
    if silent:
        return True
    cells: list[Token] = []
    row = 0
    for token in state.tokens[before:]:
        if token.type == "tr_open":
            cells, row = [], token.map[0] if token.map else first
        elif token.type == "inline":
            cells.append(token)
        elif token.type == "tr_close" and len(written := _cells(state, row)) > len(cells):
            cells[-1].content = " | ".join(written[len(cells) - 1 :])
    return True


def _cells(state: StateBlock, row: int) -> list[str]:
    line = state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]]
    cells = [cell.strip() for cell in escapedSplit(line.strip())]
    return cells[0 if cells[0] else 1 : len(cells) if cells[-1] else -1]


def framed(tokens: Sequence[Token]) -> None:
    """Give headings of tables their scope, and turn the alignment of cells from a style to a class."""
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if style := token.attrs.pop("style", None):
            token.attrSet("class", str(style).removeprefix("text-align:"))
