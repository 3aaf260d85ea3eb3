"""What a page sees: everything once, then what changes, pushed or asked for."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import JSONResponse

from gameday.console.bodies import Frames, Snapshot
from gameday.console.described import answers
from gameday.console.frames import json_bytes
from gameday.console.house import House
from gameday.console.line import line_of
from gameday.console.refusal import Refusal
from gameday.console.running import Running
from gameday.console.who import Who

LONGEST_WAIT = 30
_DISMISSED = 4401
_TOO_MANY = 4429
Cursor = Annotated[str, Query(max_length=60, description="Where to go on, from a snapshot or from frames.")]
As = Annotated[
    str | None,
    Query(
        alias="as",
        pattern="^(room|public)$",
        description="What that page shows, where you may open it: it only narrows.",
    ),
]
Wait = Annotated[int, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait for the next frame.")]


def stream_router(house: House) -> APIRouter:
    """Snapshot, long poll and push."""
    router = APIRouter(tags=["stream"])

    async def asked(connection: Request | WebSocket, drill: str) -> tuple[Who, Running]:
        who = house.porter.known(connection, drill, "lead", "evaluator", "seat", "room", "public")
        return who, await house.open(drill)

    @router.get(
        "/api/drills/{drill}/snapshot",
        summary="Everything you may see",
        responses=answers(401, 403, 404, 422, 503, ok=Snapshot),
    )
    async def snapshot(request: Request, drill: str, as_: As = None) -> JSONResponse:
        """The view of your page, every entry you may see, and the cursor from where frames go on."""
        who, running = await asked(request, drill)
        return JSONResponse(await running.hub.snapshot(running.audience_of(who, as_)))

    @router.get(
        "/api/drills/{drill}/frames",
        summary="What came since",
        responses=answers(401, 403, 404, 422, 503, ok=Frames),
    )
    async def frames(request: Request, drill: str, cursor: Cursor = "", wait: Wait = 25, as_: As = None) -> Response:
        """The frames after a cursor: at once where there are some, else the first that comes, or a sign of life."""
        who, running = await asked(request, drill)
        listener = running.hub.listen(running.audience_of(who, as_), cursor)
        with listener:
            found = listener.ready()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    while found is None and not listener.over:
                        await listener.wait()
                        found = listener.ready()
            frames = found or b"[" + listener.beat() + b"]"
            told = b'{"cursor":%s,"frames":%s}' % (json_bytes(listener.cursor), frames)
        return Response(told, media_type="application/json")

    @router.websocket("/api/drills/{drill}/stream")
    async def stream(socket: WebSocket, drill: str, cursor: Cursor = "", as_: As = None) -> None:
        """Frames as they come, an array of them a message. Nothing is taken from the client."""
        try:
            who, running = await asked(socket, drill)
            audience = running.audience_of(who, as_)
        except Refusal as fault:
            await socket.send_denial_response(JSONResponse({"ok": False, "why": fault.why}, fault.status))
            return
        line = line_of(socket)
        if line is None:
            await socket.send_denial_response(JSONResponse({"ok": False, "why": "Ask for frames."}, 501))
            return
        await socket.accept()
        reading = asyncio.create_task(_silent(socket))
        dismissed = asyncio.get_running_loop().create_future()

        def dismiss() -> None:
            if not dismissed.done():
                dismissed.set_result(None)

        code = _TOO_MANY
        if running.arrived(who, dismiss):
            try:
                with running.hub.stream(audience, cursor, line) as stream:
                    await asyncio.wait((reading, stream.ended, dismissed), return_when=asyncio.FIRST_COMPLETED)
                    code = _DISMISSED if dismissed.done() else 1001 if stream.ended.done() else 1003
            finally:
                running.gone(who, dismiss)
        await _done(reading)
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(code)

    return router


async def _silent(socket: WebSocket) -> None:
    """Until the client is gone, or says something: there is nothing to say here."""
    await socket.receive()


async def _done(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    # What became of a connection that was lost is nobody's fault.
    await asyncio.gather(*tasks, return_exceptions=True)
