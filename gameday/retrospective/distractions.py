"""Distractions: which came, what the record shows of what they cost, and whether the response was drawn away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gameday.retrospective.cast import Cast
from gameday.retrospective.levers import say_lever
from gameday.retrospective.model import Factor, Strength
from gameday.retrospective.plain import sentence
from gameday.retrospective.wording import say_quote, say_voice
from gameday.scenario.distraction import DistractionKind
from gameday.scoring.case import Case
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.frozen import frozen
from gameday.terms.moment import clock
from gameday.timeline import Entry
from gameday.timeline.response import Checked, MitigationStarted
from gameday.timeline.talk import Message

_WORDS: dict[DistractionKind, str] = {
    "executive_swoop": "a call for a full report",
    "belligerent_responder": "an argument about who decides",
    "grenade_thrower": "an alarming claim",
    "wrong_hypothesis": "a wrong cause, stated with confidence",
    "red_herring": "something striking that had nothing to do with it",
    "contradictory_report": "a report that contradicted another",
    "social_first": "talk in public before any word on the status page",
}
_LOOKS = MINUTE
"""A look that is over sooner had begun before it came."""
_SOON = 10 * MINUTE
"""A look so soon after an alarming claim may be a look into it."""
_LOOKED_INTO = frozenset({"grenade_thrower", "red_herring", "contradictory_report"})
_LONGEST_QUOTE = 100


@frozen
class Drawn:
    """One distraction as it came. Times are milliseconds since 1970."""

    kind: DistractionKind
    entry: str
    at: int
    since: int
    """From where clock times are told."""
    sender: str
    quote: str
    takes: int | None
    """Milliseconds of each receiver's attention, where the scenario says so."""
    urges: tuple[str, str] | None
    pulled: tuple[str, int] | None
    """(id, moment) of the start of the lever it urged, where somebody pulled that afterwards."""
    cost: str
    """What the record shows that it cost; empty where it shows nothing."""

    @property
    def named(self) -> str:
        """`a wrong cause, stated with confidence (Support desk, 13:31 UTC)`."""
        return f"{_WORDS[self.kind]} ({self.sender}, {clock(self.at, self.since)} UTC)"


def distractions_of(case: Case, cast: Cast) -> tuple[Drawn, ...]:
    """Every distraction of the scenario that went out, in order."""
    rows = {one.id: one for one in case.scenario.injects if one.distraction} if case.scenario else {}
    found = []
    for one in case.timeline:
        row = rows.get(one.inject or "")
        if row is None or row.distraction is None or one.actor is not None:
            continue
        told = row.distraction
        urges = (told.urges.action, told.urges.target) if told.urges else None
        quote = say_quote(one, cast)
        short = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        found.append(
            Drawn(told.kind, one.id, one.at, case.start, say_voice(one, cast), short, told.takes, urges,
                  _pulled(case, one, urges), "; ".join(_cost(case, cast, one, told.kind, told.takes)))
        )  # fmt: skip
    return tuple(found)


def _pulled(case: Case, one: Entry, urges: tuple[str, str] | None) -> tuple[str, int] | None:
    starts = case.timeline.every(MitigationStarted) if urges else ()
    return next(((act.id, act.at) for act in starts if act.at >= one.at and (act.action, act.target) == urges), None)


def _cost(case: Case, cast: Cast, one: Entry, kind: DistractionKind, takes: int | None) -> Iterator[str]:
    if takes:
        yield f"it was meant to take {say_duration(takes)} of whoever it reached"
    answer = next((act for act in case.timeline.every(Message) if act.actor and act.re == one.id), None)
    if answer is not None and answer.actor:
        yield f"{cast.say(answer.actor, answer.at)} answered it after {say_duration(answer.at - one.at)}"
    if kind in _LOOKED_INTO:
        looks = (act for act in case.timeline.every(Checked) if act.actor and _LOOKS <= act.at - one.at <= _SOON)
        if (look := next(looks, None)) is not None and look.actor:
            after = say_duration(look.at - one.at)
            yield f"{cast.say(look.actor, look.at)} looked at {look.what or 'something'} {after} later"


def factors_in(drawn: Iterable[Drawn]) -> tuple[Factor, ...]:
    """A sentence for each distraction that was not plainly withstood: what came, what it cost, what it led to."""
    return tuple(Factor(_say(one), (), (one.entry,)) for one in drawn if one.pulled or not one.urges)


def _say(one: Drawn) -> str:
    cost = f": {one.cost}" if one.cost else ""
    if one.pulled and one.urges:
        after = say_duration(one.pulled[1] - one.at)
        return sentence(f"{one.named} drew the response away: {say_lever(*one.urges)} was started {after} later")
    return sentence(f"{one.named}{cost or ' came; what it cost the record does not show'}")


def withstood(drawn: Iterable[Drawn]) -> tuple[Strength, ...]:
    """What was urged and not done."""
    return tuple(
        Strength(sentence(f"{one.named} was withstood: nobody pulled {say_lever(*one.urges)}"), (), (one.entry,))
        for one in drawn
        if one.urges and one.pulled is None
    )
