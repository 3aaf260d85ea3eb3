"""A small YAML file of a company's own that nothing extends: read safely, every fault at its line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from gameday.files.node import Node
from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import MOST_BYTES, read_on
from gameday.files.validating import validated
from gameday.terms.document import Document

D = TypeVar("D", bound=Document)


def read_plain(model: type[D], path: Path) -> tuple[D, Node]:
    """The document of a file, and where each part of it stands.

    Raises:
        InputError: it cannot be used; carries every fault.

    """
    root, told = read_on(read_bytes(path, str(path), MOST_BYTES), str(path))
    return validated(model, root, told), root
