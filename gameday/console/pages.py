"""Pages: templates with everything escaped, and what each of them is told."""

from __future__ import annotations

from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import JsonValue

from gameday.console.capability import Capability
from gameday.console.running import Running
from gameday.console.views.common import drill_section
from gameday.console.who import Who

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"

_LEADING = ("owner", "lead", "evaluator")
_FOR_EVERYBODY = ("room.html", "status.html")
"""Whoever leads may open them for all to see: no more stands on them than others know."""


class Pages:
    """Renders pages; made once for a server."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, auto_reload=False
        )

    def page(
        self,
        template: str,
        title: str,
        *,
        running: Running | None = None,
        who: Who | None = None,
        status: int = 200,
        more: dict[str, JsonValue] | None = None,
    ) -> HTMLResponse:
        """One page. `more` is what its template asks for beside what every page is told."""
        leads = who is not None and who.capability.kind in _LEADING and template not in _FOR_EVERYBODY
        drill = drill_section(running.drill, leads=leads) if running else None
        told: dict[str, JsonValue] = {
            "page": template.removesuffix(".html"),
            "title": title,
            "drill": drill,
            "drill_id": running.id if running else "",
            "me": me_of(who, running) if who else None,
            "capability": _shown(who.capability) if who else "",
        }
        text = self._templates.get_template(template).render({**told, **(more or {})})
        return HTMLResponse(text, status)


def me_of(who: Who, running: Running | None) -> dict[str, JsonValue]:
    """Who is asking, for themselves."""
    role = who.capability.role
    person = running.drill.person_of(role) if running and role else None
    return {
        "capability": _shown(who.capability),
        "role": role,
        "person": person,
        "name": who.name,
        "drill": running.id if running else None,
    }


def _shown(capability: Capability) -> str:
    return capability.kind
