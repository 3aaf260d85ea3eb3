"""The header of a timeline to and from a JSON object."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_args

from gameday.files.entry_json import Problem
from gameday.files.fields import EARLIEST, LATEST, say_wrong, unwritten
from gameday.files.json_text import json_text
from gameday.files.words import one_of
from gameday.terms.kinds import KINDS, Kind
from gameday.terms.moment import format_moment, parse_moment
from gameday.terms.role import canonical_role
from gameday.terms.seat import SeatMode
from gameday.timeline.header import Exercise, ExerciseKind, Header

FORMATS = (1,)
_TEXTS = ("drill", "scenario", "sop", "team")
_KNOWN = ("timeline", "exercise", *_TEXTS, "seed", "versions", "covers", "lacks", "zones", "recorded_until",
          "complete")  # fmt: skip
_EXERCISE = ("kind", "humans", "seats", "people")


class _Wrong(ValueError):
    """A part of the header that cannot be used; its text is what was expected."""


def is_header(line: dict[str, object]) -> bool:
    """Does this line speak of the timeline rather than of one fact?"""
    return "timeline" in line and "kind" not in line


def read_header(line: dict[str, object]) -> tuple[Header | None, list[Problem], list[str]]:
    """(the header, everything wrong with it, warnings). A `null` counts as not stated."""
    if isinstance(line["timeline"], bool) or line["timeline"] not in FORMATS:
        return None, [Problem(say_wrong("timeline", line["timeline"]), "1, the format this version reads")], []
    problems: list[Problem] = []
    warnings: list[str] = []
    values: dict[str, object] = {}
    for key, value in line.items():
        if value is None or key not in _READERS:
            continue
        try:
            values[key] = _READERS[key](value)
        except _Wrong as error:
            problems.append(Problem(say_wrong(key, value), str(error)))
    if "covers" in values:
        stated = cast("tuple[str, ...]", values["covers"])
        unknown = sorted({kind for kind in stated if kind not in KINDS})
        if unknown:
            warnings.append(f"`covers` names kinds that are not known here: {', '.join(unknown)[:200]}")
        values["covers"] = tuple(kind for kind in KINDS if kind in stated)
    if problems:
        return None, problems, warnings
    more = tuple(sorted((key, json_text(value)) for key, value in line.items() if key not in _KNOWN))
    return Header(**values, more=more), [], warnings  # type: ignore[arg-type]  # each key's own reader gave it its type


def plain_header(header: Header) -> dict[str, object]:
    """The header as a JSON object."""
    plain: dict[str, object] = dict(unwritten(key, text) for key, text in header.more)
    plain |= {"timeline": FORMATS[-1], "complete": header.complete}
    if header.exercise is not None:
        seats = dict(header.exercise.seats)
        exercise: dict[str, object] = {"kind": header.exercise.kind, "humans": header.exercise.humans, "seats": seats}
        if header.exercise.people:
            exercise["people"] = list(header.exercise.people)
        plain["exercise"] = exercise
    stated = {key: getattr(header, key) for key in (*_TEXTS, "seed")}
    plain |= {key: value for key, value in stated.items() if value is not None}
    if header.versions:
        plain["versions"] = dict(header.versions)
    if header.covers is not None:
        plain["covers"] = sorted(header.covers, key=KINDS.index)
    if header.lacks:
        plain["lacks"] = sorted(header.lacks)
    if header.zones:
        plain["zones"] = list(header.zones)
    if header.recorded_until is not None:
        plain["recorded_until"] = format_moment(header.recorded_until)
    return plain


def encode_header(header: Header) -> str:
    """The header's line in canonical form, without its line end."""
    return json_text(plain_header(header))


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise _Wrong("text")
    return value


def _seed(value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Wrong("a whole number")
    return value


def _flag(value: object) -> object:
    if not isinstance(value, bool):
        raise _Wrong("true or false")
    return value


def _moment(value: object) -> object:
    try:
        at = parse_moment(cast("str", _text(value)))
    except ValueError:
        at = EARLIEST - 1
    if not EARLIEST <= at < LATEST:
        raise _Wrong("a time with an offset such as 2026-04-20T14:52:00Z")
    return at


def _versions(value: object) -> object:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise _Wrong("a mapping of program to version")
    return tuple(sorted(value.items()))


def _covers(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _Wrong("a list of kinds of entry")
    return tuple(cast("list[Kind]", value))


def _lacks(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _Wrong("a list of keys of entries")
    return tuple(sorted(set(cast("list[str]", value))))


def _zones(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise _Wrong("a list of time zones such as Europe/Berlin")
    return tuple(dict.fromkeys(cast("list[str]", value)))


def _exercise(value: object) -> object:
    if not isinstance(value, dict):
        raise _Wrong("a mapping with `kind`, `humans` and `seats`")
    unknown = [key for key in value if key not in _EXERCISE]
    if unknown:
        raise _Wrong(f"no key but {', '.join(_EXERCISE)} in it, and not {unknown[0][:40]!r}")
    kinds, modes = get_args(ExerciseKind), get_args(SeatMode)
    kind, humans, seats = value.get("kind", "real"), value.get("humans", 0), value.get("seats") or {}
    if kind not in kinds:
        raise _Wrong(f"its kind to be {one_of(kinds)}")
    if not isinstance(humans, int) or isinstance(humans, bool) or humans < 0:
        raise _Wrong("`humans` to be a whole number of people")
    if not isinstance(seats, dict) or not all(mode in modes for mode in seats.values()):
        raise _Wrong(f"every seat to be {one_of(modes)}")
    people = value.get("people") or []
    if not isinstance(people, list) or not all(isinstance(one, str) for one in people):
        raise _Wrong("`people` to be a list of ids")
    held = tuple(sorted({canonical_role(role): mode for role, mode in seats.items()}.items()))
    return Exercise(kind, humans, held, tuple(sorted(set(people))))


_READERS: dict[str, Callable[[object], object]] = {
    **dict.fromkeys(_TEXTS, _text),
    "exercise": _exercise,
    "seed": _seed,
    "versions": _versions,
    "covers": _covers,
    "lacks": _lacks,
    "zones": _zones,
    "recorded_until": _moment,
    "complete": _flag,
}
