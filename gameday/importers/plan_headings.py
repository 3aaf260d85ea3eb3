"""Which column of a planner's table means what: common synonyms of the headings, in any order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from gameday.errors import Fault, InputError
from gameday.files.csv_table import Row
from gameday.files.sheet import Sheet
from gameday.importers.heading_words import plain
from gameday.terms.frozen import frozen

PlanKey = Literal[
    "time", "phase", "kind", "delivery", "from", "to", "message", "expected", "role", "within", "objective",
    "questions", "facts", "notes",
]  # fmt: skip
PLAN_KEYS: tuple[PlanKey, ...] = get_args(PlanKey)

# In the order they are looked for: what an earlier key takes is not there for a later one.
SYNONYMS: Mapping[PlanKey, tuple[str, ...]] = {
    "time": ("time", "story time", "scenario time", "exercise time", "event time", "inject time", "scheduled time",
             "planned time", "start time", "start", "when", "at", "t", "minute", "minutes", "min", "mins", "offset",
             "elapsed", "elapsed time", "clock", "clock time", "time of day", "time since start", "dtg",
             "date time group", "date and time", "date time", "datetime"),
    "phase": ("phase", "stage", "part", "block", "module", "section", "act", "move", "vignette", "episode"),
    "from": ("from", "sender", "source", "sent by", "inject from", "caller", "simulated by", "originator",
             "role player", "simulated sender", "delivered as", "who from"),
    "to": ("to", "receiver", "receivers", "recipient", "recipients", "recipient player", "recipient players",
           "recipient player s", "target", "target player", "audience", "player", "players", "who receives",
           "delivered to", "addressee", "send to", "who to", "goes to"),
    "message": ("message", "inject", "inject text", "inject description", "injects", "text", "event description",
                "description", "event", "what happens", "content", "narrative", "details", "situation", "scenario",
                "inject message", "event inject", "what", "information", "stimulus", "what is said"),
    "expected": ("expected action", "expected actions", "expected player action", "expected player actions",
                 "expected player response", "expected response", "expected outcome", "expected outcomes",
                 "expected outcome of player action", "desired response", "desired action", "anticipated response",
                 "anticipated action", "expected", "response", "reaction", "expected reaction", "action",
                 "what should happen", "what we expect"),
    "role": ("responsible role", "responsible", "responsible party", "responsible player", "who acts", "by whom",
             "owner", "role", "actor", "expected from", "action by", "responder"),
    "within": ("within", "due", "due within", "deadline", "time limit", "by when", "expected within", "due by"),
    "kind": ("kind", "type", "inject type", "event type", "inject mode", "method", "delivery method", "medium",
             "means", "channel", "mode of delivery", "via", "inject method", "mode"),
    "delivery": ("delivery", "control", "release", "condition", "trigger", "status"),
    "objective": ("objective", "objectives", "exercise objective", "exercise objectives", "related objective", "goal"),
    "questions": ("discussion questions", "discussion question", "questions", "question", "discussion", "prompts"),
    "facts": ("facts of impact", "facts", "impact", "what is true", "truth", "true facts"),
    "notes": ("notes", "note", "remarks", "comments", "comment", "facilitator notes", "controller notes",
              "facilitator note", "controller note"),
}  # fmt: skip
_NUMBERS = frozenset({"", "#", "no", "nr", "number", "msel", "id", "event number", "inject number", "event no",
                      "inject no", "serial", "serial no", "item", "row", "inject id", "event id"})  # fmt: skip
"""Headings of numbers and ids: nothing is read from them, and nobody misses it."""
_HEADING_ROWS = 25
_MOST_NAMED = 12


@frozen
class PlanHeadings:
    """The heading row of a plan, understood."""

    row: int
    places: Mapping[PlanKey, int]
    unused: tuple[str, ...]
    """Headings nothing is read from."""
    above: tuple[str, ...]
    """What stands above it: a title, a date."""

    def text(self, row: Row, key: PlanKey) -> str:
        """What a row says under a heading; empty where there is no such column."""
        place = self.places.get(key)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


def plan_headings(sheet: Sheet) -> PlanHeadings | None:
    """The first of the upper rows that heads a message, and a time or a phase; None where there is none."""
    for row in sheet.rows:
        if row.number > _HEADING_ROWS:
            break
        places = _places(row)
        if "message" in places and ("time" in places or "phase" in places):
            taken = set(places.values())
            unused = [cell for place, cell in enumerate(row.cells) if cell and place not in taken]
            told = tuple(cell for cell in unused if plain(cell) not in _NUMBERS)
            above = tuple(cell for one in sheet.rows if one.number < row.number for cell in one.cells if cell)
            return PlanHeadings(row.number, places, told, above)
    return None


def no_plan(sheet: Sheet) -> InputError:
    """What is wrong with a sheet whose headings nobody understands."""
    rows = [row for row in sheet.rows if row.number <= _HEADING_ROWS]
    if not rows:
        wanted = "a row of headings, and a row for each event"
        return InputError(Fault(sheet.name, 0, "there is nothing in it", wanted))
    widest = max(rows, key=lambda row: sum(bool(cell) for cell in row.cells))
    shown = ", ".join(repr(cell[:40]) for cell in widest.cells[:_MOST_NAMED] if cell)
    wanted = "a heading `Message`, and one of `Time` and `Phase`"
    return InputError(Fault(sheet.where(widest.number, 0), 0, f"no row heads a plan: there are {shown}", wanted))


def _places(row: Row) -> dict[PlanKey, int]:
    cells = [plain(cell) for cell in row.cells]
    found: dict[PlanKey, int] = {}
    for key, words in SYNONYMS.items():
        free = [place for word in words for place, cell in enumerate(cells) if cell == word]
        free = [place for place in free if place not in found.values()]
        if free:
            found[key] = free[0]
    return found
