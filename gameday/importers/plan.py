"""A scenario made from a planner's table: phases, injects and expected actions, no world."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

from gameday.errors import Fault, InputError
from gameday.files.node import Json, Node, node_of
from gameday.files.sheet import Sheet
from gameday.files.validating import validated
from gameday.importers.expected_words import acts_meant, bound_meant
from gameday.importers.msel_columns import msel_headings
from gameday.importers.plan_headings import PlanKey, no_plan, plan_headings
from gameday.importers.plan_rows import PlanRow, plan_rows
from gameday.importers.plan_times import PlanPhase, timed
from gameday.importers.slugs import free_slug
from gameday.importers.story_time import StoryClock, say_story_time
from gameday.scenario import Scenario
from gameday.terms.duration import MINUTE, format_duration, parse_duration, say_duration
from gameday.terms.frozen import frozen
from gameday.terms.moment import to_datetime
from gameday.terms.role import STANDARD_ROLES

_SIGNALS = frozenset({"alert", "page", "customer_report", "social_mention"})
_AFTER_LAST = 20 * MINUTE
"""The drill is planned to last so long after its last event."""
_SLACK = 30 * MINUTE
"""And may last so long beyond that."""
_ROUND = 5 * MINUTE


@frozen
class Wanted:
    """What a plan does not say itself."""

    name: str
    title: str | None
    """None: what stands above the headings, else the name in words."""
    starts_at: int
    """Story time of the start, milliseconds since 1970."""
    clock: StoryClock
    every: int
    """How long a phase lasts where the plan gives no times, milliseconds."""


@frozen
class Planned:
    """The scenario of a plan."""

    scenario: Scenario
    data: Mapping[str, Json]
    """The same as it is written to a file."""
    notes: tuple[str, ...]
    """What a person should know about how the plan was read."""


def plan_of(sheets: Sequence[Sheet], file: str) -> Sheet:
    """The first sheet of a file that is a plan.

    Raises:
        InputError: none is, or it is the list of events of a scenario there is already.

    """
    for sheet in sheets:
        if msel_headings(sheet) is not None:
            wanted = "--base with that scenario, to apply what was edited"
            raise InputError(Fault(sheet.name, 0, "this is the list of events of a scenario", wanted))
        if plan_headings(sheet) is not None:
            return sheet
    raise no_plan(max(sheets, key=lambda one: len(one.rows), default=Sheet(file, None, ())))


def planned(sheet: Sheet, wanted: Wanted) -> Planned:
    """The scenario of a plan.

    Raises:
        InputError: it is no plan, or cells in it cannot be used: every one of them, by its address.

    """
    headings = plan_headings(sheet)
    if headings is None:
        raise no_plan(sheet)
    read = plan_rows(sheet, headings, wanted.clock)
    made = _Making(sheet, read.rows, wanted)
    title = wanted.title or _title(headings.above) or wanted.name.replace("-", " ").capitalize()
    root = made.root(title)
    try:
        scenario = validated(Scenario, root)
    except InputError as error:
        order = {place: (row.number, column) for row in read.rows for column, place in enumerate(row.places.values())}
        raise InputError(sorted(error.faults, key=lambda one: order.get(one.file, (1 << 30, 0)))) from None
    data = root.plain()
    assert isinstance(data, dict)  # noqa: S101  # it was made so
    return Planned(scenario, data, (*read.notes, *made.notes))


def _title(above: Sequence[str]) -> str | None:
    """What stands above the headings, where that is a title rather than a table."""
    words = next((cell for cell in above if re.search(r"[A-Za-z]{3}", cell)), "")
    return " ".join(words.split())[:200] or None


class _Making:
    """Puts the rows together."""

    def __init__(self, sheet: Sheet, rows: Sequence[PlanRow], wanted: Wanted) -> None:
        self._sheet, self._wanted = sheet, wanted
        self._ids: set[str] = set()
        self._timed = timed(rows, wanted.every)
        self._rows = self._timed.rows
        self.notes: list[str] = [*self._timed.notes]
        self._objectives: dict[str, list[str]] = {}

    def root(self, title: str) -> Node:
        """The whole as plain data; every part knows the cell it came from."""
        injects, expects = [], []
        for row in self._rows:
            if row.scene:
                continue
            actions = self._actions(row)
            if row.message:
                injects.append(self._inject(row, actions))
            else:
                expects += actions
        last = max(row.at or 0 for row in self._rows)
        length = -(-(last + _AFTER_LAST) // _ROUND) * _ROUND
        head: dict[str, Json] = {
            "format": 1,
            "name": self._wanted.name,
            "title": title,
            # Participants read it: nothing of what is coming, and how much of it, stands there.
            "pitch": f"{title.rstrip('.!?')}. What do you do, and who hears of it? About {say_duration(length)}.",
            "duration": format_duration(length),
            "starts_at": _on_the_clock(self._wanted.starts_at, self._wanted.clock.zone),
            "ends_after": format_duration(length + _SLACK),
        }
        file = self._sheet.name
        whole = {key: node_of(value, file, 0) for key, value in head.items()}
        roles = dict.fromkeys(row.role for row in self._rows if row.role in STANDARD_ROLES)
        lists = {
            "minimum_team": [node_of(role, file, 0) for role in roles],
            "objectives": [node_of(one, file, 0) for one in self._shown()],
            "phases": [self._phase(phase) for phase in self._timed.phases],
            "injects": injects,
            "expects": expects,
            "stated_truth": [self._truth(row) for row in self._rows if row.facts],
        }
        whole |= {key: Node(tuple(items), file, 0) for key, items in lists.items() if items}
        self._say(injects)
        return Node(whole, file, 0)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _phase(self, phase: PlanPhase) -> Node:
        first = phase.rows[0]
        text = "\n".join(row.message for row in phase.rows if row.scene and row.message)
        parts: dict[str, tuple[PlanKey, Json]] = {
            "id": ("phase", phase.id),
            "title": ("phase", phase.title),
            "at": ("time", format_duration(phase.at)),
            "text": ("message", text),
            "questions": ("questions", [words for row in phase.rows for words in row.questions]),
        }
        return _mapping(first, parts)

    def _inject(self, row: PlanRow, actions: Sequence[Node]) -> Node:
        phase = self._timed.phase_of(row)
        at = (row.at or 0) - (phase.at if phase else 0)
        parts: dict[str, tuple[PlanKey, Json]] = {
            "id": ("message", self._id(row.message)),
            "kind": ("kind", row.kind),
            "phase": ("phase", phase.id if phase else ""),
            "at": ("time", format_duration(at) if row.mode == "automatic" or row.at else ""),
            "mode": ("delivery", "" if row.mode == "automatic" else row.mode),
            "channel": ("kind", row.channel or ""),
            "from": ("from", row.sender),
            "to": ("to", [*row.to]),
            "text": ("message", row.message),
            "note": ("notes", row.notes),
        }
        node = _mapping(row, parts)
        return node.with_(("expects",), Node(tuple(actions), row.places["expected"], 0)) if actions else node

    def _actions(self, row: PlanRow) -> list[Node]:
        found = []
        for words in row.expected:
            id_ = self._id(words)
            acts = acts_meant(words)
            shown = f"counted where the record has `{acts['kind']}`" if acts else "for an evaluator to tell"
            self.notes.append(f"{row.places['expected']}: {words[:60]!r} is {shown}")
            if row.objective:
                self._objectives.setdefault(row.objective, []).append(id_)
            parts: dict[str, tuple[PlanKey, Json]] = {
                "id": ("expected", id_),
                "text": ("expected", words),
                "role": ("role", row.role or ""),
                "acts": ("expected", {**acts} if acts else ""),
                "within": ("within", row.within) if row.within else ("expected", _within(row, words)),
            }
            found.append(_mapping(row, parts))
        return found

    def _truth(self, row: PlanRow) -> Node:
        return _mapping(row, {"at": ("time", format_duration(row.at or 0)), "facts": ("facts", {**row.facts})})

    def _shown(self) -> Iterable[Json]:
        for words, actions in self._objectives.items():
            yield {"id": self._id(words), "text": words, "actions": [*actions]}

    def _id(self, words: str) -> str:
        found = free_slug(words, "row", self._ids)
        self._ids.add(found)
        return found

    def _say(self, injects: Sequence[Node]) -> None:
        told = {row.objective for row in self._rows if row.objective} - self._objectives.keys()
        for words in sorted(told):
            self.notes.append(f"the objective {words[:60]!r} is left out: no expected action shows it")
        kinds = {kind.text for one in injects if (kind := one.child("kind"))}
        if not kinds & _SIGNALS:
            self.notes.append(
                "nothing in it wakes anybody: no alert, page, customer report or social mention; "
                "a column `Kind` says what each event is"
            )
        if not any(row.facts for row in self._rows):
            self.notes.append(
                "no facts of impact are stated: which severity is right can be said by hand, or not at all"
            )
        first = min(row.at or 0 for row in self._rows)
        if first > 0 and not self._timed.phases:
            self.notes.append(f"nothing happens before {say_story_time(first)}")


def _within(row: PlanRow, words: str) -> str:
    """What its words say, after its inject; of a row without one it runs from the row's time."""
    said = bound_meant(words)
    if row.message or not row.at:
        return said
    return format_duration(row.at + (parse_duration(said) if said else 0))


def _on_the_clock(at: int, zone: tzinfo) -> str:
    """A moment with the offset of the zone that the plan is written in; `Z` for UTC."""
    return to_datetime(at).astimezone(zone).isoformat(timespec="seconds").replace("+00:00", "Z")


def _mapping(row: PlanRow, parts: Mapping[str, tuple[PlanKey, Json]]) -> Node:
    """Parts that say something, each at its cell."""
    told = {key: node_of(value, row.places[place], 0) for key, (place, value) in parts.items() if value not in ("", [])}
    return Node(told, row.places["message"], 0)
