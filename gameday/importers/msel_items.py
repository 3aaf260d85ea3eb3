"""The parts of a scenario that a master scenario events list has rows for, while its edits are applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gameday.files.documents import Loaded
from gameday.files.node import Json, Node, node_of
from gameday.importers.msel_cells import Cells, action_cells, inject_cells, phase_cells
from gameday.importers.msel_columns import Event
from gameday.importers.msel_fields import Fields, PhaseAt
from gameday.scenario import Scenario
from gameday.terms.duration import parse_duration
from gameday.terms.frozen import frozen

Section = str
"""Where the items of a kind of row stand; expected actions of injects stand in the injects."""
SECTIONS: Mapping[Event, Section] = {"phase": "phases", "inject": "injects", "expected action": "expects"}


@frozen
class Known:
    """A row as it was written."""

    event: Event
    id: str
    inject: str | None
    """Of an expected action: the inject it belongs to."""
    cells: Cells


@dataclass(slots=True)
class Item:
    """An item of the scenario while the rows are read."""

    id: str
    node: Node
    inject: str | None = None
    """Of an expected action: the inject it belongs to."""
    fields: Fields = field(default_factory=dict)
    """What was edited in it."""
    new: bool = False
    gone: bool = False

    def differing(self, fields: Fields) -> Fields:
        """Those of some fields that say something else than the item does."""
        return {name: value for name, value in fields.items() if _differs(self.node, name, value)}

    def take(self, fields: Fields, where: str) -> None:
        """Put edited fields in, from the cell at an address."""
        self.fields |= fields
        for name, value in fields.items():
            self.node = self.node.with_((name,), None if value is None else node_of(value, where, 0))

    def stand_at(self, where: str, names: Sequence[str], *, itself: bool) -> None:
        """Let fields, and the item itself, stand at a cell: what is wrong with an unedited part is told there, too."""
        for name in names:
            child = self.node.child(name)
            if child is not None:
                self.node = self.node.with_((name,), node_of(child.plain(), where, 0, child.read))
        if itself:
            self.node = replace(self.node, file=where, line=0)


def _differs(node: Node, name: str, value: Json) -> bool:
    child = node.child(name)
    before = None if child is None else child.plain()
    if isinstance(value, list) and isinstance(before, str):
        before = [before]
    return before != value


def rows_of(scenario: Scenario) -> Iterator[Known]:
    """Every row that stands in the scenario, as it is written."""
    for phase in scenario.phases:
        yield Known("phase", phase.id, None, phase_cells(phase))
    for inject in scenario.injects:
        yield Known("inject", inject.id, None, inject_cells(scenario, inject))
        for action in inject.expects:
            yield Known("expected action", action.id, inject.id, action_cells(action))
    for action in scenario.expects:
        yield Known("expected action", action.id, None, action_cells(action))


def items_of(base: Loaded[Scenario]) -> dict[Section, list[Item]]:
    """Every item by section, as plain data with its place."""
    root, scenario = base.root, base.document
    phases = [Item(one.id, root.at(("phases", index))) for index, one in enumerate(scenario.phases)]
    injects = [Item(one.id, root.at(("injects", index))) for index, one in enumerate(scenario.injects)]
    inner = [
        Item(action.id, root.at(("injects", index, "expects", place)), inject.id)
        for index, inject in enumerate(scenario.injects)
        for place, action in enumerate(inject.expects)
    ]
    outer = [Item(one.id, root.at(("expects", index))) for index, one in enumerate(scenario.expects)]
    return {"phases": phases, "injects": injects, "expects": inner + outer}


def phase_at(item: Item, scenario: Scenario) -> PhaseAt:
    """A phase as its row has it now."""
    before = next((one for one in scenario.phases if one.id == item.id), None)
    title = item.fields.get("title", before.title if before else item.id)
    if "at" not in item.fields:
        return PhaseAt(item.id, str(title), before.at if before else None)
    stated = item.fields["at"]
    return PhaseAt(item.id, str(title), None if stated is None else parse_duration(str(stated)))


def whole(items: Mapping[Section, Sequence[Item]], base: Loaded[Scenario]) -> Node:
    """The scenario with the items as they are now."""
    root = base.root
    expects = items["expects"]
    for item in items["injects"]:
        inner = [one for one in expects if one.inject == item.id]
        if inner:
            item.node = item.node.with_(("expects",), _listed(inner, item.node))
    for section, every in items.items():
        kept = [one for one in every if section != "expects" or one.inject is None]
        if kept:
            root = root.with_((section,), _listed(kept, root))
    for index, names in _objectives(items, base.document):
        place = base.root.nearest(("objectives", index, "actions"))
        root = root.with_(("objectives", index, "actions"), node_of(names, place.file, place.line))
    return root


def _objectives(items: Mapping[Section, Sequence[Item]], scenario: Scenario) -> Iterator[tuple[int, list[Json]]]:
    """Objectives that an expected action which is gone no longer shows, with the actions that still do."""
    gone = {item.id for item in items["expects"] if item.gone}
    for index, one in enumerate(scenario.objectives):
        if gone & set(one.actions):
            yield index, [name for name in one.actions if name not in gone]


def _listed(items: Sequence[Item], around: Node) -> Node:
    return Node(tuple(item.node for item in items if not item.gone), around.file, around.line)


def differences(items: Mapping[Section, Sequence[Item]], base: Scenario) -> dict[str, Json]:
    """What was edited, put in and taken out, in the form of a file that extends the base."""
    objectives: list[Json] = [
        {"id": base.objectives[index].id, "actions": names} for index, names in _objectives(items, base)
    ]
    own = {section: list(_own(every, None)) for section, every in items.items()}
    by_id = {str(one["id"]): one for one in own["injects"]}
    for item in items["injects"]:
        inner = list(_own(items["expects"], item.id))
        # An inject that stands whole has its expected actions in it already.
        if inner and not item.gone and "kind" not in by_id.get(item.id, {}):
            by_id.setdefault(item.id, {"id": item.id})["expects"] = [*inner]
    order = [item.id for item in items["injects"]]
    own["injects"] = sorted(by_id.values(), key=lambda one: order.index(str(one["id"])))
    sections: dict[str, Json] = {section: [*found] for section, found in own.items() if found}
    return {"objectives": objectives, **sections} if objectives else sections


def _own(items: Sequence[Item], inject: str | None) -> Iterator[dict[str, Json]]:
    """Items as they differ; another kind of inject, and what is new, stands whole."""
    dropped: dict[str, Json] = {"drop": True}
    for item in items:
        if item.inject != inject:
            continue
        plain = item.node.plain()
        if item.gone:
            yield {"id": item.id, **dropped}
        elif (item.new or "kind" in item.fields) and isinstance(plain, dict):
            yield plain
        elif item.fields:
            yield {"id": item.id, **{key: dropped if new is None else new for key, new in item.fields.items()}}
