"""What past records say of two SOPs, in words that every face of it shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.regression.change.verdict import Ruling
from gameday.regression.records.flip import FindingFlip
from gameday.regression.records.rejudged import ClauseFlips, RecordFlips, Rejudged
from gameday.regression.records.turned import Reason
from gameday.report.regress.edit import say_parts
from gameday.report.regress.words import TITLES
from gameday.retrospective.plain import listed

_EDITS = 12
"""Parts of an edit that are listed where there is little room."""
_ABSENT = "no such clause"
_MEANINGS: dict[Ruling, str] = {
    "regressed": "what people did is further from the candidate than from the baseline. That may be the stricter SOP:"
    " records tell how far people are from it, not which of the two is better.",
    "improved": "what people did is nearer to the candidate, and nothing is further from it. That may be the laxer SOP:"
    " records tell how far people are from it, not which of the two is better.",
    "not_observable": "a part of the edit moved nothing that these records can see. That is no green light.",
    "inconclusive": "of a record that passed nobody can tell any longer whether it does. That is no green light.",
    "no_material_change": "what people did is no further from the candidate by anything that decides here.",
    "identical": "every record is judged the same.",
}
_TIMES = {1: "once", 2: "twice"}
_NOTHING_EDITED = "nothing was edited. Both say the same, but perhaps for name, title and version."


def say_sides(found: Rejudged) -> str:
    """How many records, under which SOPs."""
    count = len(found.records)
    return f"{count} record{'s' * (count != 1)} under {found.baseline} and under {found.candidate}"


def say_ruling(found: Rejudged) -> str:
    """The ruling, and what it means."""
    return f"{TITLES[found.ruling]}: {say_meaning(found)}"


def say_meaning(found: Rejudged) -> str:
    """What the ruling means, and whether it stops a merge."""
    if found.ruling == "identical" and found.edit.identical:
        return _NOTHING_EDITED
    through = " It stops no merge here (--fail-on)." if found.let_through else ""
    return f"{_MEANINGS[found.ruling]}{through}"


def say_edit(found: Rejudged) -> tuple[str, ...]:
    """What was edited, a part a line."""
    return tuple(say_parts(found.edit))


def say_first_edits(found: Rejudged) -> tuple[str, ...]:
    """The same; of a long list the first, and how many more: the flips are what somebody looks for."""
    edit = say_edit(found)
    more = len(edit) - _EDITS
    return edit if more <= 0 else (*edit[:_EDITS], f"and {more} more, which `gameday sop diff` lists")


def say_flips(found: Rejudged) -> str:
    """How many findings flip, how many for the worse, and how often a gate breaks; where none does, what moved."""
    if not found.flips:
        moved = sum(not one.alike_in_all for one in found.records)
        return f"No finding flips{_say_worth(moved)}."
    count, worse = len(found.flips), sum(one.worse for one in found.flips)
    said = f"{count} findings flip" if count != 1 else "One finding flips"
    breaks = sum(one.breaks for one in found.flips)
    gates = f"; a gate breaks {_TIMES.get(breaks, f'{breaks} times')}" if breaks else ""
    return f"{said}, {worse or 'none'} for the worse{gates}."


def _say_worth(records: int) -> str:
    if not records:
        return ""
    return f"; {records} records are worth another share" if records > 1 else "; one record is worth another share"


def say_clause(one: ClauseFlips) -> tuple[str, str, str, str]:
    """A row of the table: the clause, in how many records it flips, in how many for the worse, and breaks as a gate."""
    return one.clause, f"{one.records}", f"{one.worse}", f"{one.breaks}"


def say_record(one: RecordFlips) -> str:
    """`pass (87%), now fail (76%): the gate severity breaks`, or `undecided (80%) under both: ...`."""
    before, after = _say(one.before, one.score_before), _say(one.after, one.score_after)
    said = f"{before}, now {after}" if before != after else f"{before} under both"
    turned = say_turn(one)
    return f"{said}: {turned}" if turned else said


def say_moved(one: RecordFlips) -> str:
    """`Worth another share without a flip: roles 90%, now 82%.`; empty where nothing is."""
    told = "; ".join(f"{move.clause} {_shares(move.before, move.after)}" for move in one.moved)
    return f"Worth another share without a flip: {told}." if told else ""


def say_turn(one: RecordFlips) -> str:
    """What turns a record's verdict; where it is undecided under both, why; empty where it stays as it was."""
    turn = one.turn
    new = one.reasons[1] if one.before == one.after == "undecided" else turn.new
    return "; ".join((*_say_new(new), *_say_gone(turn.gone)))


def say_flip(flip: FindingFlip) -> str:
    """`met, now missed`; of a gate that breaks `partial under both, and the gate breaks now`."""
    before, after = ((one or _ABSENT).replace("_", " ") for one in (flip.before, flip.after))
    said = f"{before}, now {after}" if before != after else f"{before} under both"
    if flip.breaks:
        return f"{said}; it is a gate, and breaks now"
    if flip.lifts:
        return f"{said}; it was broken as a gate, and no longer is"
    return f"{said}; it is a gate, broken under both" if flip.gate_after else said


def say_notice(one: RecordFlips) -> str:
    """Of an exercise the words it carries; empty for a real incident."""
    return " · ".join(one.notice)


def _say_new(reasons: Sequence[Reason]) -> Iterator[str]:
    if gates := _gates(reasons, "gate"):
        yield f"{gates} break{_ends(gates)}"
    if gates := _gates(reasons, "hidden"):
        yield f"whether {gates} held cannot be told"
    for one in reasons:
        low, high, mark = _share(one.low, one.mark), _share(one.high, one.mark), _share(one.mark)
        if one.kind == "blank":
            yield "nothing in it can be judged"
        elif one.kind == "short":
            yield f"at the best {high}, under the pass mark of {mark}"
        elif one.kind == "open":
            yield f"between {low} and {high}, and the pass mark is {mark}"


def _say_gone(reasons: Sequence[Reason]) -> Iterator[str]:
    if gates := _gates(reasons, "gate"):
        yield f"{gates} no longer break{_ends(gates)}"
    if gates := _gates(reasons, "hidden"):
        yield f"whether {gates} held can be told"
    for one in reasons:
        if one.kind == "blank":
            yield "something in it can be judged"
        elif one.kind in ("short", "open"):
            yield f"the pass mark of {_share(one.mark)} is within reach"


def _ends(gates: str) -> str:
    """What the verb of one gate ends in."""
    return "" if gates.startswith("the gates ") else "s"


def _gates(reasons: Sequence[Reason], kind: str) -> str:
    """`the gate severity`, `the gates severity and accurate`; empty where there is none of this kind."""
    clauses = [one.clause for one in reasons if one.kind == kind]
    return f"the gate{'s' * (len(clauses) > 1)} {listed(clauses)}" if clauses else ""


def _share(value: float | None, beside: float | None = None) -> str:
    """A share of one; with a digit more where it would read as the one it stands beside, and is not."""
    if value is None:
        return "no figure"
    near = beside is not None and value != beside and f"{value:.0%}" == f"{beside:.0%}"
    return f"{value:.1%}" if near else f"{value:.0%}"


def _shares(before: float | None, after: float | None) -> str:
    return f"{_share(before, after)}, now {_share(after, before)}"


def _say(verdict: str, score: float | None) -> str:
    words = verdict.replace("_", " ")
    return words if score is None else f"{words} ({score:.0%})"
