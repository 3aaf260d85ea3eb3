"""A live drill as lines of a terminal: where it stands, what runs out, what comes, what happened; ids to act on."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Sequence
from itertools import starmap

from gameday.files.node import Json
from gameday.terms.duration import say_since

Plain = dict[str, Json]
_LATEST = 10
"""Entries that `show` ends with."""
_ROOM = 24
"""Columns that words need at least, however narrow the terminal."""
_STATES = {
    "held": "held back",
    "yours": "by your hand",
    "waiting": "",
    "met": "done",
    "late": "done late",
    "partial": "done in part",
    "missed": "not done",
    "pending": "may still come",
    "not_applicable": "not called for yet",
    "unknown": "only a person can tell",
}
_OPEN = ("waiting", "held", "yours")


def shown(view: Plain, entries: Sequence[Plain], width: int, people: Sequence[Plain] = ()) -> Iterator[str]:
    """Where a drill stands, for whoever the view is for: who leads it reads everything, a seat what it may know.

    `people`: who came in; told before the start, with the seats and what has to be ready.
    """
    drill = _section(view, "drill")
    story = _ms(drill.get("story"))
    yield plain(str(drill.get("banner", "")))
    yield from wrapped(f"{drill.get('title')}: {_state(drill)}, at {say_since(story)}", width)
    if drill.get("why"):
        yield from wrapped(str(drill["why"]), width)
    if drill.get("state") == "lobby":
        yield from _headed("Seats (seat ROLE MODE)", _seats(view, people), width)
        checks = starmap(_check, enumerate(_rows(view, "checks"), start=1))
        yield from _headed("Before the start (check NUMBER)", checks, width)
    yield from wrapped(_severity(view), width)
    yield from _headed("Clocks", (_clock(one, story) for one in _rows(view, "clocks")), width)
    yield from _headed("Phases (begin-phase ID)", map(_phase, _rows(view, "phases")), width)
    yield from _headed("Branches (choose ID WAY)", _branches(view), width)
    rows = _rows(view, "msel")
    coming = [one for one in rows if one.get("event") == "inject" and one.get("state") in _OPEN]
    yield from _headed("Coming (fire, hold, defer, edit, leave-out ID)", map(_inject, coming), width)
    expected = [one for one in rows if one.get("event") == "expected action"]
    yield from _headed("Expected actions (observe --clause 'expected ID')", map(_expected, expected), width)
    gone = undone(entries)
    yield from _headed("Latest entries (undo, correct ID)", (), width) if entries else ()
    for entry in entries[-_LATEST:]:
        yield from line(entry, width, gone)


def line(entry: Plain, width: int, gone: Collection[Json] = ()) -> Iterator[str]:
    """An entry with its time and id, wrapped; `gone`: ids of entries that do not count any more."""
    voice = str(entry.get("voice") or entry.get("actor") or "")
    said, text = str(entry.get("said") or entry["kind"]), str(entry.get("text") or "")
    told = said if text in said else f"{said} {text}"
    # Where the sentence begins with who speaks, it is said once.
    alone = not voice or said.lower().startswith(voice.partition(" (")[0].lower())
    mark = "(undone) " if entry.get("id") in gone else ""
    head = f"{say_since(_ms(entry.get('story'))):>9}  {entry.get('id') or '':<5} "
    yield from wrapped(f"{mark}{told if alone else f'{voice}: {told}'}", width, head)


def undone(entries: Sequence[Plain]) -> set[Json]:
    """Ids of the entries that were undone."""
    return {one.get("target") for one in entries if one["kind"] == "control" and one.get("action") == "undo"}


def wrapped(words: str, width: int, head: str = "") -> Iterator[str]:
    """Lines of at most so many columns, hanging below where the words began."""
    room = max(width - len(head), _ROOM)
    for number, part in enumerate(textwrap.wrap(plain(words), room) or [""]):
        yield f"{head if number == 0 else ' ' * len(head)}{part}".rstrip()


def plain(words: str) -> str:
    """Whatever somebody wrote, without anything that steers a terminal."""
    return "".join(one if one.isprintable() else " " for one in words)


def _headed(title: str, lines: Iterator[tuple[str, str]] | Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    found = [*lines]
    if found or not isinstance(lines, Iterator):
        yield f"\n{title}"
    for head, words in found:
        yield from wrapped(words, width, plain(f"{head:>9}  "))


def _severity(view: Plain) -> str:
    """What is called; of it whoever leads knows whether it is right."""
    truth, incident = _section(view, "truth"), _section(view, "incident")
    called = truth.get("called") or incident.get("severity")
    right = truth.get("right")
    beside = f" (right: {' or '.join(map(str, right))})" if isinstance(right, list) and right else ""
    return f"Severity: {called or 'nothing declared'}{beside}"


def _state(drill: Plain) -> str:
    factor = drill.get("factor")
    state = str(drill.get("state", "")).replace("_", " ")
    return (
        f"{state} at x{factor:g}" if isinstance(factor, int | float) and factor != 1 and state == "running" else state
    )


def _seats(view: Plain, people: Sequence[Plain]) -> Iterator[tuple[str, str]]:
    """Seats worth a look first; of those for people, who is here."""
    for one in _rows(view, "seats"):
        if not one.get("main"):
            continue
        here = [
            str(who.get("name") or "somebody") for who in people if who.get("role") == one["role"] and who.get("here")
        ]
        came = f": {', '.join(here) or 'nobody here yet'}" if one.get("mode") == "human" else ""
        yield "", f"{one['role']}  {'nobody plays it' if one.get('quiet') else one.get('mode')}{came}"


def _check(number: int, one: Plain) -> tuple[str, str]:
    return f"{number} {'[x]' if one.get('done') else '[ ]'}", str(one.get("item"))


def _clock(one: Plain, story: int) -> tuple[str, str]:
    if "due" not in one:
        return say_since(story - _ms(one.get("since"))).lstrip("+"), f"so far: {one.get('label')}"
    left = _ms(one["due"]) - story
    return say_since(abs(left)).lstrip("+"), f"{'left' if left >= 0 else 'late'}: {one.get('label')}"


def _phase(one: Plain) -> tuple[str, str]:
    begun = one.get("begun")
    when = "" if begun is None else "  (now)" if one.get("current") else "  (has begun)"
    at = begun if begun is not None else one.get("at")
    return "" if at is None else say_since(_ms(at)), f"{one.get('id')}  {one.get('title')}{when}"


def _branches(view: Plain) -> Iterator[tuple[str, str]]:
    for one in _rows(view, "branches"):
        taken = one.get("taken")
        yield "", f"{one.get('id')}  {one.get('text')}" + (f" It went {taken}." if taken else "")
        for way in () if taken else _rows(one, "ways"):
            yield "-", f"{way.get('id')}  {way.get('text')}"


def _inject(one: Plain) -> tuple[str, str]:
    kind = str(one.get("kind") or "inject").replace("_", " ")
    way = f" {one.get('from') or 'script'} to {one.get('to') or 'whoever is on it'}"
    state = _STATES.get(str(one.get("state")), "")
    aloud = f" (read it out to {one['aloud']})" if one.get("aloud") else ""
    told = f"{one.get('target')}  {f'[{state}] ' if state else ''}{kind},{way}: {one.get('text')}{aloud}"
    return "" if one.get("at") is None else say_since(_ms(one["at"])), told


def _expected(one: Plain) -> tuple[str, str]:
    state = _STATES.get(str(one.get("state")), "")
    # Before the start nothing is due yet: when it is expected says the plan.
    at = one.get("due") if one.get("due") is not None else one.get("at")
    return "" if at is None else say_since(
        _ms(at)
    ), f"{one.get('target')}  {f'[{state}] ' if state else ''}{one.get('text')}"


def _section(view: Plain, name: str) -> Plain:
    found = view.get(name)
    return found if isinstance(found, dict) else {}


def _rows(view: Plain, name: str) -> list[Plain]:
    found = view.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _ms(value: Json) -> int:
    return int(value) if isinstance(value, int | float) else 0
