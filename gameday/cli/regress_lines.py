"""Where an edit stands: the line of a candidate's file that is another than in the baseline."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.files.documents import Loaded
from gameday.sop import Sop
from gameday.terms.document import Document

_WORDING = frozenset({"text", "source", "reading"})
_Path = tuple[str | int, ...]


def line_of(baseline: Sop, candidate: Loaded[Sop], part: str) -> tuple[str, int]:
    """The (file, line) of what is edited of a part: of a clause the first key in it that says something else.

    A clause that is new, and one of which nothing is written anew, stand where they begin; what is gone stands at the
    first line of the file.

    Args:
        baseline: The SOP as it was.
        candidate: The SOP as edited, with its lines.
        part: The id of a clause, or the name of a section, with or without one of its items (`contacts: lead`).

    """
    new = candidate.document
    index = next((index for index, one in enumerate(new.clauses) if one.id == part), None)
    if index is None:
        section = part.partition(":")[0]
        return candidate.place_of((section,) if section in Sop.model_fields else ())
    whole: _Path = ("clauses", index)
    old = next((one for one in baseline.clauses if one.id == part), None)
    found = [candidate.place_of((*whole, *path)) for path in _edited(old, new.clauses[index])] if old else []
    # What the edit takes out stands in no file any more, and what is inherited in another one.
    begins = candidate.place_of(whole)
    there = [place for place in found if place[0] == begins[0]]
    return min(there, default=begins)


def _edited(old: Document, new: Document) -> Iterator[_Path]:
    """The keys that say something else, what is followed or judged before wording."""
    had, has = (one.model_dump(mode="json", by_alias=True) for one in (old, new))
    edited = [key for key in has if had.get(key) != has[key] and has[key] is not None]
    followed = [key for key in edited if key not in _WORDING]
    for key in followed or edited:
        before, now = had.get(key), has[key]
        if not isinstance(now, dict):
            yield (key,)
        else:
            known = before if isinstance(before, dict) else {}
            yield from ((key, inner) for inner in now if known.get(inner) != now[inner])
