"""The clocks of the SOP that run now: declaration, the next word to each audience, pages nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import JsonValue

from gameday.console.views.lead_scene import Scene
from gameday.report.sop.words import say_bound
from gameday.scoring.clock import RunningClock
from gameday.scoring.moments import rung_by_tool
from gameday.terms.role import say_role
from gameday.timeline.paging import Acknowledged, Paged

_MOST_PAGES = 6
_NOT_COUNTED = "what was leapt over does not count"


def clocks_section(scene: Scene) -> list[JsonValue]:
    """Each clock with when it runs out, in milliseconds since the start; a page's clock counts up from `since`."""
    return [*sorted(_clocks(scene), key=_first)]


def _clocks(scene: Scene) -> Iterator[dict[str, JsonValue]]:
    board = scene.board
    declare = board.declaration_due()
    if declare is not None and board.called_at is not None:
        yield {"what": "declaration", **_declaration(scene, board.called_at, declare)}
    for update in board.next_updates():
        last = board.posts.get(update.audience)
        since = max(board.declared_at or 0, last.at if last else 0)
        told = _running(
            scene, f"Next {update.audience} update", scene.case.rhythm_clock(update.audience), since, update.due
        )
        yield {"what": "update", "audience": update.audience, **told}
    if scene.board.resolved:
        return
    for page in _unanswered(scene)[-_MOST_PAGES:]:
        spared = _spared(scene, page)
        label = _with(f"No answer from {_called(scene, page.target)}", "", spared > 0)
        yield {"what": "page", "label": label, "entry": page.id, "since": scene.since(page.at) + spared}


def _declaration(scene: Scene, called: int, usual: int) -> dict[str, JsonValue]:
    """As the judge counts it, by the level that is true; by the second one while none is, as an urgent alert suggests.

    Pages of people show the figure of the highest level, and say so: which is true they have to find out. Where that is
    another figure, this one says so too.
    """
    judged, level = scene.case.declaration_due, scene.case.force.at(scene.starts_at + scene.story)
    if judged is None or level is None:
        ladder = scene.sop.ladder
        read = _read_by_seats(scene, ladder.levels[min(1, ladder.bottom - 1)])
        return _running(scene, "An incident is declared", scene.case.clock, called, usual, read)
    leapt = scene.case.clock.elapsed(called, judged) < scene.case.world_clock.elapsed(called, judged)
    return {"label": _with(f"A {level} is declared", _read_by_seats(scene, level), leapt), "due": scene.since(judged)}


def _read_by_seats(scene: Scene, level: str) -> str:
    """What those at the seats read in place of this level's figure, until somebody calls one."""
    top, tolerances = scene.sop.ladder.levels[0], scene.scorecard.tolerances
    own, theirs = scene.sop.declare_within(level), scene.sop.declare_within(top)
    counted = tolerances.declare if own is None else own.length(tolerances.prompt)
    if theirs is None or theirs.length(tolerances.prompt) == counted:
        return ""
    return f"seats read {say_bound(theirs)}, as for a {top}"


def _spared(scene: Scene, page: Paged) -> int:
    """How long since a page does not count, as the judge has it: leapt over."""
    case, now = scene.case, scene.starts_at + scene.story
    return now - page.at - case.clock.elapsed(page.at, now)


def _running(
    scene: Scene, label: str, clock: RunningClock, since: int, due: int, beside: str = ""
) -> dict[str, JsonValue]:
    """A clock as the judge counts: what was leapt over is not charged to people, who did not live through it."""
    counted = clock.after(since, due - since)
    return {"label": _with(label, beside, counted > due), "due": scene.since(counted)}


def _with(label: str, beside: str, leapt: bool) -> str:
    """A clock's name, and what is to be known of its figure."""
    known = "; ".join(filter(None, (beside, _NOT_COUNTED if leapt else "")))
    return f"{label} ({known})" if known else label


def _unanswered(scene: Scene) -> list[Paged]:
    """Pages that somebody still has to answer: one of the paging tool until anybody answers what it rang for."""
    pages = {one.id: one for one in scene.standing.every(Paged)}
    answers = scene.standing.every(Acknowledged)
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
