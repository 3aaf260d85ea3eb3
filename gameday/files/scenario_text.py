"""A scenario written out: whole, or as a file that extends another and says only what differs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gameday.errors import InputError
from gameday.files.documents import Loaded
from gameday.files.extends import extended, read_chain
from gameday.files.node import Json
from gameday.files.safe_yaml import read_yaml
from gameday.files.shipped import called_from
from gameday.files.validating import validated
from gameday.files.variation import varied
from gameday.files.yaml_text import yaml_lines
from gameday.scenario import Scenario
from gameday.terms.facts import FactValue

SCHEMA_FILE = "scenario.schema.json"
"""What the first line of the file tells an editor to look for, beside it."""
_MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
_BLOCKS = ("objectives", "phases", "branches", "injects", "expects", "attachments")
"""Sections with a blank line before them."""


def scenario_text(data: Mapping[str, Json], *lead: str) -> str:
    """A whole scenario as YAML; `lead` are lines of comment under the first."""
    lines = [_MODELINE, *(f"# {words}" if words else "#" for words in lead)]
    for key, value in data.items():
        if key in _BLOCKS:
            lines.append("")
        lines += yaml_lines({key: value})
    return "\n".join(lines) + "\n"


def differing_text(base: Loaded[Scenario], own: Mapping[str, Json], whole: Scenario, name: str, place: Path) -> str:
    """The scenario `whole` as a file at `place` that extends its base; spelled out where that cannot say it.

    Args:
        base: What it extends; its file stays as it is.
        own: What differs, in the form of such a file.
        whole: What it has to come to, but for its name.
        name: What commands call it.
        place: Where the file will lie.

    """
    word = called_from(base.path, place.parent)
    head: dict[str, Json] = {"format": 1, "extends": word, "name": name}
    if whole.variant is not None:
        head["variant"] = whole.variant
    text = scenario_text(
        {**head, **_dropping(own, base.document)}, f"{base.document.name} with the changes of an edited list of events."
    )
    if _comes_to(base, text, whole, name):
        return text
    data = whole.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return scenario_text(
        {**data, "name": name}, f"A whole copy of {word} with the changes of an edited list of events."
    )


def _dropping(own: Mapping[str, Json], base: Scenario) -> Mapping[str, Json]:
    """The same with a word for each inherited fact that a phase no longer has: what is not said is inherited."""
    inherited = {phase.id: phase.facts or {} for phase in base.phases}
    phases = own.get("phases")
    if not isinstance(phases, list):
        return own
    return {**own, "phases": [_without(one, inherited) if isinstance(one, dict) else one for one in phases]}


def _without(phase: dict[str, Json], inherited: Mapping[str, Mapping[str, FactValue]]) -> dict[str, Json]:
    facts = phase.get("facts")
    if not isinstance(facts, dict) or not facts:
        return phase
    gone = [name for name in inherited.get(str(phase.get("id")), {}) if name not in facts]
    dropped: dict[str, Json] = {name: {"drop": True} for name in gone}
    return {**phase, "facts": {**facts, **dropped}}


def extends(text: str) -> bool:
    """Does such a file say only what differs, rather than everything?"""
    return read_yaml(text, "own").child("extends") is not None


def _comes_to(base: Loaded[Scenario], text: str, whole: Scenario, name: str) -> bool:
    root, told = read_chain(base.path, "scenarios")
    merged, faults = extended(root, read_yaml(text, "own").with_(("extends",), None))
    varied_root = varied(merged, None, faults)
    try:
        found = validated(Scenario, varied_root, (*told, *faults))
    except InputError:
        return False
    return found == whole.model_copy(update={"name": name})
