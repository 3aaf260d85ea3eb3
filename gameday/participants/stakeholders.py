"""Those outside the response: the longer they hear nothing, the sooner they ask, and each question costs minutes."""

from __future__ import annotations

from functools import partial

import simpy

from gameday.engine.desk import Desk, Refused
from gameday.participants.attention import Waiting
from gameday.participants.crew import Crew
from gameday.participants.luck import Luck
from gameday.terms.audience import Audience
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.signals import StakeholderQuestion

STAKEHOLDERS = "stakeholders"
"""Who sits at the desk that questions come from."""

_ASKERS: tuple[tuple[str, tuple[Audience, ...], str], ...] = (
    ("Customer support", ("external",), "What may we tell the customers who call?"),
    ("Executives", ("executive", "internal"), "How bad is it, and when will it be over?"),
)
"""Who asks, which words answer them, and what they want to know."""
_SETS_WAITING = frozenset({"declared", "reopened"})
_SHORTER = 0.8
"""After each question that brought no word, patience is this much shorter."""
_PRESSING = 0.6
"""Patience at the most severe level, as a share of the usual."""
_LEAST = 8 * MINUTE
"""Nobody asks more often than this."""


class Stakeholders:
    """Executives and customer support, who perceive the words meant for them and ask when none come."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew

    def start(self, desk: Desk) -> None:
        """Sit down: from declaration on, wait for words."""
        self._crew.sit_down(desk)
        luck = Luck(desk, self._crew.profile, 0.0)
        desk.inbox.each(partial(_hear, desk, self._crew, luck, {}))


def _hear(desk: Desk, crew: Crew, luck: Luck, waiting: dict[str, simpy.Process], one: Entry) -> None:
    """From the first declaration on, and again after a reopening, everybody outside waits for words."""
    if one.inject is not None and _talked_of(desk, one):
        crew.board.evidence.talked_of = True
    elif one.kind not in _SETS_WAITING:
        return
    for who in _ASKERS:
        if who[0] not in waiting or not waiting[who[0]].is_alive:
            waiting[who[0]] = desk.env.process(_wait_for_words(desk, crew, luck, who))


def _wait_for_words(desk: Desk, crew: Crew, luck: Luck, who: tuple[str, tuple[Audience, ...], str]) -> Waiting:
    asker, audiences, question = who
    board = crew.board
    began = asked_at = desk.now()
    asked, drawn_for, own = 0, (-1, 0), 0
    while board.over_at is None:
        words, heard = 0, max(began, board.answered.get(asker, 0))
        for audience in audiences:
            said = board.updates[audience]
            if said:
                words += len(said)
                last = said[-1].at - board.start
                heard = last if last > heard else heard
        if heard > asked_at:
            asked = 0
        if drawn_for != (words, asked):  # else the same luck as before
            drawn_for = words, asked
            own = luck.time("question_gap", f"{asker} after word {words}, question {asked + 1}")
        patience = max(_LEAST, round(own * _urgency(crew, luck) * _SHORTER**asked))
        wait = max(heard, asked_at) + patience - desk.now()
        if wait > 0:
            yield desk.env.timeout(wait)
            continue
        try:
            desk.do(StakeholderQuestion(at=0, from_=asker, text=question))
        except Refused:
            return
        asked += 1
        asked_at = desk.now()


def _talked_of(desk: Desk, one: Entry) -> bool:
    """Does the public talk of it, and those inside learn of it from there?"""
    demand = desk.demand(one)
    return demand is not None and demand.kind == "social_first"


def _urgency(crew: Crew, luck: Luck) -> float:
    """Patience is shorter at the most severe level, and while the public talks of what nobody has told it."""
    pressing = _PRESSING if crew.gravest else 1.0
    if crew.board.evidence.talked_of and not crew.board.updates["external"]:
        return pressing * luck.factor("talked_of")
    return pressing
