"""What an edited cell of a master scenario events list means for the part of the scenario that its row is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from gameday.files.node import Json
from gameday.files.words import meant, say_value
from gameday.importers.inject_words import kind_meant, mode_meant
from gameday.importers.msel_columns import ColumnKey, Event
from gameday.importers.planned_roles import role_meant, roles_meant, roles_named
from gameday.importers.story_time import StoryClock
from gameday.scenario import Scenario
from gameday.terms.duration import format_duration, parse_duration
from gameday.terms.facts import FACTS, FLAGS, SHARES, read_facts
from gameday.terms.frozen import frozen

Fields = dict[str, Json]
"""Keys of an item to their new values; None takes a key out."""
OF_COLUMN: Mapping[Event, Mapping[ColumnKey, tuple[str, ...]]] = {
    "phase": {"time": ("at",), "phase": ("title",), "to": ("to",), "message": ("text",),
              "questions": ("questions",), "facts": ("facts",)},
    "inject": {"time": ("at", "after", "when", "delay"), "phase": ("phase",), "kind": ("kind",),
               "delivery": ("mode",), "from": ("from",), "to": ("to",), "message": ("text",),
               "objectives": ("objectives",), "notes": ("note",)},
    "expected action": {"expected": ("text",), "within": ("within",), "role": ("role",)},
}  # fmt: skip
"""The keys each column stands for."""
NEEDED: Mapping[Event, ColumnKey] = {"phase": "phase", "inject": "message", "expected action": "expected"}
"""The cell without which a row says nothing."""
_CLOCK = StoryClock()


@frozen
class PhaseAt:
    """A phase as the list has it now."""

    id: str
    title: str
    at: int | None
    """Milliseconds after the start; None: by hand, or with a way."""


@frozen
class Around:
    """What the other rows say that a cell may speak of."""

    scenario: Scenario
    phases: Sequence[PhaseAt]
    phase: PhaseAt | None = None
    """The phase of this row, as it is now."""


def fields_of(event: Event, key: ColumnKey, text: str, around: Around) -> Fields:
    """The new values of one edited cell.

    Raises:
        ValueError: it cannot be; the text says why, or what was expected.

    """
    if not text:
        if key == NEEDED[event]:
            raise ValueError("it is empty, expected words; to take it out, delete its row")
        return dict.fromkeys(OF_COLUMN[event][key])
    if key == "time":
        return _time(event, text, around)
    if key == "phase" and event == "inject":
        return {"phase": phase_meant(text, around.phases).id}
    (field,) = OF_COLUMN[event][key]
    if key in ("to", "role"):
        own = roles_named(around.scenario)
        return {field: [*roles_meant(text, own)] or None} if key == "to" else {field: role_meant(text, own)}
    if key == "objectives":
        return {field: [*objectives_meant(text, around.scenario)]}
    return {field: _READERS[key](text) if key in _READERS else text}


def _time(event: Event, text: str, around: Around) -> Fields:
    at = _CLOCK.read(text)
    if event == "phase":
        return {"at": format_duration(at)}
    begins = around.phase.at if around.phase else 0
    if begins is None:
        raise ValueError("its phase has no time of its own, expected an empty cell, or a phase with a time")
    if at < begins:
        raise ValueError(f"it comes before its phase {around.phase.title if around.phase else ''!r} begins")
    return {"at": format_duration(at - begins), "after": None, "when": None, "delay": None}


def length_meant(text: str) -> str:
    """A duration as a file states it, of `10`, `10 min`, `within 1 hour`. Raises ValueError."""
    words = text.strip().lower().removeprefix("within ")
    if re.fullmatch(r"\d{1,4}", words):
        words = f"{words}m"
    words = re.sub(r"\b(min|h)(?:utes?|ute|s|ours?|our|r|rs)\b\.?", r"\1", words)
    try:
        return format_duration(parse_duration(words))
    except ValueError:
        raise ValueError("expected a duration such as 10 min") from None


def phase_meant(text: str, phases: Sequence[PhaseAt]) -> PhaseAt:
    """The phase of a title or an id. Raises ValueError where there is none."""
    said = " ".join(text.split()).lower()
    for one in phases:
        if said in (one.id, " ".join(one.title.split()).lower()):
            return one
    hint, expected = meant(text, [one.title for one in phases])
    raise ValueError(f"there is no such phase{hint}, expected {expected or 'a row of its own for it'}")


def objectives_meant(text: str, scenario: Scenario) -> tuple[str, ...]:
    """Ids of objectives, by id or in full. Raises ValueError where there is none."""
    whole = next((one.id for one in scenario.objectives if one.text.lower() == text.strip().lower()), None)
    if whole:
        return (whole,)
    known = [one.id for one in scenario.objectives]
    words = [word for word in re.split(r"[,;\s]+", text) if word]
    for word in words:
        if word not in known:
            hint, expected = meant(word, known)
            raise ValueError(
                f"there is no objective {say_value(word)}{hint}, expected {expected or 'none: it has none'}"
            )
    return tuple(dict.fromkeys(words))


def facts_meant(text: str) -> dict[str, Json]:
    """Facts of impact such as `core_function=down; users_affected=20%`. Raises ValueError."""
    found: dict[str, Json] = {}
    for word in re.split(r"[;,\n]+", text):
        if not word.strip():
            continue
        name, sign, value = (part.strip().lower() for part in re.sub(r"[:=]", "=", word, count=1).partition("="))
        name = name.replace(" ", "_").replace("-", "_")
        if not sign or name not in FACTS:
            hint, expected = meant(name, FACTS)
            raise ValueError(f"{say_value(word.strip())} is no fact of impact{hint}, expected {expected or 'one'}")
        found[name] = _fact(name, value)
        read_facts({name: found[name]})  # here, so that it is told beside everything else that is wrong
    return found


def _fact(name: str, value: str) -> Json:
    if name in FLAGS:
        return {"true": True, "yes": True, "false": False, "no": False}.get(value, value)
    if name in SHARES:
        share = re.fullmatch(r"(\d{1,3}(?:\.\d{1,12})?)\s*(%?)", value)
        return float(share[1]) / (100 if share[2] else 1) if share else value
    return value.replace(" ", "_")


def lines_of(text: str) -> tuple[str, ...]:
    """Lines, without the marks people put before them."""
    lines = (line.strip(" -\N{BULLET}\t") for line in text.split("\n"))
    return tuple(line for line in lines if line)


_READERS: Mapping[ColumnKey, Callable[[str], Json]] = {
    "kind": kind_meant,
    "delivery": mode_meant,
    "within": length_meant,
    "questions": lambda text: [*lines_of(text)],
    "facts": lambda text: {**facts_meant(text)},
}
