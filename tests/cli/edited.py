"""A repository with an SOP on its main branch, and an edit of it in the work tree."""

from __future__ import annotations

import subprocess
from pathlib import Path

STORY = "search-comes-up-empty"
OURS = """\
format: 1
name: ours
extends: one-page-playbook
clauses:
  - id: cadence-internal
    text: The team hears something in time.
    every: {{SEV1: {every}, SEV2: {every}, SEV3: {every}}}
"""


def edited(directory: Path) -> Path:
    """The repository: its SOP asks for a word every half hour, the edit for one every second."""
    path = directory / "ours.yaml"
    path.write_text(OURS.format(every="30m"))
    git = ["git", "-c", "user.name=dana", "-c", "user.email=dana@example.invalid"]
    for words in (["init", "-q", "-b", "main"], ["add", "ours.yaml"], ["commit", "-q", "-m", "Ours"]):
        subprocess.run([*git, *words], cwd=directory, check=True)
    path.write_text(OURS.format(every="1s"))
    return directory
