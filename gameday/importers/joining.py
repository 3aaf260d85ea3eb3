"""Several records of one incident as one timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from gameday.errors import Fault, InputError
from gameday.files.words import say_value
from gameday.terms.frozen import frozen
from gameday.terms.kinds import KINDS, Kind
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Correction
from gameday.timeline.talk import Intent

_AGREE = ("drill", "scenario", "exercise")
"""What two headers may not say differently: they would be of two drills."""
_FIRST = ("sop", "team", "seed")
_WORDS = frozenset({"observation", "judgement"})
"""Two people who say the same are two people."""


@frozen
class Part:
    """One record, and what its file is called."""

    name: str
    timeline: Timeline


@frozen
class Joined:
    """One timeline of several, and how many entries two files held alike."""

    timeline: Timeline
    alike: int = 0


def joined(parts: Sequence[Part]) -> Joined:
    """One timeline. Ids become unique: a later file's id that is taken gets the file's name in front.

    Entries of two files that say the same in everything but `id`, `source` and `by` are one; the first is kept.
    Nothing else is merged: two files may well tell of two acts in one minute.

    Raises:
        InputError: the headers are of different drills.

    """
    if len(parts) == 1:
        return Joined(parts[0].timeline)
    header = _header(parts)
    joining = _Joining()
    for number, part in enumerate(parts):
        joining.take(number, part)
    return Joined(Timeline.of(joining.entries, header), joining.alike)


class _Joining:
    """Takes parts, one after the other."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.alike = 0
        self._taken: set[str] = set()
        self._seen: dict[Entry, tuple[int, str]] = {}
        """What an entry says, to the part it came from and its id."""

    def take(self, number: int, part: Part) -> None:
        """Add what a part tells and no earlier one does."""
        renamed: dict[str, str] = {}
        kept: list[Entry] = []
        for one in part.timeline:
            bare = replace(one, id="", source=None, by=None)
            first, known = self._seen.get(bare, (number, ""))
            if first != number and one.kind not in _WORDS:
                renamed[one.id] = known
                self.alike += 1
                continue
            renamed[one.id] = _free_id(one.id, part.name, self._taken)
            self._taken.add(renamed[one.id])
            self._seen.setdefault(bare, (number, renamed[one.id]))
            kept.append(one)
        self.entries += (_readdressed(one, renamed) for one in kept)


def _free_id(name: str, file: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    stem = PurePath(file).stem[:40] or "file"
    new, count = f"{stem}:{name}", 2
    while new in taken:
        new, count = f"{stem}-{count}:{name}", count + 1
    return new


def _readdressed(one: Entry, renamed: Mapping[str, str]) -> Entry:
    """The entry under its new id, pointing to the new ids of its own file's entries."""
    one = replace(one, id=renamed[one.id], re=_new(one.re, renamed))
    if isinstance(one, Correction):
        return replace(one, corrects=_new(one.corrects, renamed))
    if isinstance(one, Intent):
        return replace(one, revokes=_new(one.revokes, renamed))
    return one


def _new(name: str | None, renamed: Mapping[str, str]) -> str | None:
    return renamed.get(name, name) if name is not None else None


def _header(parts: Sequence[Part]) -> Header | None:
    headers = [(part.name, part.timeline.header) for part in parts if part.timeline.header is not None]
    if not headers:
        return None
    faults = [fault for key in _AGREE for fault in _differing(key, headers)]
    if faults:
        raise InputError(faults)
    stated = [header for _, header in headers]
    until = [header.recorded_until for header in stated if header.recorded_until is not None]
    more = {key: text for header in reversed(stated) for key, text in header.more}
    first = {key: _first(key, stated) for key in (*_AGREE, *_FIRST)}
    return Header(
        **first,  # type: ignore[arg-type]  # each value is that of a header's own field
        versions=next((header.versions for header in stated if header.versions), ()),
        covers=_covers(part.timeline.header for part in parts),
        lacks=_lacks(part.timeline.header for part in parts),
        zones=tuple(dict.fromkeys(zone for header in stated for zone in header.zones)),
        recorded_until=max(until, default=None),
        complete=all(header.complete for header in stated),
        more=tuple(sorted(more.items())),
    )


def _first(key: str, headers: Iterable[Header]) -> object:
    return next((value for header in headers if (value := getattr(header, key)) is not None), None)


def _differing(key: str, headers: Sequence[tuple[str, Header]]) -> Iterator[Fault]:
    stated = [(name, value) for name, header in headers if (value := _compared(key, header)) is not None]
    for name, value in stated[1:]:
        if value != stated[0][1]:
            told = f"its {key} is {say_value(value)} and that of {stated[0][0]} is {say_value(stated[0][1])}"
            yield Fault(name, 1, told, "records of one incident")


def _compared(key: str, header: Header) -> str | None:
    """What must agree: of an exercise its kind, since two records may know of different seats."""
    value = getattr(header, key)
    return value.kind if isinstance(value, Exercise) else value


def _lacks(headers: Iterable[Header | None]) -> tuple[str, ...]:
    """Together they have a place for what any of them has a place for."""
    missing = [set(header.lacks) if header else set() for header in headers]
    return tuple(sorted(set.intersection(*missing)))


def _covers(headers: Iterable[Header | None]) -> tuple[Kind, ...] | None:
    """Together they show what any of them shows; one that does not say so shows everything."""
    shown: set[Kind] = set()
    for header in headers:
        if header is None or header.covers is None:
            return None
        shown.update(header.covers)
    return tuple(kind for kind in KINDS if kind in shown)
