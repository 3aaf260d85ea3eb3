"""The parts of an SOP that a company most often changes, as settings with the values it inherits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from gameday.files.node import Json
from gameday.files.sop_parent import Parent
from gameday.sop.clause import Cadence, Clause, Content, Deadline, Due, Escalation, Hold
from gameday.sop.model import bounds_of, levels_of
from gameday.terms.duration import HOUR, MINUTE, format_duration
from gameday.terms.frozen import frozen
from gameday.terms.role import say_role

Item = dict[str, Json]
PROMISES = 5
_BOUNDS = ("within", "every", "after", "watch")
_USUAL_ANSWER = 5 * MINUTE
_OFFICE = 4 * HOUR
"""How long a hop waits where the answer itself may wait for the office."""


@frozen
class Examples:
    """Settings made from the SOP a company starts from; each item replaces what it names, and nothing else."""

    parent: Parent
    document: str
    """Id of the company's own document, which each of them names as its source."""
    today: date

    def levels(self) -> list[Item]:
        """Every level, the most severe first."""
        keys = ("name", "aliases", "text", "response")
        return [self._own(item, keys, "Levels") for item in self.parent.items("levels")]

    def severity(self) -> Item:
        """Every severity rule, and what to call in doubt."""
        rules = [self._own(item, ("id", "level", "when", "text"), "Levels") for item in self.parent.rules]
        doubt = self.parent.doubt
        in_doubt: Item = {"doubt": self._own(doubt, ("rule", "text"), "Levels")} if doubt else {}
        return {"rules": cast("list[Json]", rules)} | in_doubt

    def promises(self) -> list[Item]:
        """Five clauses with figures: the answer to a page, the rhythm of updates, the watch period, the review."""
        clauses = self.parent.sop.clauses
        ranked = sorted((one for one in clauses if _rank(one) is not None), key=lambda one: _rank(one) or 0)
        chosen = {one.id for one in ranked[:PROMISES]}
        keys = ("id", "text", *_BOUNDS)
        return [self._own(item, keys, "Promises") for item in self.parent.items("clauses") if item["id"] in chosen]

    def hops(self) -> list[Item]:
        """Every hop; one without a time gets a figure made from the time allowed for an answer."""
        untimed = 0
        found = []
        for hop, item in zip(self.parent.sop.clauses, self.parent.items("clauses"), strict=True):
            if isinstance(hop, Escalation):
                untimed += not hop.after
                own = self._own(item, ("id", "text", "target", "after"), "Escalation")
                found.append(own if hop.after else own | self._timed(hop, untimed))
        return found

    def _timed(self, hop: Escalation, place: int) -> Item:
        """A figure for a hop that has none: it waits once more for every hop before it."""
        answers = {level: self._answer(level) for level in levels_of(hop, self.parent.sop.ladder)}
        return {
            "after": {level: format_duration(answer * place) for level, answer in answers.items()},
            "optional_times": False,
        }

    def _answer(self, level: str) -> int:
        for clause in self.parent.sop.clauses:
            if isinstance(clause, Deadline) and clause.to.kind == ("acknowledged",) and level in clause.within:
                bound = clause.within[level]
                return {"time": bound.high, "prompt": _USUAL_ANSWER, "business_days": _OFFICE}[bound.unit]
        return _USUAL_ANSWER

    def contacts(self) -> list[Item]:
        """Everybody who is listed or called, marked as verified today."""
        known = {
            one.target: item for one, item in zip(self.parent.sop.contacts, self.parent.items("contacts"), strict=True)
        }
        called = {hop.target: _unlisted(hop.target) for hop in self.parent.sop.escalation if hop.target not in known}
        return [
            self._own(item, ("target", "text"), "Contacts") | {"verified": self.today.isoformat()}
            for item in (known | called).values()
        ]

    def templates(self) -> list[Item]:
        """The first template for each audience; where there is none, one with the fields a clause asks for."""
        found: dict[str, Item] = {}
        for item in self.parent.items("templates"):
            found.setdefault(str(item["audience"]), self._own(item, ("id", "audience", "text"), "Templates"))
        return list(found.values()) or [self._made_template()]

    def _made_template(self) -> Item:
        clauses = [one for one in self.parent.sop.clauses if isinstance(one, Content) and _of_internal_updates(one)]
        asked = dict.fromkeys(field for one in clauses for field in one.states)
        fields = tuple(asked) or ("what", "impact", "doing", "next_update")
        text = "".join(f"{field.replace('_', ' ').capitalize()}: {{{{{field}}}}}\n" for field in fields)
        return self._own(
            {"id": "update", "audience": "internal", "text": text}, ("id", "audience", "text"), "Templates"
        )

    def calendar(self) -> Item:
        """Where a day ends, and which days nobody works."""
        calendar = self.parent.sop.calendar
        days = [str(day) for day in calendar.holidays] or [f"{self.today.year}-12-25"]
        return {"timezone": calendar.timezone, "holidays": list(days)}

    def review(self) -> Item:
        """How often the SOP itself is reviewed, by whom, and when it last was."""
        review = self.parent.sop.review
        return {
            "every_days": review.every_days or 90,
            "owner": review.owner or "Head of operations",
            "last": self.today.isoformat(),
            "source": self._source("Review"),
        }

    def others(self) -> list[Item]:
        """The clauses that are shown neither with figures nor as hops."""
        shown = {str(item["id"]) for item in (*self.promises(), *self.hops())}
        return [
            self._own(item, ("id", "text"), "Promises")
            for item in self.parent.items("clauses")
            if str(item["id"]) not in shown
        ]

    def named(self, section: str, title: str, *keys: str) -> list[Item]:
        """Every item of a section, in words."""
        return [self._own(item, keys, title) for item in self.parent.items(section)]

    def _own(self, item: Mapping[str, Json], keys: tuple[str, ...], section: str) -> Item:
        """What somebody may change of an item."""
        return {key: item[key] for key in keys if key in item} | {"source": self._source(section)}

    def _source(self, section: str) -> Item:
        return {"document": self.document, "section": section}


def _rank(clause: Clause) -> int | None:
    """Which clauses are changed first; None for those without a figure, and for hops, which are shown apart."""
    if isinstance(clause, Escalation) or not bounds_of(clause):
        return None
    first = (
        isinstance(clause, Deadline) and "acknowledged" in clause.to.kind,
        isinstance(clause, Cadence) and clause.audience == "external",
        isinstance(clause, Cadence) and clause.audience == "internal",
        isinstance(clause, Hold),
        isinstance(clause, Due),
        isinstance(clause, Deadline) and "declared" in clause.to.kind,
    )
    return first.index(True) if True in first else len(first)


def _of_internal_updates(clause: Content) -> bool:
    return "update_posted" in clause.of.kind and (not clause.of.audience or "internal" in clause.of.audience)


def _unlisted(target: str) -> Item:
    return {"target": target, "text": f"How to reach the {say_role(target)}"}
