"""Clauses added, gone, renamed, and what changed in those that stayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from gameday.sop.clause import Clause, Escalation
from gameday.sop.model import bounds_of, levels_of
from gameday.terms.bound import Bound
from gameday.terms.frozen import frozen
from gameday.terms.severity import Ladder

_APART = frozenset({"id", "text", "source", "reading", "weight", "critical"})
"""What may differ between a clause and itself under another name."""
_WORDING = ("text", "source", "reading")
_BOUNDS = frozenset({"within", "every", "after", "watch"})
_JUDGED = frozenset({"weight", "critical", "dimension"})
_NOTHING = "none"
_BOUND = "bound at "
"""How a difference of a bound begins; the level follows."""

Kind = Literal["added", "gone", "renamed", "changed"]


@frozen
class Difference:
    """One thing in a clause that is another now."""

    what: str
    """`bound at SEV1`, `weight`, `target`, ..."""
    before: str
    after: str

    @property
    def wording(self) -> bool:
        """It changes what people read, and neither play nor judgement."""
        return self.what.startswith("wording")

    @property
    def played(self) -> bool:
        """It changes what people or the paging tool do, and not only how it is judged."""
        return not self.wording and self.what not in _JUDGED

    def say(self) -> str:
        """`bound at SEV1: 10 min, now 5 min`."""
        return f"{self.what}: {self.before}, now {self.after}"


def is_bound(one: Difference) -> bool:
    """Is it that of a bound at some level?"""
    return one.what.startswith(_BOUND)


@frozen
class ClauseChange:
    """What became of one clause."""

    change: Kind
    clause: str
    """Its id; of a renamed one the new id."""
    kind: str
    text: str
    was: str | None = None
    """The old id of a renamed one."""
    hop: bool = False
    """It is a hop of the escalation policy."""
    differences: tuple[Difference, ...] = ()
    paging: bool = False
    """It is a hop, and who is called, how, or when is another now."""


def clause_changes(old: Sequence[Clause], new: Sequence[Clause], ladder: Ladder) -> tuple[ClauseChange, ...]:
    """Every clause that is not the same, in the order of the new SOP, then those that are gone."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    gone = [one for one in old if one.id not in after]
    renamed = _renamed(gone, [one for one in new if one.id not in before])
    changes = [_of(before.get(one.id), one, renamed.get(one.id), ladder) for one in new]
    kept = {one.id for one in renamed.values()}
    lost = [_change("gone", one) for one in gone if one.id not in kept]
    return (*(one for one in changes if one is not None), *lost)


def _renamed(gone: Sequence[Clause], added: Sequence[Clause]) -> Mapping[str, Clause]:
    """New id to the old clause that says the same, each old clause once."""
    left, found = list(gone), {}
    for one in added:
        twin = next((other for other in left if _content(other) == _content(one)), None)
        if twin is not None:
            left.remove(twin)
            found[one.id] = twin
    return found


def _of(before: Clause | None, now: Clause, twin: Clause | None, ladder: Ladder) -> ClauseChange | None:
    if twin is not None:
        return _change("renamed", now, was=twin.id, differences=tuple(_differences(twin, now, ladder)))
    if before is None:
        return _change("added", now, differences=tuple(_stated(now, ladder)))
    differences = tuple(_differences(before, now, ladder))
    return _change("changed", now, differences=differences) if differences else None


def _change(
    change: Kind, clause: Clause, *, was: str | None = None, differences: tuple[Difference, ...] = ()
) -> ClauseChange:
    hop = isinstance(clause, Escalation)
    paging = hop and (change in ("added", "gone") or any(one.played for one in differences))
    return ClauseChange(change, clause.id, clause.kind, clause.text, was, hop, differences, paging)


def _content(clause: Clause) -> str:
    return clause.model_dump_json(exclude=set(_APART))


def _stated(clause: Clause, ladder: Ladder) -> Iterator[Difference]:
    bounds = bounds_of(clause)
    for level in levels_of(clause, ladder):
        if level in bounds:
            yield Difference(f"{_BOUND}{level}", _NOTHING, bounds[level].say())


def _differences(before: Clause, now: Clause, ladder: Ladder) -> Iterator[Difference]:
    if before.kind != now.kind:
        yield Difference("kind", before.kind, now.kind)
        return
    yield from _bound_differences(bounds_of(before), bounds_of(now), ladder)
    had, has = before.model_dump(mode="json"), now.model_dump(mode="json")
    for name in has:
        if name in _BOUNDS or name in ("id", "kind") or had.get(name) == has[name]:
            continue
        what = f"wording ({name})" if name in _WORDING else name.rstrip("_")
        yield Difference(what, _plain(had.get(name)), _plain(has[name]))


def _bound_differences(had: Mapping[str, Bound], has: Mapping[str, Bound], ladder: Ladder) -> Iterator[Difference]:
    for level in dict.fromkeys((*ladder.levels, *had, *has)):
        before, after = had.get(level), has.get(level)
        if before != after:
            yield Difference(
                f"{_BOUND}{level}", before.say() if before else _NOTHING, after.say() if after else _NOTHING
            )


def _plain(value: object) -> str:
    """A value of a clause in a few words."""
    if value is None or value in ([], {}, ""):
        return _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        stated = {name: one for name, one in value.items() if one not in (None, [], {})}
        return "; ".join(f"{name} {_plain(one)}" for name, one in stated.items())
    return str(value)
