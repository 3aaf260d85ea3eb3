"""Training for one: its lobby, what mattered afterwards, and beginning again from a moment before."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from gameday.console.bodies import Body, read_body
from gameday.console.described import answers, body
from gameday.console.house import House
from gameday.console.pages import Pages
from gameday.console.refusal import Refusal, too_often
from gameday.console.running import Running
from gameday.console.who import Who, cookie_name
from gameday.live.drill import LiveDrill
from gameday.terms.role import say_role
from gameday.training.again import again
from gameday.training.debrief import Debrief, debrief
from gameday.training.moments import Moment
from gameday.training.part import Share
from gameday.training.ports import keep_port
from gameday.training.runs import place_of

_LASTS = 30 * 24 * 3600
"""Seconds a session lasts; as long as the one it follows."""


class Again(Body):
    """Where to begin again."""

    before: int = Field(ge=0, lt=2**53)
    """Story time to go back to, in milliseconds since the start."""


class Begun(Body):
    """A training that was begun again."""

    id: str
    page: str
    """Where it goes on; whoever asked is let in."""


class Debriefed(BaseModel):
    """What mattered in a training."""

    model_config = ConfigDict(frozen=True)

    score: float | None
    """0 to 1."""
    verdict: str
    sop: str
    role: str
    """Which role was trained, in words."""
    yours: float | None
    """0 to 1: of what was theirs to do by their role, what they did; null: nothing was."""
    points: dict[str, float]
    """Of the score, in hundredths: what came of `you`, of `colleagues`, and of `nobody` (the paging tool, rules that
    are kept by whoever does nothing)."""
    duties: list[dict[str, JsonValue]]
    """What was theirs to do, and who did it: `own` is their share, 0 to 1, null where nobody did it."""
    moments: list[dict[str, JsonValue]]
    """In the order they came; times in milliseconds since the drill's start."""


def training_router(house: House, pages: Pages) -> APIRouter:
    """Everything that only a training has."""
    router = APIRouter(tags=["training"])

    async def mine(request: Request, drill: str, *, over: bool) -> tuple[Who, Running]:
        """A training's own seat: whoever trains sees all of it afterwards."""
        who = house.porter.known(request, drill, "seat")
        running = await house.open(drill)
        if running.drill.plan.kind != "training":
            raise Refusal(403, "This is for trainings of one person.")
        if over and not running.over:
            raise Refusal(409, "The training goes on; this is for afterwards.")
        return who, running

    @router.get("/d/{drill}/debrief", include_in_schema=False)
    async def page(request: Request, drill: str) -> Response:
        """What mattered."""
        who, running = await mine(request, drill, over=True)
        return pages.page("training_debrief.html", "What mattered", running=running, who=who)

    @router.get(
        "/api/drills/{drill}/debrief",
        summary="What mattered in a training",
        responses=answers(401, 403, 404, 409, 503, ok=Debriefed),
    )
    async def told(request: Request, drill: str) -> JSONResponse:
        """The moments that mattered most: what the SOP asked, what was done, where one can begin again."""
        who, running = await mine(request, drill, over=True)
        one = running.drill
        timeline, documents = one.timeline(), one.documents
        seat = who.capability.role or ""
        found = await house.aside(partial(debrief, timeline, documents, one.person_of(seat) or "", seat))
        return JSONResponse(_plain(found, one, say_role(seat)).model_dump())

    @router.post(
        "/api/drills/{drill}/again",
        summary="Begin a training again",
        status_code=201,
        responses=answers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503, ok=Begun, status=201),
        openapi_extra=body(Again),
    )
    async def begun(request: Request, drill: str) -> JSONResponse:
        """A new training with the same luck, as the old one was at that moment. It stands still until it is resumed."""
        who, running = await mine(request, drill, over=True)
        wait = house.actions.take(who.key)
        if wait:
            raise too_often(wait)
        wanted = await read_body(request, Again)
        if wanted.before > running.drill.story:
            raise Refusal(409, "The training did not come so far.")
        records = await running.writer.records()
        made = await house.aside(partial(again, running.drill.plan, records, wanted.before, house.wall()))
        fresh = house.take_up(*made, like=running.id)
        keep_port(place_of(house.settings.data, fresh.id), house.settings.port)
        link = house.access.new_link(fresh.id, who.capability)
        answer = JSONResponse(Begun(id=fresh.id, page=f"/d/{fresh.id}/seat").model_dump(), 201)
        _, secret = house.access.enter(link, who.name)
        answer.set_cookie(
            cookie_name(fresh.id, secure=house.settings.secure),
            secret,
            max_age=_LASTS,
            httponly=True,
            samesite="lax",
            secure=house.settings.secure,
        )
        return answer

    return router


def _plain(found: Debrief, drill: LiveDrill, role: str) -> Debriefed:
    overall = found.assessment.overall
    you, colleagues, nobody = (round(points, 1) for points in found.part.points)
    return Debriefed(
        score=overall.score,
        verdict=overall.verdict,
        sop=found.sop,
        role=role,
        yours=found.part.score,
        points={"you": you, "colleagues": colleagues, "nobody": nobody},
        duties=[_duty(one, drill) for one in found.part.duties],
        moments=[_moment(one, drill) for one in found.moments],
    )


def _names(drill: LiveDrill, people: tuple[str, ...]) -> list[JsonValue]:
    return [drill.people[one].name if one in drill.people else one for one in people]


def _duty(one: Share, drill: LiveDrill) -> dict[str, JsonValue]:
    return {
        "clause": one.clause,
        "promise": one.promise,
        "credit": round(one.credit, 2),
        "own": one.own,
        "asked": one.asked,
        "others": _names(drill, one.others),
        "aided": one.aided,
        "broken": one.broken,
    }


def _moment(one: Moment, drill: LiveDrill) -> dict[str, JsonValue]:
    start = drill.scenario.starts_at
    return {
        "clause": one.clause,
        "dimension": one.dimension,
        "at": one.at - start,
        "again_from": one.again_from - start,
        "won": one.won,
        "points": round(one.points, 1),
        "promise": one.promise,
        "asked": one.asked,
        "did": one.did,
        "mine": one.mine,
        "own": one.own,
        "others": _names(drill, one.others),
        "broken": one.broken,
        "aided": one.aided,
        "source": None if one.source is None else str(one.source),
    }
