"""What people wrote, made fit to stand inside a Markdown report without taking it over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r"^( {0,3})(#{1,6})(?=\s|$)")
_RULED = re.compile(r"^ {0,3}(=+|-+)\s*$")
_TAG = re.compile(r"<(?!https?://[^<>\s]*>)(?=[A-Za-z/!?])")
"""What may begin a tag; an address between angle brackets is a link."""
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of what stands after them."""
_CODE = re.compile(r"`|^(?: {4}|\t)")
_DOWN = 2
"""How many levels a heading of the notes stands below the report's own."""


def notes_markdown(notes: str) -> str:
    """The notes as Markdown: headings below the report's, no HTML, and a block of code left open is closed."""
    lines: list[str] = []
    fence = ""
    for line in readable(notes).strip().splitlines():
        found = _FENCE.match(line)
        if fence:
            lines.append(line)
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
            continue
        if found:
            fence = found[1]
            lines.append(line)
            continue
        lines.append(_tamed(line, lines[-1] if lines else ""))
    return "\n".join([*lines, fence] if fence else lines)


def readable(notes: str) -> str:
    """The notes without their comments, and with what is not seen and changes what is seen as `⟨U+202E⟩`.

    A comment that is never closed is text, so that it hides nothing; so is one in a block or a line of code.
    """
    shown = _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", notes)
    return "\n".join(_without_comments(shown.splitlines())) if "<!--" in shown else shown


def _without_comments(lines: Sequence[str]) -> Iterator[str]:
    fence, until, closes = "", 0, _closings(lines)
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if number < until:
            continue
        if fence or found:
            if found and not fence:
                fence = found[1]
            elif found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
            yield line
        elif line.startswith("<!--") and "-->" not in line and closes[number]:
            until = closes[number]
        elif (rest := line if _CODE.search(line) else _uncommented(line)).strip() or not line.strip():
            yield rest


def _uncommented(line: str) -> str:
    kept, at = "", 0
    while (start := line.find("<!--", at)) >= 0 and (end := line.find("-->", start + 4)) >= 0:
        kept, at = kept + line[at:start], end + 3
    return kept + line[at:]


def _closings(lines: Sequence[str]) -> list[int]:
    """For each line the number of the line after the next one that closes a comment; 0 where none ends so."""
    found = [0] * len(lines)
    after = 0
    for number in range(len(lines) - 1, -1, -1):
        if "-->" in lines[number]:
            # Words behind a comment's end are no part of it: then none of it is left out.
            after = number + 1 if lines[number].rstrip().endswith("-->") else 0
        found[number] = after
    return found


def _tamed(line: str, above: str) -> str:
    if _RULED.match(line) and above.strip():
        # Under a line of text this would make a heading of it.
        return f"\\{line.lstrip()}"
    line = _HEADING.sub(lambda one: one[1] + "#" * min(len(one[2]) + _DOWN, 6), line)
    return _TAG.sub("&lt;", line)
