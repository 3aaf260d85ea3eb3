"""What the API's description says of a route: its body, its answers, who may ask."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, TypeAdapter

from gameday.console.bodies import Why
from gameday.live.command import COMMANDS
from gameday.live.sayable import EXAMPLES, said_schemas

REF = "#/components/schemas/{model}"
_WORDS = {
    400: "This is no JSON, or not what is asked for.",
    401: "Nobody is signed in, or the token opens nothing.",
    403: "The capability does not allow it, or a page of another site sent it.",
    404: "There is no such thing, or none that this capability may see.",
    408: "The request did not come to its end in time.",
    409: "It cannot be done now; nothing happened.",
    413: "The body is too large.",
    415: "The body is no JSON.",
    421: "The server is not called that.",
    422: "The body is JSON, but not of this shape.",
    429: "Too often; `Retry-After` says when to try again.",
    503: "Not now; `Retry-After` says when to try again.",
}

Responses = dict[int | str, dict[str, Any]]
"""As the framework wants them."""


def answers(*statuses: int, ok: type[BaseModel] | None = None, status: int = 200) -> Responses:
    """The answers of a route: what comes with a success, and which refusals there are; 421 is always among them."""
    found: Responses = {one: {"model": Why, "description": _WORDS[one]} for one in sorted({*statuses, 421})}
    return {status: {"model": ok, "description": "Done."}, **found} if ok else found


def body(of: type[BaseModel] | None) -> dict[str, Any]:
    """What the description says of a route's body; None: a command. The body itself is read strictly by ourselves."""
    name = of.__name__ if of else "Command"
    content: dict[str, Any] = {"schema": {"$ref": REF.format(model=name)}}
    if of is None:
        content["examples"] = {one.kind: {"summary": one.does, "value": one.act} for one in EXAMPLES}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


def schemas(*models: type[BaseModel]) -> dict[str, Any]:
    """The schemas of bodies, commands among them, by name."""
    found: dict[str, Any] = {}
    adapters: dict[str, TypeAdapter[Any]] = {one.__name__: TypeAdapter(one) for one in models}
    for name, adapter in {"Command": COMMANDS, **adapters}.items():
        schema = adapter.json_schema(ref_template=REF)
        found |= schema.pop("$defs", {})
        found[name] = schema
    # Of these two the models know only that they have keys; which, the kind of entry says.
    return {**found, **said_schemas(REF)}
