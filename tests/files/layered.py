"""Small documents that extend one another, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from gameday.errors import InputError
from gameday.files.extends import read_tree

BASE = """
format: 1
name: base
title: The base
levels:
  - {name: SEV1, text: bad}
  - {name: SEV2, text: less bad}
  - {name: SEV3, text: mild}
bounds: {SEV1: 5m, SEV2: 15m}
words: [a, b]
rule: {when: {data: lost, growing: true}, text: x}
levers:
  - {action: restart, target: web, text: again}
  - {action: rollback, target: web, text: back}
"""


def written(directory: Path, name: str, text: str) -> Path:
    path = directory / f"{name}.yaml"
    path.write_text(dedent(text))
    return path


def fault(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_tree(path, "sops")
    return str(caught.value).replace(str(path.parent), "")
