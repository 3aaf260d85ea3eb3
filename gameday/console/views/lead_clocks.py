"""The clocks of the SOP that run now: declaration, the next word to each audience, pages nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import JsonValue

from gameday.console.views.lead_scene import Scene
from gameday.scoring.moments import rung_by_tool
from gameday.terms.role import say_role
from gameday.timeline.paging import Acknowledged, Paged

_MOST_PAGES = 6


def clocks_section(scene: Scene) -> list[JsonValue]:
    """Each clock with when it runs out, in milliseconds since the start; a page's clock counts up from `since`."""
    return [*sorted(_clocks(scene), key=_first)]


def _clocks(scene: Scene) -> Iterator[dict[str, JsonValue]]:
    declare = scene.board.declaration_due()
    if declare is not None:
        yield {"what": "declaration", "label": "An incident is declared", "due": scene.since(declare)}
    for update in scene.board.next_updates():
        yield {
            "what": "update",
            "audience": update.audience,
            "label": f"Next {update.audience} update",
            "due": scene.since(update.due),
        }
    if scene.board.resolved:
        return
    for page in _unanswered(scene)[-_MOST_PAGES:]:
        label = f"No answer from {_called(scene, page.target)}"
        yield {"what": "page", "label": label, "entry": page.id, "since": scene.since(page.at)}


def _unanswered(scene: Scene) -> list[Paged]:
    """Pages that somebody still has to answer: one of the paging tool until anybody answers what it rang for."""
    pages = {one.id: one for one in scene.timeline.every(Paged)}
    answers = scene.timeline.every(Acknowledged)
    answered = {one.re for one in answers}
    heard = max((one.at for one in answers if one.re in pages and rung_by_tool(pages[one.re])), default=0)
    return [one for one in pages.values() if one.id not in answered and not (rung_by_tool(one) and one.at <= heard)]


def _called(scene: Scene, target: str | None) -> str:
    """Who was paged: by name, or as a role is called."""
    names = {person.id: person.name for person in scene.team.people}
    return names.get(target, say_role(target)) if target else "somebody"


def _first(clock: dict[str, JsonValue]) -> float:
    """What runs out first stands first; what only counts up stands last."""
    due = clock.get("due")
    return float(due) if isinstance(due, int) else float("inf")
