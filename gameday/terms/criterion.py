"""Criteria over the facts of impact: any, all, not, and plain comparisons; never code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from gameday.terms.document import Document, one_or_more
from gameday.terms.facts import CHOICES, FLAGS, SHARES, DataState, Facts, Function, SecurityState

Truth = bool | None
"""None: cannot be told, because a fact is unknown."""
Ratio = Annotated[float, Field(ge=0, le=1)]


class ShareIs(Document):
    """A share compared with bounds; several bounds must all hold."""

    at_least: Ratio | None = None
    above: Ratio | None = None
    below: Ratio | None = None
    at_most: Ratio | None = None

    @model_validator(mode="after")
    def _says_something(self) -> ShareIs:
        if self.at_least is self.above is self.below is self.at_most is None:
            raise ValueError("compares with nothing, expected at_least, above, below or at_most")
        return self

    def holds(self, share: float | None) -> Truth:
        """Does the share lie within every stated bound?"""
        if share is None:
            return None
        return (
            (self.at_least is None or share >= self.at_least)
            and (self.above is None or share > self.above)
            and (self.below is None or share < self.below)
            and (self.at_most is None or share <= self.at_most)
        )

    def cuts(self) -> Iterator[float]:
        """The shares at which the answer may change."""
        yield from (cut for cut in (self.at_least, self.above, self.below, self.at_most) if cut is not None)

    def say(self) -> str:
        """For people, before the word for what is shared: `at least 50% of`, `some`, `no`."""
        if self.above == 0 and self.at_least is self.below is self.at_most is None:
            return "some"
        if self.at_most == 0:
            return "no"
        words = (
            ("at least", self.at_least),
            ("more than", self.above),
            ("under", self.below),
            ("at most", self.at_most),
        )
        return " and ".join(f"{word} {share * 100:.4g}%" for word, share in words if share is not None) + " of"


class Criterion(Document):
    """A condition on the facts. Everything it states must hold; `any`, `all` and `not` nest."""

    any: tuple[Criterion, ...] = ()
    all: tuple[Criterion, ...] = ()
    not_: Criterion | None = Field(default=None, alias="not")
    users_affected: ShareIs | None = None
    revenue_affected: ShareIs | None = None
    core_function: Annotated[tuple[Function, ...], BeforeValidator(one_or_more)] = ()
    feature: Annotated[tuple[Function, ...], BeforeValidator(one_or_more)] = ()
    data: Annotated[tuple[DataState, ...], BeforeValidator(one_or_more)] = ()
    security: Annotated[tuple[SecurityState, ...], BeforeValidator(one_or_more)] = ()
    workaround: bool | None = None
    growing: bool | None = None
    customer_visible: bool | None = None
    known: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Criterion:
        if not self.model_fields_set:
            raise ValueError("states nothing, expected a fact, any, all or not")
        return self

    def holds(self, facts: Facts) -> Truth:
        """Does it hold of these facts? None where an unknown fact decides (Kleene's three values)."""
        verdict: Truth = True
        for name in self.model_fields_set:  # most conditions state one or two
            truth = self._part(name, facts)
            if truth is False:
                return False
            if truth is None:
                verdict = None
        return verdict

    def _part(self, name: str, facts: Facts) -> Truth:
        """Does what one field states hold? It does where it states nothing."""
        wanted = getattr(self, name)
        if wanted is None or wanted == ():
            return True
        if name in ("any", "all", "not_"):
            return self._nested(name, facts)
        value = getattr(facts, name)
        if isinstance(wanted, ShareIs):
            return wanted.holds(value)
        if value is None:
            return None
        holds: bool = value in wanted if name in CHOICES else value == wanted
        return holds

    def _nested(self, name: str, facts: Facts) -> Truth:
        if name == "all":
            return _every(part.holds(facts) for part in self.all)
        if name == "any":
            return _some(part.holds(facts) for part in self.any)
        return None if self.not_ is None else _negated(self.not_.holds(facts))

    def cuts(self, share: Literal["users_affected", "revenue_affected"]) -> Iterator[float]:
        """Every figure this criterion compares a share with."""
        own: ShareIs | None = getattr(self, share)
        if own is not None:
            yield from own.cuts()
        for part in (*self.any, *self.all, *([self.not_] if self.not_ else [])):
            yield from part.cuts(share)

    def say(self) -> str:
        """For people: `core function down, and (at least 50% of users affected or some revenue affected)`."""
        parts = self._conditions()
        # An `or` inside one condition must not swallow the next one.
        return (", and " if _leaves_or_open(parts) else " and ").join(parts)

    def _conditions(self) -> list[str]:
        """Each condition that must hold, in words; alternatives in brackets unless they stand alone."""
        words = [f"{bounds.say()} {_SHARED[name]}" for name in SHARES if (bounds := getattr(self, name)) is not None]
        words += [_say_choice(name, wanted) for name in CHOICES if (wanted := getattr(self, name))]
        words += [_say_flag(name, flag) for name in FLAGS if (flag := getattr(self, name)) is not None]
        words += [part._within() for part in self.all]
        if self.any:
            alone = not words and self.not_ is None
            options = " or ".join(part._within() for part in self.any)
            words.append(options if alone or len(self.any) == 1 else f"({options})")
        if self.not_ is not None:
            words.append(f"not ({self.not_.say()})")
        return words

    def _within(self) -> str:
        """The words as part of a longer condition."""
        several = len(self._conditions()) > 1 or len(self.any) > 1
        return f"({self.say()})" if several else self.say()


_SHARED = {"users_affected": "users affected", "revenue_affected": "revenue affected"}
_CHOSEN = {
    "data": ("data ", {"at_risk": "at risk"}),
    "security": ("", {"none": "no breach", "suspected": "a suspected breach", "breach": "a breach"}),
}


def _leaves_or_open(parts: Iterable[str]) -> bool:
    """Does one of several phrases leave an `or` open?"""
    return any(" or " in part and not part.endswith(")") for part in parts)


def _say_choice(name: str, wanted: Iterable[str]) -> str:
    lead, words = _CHOSEN.get(name, (name.replace("_", " ") + " ", {}))
    return lead + " or ".join(words.get(word, word) for word in wanted)


def _say_flag(name: str, flag: bool) -> str:
    words = {
        "workaround": ("a workaround exists", "no workaround"),
        "growing": ("impact growing", "impact not growing"),
        "customer_visible": ("visible to customers", "not visible to customers"),
        "known": ("scope understood", "scope not understood"),
    }
    return words[name][0 if flag else 1]


def _every(truths: Iterable[Truth]) -> Truth:
    verdict: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            verdict = None
    return verdict


def _some(truths: Iterable[Truth]) -> Truth:
    verdict: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            verdict = None
    return verdict


def _negated(truth: Truth) -> Truth:
    return None if truth is None else not truth
