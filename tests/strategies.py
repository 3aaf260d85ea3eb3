"""Strategies for everything that stands on a timeline, made from the entry classes themselves.

`entries()` gives one entry of any kind, `timelines()` whole timelines in canonical order with ids of their own,
`facts()` snapshots of impact, `headers()` headers.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from functools import cache
from typing import Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from gameday.terms.facts import CHOICES, FLAGS, SHARES, Facts
from gameday.terms.kinds import KINDS
from gameday.terms.role import STANDARD_ROLES, canonical_role
from gameday.terms.seat import SeatMode
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.entry import States
from gameday.timeline.header import ExerciseKind
from gameday.timeline.registry import ENTRY_CLASSES

START, END = 1_577_836_800_000, 1_893_456_000_000
"""2020 to 2030."""
Strategy = st.SearchStrategy

moments = st.integers(START, END)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_.", min_size=1, max_size=12)
roles = st.sampled_from(STANDARD_ROLES) | names.map(canonical_role)
spans = st.integers(0, 10 * 365 * 24 * 3_600_000)
_scalars = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | texts
json_values = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)


def _text_of(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _pairs(keys: Strategy[str], values: Strategy[str]) -> Strategy[tuple[tuple[str, str], ...]]:
    return st.dictionaries(keys, values, max_size=4).map(lambda pairs: tuple(sorted(pairs.items())))


def facts() -> Strategy[Facts]:
    """Snapshots of impact, some of them not understood."""
    shares = {name: st.none() | st.floats(0, 1) for name in SHARES}
    choices = {name: st.none() | st.sampled_from(words) for name, words in CHOICES.items()}
    flags = {name: st.none() | st.booleans() for name in FLAGS if name != "known"}
    return st.builds(Facts, **shares, **choices, **flags, known=st.booleans())


_LINE_ENDS = {0x2028: "\\u2028", 0x2029: "\\u2029", 0x85: "\\u0085"}
_canonical_json = json_values.map(_text_of).map(lambda text: text.translate(_LINE_ENDS))
_dates = st.dates().map(str) | moments.map(lambda at: f"{2020 + at % 10}-05-04T10:00:00+02:00")
_BY_NAME: dict[str, Strategy[object]] = {
    **dict.fromkeys(("at",), moments),
    **dict.fromkeys(("planned_at", "wall_at", "next_update_at"), st.none() | moments),
    **dict.fromkeys(("within", "every"), st.none() | spans),
    **dict.fromkeys(("role", "seat", "target"), st.none() | roles),
    "id": names,
    "visible_to": st.lists(roles, max_size=3).map(tuple),
    "due": st.none() | _dates,
    "changes": _pairs(names, _canonical_json),
    "more": _pairs(names.map(lambda name: f"x-{name}"), _canonical_json),
}


def _by_type(hint: object) -> Strategy[object]:
    variants = [one for one in get_args(hint) if one is not type(None)]
    if type(None) in get_args(hint) and len(variants) == 1:
        return st.none() | _by_type(variants[0])
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    known: dict[object, Callable[[], Strategy[object]]] = {
        str: lambda: texts,
        int: lambda: st.integers(-(10**6), 10**6),
        bool: st.booleans,
        Facts: facts,
        tuple[str, ...]: lambda: st.lists(texts, max_size=3).map(tuple),
        States: lambda: _pairs(texts, texts),
    }
    return known[hint]()


@cache
def entries_of(cls: type[Entry]) -> Strategy[Entry]:
    """Entries of one class. Made once: looking through a class costs more than drawing from it."""
    hints = get_type_hints(cls)
    fields = [field.name for field in dataclasses.fields(cls)]
    return st.builds(cls, **{name: _BY_NAME[name] if name in _BY_NAME else _by_type(hints[name]) for name in fields})


def entries() -> Strategy[Entry]:
    """One entry of any kind."""
    return st.sampled_from(sorted(ENTRY_CLASSES)).flatmap(lambda kind: entries_of(ENTRY_CLASSES[kind]))


def headers() -> Strategy[Header]:
    """Headers as a file gives them back."""
    seats = st.dictionaries(roles, st.sampled_from(get_args(SeatMode)), max_size=3)
    exercise = st.builds(
        Exercise,
        kind=st.sampled_from(get_args(ExerciseKind)),
        humans=st.integers(0, 30),
        seats=seats.map(lambda pairs: tuple(sorted(pairs.items()))),
    )
    covers = st.sets(st.sampled_from(KINDS)).map(lambda kinds: tuple(kind for kind in KINDS if kind in kinds))
    words = {name: st.none() | texts for name in ("drill", "scenario", "sop", "team")}
    return st.builds(
        Header,
        exercise=st.none() | exercise,
        **words,
        seed=st.none() | st.integers(0, 2**31),
        versions=_pairs(names, texts),
        covers=st.none() | covers,
        lacks=st.sets(names, max_size=3).map(lambda keys: tuple(sorted(keys))),
        zones=st.lists(names, max_size=2, unique=True).map(tuple),
        recorded_until=st.none() | moments,
        complete=st.booleans(),
        more=_pairs(names.map(lambda name: f"x-{name}"), _canonical_json),
    )


def timelines(max_size: int = 8) -> Strategy[Timeline]:
    """Timelines in order of time, ids differing, with or without a header."""
    several = st.lists(entries(), max_size=max_size, unique_by=lambda one: one.id)
    return st.builds(Timeline.of, several, st.none() | headers())
