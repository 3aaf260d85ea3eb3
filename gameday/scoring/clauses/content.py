"""Content: what an update, a hand-over, a review or an action item says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from math import fsum
from typing import NamedTuple

from gameday.scoring.anchors import is_expected
from gameday.scoring.binding import Binding
from gameday.scoring.blankness import blank, placeholder
from gameday.scoring.case import Case
from gameday.scoring.clauses import due
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.clauses.truthfulness import TRUE, untruths
from gameday.scoring.clauses.vagueness import is_vague
from gameday.scoring.constants import Constants
from gameday.scoring.once import seen_once
from gameday.scoring.ruling import Ruling, clamp, missed, not_applicable, pending, scored, unknown
from gameday.scoring.watching import still_watched
from gameday.scoring.wording import say_act, without_article
from gameday.sop.clause import Content
from gameday.terms.same import once_for_document
from gameday.timeline import Entry
from gameday.timeline.entry import States
from gameday.timeline.followup import ActionItemAdded, PostmortemPublished
from gameday.timeline.matching import every_match
from gameday.timeline.response import UpdatePosted


class _Fault(NamedTuple):
    """What one entry does not hold of what it should, or should not hold."""

    entry: Entry
    lacking: tuple[str, ...]
    untrue: tuple[str, ...]
    doubtful: tuple[str, ...]
    vague: bool
    asked: int
    by: Constants

    @property
    def certain(self) -> bool:
        """Is it more than a doubt?"""
        return bool(self.lacking or self.untrue or self.vague)

    def credit(self, *, doubting: bool) -> float:
        """Share of what was asked for that is present, less what is untrue."""
        untrue = len(self.untrue) + (len(self.doubtful) if doubting else 0)
        faults = len(self.lacking) + self.by.untrue * untrue + self.by.vague * self.vague
        return clamp((self.asked - faults) / self.asked)


def rule(case: Case, clause: Content) -> Ruling:
    """The mean over entries of (required elements present, less untrue statements) / required elements.

    Broken by an untrue statement to customers.
    """
    binding = case.binding(clause)
    if not binding.spans:
        return unbound(binding)
    if due.REVIEW_ACTS.issuperset(clause.of.kind) and due.review(case, clause.of.kind) == "not_applicable":
        return not_applicable("no review was due")
    every = every_match(clause.of, case.timeline)
    found = _bound(clause, binding, every)
    if clause.first_only:
        found = found[:1]
    if not found:
        hidden = not case.shows_absence_of(clause.of)
        never = f"{say_act(clause.of)} {'did not come while it was asked for' if every else 'never came'}"
        return unknown(f"the record cannot show {say_act(clause.of)}") if hidden else _none(case, clause, never)
    if clause.states and case.lacks("states") and not any(getattr(one, "states", True) for one in found):
        return unknown(f"the record cannot show what {say_act(clause.of)} said")
    return _judged(clause, found, _read(case, clause, found))


def _bound(clause: Content, binding: Binding, every: Sequence[Entry]) -> Sequence[Entry]:
    """Those of the entries of which the clause asks something."""
    if clause.of.status == ("resolved",):
        # It closes the whole incident: a SEV1 that calmed down to a SEV3 is closed as a SEV1.
        return [one for one in every if binding.start is not None and binding.start <= one.at]
    if due.REVIEW_ACTS.isdisjoint(clause.of.kind):
        return binding.among(every)
    # A review is written after the incident, so its level is the one that was in force.
    return [one for one in every if one.kind in due.REVIEW_ACTS or binding.at(one.at)]


def _judged(clause: Content, found: Sequence[Entry], read: Sequence[_Fault | None]) -> Ruling:
    """`read`: what is wrong with each entry found; None: nothing."""
    faults = [one for one in read if one is not None]
    high = _mean(read, doubting=False)
    low = _mean(read, doubting=True) if [one for one in faults if one.doubtful] else high
    outward = [one for one in faults if one.untrue and _to_customers(one.entry)]
    ruling = scored(high, _say(clause, len(found), faults), broken=bool(outward))
    shown = [one.entry for one in faults if one.certain] or found
    if low != ruling.low:
        ruling = ruling._replace(low=low)
    return ruling.resting_on(*[one.id for one in shown], asked=_asked(clause))


def _mean(read: Sequence[_Fault | None], *, doubting: bool) -> float:
    return fsum([1.0 if one is None else one.credit(doubting=doubting) for one in read]) / len(read)


def _to_customers(one: Entry) -> bool:
    return isinstance(one, UpdatePosted) and one.audience == "external"


def _read(case: Case, clause: Content, found: Sequence[Entry]) -> list[_Fault | None]:
    """What is wrong with each entry; None: nothing."""
    nothing: list[tuple[str, ...]] = [()] * len(found)
    absent = _lacking(found, _asked_for(clause)) if clause.states else nothing
    told = untruths(case, found) if clause.truthful else [TRUE] * len(found)
    wishes = _wishes(found, case.constants.few_words) if clause.specific else [False] * len(found)
    asked = max(1, len(clause.states) + clause.specific)
    return [
        _Fault(one, lack, said.certain, said.possible, vague, asked, case.constants)
        if lack or said is not TRUE or vague
        else None
        for one, lack, said, vague in zip(found, absent, told, wishes, strict=True)
    ]


def _wishes(found: Sequence[Entry], few_words: float) -> list[bool]:
    """Which of these are action items too vague to be done."""
    return [isinstance(one, ActionItemAdded) and is_vague(one.title or one.text, few_words) for one in found]


def holds(one: Entry, element: str) -> bool:
    """Does an entry state an element: in its `states`, its sections, or a field of that name?"""
    return not _lacking([one], [_name(element)])[0]


def _lacking(found: Sequence[Entry], names: Sequence[_Name]) -> list[tuple[str, ...]]:
    """Of these elements those each entry does not state: in its `states`, its sections, or a field of that name."""
    unsaid = seen_once(partial(_unsaid, names))
    return [_without_field(one, lack) if (lack := unsaid(getattr(one, "states", ()))) else () for one in found]


class _Name(NamedTuple):
    """An element as the clause writes it, as words or a field are called, and as a field that holds its moment is."""

    element: str
    plain: str
    moment: str


def _name(element: str) -> _Name:
    plain = _plain(element)
    return _Name(element, plain, f"{plain}_at")


@once_for_document
def _asked_for(clause: Content) -> list[_Name]:
    """The elements that each entry is to state."""
    return [_name(element) for element in clause.states]


def _unsaid(names: Iterable[_Name], states: States) -> list[_Name]:
    """The elements that are in none of the words."""
    stated = _stated(states)
    return [name for name in names if name.plain not in stated]


def _without_field(one: Entry, names: Iterable[_Name]) -> tuple[str, ...]:
    """Of elements that the words do not hold those that stand nowhere else."""
    if isinstance(one, PostmortemPublished):
        sections = set(map(_plain, one.sections))
        return tuple(name.element for name in names if name.plain not in sections)
    return tuple([name.element for name in names if not _has_field(one, name)])


@lru_cache(maxsize=1024)
def _stated(states: States) -> frozenset[str]:
    """The elements that are stated in more than blanks. Clauses ask it of the same update one after the other."""
    return frozenset(_plain(key) for key, words in states if not blank(words))


def _has_field(one: Entry, name: _Name) -> bool:
    return _filled(name.plain, getattr(one, name.plain, None)) or _filled(name.moment, getattr(one, name.moment, None))


def _filled(field: str, value: object) -> bool:
    """Does a field hold more than a placeholder? A due date names a day, so it holds a figure."""
    if not isinstance(value, str):
        return bool(value)
    return not placeholder(value) and (field != "due" or any(sign.isdigit() for sign in value))


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    return words.strip().lower().replace(" ", "_").replace("-", "_")


@once_for_document
def _asked(clause: Content) -> str:
    parts = [", ".join(element.replace("_", " ") for element in clause.states)] if clause.states else []
    parts += ["nothing untrue"] if clause.truthful else []
    parts += ["nothing vague"] if clause.specific else []
    return (
        f"in {'the first' if clause.first_only else 'each'} {without_article(say_act(clause.of))}: {'; '.join(parts)}"
    )


def _say(clause: Content, count: int, faults: Sequence[_Fault]) -> str:
    if faults:
        return "; ".join(_say_faults(count, faults))
    good = "it was all there" if clause.states else "it was true" if clause.truthful else "none was vague"
    return good if count == 1 else f"{good}, {count} of {count} times"


def _say_faults(count: int, faults: Sequence[_Fault]) -> Iterator[str]:
    absent = {element: None for one in faults for element in one.lacking}
    for element in absent:
        times = sum(element in one.lacking for one in faults)
        yield f"{element.replace('_', ' ')} was missing in {times} of {count}"
    untrue = {what: None for one in faults for what in one.untrue}
    yield from (f"it gave {what}" for what in untrue)
    yield from (f"whether it gave {what} cannot be told" for what in {w: None for one in faults for w in one.doubtful})
    vague = sum(one.vague for one in faults)
    if vague:
        yield f"{vague} of {count} were too vague to be done"


def _none(case: Case, clause: Content, never: str) -> Ruling:
    """None of what it speaks of is there: a team cannot make the clause vanish by not writing it."""
    if not case.happened():
        return not_applicable("there was nothing to say")
    if due.REVIEW_ACTS.issuperset(clause.of.kind):
        return _no_review(case, clause, never)
    if not is_expected(case, clause.of):
        return not_applicable(never)
    if "update_posted" in clause.of.kind and clause.of.status and not _progress_due(case, clause):
        return not_applicable(f"{never}, and none was due")
    if clause.of.status == ("resolved",) and still_watched(case):
        return pending(f"{never}, since the watch period was not over when the record ended")
    return missed(never) if case.complete else pending(never)


def _no_review(case: Case, clause: Content, never: str) -> Ruling:
    """A review that is not there is as late as its own date says."""
    if "action_item_added" in clause.of.kind and case.timeline.first(PostmortemPublished) is not None:
        return missed(f"the review was written without any action item, so {never}")
    return missed(never) if due.review(case, clause.of.kind) == "missed" else pending(f"{never} so far")


def _progress_due(case: Case, clause: Content) -> bool:
    """Was an update of these statuses due? A first always, a last once it is over, one between by the cadence."""
    if "investigating" in clause.of.status:
        return True
    if "resolved" in clause.of.status:
        return case.resolution is not None or case.complete
    return any(
        sum(gap.bounds for gap in window.gaps) > 1.0
        for window in case.cadence_windows
        if not clause.of.audience or window.audience in clause.of.audience
    )
