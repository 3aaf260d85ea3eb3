"""Attachments of a drill: pictures and papers, for those who were sent them."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request, Response
from pydantic import JsonValue

from gameday.console.described import answers
from gameday.console.headers import PAPER_POLICY, PICTURE_POLICY
from gameday.console.house import House
from gameday.console.refusal import Refusal
from gameday.console.running import Running
from gameday.console.who import Who
from gameday.files.attachments import kind_of

_TYPES = {"png": "image/png", "jpg": "image/jpeg", "txt": "text/plain; charset=utf-8", "pdf": "application/pdf"}
"""By kind; none of them is one that a browser takes for a page."""
_NONE = "There is no such attachment for you."


def attachments_router(house: House) -> APIRouter:
    """Showing them."""
    router = APIRouter(tags=["drill"])

    @router.get(
        "/api/drills/{drill}/attachments/{attachment}",
        summary="What an attachment holds",
        response_class=Response,
        responses={
            200: {"content": {one.partition(";")[0]: {} for one in _TYPES.values()}, "description": "The file."},
            **answers(401, 404, 503),
        },
    )
    async def attachment(request: Request, drill: str, attachment: str) -> Response:
        """The file of an entry's `attachments`: all of them for whoever leads or evaluates, else those one was sent."""
        who = house.porter.known(request, drill)
        running = await house.open(drill)
        known = {one.id: one for one in running.drill.scenario.attachments}
        if attachment not in known or not await _may(who, running, attachment):
            raise Refusal(404, _NONE)
        data = await house.aside(partial(house.attachment, drill, attachment))
        if data is None:
            raise Refusal(404, _NONE)
        kind = kind_of(known[attachment])
        headers = {
            "Content-Security-Policy": PAPER_POLICY if kind == "pdf" else PICTURE_POLICY,
            "Content-Disposition": f'inline; filename="EXERCISE-{attachment}.{kind}"',
        }
        return Response(data, media_type=_TYPES[kind], headers=headers)

    return router


async def _may(who: Who, running: Running, attachment: str) -> bool:
    """Were they told an entry that carries it?"""
    audience = running.audience_of(who)
    if audience in ("lead", "evaluator"):
        return True
    return any(attachment in _carried(entry) for entry in await running.hub.told(audience))


def _carried(entry: JsonValue) -> set[str]:
    """Ids of the attachments of an entry, as somebody reads it."""
    found = entry.get("attachments") if isinstance(entry, dict) else None
    return {str(one["id"]) for one in found if isinstance(one, dict)} if isinstance(found, list) else set()
