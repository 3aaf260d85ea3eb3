"""What people do in a drill: one command at a time, each answered once it is on record."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import JSONResponse

from gameday.console.bodies import Done, json_of
from gameday.console.described import answers, body
from gameday.console.house import House
from gameday.console.refusal import Refusal, too_often
from gameday.console.short_handed import why_not_yet
from gameday.console.tokens import new_id
from gameday.live.actor import may
from gameday.live.command import Malformed, read_command
from gameday.live.handlers import stood_still
from gameday.live.writer import Closed, Full

_KEY = re.compile(r"[A-Za-z0-9_-]{1,80}")
Key = Annotated[str | None, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9_-]{1,80}$")]


def commands_router(house: House) -> APIRouter:
    """The route of every action."""
    router = APIRouter(tags=["drill"])

    @router.post(
        "/api/drills/{drill}/commands",
        summary="Do something",
        responses=answers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503, ok=Done),
        openapi_extra=body(None),
    )
    async def command(request: Request, drill: str, idempotency_key: Key = None) -> JSONResponse:
        """Answered once the command is on record, or refused with the reason (409).

        A refusal with `paused` has no other reason than that the drill stands still: order it anew, under another
        key, once it goes on. The same `Idempotency-Key` again gets the first answer again, and nothing happens twice.
        What each capability may order is in the reference; everything else is refused (403).
        """
        who = house.porter.known(request, drill, "lead", "evaluator", "seat", "room", "public")
        running = await house.open(drill)
        wait = house.actions.take(who.key)
        if wait:
            raise too_often(wait)
        try:
            wanted = read_command(await json_of(request))
        except Malformed as fault:
            raise Refusal(422, str(fault)) from None
        actor = running.actor_of(who)
        if not may(actor, wanted.do, running.drill.plan.kind):
            raise Refusal(403, "Your link does not allow this.")
        short = why_not_yet(running, wanted)
        if short is not None:
            raise Refusal(409, short)
        key = f"{who.key}.{idempotency_key or new_id()}"
        try:
            answer = await running.writer.submit(actor, key, wanted)
        except Full:
            raise Refusal(503, "Too much at once. Wait a moment, then try again.", {"Retry-After": "1"}) from None
        except Closed:
            raise Refusal(503, "The server is stopping. Try again in a moment.", {"Retry-After": "5"}) from None
        paused = {"paused": True} if stood_still(answer.why) else {}
        return JSONResponse({**answer.plain(), **paused}, 200 if answer.ok else 409)

    return router
