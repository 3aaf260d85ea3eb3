"""Gaps in what people are told: no rhythm, no first word, no last word, nothing on what an update says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from gameday.sop.clause import Cadence, Content, Deadline
from gameday.sop.lint.gap import Gap
from gameday.sop.lint.subject import Subject, listed
from gameday.terms.audience import Audience
from gameday.terms.selector import Selector

Side = Literal["internal", "external"]
_SIDES: tuple[Side, ...] = ("external", "internal")
_WHO = {"external": "customers", "internal": "those inside"}
_WHY_RHYTHM = {
    "external": "Customers who hear nothing write in, and each question takes minutes from those who repair.",
    "internal": "Those who wait ask, and every question takes minutes from those who repair.",
}
_RHYTHM = {"external": 70, "internal": 66}
_FIRST = {"external": 56, "internal": 40}


def word_gaps(subject: Subject) -> Iterator[Gap]:
    """What is said, to whom, and how often."""
    for side in _SIDES:
        yield from _rhythm(subject, side)
        yield from _first_word(subject, side)
    yield from _last_word(subject)
    yield from _unsaid(subject)
    yield from _promises(subject)
    yield from _guesses(subject)


def speaks_to(of: Selector, audience: Audience) -> bool:
    """Does a selector mean updates to this audience?"""
    return "update_posted" in of.kind and (not of.audience or audience in of.audience)


def rhythms(subject: Subject, audience: Audience) -> list[Cadence]:
    """The clauses that give an audience a figure."""
    return [one for _, one in subject.each(Cadence) if one.audience == audience and one.every]


def _rhythm(subject: Subject, side: Side) -> Iterator[Gap]:
    lost = subject.without(subject.awake, rhythms(subject, side))
    if lost:
        yield Gap(
            "no-external-cadence" if side == "external" else "no-internal-cadence",
            ("clauses",),
            f"No figure says how often {_WHO[side]} hear something at {listed(lost)}.",
            _WHY_RHYTHM[side],
            f"Add a `cadence` with `audience: {side}` and `every` a figure for {listed(lost)}.",
            subject.weight(_RHYTHM[side], lost),
        )


def _updates(subject: Subject, side: Side, *, last: bool) -> Iterator[Deadline]:
    for _, one in subject.deadlines(("update_posted",)):
        if speaks_to(one.to, side) and (one.to.status == ("resolved",)) is last:
            yield one


def _first_word(subject: Subject, side: Side) -> Iterator[Gap]:
    lost = subject.without(subject.coordinated, _updates(subject, side, last=False))
    if lost:
        yield Gap(
            "no-first-public-word" if side == "external" else "no-first-internal-word",
            ("clauses",),
            f"No figure says by when {_WHO[side]} first hear of it at {listed(lost)}.",
            "A rhythm alone lets the first word take a whole interval, and the first is the one people wait for.",
            f"Add a `deadline` from declaration to update_posted with `audience: {side}`, "
            f"`within` a figure for {listed(lost)}.",
            subject.weight(_FIRST[side], lost),
        )


def _last_word(subject: Subject) -> Iterator[Gap]:
    told = subject.without(subject.coordinated, rhythms(subject, "external"))
    expecting = [level for level in subject.coordinated if level not in told]
    lost = subject.without(expecting, _updates(subject, "external", last=True))
    if lost:
        yield Gap(
            "no-last-public-word",
            ("clauses",),
            f"Nothing says that customers are told when it is over at {listed(lost)}.",
            "Those who were told of the trouble and not of its end go on working around it.",
            "Add a `deadline` from resolution to update_posted with `audience: external` and `status: resolved`.",
            subject.weight(42, lost),
        )


def _unsaid(subject: Subject) -> Iterator[Gap]:
    wordings = [one for _, one in subject.each(Content) if one.states]
    told = [side for side in _SIDES if any(one.audience == side for _, one in subject.each(Cadence))]
    lost = [side for side in told if not any(speaks_to(one.of, side) for one in wordings)]
    if lost:
        yield Gap(
            "no-update-content",
            ("clauses",),
            f"Updates are wanted, and nothing says what they contain: {listed(lost)}.",
            "Whoever writes under pressure leaves out what readers need: how bad it is, and when they hear more.",
            "Add a clause of kind `content` for update_posted with its `states`, next_update among them.",
            38 if "external" in lost else 34,
        )


def _promises(subject: Subject) -> Iterator[Gap]:
    """Promises are to be kept, and no clause makes anybody give one."""
    for index, one in subject.each(Cadence):
        wordings = (clause for _, clause in subject.each(Content) if speaks_to(clause.of, one.audience))
        if one.promised and not any("next_update" in clause.states for clause in wordings):
            yield Gap(
                "promise-never-asked",
                ("clauses", index),
                f"{one.id} wants promises kept, and no update to the {one.audience} audience has to make one.",
                "A team that never says when it writes again keeps this clause by saying nothing.",
                "Add next_update to the `states` of the `content` clause for these updates.",
                36,
            )


def _guesses(subject: Subject) -> Iterator[Gap]:
    if not any(one.truthful for _, one in subject.each(Content)):
        yield Gap(
            "nothing-against-guessing",
            ("clauses",),
            "Nothing forbids an update to guess at a cause or a time of recovery.",
            "A guess that proves wrong has to be taken back in public, and the next update is believed less.",
            "Add a clause of kind `content` for update_posted with `truthful: true`.",
            33,
        )
