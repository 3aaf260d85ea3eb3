"""Those outside the response: the longer they hear nothing, the sooner they ask, and each question costs minutes."""

from __future__ import annotations

from gameday.engine.desk import Desk, Refused
from gameday.engine.doing import Doing
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
        self._waiting: set[str] = set()
        """Who waits for words."""

    def start(self, desk: Desk) -> None:
        """Sit down: from declaration on, wait for words."""
        self._crew.sit_down(desk)
        self._desk = desk
        self._luck = Luck(desk, self._crew.profile, 0.0)
        desk.inbox.each(self._hear)

    def _hear(self, one: Entry) -> None:
        """From the first declaration on, and again after a reopening, everybody outside waits for words."""
        if one.inject is not None and self._talked_of(one):
            self._crew.board.evidence.talked_of = True
        elif one.kind not in _SETS_WAITING:
            return
        for asker, audiences, question in _ASKERS:
            if asker not in self._waiting:
                self._waiting.add(asker)
                Doing(self._desk.env, self._wait_for_words(asker, audiences, question))

    def _wait_for_words(self, asker: str, audiences: tuple[Audience, ...], question: str) -> Waiting:
        desk, board = self._desk, self._crew.board
        env = desk.env
        began = asked_at = env.now
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
                own = self._luck.time("question_gap", f"{asker} after word {words}, question {asked + 1}")
            patience = max(_LEAST, round(own * self._urgency() * _SHORTER**asked))
            wait = max(heard, asked_at) + patience - env.now
            if wait > 0:
                yield env.timeout(wait)
                continue
            try:
                desk.do(StakeholderQuestion(at=0, from_=asker, text=question))
            except Refused:
                break
            asked += 1
            asked_at = env.now
        self._waiting.discard(asker)

    def _talked_of(self, one: Entry) -> bool:
        """Does the public talk of it, and do those inside learn of it from there?"""
        demand = self._desk.demand(one)
        return demand is not None and demand.kind == "social_first"

    def _urgency(self) -> float:
        """Patience is shorter at the most severe level, and while the public talks of what nobody has told it."""
        board = self._crew.board
        pressing = _PRESSING if self._crew.gravest else 1.0
        if board.evidence.talked_of and not board.updates["external"]:
            return pressing * self._luck.factor("talked_of")
        return pressing
