"""Severities called in a record that the SOP it is judged under does not know, each with the line it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.files.timeline_file import ReadTimeline
from gameday.files.words import close_to, say_value
from gameday.terms.severity import Ladder
from gameday.timeline.response import Declared, SeverityChanged

_MOST = 20


def unknown_levels(read: ReadTimeline, name: str, ladder: Ladder) -> Iterator[str]:
    """A sentence for each such call; `name` is what the file is called."""
    lost = []
    for one in read.timeline.of_kinds((Declared.kind, SeverityChanged.kind)):
        if isinstance(one, Declared | SeverityChanged) and one.severity and (wrong := _wrong(one.severity, ladder)):
            line = read.lines.get(one.id)
            where = name if line is None else f"{name}:{line}"
            lost.append(f"{where}: {say_value(one.severity)} {wrong}")
    yield from lost[:_MOST]
    if len(lost) > _MOST:
        yield f"{name}: and {len(lost) - _MOST} more calls of levels this SOP does not know"


def _wrong(said: str, ladder: Ladder) -> str:
    rank = ladder.rank(said)
    if rank is None:
        close = _meant(said, ladder)
        return "is no level of this SOP; what was called is unknown" + (f"; did you mean `{close}`?" if close else "")
    if rank >= ladder.bottom and not ladder.is_none(said):
        return f"is below this SOP's lowest level, {ladder.levels[-1]}; it counts as none called"
    return ""


def _meant(said: str, ladder: Ladder) -> str | None:
    """The level's name that was most likely meant; None where another level's is like it too."""
    names = {**{level: level for level in ladder.levels}, **dict(ladder.aliases)}
    close = close_to(said, names)
    others = [name for name, level in names.items() if close is not None and level != names[close]]
    return close if close_to(said, others) is None else None
