"""The drills of a server: what can be played, what is being played; and who is asking."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, JsonValue

from gameday.console.bodies import Done, Drills, Me, Prepare, Prepared, read_body
from gameday.console.described import answers, body
from gameday.console.house import House
from gameday.console.pages import me_of
from gameday.console.refusal import Refusal, too_often
from gameday.console.who import NOBODY
from gameday.engine.desk import Refused
from gameday.errors import GamedayError, InputError

DrillName = Annotated[str | None, Query(max_length=120, description="Of which drill; none: of the server.")]


class Choices(BaseModel):
    """What a drill can be made of."""

    scenarios: list[dict[str, JsonValue]]
    sops: list[dict[str, JsonValue]]
    scorecards: list[dict[str, JsonValue]]
    teams: list[dict[str, JsonValue]]
    profiles: list[str]
    default: dict[str, str]


def drills_router(house: House) -> APIRouter:
    """Preparing and listing."""
    router = APIRouter(tags=["server"])

    @router.get("/api/prepare", summary="What one can choose from", responses=answers(401, 403, ok=Choices))
    async def choices(request: Request) -> JSONResponse:
        """Scenarios, SOPs, scorecards, teams; no word of what will happen in them."""
        house.porter.known(request, "", "owner")
        return JSONResponse(await house.aside(house.shelf.choices))

    @router.get("/api/drills", summary="The drills of this server", responses=answers(401, 403, ok=Drills))
    async def listed(request: Request) -> JSONResponse:
        """Running ones and past ones, newest first."""
        house.porter.known(request, "", "owner")
        return JSONResponse(Drills(drills=list(house.rows())).model_dump())

    @router.post(
        "/api/drills",
        summary="Prepare a drill",
        status_code=201,
        responses=answers(400, 401, 403, 408, 413, 415, 422, 429, 503, ok=Prepared, status=201),
        openapi_extra=body(Prepare),
    )
    async def prepared(request: Request) -> JSONResponse:
        """Its lobby opens; the link of whoever leads it is in the answer."""
        who = house.porter.known(request, "", "owner")
        wait = house.actions.take(who.key)
        if wait:
            raise too_often(wait)
        wanted = await read_body(request, Prepare)
        humans = [role for role, mode in wanted.seats.items() if mode == "human"]
        if wanted.kind == "training" and len(humans) != 1:
            raise Refusal(422, "`seats`: a training is for one person: seat exactly one `human`.")
        try:
            running, link = await house.prepare(wanted, humans[0] if wanted.kind == "training" else None)
        except InputError as fault:
            raise Refusal(422, str(fault)[:1000]) from None
        except (ValueError, Refused) as fault:
            raise Refusal(422, f"{fault}"[:400]) from None
        except GamedayError as fault:
            raise Refusal(503, str(fault)[:400], {"Retry-After": "10"}) from None
        told = Prepared(id=running.id, lead=house.url_of(link) or "")
        return JSONResponse(told.model_dump(), 201)

    @router.get("/api/me", summary="Who you are here", responses=answers(401, 404, 422, 503, ok=Me))
    async def me(request: Request, drill: DrillName = None) -> JSONResponse:
        """The capability, role and name of this session or token."""
        who = house.porter.asking(request, drill or "")
        if who is None:
            raise Refusal(401, NOBODY, {"WWW-Authenticate": "Bearer"})
        if drill:
            who = house.porter.known(request, drill)
        running = await house.open(who.drill or drill or "") if who.drill or drill else None
        return JSONResponse(me_of(who, running))

    @router.delete("/api/me", summary="Leave", responses=answers(401, 403, 404, 422, ok=Done))
    async def leave(request: Request, drill: DrillName = None) -> JSONResponse:
        """The session ends, and the name that was given is deleted."""
        who = house.porter.known(request, drill or "")
        if who.session is None:
            raise Refusal(403, "A token is taken back by whoever leads the drill.")
        house.leave(who.session)
        return JSONResponse(Done(at=0).model_dump())

    return router
