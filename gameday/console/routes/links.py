"""Ways in: made, listed and closed by whoever leads the drill."""

from __future__ import annotations

from io import BytesIO

import segno
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from gameday.console.access import Link
from gameday.console.bodies import Forgotten, LinkRow, Links, NewLink, read_body
from gameday.console.capability import read_capability
from gameday.console.described import answers, body
from gameday.console.house import House
from gameday.console.refusal import Refusal
from gameday.terms.duration import HOUR

_MOST_LINKS = 200
_NO_LINK = "There is no such link."


def links_router(house: House) -> APIRouter:
    """Links, their QR codes, and the names of those who came in by them."""
    router = APIRouter(tags=["links"])

    def row(link: Link) -> LinkRow:
        return LinkRow(
            id=link.id,
            capability=link.capability.kind,
            role=link.capability.role,
            code=link.code,
            url=house.url_of(link),
            typed=house.access.secret_of(link.id) if link.code else None,
            expires=link.expires,
            revoked=link.revoked,
            used=link.used,
        )

    def known(drill: str, link: str) -> Link:
        found = house.access.link(link)
        if found is None or found.drill != drill:
            raise Refusal(404, _NO_LINK)
        return found

    @router.get("/api/drills/{drill}/links", summary="The ways in", responses=answers(401, 403, 404, 503, ok=Links))
    async def listed(request: Request, drill: str) -> JSONResponse:
        """Every link of the drill. Its URL is told while this server runs; only digests are kept."""
        house.porter.known(request, drill, "lead")
        await house.open(drill)
        return JSONResponse(Links(links=[row(one) for one in house.access.links(drill)]).model_dump())

    @router.post(
        "/api/drills/{drill}/links",
        summary="Make a way in",
        status_code=201,
        responses=answers(400, 401, 403, 404, 408, 409, 413, 415, 422, 503, ok=LinkRow, status=201),
        openapi_extra=body(NewLink),
    )
    async def made(request: Request, drill: str) -> JSONResponse:
        """A link with one capability, or a code to be typed."""
        house.porter.known(request, drill, "lead")
        running = await house.open(drill)
        wanted = await read_body(request, NewLink)
        try:
            capability = read_capability(wanted.capability, wanted.role)
        except ValueError as fault:
            raise Refusal(422, f"{fault}.") from None
        if wanted.code and capability.kind != "seat":
            raise Refusal(422, "A code is for those who take part; everybody else has a link.")
        if capability.role not in (None, "*", *running.drill.roles):
            raise Refusal(422, f"There is no seat `{capability.role}` in this drill.")
        if len(house.access.links(drill)) >= _MOST_LINKS:
            raise Refusal(409, f"This drill has {_MOST_LINKS} links already.")
        link = house.access.new_link(drill, capability, code=wanted.code, lasts=wanted.hours * HOUR)
        return JSONResponse(row(link).model_dump(), 201)

    @router.delete(
        "/api/drills/{drill}/links/{link}",
        summary="Close a way in",
        responses=answers(401, 403, 404, 503, ok=LinkRow),
    )
    async def closed(request: Request, drill: str, link: str) -> JSONResponse:
        """The link opens no more, and everybody who came in by it is out."""
        house.porter.known(request, drill, "lead")
        await house.open(drill)
        found = known(drill, link)
        house.revoke(found.id)
        return JSONResponse(row(known(drill, link)).model_dump())

    @router.get(
        "/api/drills/{drill}/qr/{link}.svg",
        summary="A way in as a picture",
        response_class=Response,
        responses={200: {"content": {"image/svg+xml": {}}}, **answers(401, 403, 404, 503)},
    )
    async def qr(request: Request, drill: str, link: str) -> Response:
        """The QR code of a link whose URL is known."""
        house.porter.known(request, drill, "lead")
        await house.open(drill)
        url = house.url_of(known(drill, link))
        if url is None:
            raise Refusal(404, "The address of this link is not kept. Make a new one.")
        picture = BytesIO()
        segno.make(url, error="m").save(picture, kind="svg", scale=8, border=4, light="#fff", dark="#000", nl=False)
        return Response(picture.getvalue(), media_type="image/svg+xml")

    @router.delete(
        "/api/drills/{drill}/names",
        summary="Forget everybody's name",
        tags=["names"],
        responses=answers(401, 403, 404, 503, ok=Forgotten),
    )
    async def forgotten(request: Request, drill: str) -> JSONResponse:
        """Names stand in the server's own database and nowhere else; after this they stand nowhere."""
        house.porter.known(request, drill, "lead")
        running = await house.open(drill)
        count = house.access.forget_names(drill)
        running.hub.gather()
        return JSONResponse(Forgotten(names=count).model_dump())

    return router
