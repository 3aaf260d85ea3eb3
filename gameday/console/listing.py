"""The list of drills: those that are open as they stand, those of the past as they were planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gameday.console.access import Access
from gameday.console.bodies import DrillRow
from gameday.console.running import Running
from gameday.errors import GamedayError
from gameday.files.json_text import parse_object
from gameday.live.plan import Plan
from gameday.live.store import Store

_MISSING = "Its journal cannot be read"


class Listing:
    """Rows of a server's drills; what is read of a past one is read once.

    Args:
        store: Where their journals are.
        access: Who came in.
        running: The open drill of an id; None: it is not open.
        url: What links begin with.

    """

    def __init__(self, store: Store, access: Access, running: Callable[[str], Running | None], url: str) -> None:
        self._store = store
        self._access = access
        self._running = running
        self._url = url
        self._plans: dict[str, Plan] = {}

    def rows(self) -> Iterator[DrillRow]:
        """Newest first; one whose journal cannot be read is told of, too."""
        rows = [self._row(name) for name in self._store.drills()]
        yield from sorted(rows, key=lambda row: row.created, reverse=True)

    def plan_of(self, name: str) -> Plan:
        """The plan of a drill that is not open.

        Raises:
            JournalFault: it cannot be read, or somebody else has it open.

        """
        if name not in self._plans:
            self._plans[name] = self._store.plan(name)
        return self._plans[name]

    def _row(self, name: str) -> DrillRow:
        running = self._running(name)
        try:
            plan = running.drill.plan if running else self.plan_of(name)
        except GamedayError:
            return self._told(name, _MISSING, "", state="broken")
        # Only two titles are needed: reading the documents themselves takes a while.
        documents = parse_object(plan.documents)
        return self._told(
            name,
            _title(documents, "scenario"),
            _title(documents, "sop"),
            kind=plan.kind,
            created=plan.created,
            state=running.drill.state if running else "broken" if self._store.only_read(name) else "over",
            story=running.drill.story if running else 0,
        )

    def _told(
        self, name: str, title: str, sop: str, *, state: str, kind: str = "", created: int = 0, story: int = 0
    ) -> DrillRow:
        return DrillRow(
            id=name,
            title=title,
            kind=kind,
            state=state,
            sop=sop,
            created=created,
            story=story,
            humans=sum(one.capability.kind == "seat" for one in self._access.sessions(name)),
            lead=f"{self._url}/d/{name}",
        )


def _title(documents: dict[str, object], room: str) -> str:
    found = documents.get(room)
    return str(found.get("title", "")) if isinstance(found, dict) else ""
