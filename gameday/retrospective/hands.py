"""What whoever leads or evaluates did, said with the words of what it was about, where an entry alone has an id."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache

from gameday.retrospective.cast import Cast
from gameday.retrospective.plain import listed, plain
from gameday.retrospective.wording import say_entry, say_idle, say_quote
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.terms.duration import say_since
from gameday.terms.frozen import frozen
from gameday.terms.moment import parse_moment
from gameday.terms.same import Same
from gameday.timeline import Entry
from gameday.timeline.exercise import ENGINE_FAULT, Control, Correction, Judgement, Observation

_SHORT = 90
_ACTS = {
    "start": "started the drill",
    "pause": "paused",
    "resume": "resumed",
    "end": "ended the drill",
    "speed": "set the speed to {value}",
    "skip": "left out {about}",
    "hold": "held back {about}",
    "defer": "put off by {value} {about}",
    "edit": "reworded, to “{value}”",
    "fire": "sent or began now {about}",
    "ad_hoc": "sent “{value}”",
    "undo": "undid: {about}",
}
"""What each control is called, where what it takes is known."""


@frozen
class Hands:
    """What is needed to say it: the record by id, and what the documents call things."""

    find: Callable[[str], Entry | None]
    """An entry of the record by its id."""
    cast: Cast
    start: int
    """Where story time is zero, in milliseconds since 1970."""
    texts: Mapping[str, str]
    """Injects, phases, branches, expected actions and clauses in their own words, by id."""
    vain: frozenset[str] = frozenset()
    """Ids of the entries of measures in place that did not ease the impact."""

    def say(self, one: Entry) -> str:
        """As `say_entry`, with what the drill knows by an id told by its words and a moment in story time."""
        if isinstance(one, Control):
            said = self._control(one)
            if said is None:
                return say_entry(one, self.cast)
            hand = "Evaluator" if one.role == "evaluator" else "Facilitator"
            why = f" ({self._free(one.reason, one.at).rstrip('.')})" if one.reason else ""
            return f"{hand}: {said}{why}."
        if isinstance(one, Correction):
            return self._correction(one)
        if one.id in self.vain:
            return say_idle(one, self.cast)
        if isinstance(one, Observation | Judgement) and one.clause:
            said, named = say_entry(one, self.cast), self._named(one.clause.removeprefix("expected "))
            return said.replace(f" on {plain(one.clause)}", f" on {named}") if named else said
        return say_entry(one, self.cast)

    def _control(self, one: Control) -> str | None:
        """After `Facilitator:`; None where the entry itself says all."""
        if one.action == "skip" and one.source != "script" and not one.target:
            return self._skipped(one.value)
        own = (one.action == "fire" and bool(one.value)) or one.target == ENGINE_FAULT or one.source == "script"
        words = None if own else _ACTS.get(one.action or "")
        told = {"about": self._named(one.target) if one.target else "", "value": self._free(one.value or "", one.at)}
        if words is None or not all(told[name] for name in told if f"{{{name}}}" in words):
            return None
        return words.format(**told)

    def _skipped(self, value: str | None) -> str | None:
        try:
            return f"skipped to {say_since(parse_moment(value or '') - self.start)}"
        except ValueError:
            return None

    def _correction(self, one: Correction) -> str:
        named = self._named(one.corrects) if one.corrects else ""
        of = f" of {named}" if named else ""
        changes = listed([self._change(key, value, one.at) for key, value in one.changes])
        to = f", to {changes}" if changes else ""
        why = f" ({self._free(one.reason, one.at).rstrip('.')})" if one.reason else ""
        return f"Correction{of}{to}{why}."

    def _change(self, key: str, value: str, at: int) -> str:
        try:
            read: object = json.loads(value)
        except ValueError:
            read = value
        if key == "at" and isinstance(read, str):
            try:
                return say_since(parse_moment(read) - self.start)
            except ValueError:
                pass
        words = self._free(read if isinstance(read, str) else value, at)
        return f"“{words}”" if key == "text" else f"{plain(key, 40).replace('_', ' ')}: {words}"

    def _named(self, id_: str) -> str:
        """An entry, or what a document calls so, in its own words; empty where nothing is called so."""
        meant = self.find(id_)
        if meant is None:
            return f"“{plain(self.texts[id_].rstrip('.'), _SHORT)}”" if id_ in self.texts else ""
        if isinstance(meant, Control | Correction):
            said = self.say(meant).rstrip(".")
            return plain(said.partition(": ")[2] or said, _SHORT)
        quote = say_quote(meant, self.cast)
        words = " ".join(part for part in (say_entry(meant, self.cast), quote) if part)
        return f"“{say_since(meant.at - self.start)} {plain(words.rstrip('.'), _SHORT)}”"

    def _free(self, words: str, at: int) -> str:
        return self.cast.redact(plain(words), at)


@lru_cache(maxsize=32)
def _texts(scenario: Same[Scenario], sop: Same[Sop]) -> Mapping[str, str]:
    told = scenario.document
    return {
        **{clause.id: clause.text for clause in sop.document.clauses},
        **{action.id: action.text for action in told.expected_actions()},
        **{branch.id: branch.text for branch in told.branches},
        **{phase.id: phase.title for phase in told.phases},
        **{inject.id: inject.text for inject in told.injects},
    }


def texts_of(scenario: Scenario | None, sop: Sop) -> Mapping[str, str]:
    """What the documents call by an id, in their own words."""
    if scenario is None:
        return {clause.id: clause.text for clause in sop.clauses}
    return _texts(Same(scenario), Same(sop))
