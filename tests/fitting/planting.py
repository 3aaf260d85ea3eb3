"""A fault planted in a shipped scenario, and what the linter then says that it did not say before."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from gameday.files.documents import load_sop, load_team, open_scenario
from gameday.files.field_names import field_names
from gameday.files.shipped import shipped_names
from gameday.fitting import lint
from gameday.scenario import Scenario
from gameday.scenario.lint import Remark
from gameday.sop import Sop
from gameday.team import Team

Data = dict[str, Any]
"""A scenario as plain data."""
Edit = Callable[[Data], object]


@cache
def sops() -> tuple[Sop, ...]:
    return tuple(load_sop(name) for name in shipped_names("sops"))


@cache
def people(name: str | None) -> Team | None:
    return load_team(name) if name else None


def remarks(one: Scenario, named: frozenset[str] | None = None) -> tuple[Remark, ...]:
    found = lint(one, team=people(one.team), sops=sops(), named=named)
    return (*found.errors, *found.spoilers, *found.gaps)


def scenario_of(data: Data) -> Scenario:
    return Scenario.model_validate_json(json.dumps(data), strict=True)


def planted(name: str, edit: Edit) -> list[Remark]:
    """What is said of a shipped scenario once it is edited, and was not said before."""
    loaded = open_scenario(name)
    data: Any = loaded.root.plain()
    named = field_names(loaded.path)
    # Compared without their places: an edit may move what was there.
    before = [(one.id, one.wrong) for one in remarks(loaded.document, named)]
    edit(data)
    return [one for one in remarks(scenario_of(data), named) if (one.id, one.wrong) not in before]


def found(name: str, edit: Edit) -> list[tuple[str, str]]:
    """(id, place) of each."""
    return [(one.id, "/".join(map(str, one.where))) for one in planted(name, edit)]


def in_three_hours(edit: Edit) -> Edit:
    """The same in a story of three hours, whose times are these whatever is found for its par."""

    def both(data: Data) -> None:
        par = {"time_to_mitigate": "36m", "time_to_resolve": "50m", "basis": "a guess"}
        data.update(duration="1h", ends_after="3h", par=par)
        edit(data)

    return both
