"""An SOP that leaves nothing open, changed here and there."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from gameday.sop import Sop
from gameday.sop.lint import Gap, LintError, lint

TODAY = date(2026, 5, 1)
_SOUND: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "sound.yaml").read_text(encoding="utf-8"))
_SOURCE = {"document": "h", "section": "all"}
Changes = dict[str, dict[str, Any] | None]


def sound(clauses: Changes | None = None, rules: Changes | None = None, **sections: object) -> Sop:
    """The sound SOP with clauses and rules changed by id (None: gone; an unknown id: added), and sections replaced.

    A section given as None is left out.
    """
    data = deepcopy(_SOUND) | sections
    data["clauses"] = _changed(data["clauses"], clauses or {})
    data["severity"]["rules"] = _changed(data["severity"]["rules"], rules or {})
    data = {name: value for name, value in data.items() if value is not None}
    return Sop.model_validate_json(json.dumps(data), strict=True)


def _changed(items: list[dict[str, Any]], changes: Changes) -> list[dict[str, Any]]:
    found = []
    for item in items:
        change = changes.get(item["id"], {})
        if change is not None:
            merged = item | change
            found.append({key: value for key, value in merged.items() if value is not None})
    known = {item["id"] for item in items}
    new = [
        {"id": name, "text": "t", "source": _SOURCE} | change
        for name, change in changes.items()
        if name not in known and change is not None
    ]
    return found + new


def gaps(sop: Sop, as_of: date | None = TODAY) -> list[Gap]:
    report = lint(sop, as_of=as_of)
    assert report.errors == ()
    return list(report.gaps)


def errors(sop: Sop) -> list[LintError]:
    return list(lint(sop, as_of=TODAY).errors)


def ids(found: list[Gap] | list[LintError]) -> list[str]:
    return [one.id for one in found]
