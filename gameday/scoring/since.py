"""From what a sentence counts: the moment a clock started, as this record has it."""

from __future__ import annotations

from gameday.scoring.case import Case
from gameday.scoring.kept import once_for_case
from gameday.scoring.moments import PAGE_KINDS, rung_by_tool
from gameday.scoring.ruling import Ruling
from gameday.scoring.wording import say_moment
from gameday.sop import Clause
from gameday.terms.duration import say_duration
from gameday.terms.selector import Anchor
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged


def say_call(case: Case, entry: Entry | None) -> str:
    """What called the team: `the first page`, `the first page (it failed)`, `the first alert`."""
    if entry is None:
        return "the first sign of it"
    if entry.kind == "alert_fired":
        return "the first alert"
    if entry.kind == "page_failed":
        return "the first page (it failed)"
    if entry.kind != "paged":
        return "the first signal"
    failed = any(one.at <= entry.at and one is not entry for one in case.timeline.of_kinds(("page_failed",)))
    return "the first page that went through" if failed else "the first page"


NOBODY_THERE = "the page went to a role that nobody at the table held"


def say_unanswered(case: Case) -> str:
    """That nobody answered what called the team; who answered a colleague's page did answer something."""
    if case.timeline.first(Acknowledged) is None:
        return "nobody answered"
    by_tool = any(map(rung_by_tool, case.timeline.of_kinds(PAGE_KINDS)))
    return "nobody answered the paging tool's pages" if by_tool else "nobody answered the alert"


def say_start(case: Case, anchor: Anchor) -> str:
    """The moment an anchor means, by what it rests on here."""
    bare_page = anchor.first is not None and anchor.first.kind == ("paged",) and not anchor.first.criteria()
    if anchor.at == "first_page" or bare_page:
        return _say_first_call(case)
    return say_moment(anchor).removeprefix("when ")


@once_for_case
def _say_first_call(case: Case) -> str:
    return say_call(case, case.first_page)


def say_since(case: Case, clause: Clause, start: int, begun: int, otherwise: str) -> str:
    """From what a clock that began at `begun` counts: its own start, or when the clause first bound, if later."""
    if begun <= start:
        return otherwise
    level = next((span.value for span in case.binding(clause).within(begun, begun)), None)
    return "this first applied" if clause.when is not None or level is None else f"{level} came into force"


def say_of(since: str) -> str:
    """The same after `of`: `the first page`, `when SEV1 came into force`."""
    return since if since.startswith("the ") else f"when {since}"


def counted_from_both(case: Case, ruling: Ruling, event: Entry, start: int, begun: int, otherwise: str) -> Ruling:
    """The ruling with the figure from the clock's own start beside it, where it was counted from a later moment."""
    if begun <= start or event.at <= start:
        return ruling
    whole = say_duration(case.clock_of(event).elapsed(start, event.at))
    return ruling._replace(observed=f"{ruling.observed} ({whole} after {otherwise})")
