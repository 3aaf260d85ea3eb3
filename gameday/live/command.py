"""Commands: everything that can be ordered of a live drill, told apart by `do`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from gameday.files.json_text import json_text, parse_object
from gameday.live.lead_orders import (
    AdHoc,
    BeginPhase,
    CheckOff,
    Choose,
    Correct,
    Defer,
    Edit,
    End,
    Fire,
    Hint,
    Hold,
    Judge,
    LeaveOut,
    Observe,
    Pause,
    Release,
    Resume,
    Said,
    Seat,
    Skip,
    Speed,
    Start,
    StateTruth,
    Undo,
)
from gameday.live.orders import Order as Order  # noqa: PLC0414  # read from here as well
from gameday.live.seat_orders import Act, Ask, CallRealIncident, Help, Look, Unwash, Wait, Wash
from gameday.terms.document import Misfits

MOST_BYTES = 16 * 1024
Command = Annotated[
    Seat | CheckOff | Start | Pause | Resume | Speed | Skip | End
    | Fire | Hold | Release | LeaveOut | Defer | Edit | AdHoc | BeginPhase | Choose | Hint | StateTruth
    | Said | Correct | Undo | Observe | Judge
    | Act | Look | Ask | Wait | Help | CallRealIncident | Wash | Unwash,
    Field(discriminator="do"),
]  # fmt: skip
"""Any command; `do` says which."""
COMMANDS: TypeAdapter[Command] = TypeAdapter(Command)


class Malformed(ValueError):
    """Something that is no command; its text says why, for people."""


def read_command(text: str | bytes) -> Command:
    """The command of a JSON text.

    Raises:
        Malformed: it is too long, no JSON object, or no command.

    """
    if len(text) > MOST_BYTES:
        raise Malformed(f"this is longer than {MOST_BYTES // 1024} KB")
    try:
        plain = json_text(parse_object(text if isinstance(text, str) else text.decode()))
    except ValueError as error:
        raise Malformed(str(error)[:200]) from None
    try:
        return COMMANDS.validate_json(plain, strict=True)
    except ValidationError as error:
        raise Malformed(_told(error)) from None


def command_text(command: Command) -> str:
    """The command as canonical JSON: what it states."""
    return json_text(command.model_dump(mode="json", by_alias=True, exclude_none=True))


def _told(error: ValidationError) -> str:
    """The first thing wrong, in words."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "union_tag_invalid":
        return f"nothing is called {str(first['ctx']['tag'])[:40]!r} that could be ordered here"
    if first["type"] == "union_tag_not_found":
        return "what is to be done? expected the key `do`"
    where = ".".join(str(part) for part in first["loc"][1:]) or ".".join(str(part) for part in first["loc"])
    cause = first.get("ctx", {}).get("error")
    wrong = str(cause) if isinstance(cause, Misfits | ValueError) else first["msg"]
    return (f"`{where}`: {wrong}" if where else wrong)[:400]
