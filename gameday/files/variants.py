"""Do the variants of a scenario hold together? A range may reach where a figure no longer fits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gameday.errors import InputError
from gameday.files.documents import open_scenario
from gameday.files.project import ProjectFile
from gameday.files.variation import named_variant

TRIED = 8
"""How many are tried: their figures spread evenly over each range, so the first few come near both ends."""


def refused_variants(name: str | Path, project: ProjectFile | None = None) -> Mapping[int, str]:
    """What is wrong with each of the first variants that cannot be read, by its number.

    Raises:
        InputError: the scenario as it is written cannot be read.

    """
    if named_variant(str(name))[1] is not None or not open_scenario(name, project).document.vars:
        return {}
    found: dict[int, str] = {}
    for variant in range(1, TRIED + 1):
        try:
            open_scenario(f"{name}@{variant}", project)
        except InputError as error:
            found[variant] = error.faults[0].wrong
    return found
