"""The pages of a drill: a shell each, which fetches the rest."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from gameday.console.capability import CapabilityKind
from gameday.console.house import House
from gameday.console.pages import Pages
from gameday.console.refusal import Refusal
from gameday.console.running import Running
from gameday.console.who import Who
from gameday.terms.duration import say_duration

_LEADING: tuple[CapabilityKind, ...] = ("lead", "evaluator")


def shell_router(house: House, pages: Pages) -> APIRouter:
    """Every page but those that lead in."""
    router = APIRouter(include_in_schema=False)

    async def entered(request: Request, drill: str, *allowed: CapabilityKind) -> tuple[Who, Running]:
        who = house.porter.known(request, drill, *allowed)
        return who, await house.open(drill)

    @router.get("/")
    async def home(request: Request) -> Response:
        """The drills of this server, for whoever runs it; for everybody else, where to type a code."""
        who = house.porter.asking(request, "")
        if who is None or who.capability.kind != "owner":
            return pages.page("join_code.html", "Join a drill", more={"fault": ""})
        house.warm()
        return pages.page("home.html", "Drills", who=who)

    @router.get("/prepare")
    async def prepare(request: Request) -> Response:
        """Choose what to play."""
        who = house.porter.known(request, "", "owner")
        return pages.page("prepare.html", "Prepare a drill", who=who)

    @router.get("/d/{drill}")
    async def enter(request: Request, drill: str) -> Response:
        """The page that belongs to whoever asks, as the drill stands."""
        who, running = await entered(request, drill)
        page = {"room": "room", "public": "status", "seat": "seat"}.get(who.capability.kind, "lead")
        if running.drill.state == "lobby" and page in ("seat", "lead"):
            page = "lobby"
        return RedirectResponse(f"/d/{drill}/{page}", 303)

    @router.get("/d/{drill}/lobby")
    async def lobby(request: Request, drill: str) -> Response:
        """Where everybody waits, and the lead gets ready."""
        who, running = await entered(request, drill, "lead", "evaluator", "seat")
        template = "lobby_seat.html" if who.capability.kind == "seat" else "lobby_lead.html"
        if template == "lobby_seat.html" and running.drill.plan.kind == "training":
            brief = {"pitch": running.drill.scenario.pitch, "duration": say_duration(running.drill.scenario.duration)}
            return pages.page("training_lobby.html", "Training", running=running, who=who, more={**brief})
        return pages.page(template, "Lobby", running=running, who=who)

    @router.get("/d/{drill}/lead")
    async def lead(request: Request, drill: str) -> Response:
        """Where the drill is led."""
        who, running = await entered(request, drill, *_LEADING)
        return pages.page("lead.html", "Facilitator", running=running, who=who)

    @router.get("/d/{drill}/seat")
    async def seat(request: Request, drill: str) -> Response:
        """Where somebody takes part."""
        who, running = await entered(request, drill, "seat")
        return pages.page("seat.html", "Your seat", running=running, who=who)

    @router.get("/d/{drill}/room")
    async def room(request: Request, drill: str) -> Response:
        """The projector."""
        who, running = await entered(request, drill, "room", *_LEADING)
        return pages.page("room.html", "Projector", running=running, who=who)

    @router.get("/d/{drill}/status")
    async def status(request: Request, drill: str) -> Response:
        """The public status page."""
        who, running = await entered(request, drill)
        return pages.page("status.html", "Status", running=running, who=who)

    @router.get("/d/{drill}/wash")
    async def wash(request: Request, drill: str) -> Response:
        """The hot wash."""
        who, running = await entered(request, drill, "lead", "evaluator", "seat")
        return pages.page("wash.html", "Hot wash", running=running, who=who)

    @router.get("/d/{drill}/after")
    async def after(request: Request, drill: str) -> Response:
        """What came out."""
        who, running = await entered(request, drill, *_LEADING)
        if not running.over:
            raise Refusal(409, "The drill goes on. This page is for afterwards.")
        return pages.page("after.html", "Afterwards", running=running, who=who)

    @router.get("/d/{drill}/replay")
    async def replay(request: Request, drill: str) -> Response:
        """The drill once more, with a slider."""
        who, running = await entered(request, drill, *_LEADING)
        if not running.over:
            raise Refusal(409, "The drill goes on. This page is for afterwards.")
        return pages.page("replay.html", "Replay", running=running, who=who)

    return router
