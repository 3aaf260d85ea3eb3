"""The sentence of a flip: what each SOP asks for by its own figures, and what was seen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gameday.regression.change.observable import CRITERIA
from gameday.regression.records.flip import SILENT, UNTOLD, Both
from gameday.scoring.finding import Finding
from gameday.sop import Sop
from gameday.sop.diff import SopDiff
from gameday.sop.diff.clause_change import ClauseChange, Difference, is_bound
from gameday.terms.frozen import frozen

_TIME = r"\d[\d.]*(?: to \d[\d.]*)? (?:ms|s|min|h|d|business days?)\b"
_FIGURE = rf"{_TIME}(?: {_TIME})*|immediately"
_WORD = re.compile(rf"{_FIGURE}|\S+")
"""A word; a figure with its unit is one."""
_IS_FIGURE = re.compile(_FIGURE)


@frozen
class Asking:
    """What two SOPs ask for beyond what a finding says of it."""

    old: Mapping[str, str]
    """The wording of each clause of the baseline, by id."""
    new: Mapping[str, str]
    edits: Mapping[str, ClauseChange]
    """The edit of each clause that is another now, by its id in the candidate."""
    parts: tuple[str, ...] = ()
    """What was edited that can move a finding: clauses, and the criteria of severity."""

    @classmethod
    def of(cls, old: Sop, new: Sop, edit: SopDiff) -> Asking:
        """What two SOPs ask for, and how they differ."""
        old_texts, new_texts = ({one.id: one.text for one in side.clauses} for side in (old, new))
        parts = [one.clause for one in edit.clauses if any(not part.wording for part in one.differences)]
        parts += [one.clause for one in edit.clauses if one.change in ("added", "gone") and one.clause not in parts]
        parts += [CRITERIA] if edit.severity else []
        return cls(old_texts, new_texts, {one.clause: one for one in edit.clauses}, tuple(parts))

    def sentence(self, one: Both) -> str:
        """`Asked for: the answer to the page within 15 min of the first page, now 3 min. Seen: the answer came ...`."""
        by_others = one.was is not None and one.now is not None and one.clause not in self.edits
        more = f" The clause itself was not edited: {_moving(self.parts)}." if by_others else ""
        asked = self._asked(one)
        return f"{f'Asked for: {asked}. ' if asked else ''}Seen: {_seen(one)}.{more}"

    def _asked(self, one: Both) -> str:
        """By figures. A clause's wording may be inherited and no longer go with them: it is the last resort."""
        before, after = _figures(one.was, self.old), _figures(one.now, self.new)
        if before and after and before != after:
            return f"{before}, now {_shortly(before, after)}"
        edited = _edited(self.edits.get(one.clause))
        wording = (self.new.get(one.clause) or self.old.get(one.clause, "")).rstrip(". ")
        asked = after or before or ("" if any(is_bound(part) for part in edited) else wording)
        told = "; ".join(part.say() for part in edited)
        return f"{asked} ({told})" if asked and told else asked or told


_NAMED = 4
"""Parts of an edit that a sentence names; the list of what was edited has all of them."""


def _moving(parts: Sequence[str]) -> str:
    """Which other edit moves it, or which of several."""
    if not parts:
        return "another edit moves it"
    if len(parts) == 1:
        return f"the edit of {parts[0]} moves it"
    named = ", ".join(parts[:_NAMED])
    more = len(parts) - _NAMED
    return f"another edit moves it (one or more of {named}{f' and {more} more' if more > 0 else ''})"


def _figures(one: Finding | None, texts: Mapping[str, str]) -> str:
    """What a side asks for, worked out for this record; empty where that is no more than its wording."""
    return "" if one is None or one.expected == texts.get(one.clause) else one.expected.rstrip(". ")


def _edited(edit: ClauseChange | None) -> tuple[Difference, ...]:
    if edit is None or edit.change not in ("changed", "renamed"):
        return ()
    return tuple(one for one in edit.differences if not one.wording)


def _shortly(before: str, after: str) -> str:
    """The figure alone where that is all that is another now; else the whole."""
    had, has = _WORD.findall(before), _WORD.findall(after)
    differ = [now for was, now in zip(had, has, strict=False) if was != now] if len(had) == len(has) else []
    return differ[0] if len(differ) == 1 and _IS_FIGURE.fullmatch(differ[0]) else after


def _seen(one: Both) -> str:
    """What the candidate saw; beside it what the baseline did, where a gate or a whole clause hangs on that."""
    was, now = (side.observed.rstrip(". ") if side is not None else "" for side in (one.was, one.now))
    if not was or not now:
        return was or now
    lifts = one.gates == (True, False)
    if not lifts and (SILENT | UNTOLD).isdisjoint(one.statuses):
        return now
    more = was.removeprefix(now).lstrip(";, ")
    return f"{now}; under the baseline {more}" if more else now
