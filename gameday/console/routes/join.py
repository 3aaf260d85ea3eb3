"""Coming in: a link or a code, one screen that says what is recorded, a name. Looking at a link changes nothing."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import JsonValue
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from gameday.console.access import NAMES_LAST, Link
from gameday.console.capability import ANY_ROLE, Capability
from gameday.console.house import House
from gameday.console.names import plain_name
from gameday.console.pages import Pages
from gameday.console.refusal import Refusal, too_often
from gameday.console.running import Running
from gameday.console.tokens import plain_code
from gameday.console.who import cookie_name
from gameday.terms.duration import DAY

_NAMED = ("seat", "evaluator")
"""Whoever takes part says what to call them, and agrees to what is recorded."""
_WRONG = "This link opens nothing, or does not any more. Ask whoever leads the drill for a new one."
_WRONG_CODE = "This code opens nothing. A code is good until the drill begins; after that, ask for a link."


def join_router(house: House, pages: Pages) -> APIRouter:
    """The way in."""
    router = APIRouter(include_in_schema=False)

    def address(request: Request) -> str:
        return request.client.host if request.client else "somewhere"

    def opened(request: Request, token: str) -> Link:
        """The link of a token or a code that opens."""
        # Nobody guesses a link, so a right one opens whatever its neighbours typed: a room full of people may share an
        # address. A code is short, and is looked up only as often as an address may try.
        link = house.access.link_of(token)
        if link is None:
            wait = house.tries.spent(address(request))
            if wait:
                raise too_often(
                    wait, "Too many codes or links that open nothing came from this network. Wait a little."
                )
            link = house.access.link_of(token, code=True)
        if link is None:
            house.tries.take(address(request))
            raise Refusal(404, _WRONG)
        if not house.access.still_open(link):
            raise Refusal(410, _WRONG)
        return link

    async def drill_of(link: Link) -> Running | None:
        running = await house.open(link.drill) if link.drill else None
        if link.code and running is not None and running.drill.state != "lobby":
            raise Refusal(410, _WRONG_CODE)
        return running

    def seats(running: Running, link: Link) -> list[JsonValue]:
        """The seats a person may take by a link."""
        names = {one.id: one.name for one in running.drill.team.people}
        sat = {one.capability.role for one in house.access.sessions(running.id)}
        wanted = link.capability.role
        return [
            {"role": role, "name": names.get(running.drill.person_of(role) or "", ""), "taken": role in sat}
            for role, mode in running.drill.modes.items()
            if mode == "human" and wanted in (ANY_ROLE, role)
        ]

    def sits(request: Request, link: Link) -> bool:
        """Does this browser have the place already that the link opens?"""
        before = house.porter.asking(request, link.drill) if "authorization" not in request.headers else None
        return before is not None and (before.drill, before.capability) == (link.drill, link.capability)

    def screen(
        request: Request, token: str, link: Link, running: Running | None, fault: str = "", status: int = 200
    ) -> Response:
        before = house.porter.asking(request, link.drill) if "authorization" not in request.headers else None
        replaced = before.capability.kind if before and before.drill == link.drill else None
        role = link.capability.role
        return pages.page(
            "join.html",
            "Join",
            running=running,
            status=status,
            more={
                "capability": link.capability.kind,
                "role": None if role == ANY_ROLE else role,
                "roles": seats(running, link) if running and role else [],
                "replaces": replaced,
                "action": f"/join/{quote(token, safe='')}",
                "fault": fault,
                "names_last_days": NAMES_LAST // DAY,
            },
        )

    @router.get("/join")
    async def code_page() -> Response:
        """Where a code is typed."""
        return pages.page("join_code.html", "Join a drill", more={"fault": ""})

    @router.post("/join")
    async def typed(request: Request) -> Response:
        """A code was typed."""
        code = _text(await _form(request), "code")
        try:
            link = opened(request, code) if len(plain_code(code)) >= 8 else None
        except Refusal as refused:
            if refused.status == 429:
                raise
            link = None
        if link is None or not link.code:
            return pages.page("join_code.html", "Join a drill", status=404, more={"fault": _WRONG_CODE})
        return RedirectResponse(f"/join/{plain_code(code)}", 303)

    @router.get("/join/{token}")
    async def look(request: Request, token: str) -> Response:
        """What one joins, and what is recorded. Nothing is changed by looking."""
        link = opened(request, token)
        running = await drill_of(link)
        if running is not None and running.drill.plan.me is not None and sits(request, link):
            # Who trains alone, and goes on with a run they left: they know what is recorded, and gave a name.
            return RedirectResponse(f"/d/{running.id}", 303)
        return screen(request, token, link, running)

    @router.post("/join/{token}")
    async def come_in(request: Request, token: str) -> Response:
        """Come in: a session, and on to a page whose address is no secret."""
        link = opened(request, token)
        running = await drill_of(link)
        form = await _form(request)
        name, role = plain_name(_text(form, "name")), link.capability.role
        fault = ""
        if link.capability.kind in _NAMED:
            if not name:
                fault = "Say what to call you; any name will do."
            elif _text(form, "agree") == "":
                fault = "Say that you have read what is recorded."
        if running is not None and role is not None and not fault:
            role = _text(form, "role") if role == ANY_ROLE else role
            if role not in {one["role"] for one in seats(running, link) if isinstance(one, dict)}:
                fault = "Nobody can take this seat in this drill. Ask whoever leads it."
        if fault:
            return screen(request, token, link, running, fault, 409)
        before = house.porter.asking(request, link.drill) if "authorization" not in request.headers else None
        if before is not None and before.session is not None and before.drill == link.drill:
            house.access.leave(before.session)
        session, secret = house.access.enter(link, name, role if link.capability.kind == "seat" else None)
        if running is not None:
            running.hub.gather()
        answer = RedirectResponse(_first_page(session.capability, running), 303)
        answer.set_cookie(
            cookie_name(link.drill, secure=house.settings.secure),
            secret,
            max_age=NAMES_LAST // 1000,
            httponly=True,
            samesite="lax",
            secure=house.settings.secure,
        )
        return answer

    return router


def _first_page(capability: Capability, running: Running | None) -> str:
    if running is None:
        return "/"
    page = {"public": "status", "room": "room"}.get(capability.kind)
    if page is None:
        lobby = running.drill.state == "lobby"
        page = "lobby" if lobby else "seat" if capability.kind == "seat" else "lead"
    return f"/d/{running.id}/{page}"


async def _form(request: Request) -> FormData:
    try:
        return await request.form(max_files=0, max_fields=20)
    except HTTPException as fault:
        raise Refusal(400, "This is no form of ours.") from fault


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return "" if isinstance(value, UploadFile) else value.strip()
