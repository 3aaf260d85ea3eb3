"""What in a record is not judged as it stands. A warning changes no score; it tells a reader where to look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gameday.scoring.assessment import Warned, WarningKind
from gameday.scoring.blankness import says_nothing
from gameday.scoring.case import Case
from gameday.scoring.correction import corrected
from gameday.scoring.effective import as_recorded, says_only, talked_through
from gameday.terms.duration import MINUTE, say_duration
from gameday.timeline import Entry
from gameday.timeline.exercise import Control, Correction, RealIncident, SignedOff
from gameday.timeline.paging import Acknowledged
from gameday.timeline.response import UpdatePosted
from gameday.timeline.talk import Intent, Note

_NO_ACT = frozenset({"note", "message", "correction", "control", "observation", "judgement", "signed_off", "ended"})
"""Kinds that a list of what a source covers need not name."""
_KEPT_BACK = ("hold", "skip")
_LATE = MINUTE
"""Before that nobody notices."""


def warned(case: Case) -> tuple[Warned, ...]:
    """Every warning; an empty tuple where the record is judged just as it stands."""
    return (
        *_unknown_levels(case),
        *_below_the_lowest(case),
        *_unknown_kinds(case),
        *_corrections(case),
        *_not_counted(case),
        *_several_incidents(case),
        *_only_said(case),
        *_not_covered(case),
        *_said_nothing(case),
        *_before_the_call(case),
        *_came_late(case),
        *_never_came(case),
        *_stops_early(case),
    )


def _warn(about: WarningKind, entries: Iterable[Entry], sentence: str) -> Iterator[Warned]:
    found = tuple(one.id for one in entries)
    if found:
        yield Warned(about, found, sentence.format(count=len(found), entries=_count(len(found))))


def _count(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _unknown_levels(case: Case) -> Iterator[Warned]:
    words: dict[str, list[Entry]] = {}
    for call in case.unreadable_calls:
        words.setdefault(call.unreadable or "", []).append(case.entries[call.entry])
    for word, entries in words.items():
        called = _plain(word)
        yield from _warn("unknown_level", entries, f"“{called}” is no level of this SOP; what was called is unknown.")


def _below_the_lowest(case: Case) -> Iterator[Warned]:
    words: dict[str, list[Entry]] = {}
    for call in case.called:
        if call.below:
            words.setdefault(call.below, []).append(case.entries[call.entry])
    lowest = case.sop.ladder.level(case.sop.ladder.bottom - 1)
    for word, entries in words.items():
        sentence = f"“{_plain(word)}” is below this SOP's lowest level, {_plain(lowest)}; it counts as none called."
        yield from _warn("below_lowest", entries, sentence)


def _unknown_kinds(case: Case) -> Iterator[Warned]:
    unknown = [one for one in case.source.every(Note) if one.was]
    kinds = _plain(", ".join(dict.fromkeys(one.was or "" for one in unknown)))
    yield from _warn("unknown_kind", unknown, f"{{entries}} of a kind that is not known ({kinds}); read as notes.")


def _corrections(case: Case) -> Iterator[Warned]:
    changing = case.source.of_kinds((Correction.kind, Control.kind))
    by_id = {one.id: one for one in case.source} if changing else {}
    idle: list[Entry] = []
    active: list[Entry] = []
    for one in changing:
        if isinstance(one, Correction):
            target = by_id.get(one.corrects or "")
            effect = target is not None and corrected(target, one) != target
        elif isinstance(one, Control) and one.action == "undo":
            if isinstance(by_id.get(one.target or ""), Control):
                continue  # it took back a hand, and no word that is judged
            effect = one.target in by_id
        else:
            continue
        (active if effect else idle).append(one)
    yield from _warn(
        "correction_without_effect",
        idle,
        "{entries} to correct or undo another that is not there, or in words that cannot be read; nothing changed.",
    )
    yield from _warn(
        "rewritten", active, "{entries} correct or undo others; what is judged is what they say, the originals stay."
    )


def _not_counted(case: Case) -> Iterator[Warned]:
    real = as_recorded(case.source).first(RealIncident)
    if real is not None:  # one that was taken back stopped nothing
        later = _of_the_drill(case.source.entries[case.source.entries.index(real) + 1 :])
        yield from _warn("not_counted", later, "A real incident stopped the exercise; {entries} after it do not count.")


def _several_incidents(case: Case) -> Iterator[Warned]:
    incidents = case.timeline.incidents
    if len(incidents) < 2:
        return
    sentence = f"The record speaks of {len(incidents)} incidents and is judged as one; judge each apart."
    yield from _warn("several_incidents", [one for one in case.timeline if one.incident], sentence)


def _only_said(case: Case) -> Iterator[Warned]:
    exercise = case.header.exercise
    if exercise is not None and talked_through(case.source):
        return
    if not says_only(case.source) and not case.source.every(Intent):
        return
    said = [one for one in case.source if one.basis == "stated" or (isinstance(one, Intent) and one.act)]
    ruling = "its time is not rated" if exercise is None else "it counts as not done"
    sentence = f"{{entries}} of what was said and not done, in a record that is no tabletop; {ruling}."
    yield from _warn("said_outside_tabletop", said, sentence)


def _not_covered(case: Case) -> Iterator[Warned]:
    covers = case.header.covers
    if covers is None:
        return
    shown = {*covers, *_NO_ACT}
    held = [one for one in case.source if one.kind not in shown]
    kinds = ", ".join(dict.fromkeys(one.kind for one in held))
    yield from _warn("not_covered", held, f"{{entries}} of kinds the source is said not to show whole ({kinds}).")


def _said_nothing(case: Case) -> Iterator[Warned]:
    if case.effective.timeline is case.source:
        return
    silent = [one for one in case.source.every(UpdatePosted) if says_nothing(one)]
    yield from _warn("said_nothing", silent, "{entries} of updates posted blank; a blank update counts as none.")


def _before_the_call(case: Case) -> Iterator[Warned]:
    signal = case.first_signal
    early = [one for one in case.timeline.every(Acknowledged) if signal is not None and one.at < signal.at]
    yield from _warn("before_the_call", early, "{entries} of an answer before anything rang; look at the clocks.")


def _came_late(case: Case) -> Iterator[Warned]:
    """What the controller was late with is theirs."""
    late = [one for one in case.timeline.planned if one.planned_at is not None and one.at - one.planned_at >= _LATE]
    most = max((one.at - (one.planned_at or 0) for one in late), default=0)
    sentence = f"{{entries}} came later than planned, by {say_duration(most)} at the most: the controller's delay."
    yield from _warn("came_late", late, f"{sentence} Whoever took part is timed from when it came.")


def _never_came(case: Case) -> Iterator[Warned]:
    written = None if case.scenario is None else {one.id for one in case.scenario.injects}
    held = {
        one.target: one
        for one in case.timeline.every(Control)
        if one.action in _KEPT_BACK and one.target and (written is None or one.target in written)
    }
    came = {one.inject for one in case.timeline} if held else set()
    sentence = "{entries} of the controller kept back what the script would have sent; it never came."
    yield from _warn("never_came", [one for target, one in held.items() if target not in came], sentence)


def _stops_early(case: Case) -> Iterator[Warned]:
    if not case.complete and case.happened():
        last = _of_the_drill(case.timeline.entries)[-1:]
        yield from _warn("stops_early", last, "The record stops here, not at its end; nothing due later is judged.")


def _of_the_drill(entries: Sequence[Entry]) -> list[Entry]:
    """Without signatures: what is signed stays as it was signed."""
    return [one for one in entries if not isinstance(one, SignedOff)]


def _plain(words: str) -> str:
    """Words of a record inside a sentence: short, on one line, and without braces of their own."""
    return " ".join(words.split())[:60].replace("{", "(").replace("}", ")")
