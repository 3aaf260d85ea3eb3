"""How severe is it: ordered rules over the facts of impact."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from gameday.sop.source import Reading, Source
from gameday.terms.criterion import Criterion
from gameday.terms.document import Document, Name, Text, one_or_more
from gameday.terms.facts import Facts
from gameday.terms.frozen import frozen
from gameday.terms.severity import NO_INCIDENT, Ladder


class SeverityRule(Document):
    """One rule: where its condition holds, the level is this (or one of these)."""

    id: Name
    level: Annotated[tuple[str, ...], BeforeValidator(one_or_more)] = Field(min_length=1)
    """A list where the document says `SEV1 or SEV2`: any of them is right."""
    when: Criterion
    text: Text
    source: Source
    example: bool = False
    """A worked example of the document: it wins over the table, so it stands first."""
    overrides: tuple[Name, ...] = ()
    """Rules it may overlap with on purpose."""
    reading: Reading | None = None


class Doubt(Document):
    """What to call while the scope is not understood."""

    rule: Literal["round_up", "declare"]
    """`round_up`: one level over what is known is right too. `declare`: that, and the lowest level at the least."""
    text: Text
    source: Source


class SeverityCriteria(Document):
    """The rules in order; the first that holds decides. Benign facts are no incident before any rule is asked."""

    rules: tuple[SeverityRule, ...] = Field(min_length=1)
    doubt: Doubt | None = None


@frozen
class Classification:
    """What the SOP's criteria say of the facts at one moment."""

    levels: tuple[str, ...]
    """The right levels, the most severe first; empty: no incident."""
    rule: SeverityRule | None
    """The rule that decided; None: benign facts, or no rule fits."""
    in_doubt: bool
    """The doubt rule widened or raised the answer."""
    could_be: tuple[SeverityRule, ...]
    """Rules before it that an unknown fact keeps from being told."""
    hole: bool = False
    """Something is wrong, yet no rule fits."""

    def say(self) -> str:
        """`SEV1`, `SEV1 or SEV2`, or `none`."""
        return " or ".join(self.levels) or NO_INCIDENT


def classify(criteria: SeverityCriteria, ladder: Ladder, facts: Facts) -> Classification:
    """The level (or set, or none) the criteria give, and the rule that decided.

    While `known` is false a doubt rule makes one level over what is known right too (scoring: "one level over
    costs nothing"), and `declare` makes the lowest level the least.
    """
    could_be: list[SeverityRule] = []
    decided: SeverityRule | None = None
    if not facts.benign:
        for rule in criteria.rules:
            verdict = rule.when.holds(facts)
            if verdict:
                decided = rule
                break
            if verdict is None:
                could_be.append(rule)
    base = tuple(sorted(decided.level, key=lambda level: ladder.rank(level) or 0)) if decided else ()
    hole = decided is None and not facts.benign and not could_be
    levels = base
    if not facts.known and criteria.doubt is not None:
        levels = widened(base, criteria.doubt, ladder)
    return Classification(levels, decided, levels != base, tuple(could_be), hole)


def widened(base: tuple[str, ...], doubt: Doubt, ladder: Ladder) -> tuple[str, ...]:
    """The right levels while the scope is not understood, from what is known alone."""
    lowest = ladder.levels[-1]
    if not base:
        return (lowest,) if doubt.rule == "declare" else ()
    top = ladder.rank(base[0]) or 0
    return (ladder.level(top - 1), *base) if top > 0 else base
