"""The plan: what a live drill is before anything happened in it. Record 0 of its journal."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal, cast

from gameday.files.drill_documents import DrillDocuments, documents_of, documents_text
from gameday.files.json_text import json_text, parse_object
from gameday.files.written_start import written_offset
from gameday.live.lead_orders import LiveMode
from gameday.terms.frozen import frozen

LiveKind = Literal["tabletop", "game-day", "training"]
FORMAT = 1
"""Of the plan and the journal; a later version reads every earlier one."""


@frozen
class Plan:
    """Everything a drill follows from, beside what is ordered in it."""

    drill: str
    """Its id."""
    kind: LiveKind
    documents: str
    """SOP, scorecard, scenario and team, as `gameday.files.drill_documents` writes them."""
    seats: tuple[tuple[str, LiveMode], ...] = ()
    """(role, how it is filled) pairs; every other seat is filled as the scenario has it, else simulated."""
    seed: int = 0
    speed: float = 1
    created: int = 0
    """On the wall, in milliseconds since 1970."""
    versions: tuple[tuple[str, str], ...] = ()
    """(program, version) pairs."""
    me: str | None = None
    """In training: the role that the person holds who trains."""
    zone: int = 0
    """Minutes that the clocks of the story are ahead of UTC, as the scenario's file writes its start."""

    def to_json(self) -> str:
        """Canonical JSON."""
        plain: dict[str, object] = {one.name: getattr(self, one.name) for one in fields(self)}
        if not self.zone:
            del plain["zone"]  # the text of a plan stands in the chain of its journal, and earlier ones had none
        return json_text({**plain, "format": FORMAT, "seats": dict(self.seats), "versions": dict(self.versions)})


def read_plan(text: str) -> Plan:
    """The plan of a JSON text as `to_json` writes it.

    Raises:
        ValueError: a later version wrote it, or it is no plan.

    """
    plain = parse_object(text)
    if plain.pop("format", None) != FORMAT:
        raise ValueError("this journal is of another version of gameday")
    for name in ("seats", "versions"):
        plain[name] = tuple(sorted(cast("Mapping[str, str]", plain[name]).items()))
    return Plan(**plain)  # type: ignore[arg-type]  # written by to_json


def plan_of(
    documents: DrillDocuments,
    *,
    kind: LiveKind,
    seats: Mapping[str, LiveMode] | None = None,
    seed: int,
    speed: float = 1,
    created: int,
    versions: Mapping[str, str] | None = None,
    me: str | None = None,
) -> Plan:
    """A plan of a new drill, with an id like no other's.

    Raises:
        ValueError: there is no scenario, or no team, to play.

    """
    if documents.scenario is None or documents.team is None:
        raise ValueError("a drill needs a scenario and a team")
    return Plan(
        drill=f"{documents.scenario.document.name if me else _first(kind, created)}-{secrets.token_hex(4)}",
        kind=kind,
        documents=documents_text(documents),
        seats=tuple(sorted((seats or {}).items())),
        seed=seed,
        speed=speed,
        created=created,
        versions=tuple(sorted((versions or {}).items())),
        me=me,
        zone=written_offset(documents.scenario),
    )


def _first(kind: LiveKind, created: int) -> str:
    """How the id begins: the kind of exercise, and the day it was prepared.

    It stands on every page, and a scenario's name may tell what goes wrong; who trains alone has chosen it.
    """
    return f"{kind}-{datetime.fromtimestamp(created // 1000, UTC):%Y-%m-%d}"


def documents_in(plan: Plan) -> DrillDocuments:
    """The documents of a plan, read."""
    return _read(plan.documents)


@lru_cache(maxsize=8)
def _read(documents: str) -> DrillDocuments:
    """Frozen values: drills of the same documents share them."""
    return documents_of(documents, "the plan of a drill")
