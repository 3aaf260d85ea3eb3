"""What is sent and answered as JSON: the shapes the API's description speaks of."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, ValidationError

from gameday.console.refusal import Refusal
from gameday.files.json_text import json_text, parse_object
from gameday.live.lead_orders import FASTEST, SLOWEST, LiveMode

M = TypeVar("M", bound="Body")
DOCUMENT_NAME = r"^[A-Za-z0-9][A-Za-z0-9_-]*(@[0-9]{1,6})?$"
"""A name, never a path: what the server reads is what it was started beside."""
DocumentName = Annotated[str, StringConstraints(pattern=DOCUMENT_NAME, max_length=80)]
RoleName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]


class Body(BaseModel):
    """Frozen; an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Prepare(Body):
    """A drill to be prepared."""

    scenario: DocumentName
    sop: DocumentName | None = None
    scorecard: DocumentName | None = None
    team: DocumentName | None = None
    """A team, or a profile's bare name: the scenario's own people behaving by it."""
    kind: Literal["tabletop", "game-day", "training"] = "game-day"
    speed: float = Field(default=1, ge=SLOWEST, le=FASTEST)
    seed: int | None = Field(default=None, ge=0, lt=2**53)
    """The drill's luck; drawn where none is stated."""
    seats: dict[RoleName, LiveMode] = Field(default_factory=dict, max_length=60)
    """How seats are filled; what is not named stays as the scenario has it."""


class Prepared(Body):
    """A drill that was prepared."""

    id: str
    lead: str
    """The link of whoever leads it. It is told once."""


class NewLink(Body):
    """A way in to be made."""

    capability: Literal["lead", "evaluator", "seat", "room", "public"]
    role: Annotated[str, StringConstraints(pattern=r"^(\*|[a-z][a-z0-9_-]*)$", max_length=60)] | None = None
    """Of a seat: its role, or `*` where it is to be picked."""
    code: bool = False
    """A code to be read aloud and typed; good in the lobby only."""
    hours: int = Field(default=7 * 24, ge=1, le=90 * 24)
    """How long it opens."""


class LinkRow(Body):
    """A way in."""

    id: str
    capability: str
    role: str | None
    code: bool
    url: str | None
    """None where the secret is not known any more: only its digest is kept."""
    typed: str | None
    """The room code."""
    expires: int
    """Milliseconds since 1970."""
    revoked: bool
    used: int
    """How often somebody came in by it."""


class Links(Body):
    """The ways in of a drill."""

    links: list[LinkRow]


class DrillRow(Body):
    """A drill of this server."""

    id: str
    title: str
    kind: str
    state: str
    sop: str
    created: int
    """Milliseconds since 1970."""
    story: int
    """Milliseconds since the drill's start."""
    humans: int
    lead: str
    """Where whoever runs the server leads it."""


class Drills(Body):
    """The drills of this server, newest first."""

    drills: list[DrillRow]


class Me(Body):
    """Who is asking, as the server knows them."""

    capability: str
    role: str | None
    person: str | None
    name: str
    drill: str | None


class Why(Body):
    """Why something was not done, in words."""

    ok: Literal[False] = False
    why: str
    at: int | None = None
    """Of a command: milliseconds since the drill's start."""
    paused: Literal[True] | None = None
    """Of a command: it was refused for no other reason than that the drill stands still."""


class Done(Body):
    """What became of a command."""

    ok: Literal[True] = True
    at: int
    """Milliseconds since the drill's start."""
    entries: list[str] = Field(default_factory=list)
    """Ids of the entries it made."""
    sight: JsonValue = None
    """What a look showed."""


class Snapshot(Body):
    """Everything one may see, and where the frames go on."""

    cursor: str
    view: dict[str, JsonValue]
    entries: list[JsonValue]
    people: list[JsonValue] | None = None


class Frames(Body):
    """What came since a cursor."""

    cursor: str
    frames: list[JsonValue]


class Assessed(BaseModel):
    """An assessment: the keys of `assessment.json`."""

    model_config = ConfigDict(extra="allow")
    overall: dict[str, JsonValue]
    dimensions: dict[str, JsonValue]
    findings: list[JsonValue]


class Sops(Body):
    """SOPs by name and title."""

    sops: list[dict[str, JsonValue]]


class Forgotten(Body):
    """How many names were deleted."""

    ok: Literal[True] = True
    names: int


async def read_body(request: Request, model: type[M]) -> M:
    """The body of a request.

    Raises:
        Refusal: it is no JSON (415, 400), or not of this shape (422).

    """
    text = await json_of(request)
    try:
        plain = json_text(parse_object(text))
    except ValueError as fault:
        raise Refusal(400, f"This is no JSON object: {fault}"[:300]) from None
    try:
        return model.model_validate_json(plain, strict=True)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Refusal(422, (f"`{where}`: {first['msg']}" if where else first["msg"])[:400]) from None


async def json_of(request: Request) -> str:
    """The text of a body that says it is JSON.

    Raises:
        Refusal: it says it is something else (415), or is no UTF-8 (400).

    """
    stated = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if stated != "application/json":
        raise Refusal(415, "Send it as application/json.")
    try:
        return (await request.body()).decode()
    except UnicodeDecodeError:
        raise Refusal(400, "This is no UTF-8.") from None
