"""The files of a scenario's attachments: found, and looked at before anybody is shown them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.documents import Loaded
from gameday.files.reading import plain_file, read_bytes, say_read_problem
from gameday.files.shipped import shipped_root, shown_name
from gameday.scenario import Scenario
from gameday.scenario.attachment import MOST_BYTES, Attachment

_BEGINS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "pdf": b"%PDF-"}
_SAME = {"jpeg": "jpg"}
_MOST_MIB = f"{MOST_BYTES / 1_000_000:.0f} MB"


class _Unfit(Exception):
    """A file that cannot be shown: what is wrong, and what was expected."""

    def __init__(self, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong, expected


def open_attachments(loaded: Loaded[Scenario]) -> tuple[tuple[Attachment, Path], ...]:
    """Each attachment with its file, in the order of the scenario.

    A file lies in the folder of the file that names it, or below; a link that leads out of there is refused. What it
    holds must be what its name says.

    Raises:
        InputError: with every fault, each at the line that names the file.

    """
    return tuple((one, path) for one, path, _ in _looked_at(loaded))


def read_attachments(loaded: Loaded[Scenario]) -> Mapping[str, bytes]:
    """What each attachment holds, by its id; at most `MOST_BYTES` each.

    Raises:
        InputError: as `open_attachments`.

    """
    return {one.id: data for one, _, data in _looked_at(loaded)}


def _looked_at(loaded: Loaded[Scenario]) -> list[tuple[Attachment, Path, bytes]]:
    found: list[tuple[Attachment, Path, bytes]] = []
    faults: list[Fault] = []
    for index, one in enumerate(loaded.document.attachments):
        file, line = loaded.place_of(("attachments", index, "file"))
        path = _folder(loaded, file) / one.file
        try:
            found.append((one, path, _read(path, _folder(loaded, file))))
        except _Unfit as unfit:
            wrong, expected = unfit.wrong
            faults.append(Fault(file, line, f"{one.file}: {wrong}", expected))
    if faults:
        raise InputError(faults)
    return found


def check_attachments(loaded: Loaded[Scenario]) -> None:
    """Look at every file, and keep none.

    Raises:
        InputError: as `open_attachments`.

    """
    open_attachments(loaded)


def kind_of(attachment: Attachment) -> str:
    """`png`, `jpg`, `txt` or `pdf`."""
    ending = attachment.file.rpartition(".")[2].lower()
    return _SAME.get(ending, ending)


def _folder(loaded: Loaded[Scenario], file: str) -> Path:
    """The folder of the file that names an attachment; an inherited one is named in the file it is inherited from."""
    if file == shown_name(loaded.path):
        return loaded.path.parent
    inside = shipped_root() / file
    return (inside if inside.is_file() else Path(file)).parent


def _read(path: Path, folder: Path) -> bytes:
    """What a file holds, looked at. Raises _Unfit with the first thing that is wrong with it."""
    try:
        real, home = os.path.realpath(path), os.path.realpath(folder)
        if os.path.commonpath((real, home)) != home:
            raise _Unfit("this leads out of the scenario's folder", "a file in it, or in a folder of it")
        plain_file(path, str(path))
        data = read_bytes(path, str(path), MOST_BYTES)
    except InputError as error:
        raise _Unfit(error.faults[0].wrong, error.faults[0].expected) from None
    except (OSError, ValueError) as error:
        raise _Unfit(*say_read_problem(error)) from None
    if len(data) > MOST_BYTES:
        raise _Unfit(f"this file is larger than {_MOST_MIB}", "a smaller one")
    if not data:
        raise _Unfit("this file is empty", "something to show")
    ending = path.name.rpartition(".")[2].lower()
    said, held = _SAME.get(ending, ending), _held(data)
    if held != said:
        # Most things can be read as text: only what has text for a name, or begins like a picture, is misnamed.
        named = held is not None and (held != "txt" or said == "txt")
        raise _Unfit(f"this is no {said} file", f"{held}: change its name" if named else f"a {said} file")
    return data


def _held(data: bytes) -> str | None:
    """What a file holds, by how it begins."""
    for kind, begins in _BEGINS.items():
        if data.startswith(begins):
            return kind
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else "txt"
