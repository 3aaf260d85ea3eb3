"""The application of a house: every route behind one guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from gameday import __version__
from gameday.console.bodies import NewLink, Prepare
from gameday.console.described import schemas
from gameday.console.guard import Guard
from gameday.console.house import House
from gameday.console.pages import STATIC, Pages
from gameday.console.refusal import Refusal
from gameday.console.routes.after import after_router
from gameday.console.routes.attachments import attachments_router
from gameday.console.routes.commands import commands_router
from gameday.console.routes.drills import drills_router
from gameday.console.routes.join import join_router
from gameday.console.routes.links import links_router
from gameday.console.routes.shell import shell_router
from gameday.console.routes.stream import stream_router
from gameday.console.training import Again, training_router

ABOUT = """\
Everything a page can do, for programs: chat bridges, bots, `gameday drill`.

Send the token of a link as `Authorization: Bearer TOKEN` (the part of the link after `/join/`); it is worth what the
link is worth. Bodies are JSON of at most 16 KB. A refusal says why in `why`. Times are milliseconds: `at` and `story`
since the drill's start, everything else since 1970.
"""
_WORDS = {
    404: "There is nothing here.",
    405: "This cannot be done here.",
}
_TITLES = {401: "Open your link", 403: "Not with this link", 404: "Nothing here", 410: "Closed", 429: "A moment"}


def make_app(house: House) -> ASGIApp:
    """The application; it starts and closes the house with itself."""
    app = framework_app(house)
    return Guard(app, house.settings)


def framework_app(house: House) -> FastAPI:
    """The application without its guard: for its description."""

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        await house.start()
        yield
        await house.close()

    pages = Pages()
    app = FastAPI(
        title="gameday",
        version=__version__,
        summary="Live drills",
        description=ABOUT,
        openapi_url="/api/openapi.json",
        # The framework's own pages fetch their scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
        lifespan=life,
        redirect_slashes=False,
    )
    for router in (
        drills_router(house),
        commands_router(house),
        stream_router(house),
        links_router(house),
        after_router(house),
        attachments_router(house),
        training_router(house, pages),
        join_router(house, pages),
        shell_router(house, pages),
    ):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _answer_faults(app, pages)
    _describe(app)
    return app


def _answer_faults(app: FastAPI, pages: Pages) -> None:
    def told(request: Request, status: int, why: str, headers: dict[str, str]) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"ok": False, "why": why}, status, headers)
        title = _TITLES.get(status, "Not now")
        page = pages.page("said.html", title, status=status, more={"why": why, "status": status})
        page.headers.update(headers)
        return page

    async def refused(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, Refusal)  # noqa: S101  # it is registered for nothing else
        return told(request, fault.status, fault.why, fault.headers)

    async def malformed(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, RequestValidationError)  # noqa: S101  # it is registered for nothing else
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return told(request, 422, f"`{where}`: {first['msg']}"[:400], {})

    async def plain(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, HTTPException)  # noqa: S101  # it is registered for nothing else
        why = _WORDS.get(fault.status_code, "This cannot be answered.")
        return told(request, fault.status_code, why, dict(fault.headers or {}))

    async def own(request: Request, _: Exception) -> Response:
        return told(request, 500, "gameday stumbled over a fault of its own. Nothing of yours is wrong.", {})

    app.add_exception_handler(Refusal, refused)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, plain)
    app.add_exception_handler(Exception, own)


def _describe(app: FastAPI) -> None:
    """The description of the API, with the bodies that are read by ourselves and how to show who one is."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(
                title=app.title, version=app.version, summary=app.summary, description=ABOUT, routes=app.routes
            )
            components = made.setdefault("components", {})
            components["schemas"] = {**components.get("schemas", {}), **schemas(Prepare, NewLink, Again)}
            components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            made["security"] = [{"token": []}]
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # how the framework wants it
