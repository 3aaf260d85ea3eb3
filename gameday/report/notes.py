"""What people wrote, made fit to stand inside a Markdown report without taking it over."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r"^( {0,3})(#{1,6})(?=\s|$)")
_RULED = re.compile(r"^ {0,3}(=+|-+)\s*$")
_TAG = re.compile(r"<(?!https?://[^<>\s]*>)(?=[A-Za-z/!?])")
"""What may begin a tag; an address between angle brackets is a link."""
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of what stands after them."""
_DOWN = 2
"""How many levels a heading of the notes stands below the report's own."""


def notes_markdown(notes: str) -> str:
    """The notes as Markdown: headings below the report's, no HTML, and a block of code left open is closed."""
    lines: list[str] = []
    fence = ""
    for line in visible(notes).strip().splitlines():
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


def visible(notes: str) -> str:
    """The notes with what is not seen and changes what is seen as its code point: `⟨U+202E⟩`."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", notes)


def _tamed(line: str, above: str) -> str:
    if _RULED.match(line) and above.strip():
        # Under a line of text this would make a heading of it.
        return f"\\{line.lstrip()}"
    line = _HEADING.sub(lambda one: one[1] + "#" * min(len(one[2]) + _DOWN, 6), line)
    return _TAG.sub("&lt;", line)
