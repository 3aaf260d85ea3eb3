"""Answers: what came of a command. The same command with the same key gets the same answer again."""

from __future__ import annotations

from typing import cast

from gameday.engine.desk import Sight
from gameday.files.json_text import json_text, parse_object
from gameday.files.node import Json
from gameday.terms.frozen import frozen


@frozen
class Answer:
    """What came of a command."""

    ok: bool
    why: str | None = None
    """Refused: why."""
    at: int = 0
    """Story time, in milliseconds since the start."""
    entries: tuple[str, ...] = ()
    """Ids of the entries it made itself, the first first."""
    sight: Json = None
    """What a look showed: see `plain_sight`."""

    def plain(self) -> dict[str, Json]:
        """As a JSON object: what it states."""
        told: dict[str, Json] = {"ok": self.ok, "at": self.at}
        if self.why is not None:
            told["why"] = self.why
        if self.entries:
            told["entries"] = list(self.entries)
        if self.sight is not None:
            told["sight"] = self.sight
        return told

    def to_json(self) -> str:
        """Canonical JSON."""
        return json_text(self.plain())


def read_answer(text: str) -> Answer:
    """The answer of a JSON text as `to_json` writes it."""
    plain = parse_object(text)
    entries = tuple(cast("list[str]", plain.pop("entries", [])))
    return Answer(**plain, entries=entries)  # type: ignore[arg-type]  # written by to_json


def plain_sight(sight: Sight) -> Json:
    """What a look showed, for whoever looked.

    `facts`: impact as far as this look can tell; `lines`; `series`: charts, each with its points; `cause` and `cures`
    once a diagnosis has taken its time. What a look makes simulated people think of is not in it.
    """
    told: dict[str, Json] = {"lines": list(sight.lines)}
    if sight.facts is not None:
        told["facts"] = dict(sight.facts.to_json())
    if sight.cause is not None:
        told["cause"] = sight.cause
        told["cures"] = [
            {"action": one.action, "target": one.target, "text": one.text, "reversible": one.reversible}
            for one in sight.cures
        ]
    if sight.series:
        told["series"] = [
            {
                "service": one.service,
                "metric": one.metric,
                "unit": one.unit,
                "points": [[moment, float(f"{value:.4g}")] for moment, value in one.points],
            }
            for one in sight.series
        ]
    return told
