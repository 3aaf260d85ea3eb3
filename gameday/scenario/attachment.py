"""Attachments: pictures and papers shown to those who receive them. One's own dashboard is the best prop."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from gameday.terms.document import Document, Name, Text

ENDINGS = ("png", "jpg", "jpeg", "txt", "pdf")
MOST_BYTES = 4_000_000
"""Of one file."""
MOST_ATTACHMENTS = 40

_PATH = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}/){0,4}[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}")


def _inside(path: str) -> str:
    ending = path.rpartition(".")[2].lower()
    if not _PATH.fullmatch(path) or ".." in path:
        raise ValueError(f"{path!r} does not lie beside the scenario, expected a path such as props/dashboard.png")
    if ending not in ENDINGS:
        raise ValueError(f"{path!r} is no kind of file that can be shown, expected one of {', '.join(ENDINGS)}")
    return path


class Attachment(Document):
    """One file, beside the scenario's own."""

    id: Name
    file: Annotated[str, AfterValidator(_inside)]
    """Path from the scenario's folder, with `/` between folders."""
    text: Text
    """What it shows, in words: for those who cannot see it, and for print."""
