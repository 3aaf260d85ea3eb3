"""The master scenario events list as it is lived: what is due, and what came of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pydantic import JsonValue

from gameday.console.views.attachments import told_of
from gameday.console.views.lead_scene import Scene
from gameday.console.views.lead_script import ScriptState
from gameday.importers.inject_words import say_kind, say_roles
from gameday.report.msel.rows import Row
from gameday.scenario.inject import Inject
from gameday.scoring.assessment import ActionResult
from gameday.scoring.finding import Finding
from gameday.timeline import Entry
from gameday.timeline.signals import AlertFired

_ANSWERS = ("acknowledged", "message", "update_posted", "notified", "decision", "task_done")
"""Kinds that may answer an inject by naming it."""
_LATE = 1_000
"""Less than a second is no delay."""


Aloud = Callable[[Sequence[str]], str]
"""Of roles those who have no page, in words."""


def _nobody(_roles: Sequence[str]) -> str:
    return ""


def msel_section(scene: Scene, script: ScriptState, aloud: Aloud = _nobody) -> list[JsonValue]:
    """Every row of the list in its order, then what was written on the day. Times are milliseconds since the start.

    `aloud` of an inject: to whom it has to be read out.
    """
    lived = _Lived(scene, script, aloud)
    rows = [lived.row(row) for row in scene.rows]
    planned = {row.id for row in scene.rows}
    rows += [lived.by_hand(one) for one in script.injects.values() if f"inject {one.id}" not in planned]
    return rows


class _Lived:
    """What came of each row so far."""

    def __init__(self, scene: Scene, script: ScriptState, aloud: Aloud) -> None:
        self._scene = scene
        self._say_aloud = aloud
        self._script = script
        self._findings: Mapping[str, Finding] = {one.clause: one for one in scene.findings}
        # Before anything has happened there is nothing to look at, and no time that could have run.
        looked = scene.actions if len(scene.timeline) else ()
        self._actions: Mapping[str, ActionResult] = {one.id: one for one in looked}
        self._of_inject: dict[str, list[Entry]] = {}
        self._answers: dict[str, list[Entry]] = {}
        self._alerts: dict[str, list[Entry]] = {}
        for one in scene.timeline:
            if one.inject:
                self._of_inject.setdefault(one.inject, []).append(one)
            if one.re and one.kind in _ANSWERS:
                self._answers.setdefault(one.re, []).append(one)
            if isinstance(one, AlertFired) and one.alert and one.inject is None:
                self._alerts.setdefault(one.alert, []).append(one)

    def row(self, row: Row) -> JsonValue:
        """One row that was planned."""
        event, _, id_ = row.id.partition(" ")
        told: dict[str, JsonValue] = {
            "id": row.id,
            "event": row.event,
            "target": id_,
            "at": row.at,
            "time": row.cells.get("time", ""),
            "kind": row.cells.get("kind", ""),
            "from": row.cells.get("from", ""),
            "to": row.cells.get("to", ""),
            "text": row.cells.get("message") or row.cells.get("expected") or row.cells.get("phase") or "",
            "within": row.cells.get("within", ""),
            "role": row.cells.get("role", ""),
            "note": row.cells.get("notes", ""),
            "source": row.cells.get("source", ""),
        }
        if event == "inject" and id_ in self._script.injects:
            told |= self._inject(self._script.injects[id_])
        elif event == "expected" and id_ in self._actions:
            told |= self._action(self._actions[id_])
        elif event == "SOP" and id_ in self._findings:
            told |= self._clause(self._findings[id_])
        elif event == "phase":
            told |= {"state": "sent" if id_ in self._script.begun else "waiting", "at": self._begun(id_, row.at)}
        elif event == "monitoring":
            told |= self._monitoring(id_)
        return told

    def by_hand(self, inject: Inject) -> JsonValue:
        """One that no plan had: written on the day."""
        told = self._inject(inject)
        sent = next((self._scene.since(one.at) for one in self._of_inject.get(inject.id, ())), None)
        return {
            "id": f"inject {inject.id}",
            "event": "inject",
            "time": "",
            "within": "",
            "role": "",
            "source": "",
            "kind": say_kind(inject),
            "from": inject.from_ or "",
            "to": say_roles(inject.to),
            "note": "written on the day",
            **told,
            "at": told["at"] if sent is None else sent,
        }

    def _inject(self, inject: Inject) -> dict[str, JsonValue]:
        sent = self._of_inject.get(inject.id, [])
        late = [one.at - one.planned_at for one in sent if one.planned_at is not None]
        return {
            "target": inject.id,
            "text": inject.text,
            "aloud": self._say_aloud(inject.to),
            "delivery": inject.mode,
            "state": self._script.state_of(inject),
            "at": self._script.due.get(inject.id),
            "sent": list(self._told(sent)),
            "late": late[0] if late and abs(late[0]) >= _LATE else None,
            "answers": list(self._told(answer for one in sent for answer in self._answers.get(one.id, ()))),
            "expects": [action.id for action in inject.expects],
            "attachments": told_of(inject.attachments, self._scene.scenario),
        }

    def _action(self, one: ActionResult) -> dict[str, JsonValue]:
        return {
            "state": one.status,
            "due": None if one.due is None else self._scene.since(one.due),
            "said": one.observed,
            "evidence": list(one.evidence),
            "ratings": [word.rating for word in one.judgements if word.rating],
        }

    def _clause(self, one: Finding) -> dict[str, JsonValue]:
        return {
            "state": one.status,
            "said": one.observed,
            "evidence": list(one.evidence),
            "ratings": [word.rating for word in one.judgements if word.rating],
        }

    def _monitoring(self, id_: str) -> dict[str, JsonValue]:
        kind, _, name = id_.partition(" ")
        fired = self._alerts.get(name, []) if kind == "alert" else []
        return {"state": "sent" if fired else "waiting", "sent": list(self._told(fired))}

    def _begun(self, phase: str, planned: int | None) -> int | None:
        return self._script.begun.get(phase, planned)

    def _told(self, entries: Iterator[Entry] | list[Entry]) -> Iterator[JsonValue]:
        for one in entries:
            yield {"entry": one.id, "story": self._scene.since(one.at)}
