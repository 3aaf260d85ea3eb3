"""The house: every drill of one server, who may come in, and what is kept."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from gameday import __version__
from gameday.console.access import Access, Link, Session
from gameday.console.after import Judging
from gameday.console.archive import Archive
from gameday.console.bodies import DrillRow, Prepare
from gameday.console.capability import Capability
from gameday.console.listing import Listing
from gameday.console.preparing import Shelf
from gameday.console.rates import Rate
from gameday.console.refusal import Refusal
from gameday.console.running import Running
from gameday.console.settings import Settings
from gameday.console.who import Porter
from gameday.errors import GamedayError
from gameday.files.attachments import read_attachments
from gameday.files.drill_documents import DrillDocuments
from gameday.files.project import ProjectFile
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal
from gameday.live.plan import Plan, plan_of
from gameday.live.record import Record as Kept
from gameday.live.store import Store
from gameday.live.wall import Wall, wall_clock

T = TypeVar("T")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,120}")
_LOG = logging.getLogger("gameday.console")
_TRIES = 10
"""Wrong links or codes an address may try in a burst; then one every ten seconds."""


class House:
    """Made once for a server. `start` and `close` belong to the server's loop.

    Args:
        settings: Where it listens and what it keeps.
        project: The project it was started beside, if there is one.
        wall: Milliseconds since 1970.
        steady: Seconds that only go forward.
        takes_up: Does it take up what was under way, as it starts? Else only once somebody asks for it.

    """

    def __init__(
        self,
        settings: Settings,
        project: ProjectFile | None = None,
        *,
        wall: Wall | None = None,
        steady: Callable[[], float] = time.monotonic,
        takes_up: bool = True,
    ) -> None:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.settings = settings
        self.wall = wall or wall_clock()
        self.access = Access(settings.data / "access.db", self.wall)
        self.porter = Porter(self.access, secure=settings.secure)
        self.shelf = Shelf(project)
        self.judging = Judging(project)
        self.actions = Rate(5, 30, steady)
        self.tries = Rate(0.1, _TRIES, steady)
        self._store = Store(settings.data / "live")
        self._running: dict[str, Running] = {}
        self._opening: dict[str, asyncio.Task[Running]] = {}
        """Drills whose journal is being read."""
        self._listing = Listing(self._store, self.access, self._running.get, settings.base_url)
        self.archive = Archive(settings.data / "drills", self._store.directory, self.judging)
        self._started = False
        self._takes_up = takes_up
        self._warming: asyncio.Task[None] | None = None
        self.broken: Callable[[], None] = lambda: None
        """Called where a drill's writer failed: nothing may be served after it."""
        for one in self.access.links(""):
            # Its session stays: whoever ran the server before it was started again still does.
            self.access.retire(one.id)
        self.owner = self.access.new_link("", Capability("owner"))

    # --- life --------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Take up the drills that were under way: each paused, its past replayed."""
        self._started = True
        for running in self._running.values():
            self._begin(running)
        for drill in self._store.drills() if self._takes_up else ():
            if not self.archive.holds(drill):
                with contextlib.suppress(Refusal):
                    await self.open(drill)

    async def hush(self) -> None:
        """Let everybody go who listens: nothing more will come."""
        for running in self._running.values():
            await running.hub.close()

    async def close(self) -> None:
        """Let everybody go, and every journal."""
        await asyncio.gather(*self._opening.values(), return_exceptions=True)
        await self.archive.close()
        for running in self._running.values():
            await running.close()
        self._running.clear()
        self.access.close()

    # --- drills ------------------------------------------------------------------------------------------------

    async def prepare(self, wanted: Prepare, me: str | None = None) -> tuple[Running, Link]:
        """A new drill in its lobby, and the link of whoever leads it.

        Raises:
            InputError: its documents are not there, or cannot be used.
            ValueError: it cannot be played like that.
            Refused: there is no such seat, or nobody who could take it.

        """
        documents = await self.aside(partial(self.shelf.documents, wanted))
        plan = plan_of(
            documents,
            kind=wanted.kind,
            seats=wanted.seats,
            seed=secrets.randbelow(2**31) if wanted.seed is None else wanted.seed,
            speed=wanted.speed,
            created=self.wall(),
            versions={"gameday": __version__},
            me=me,
        )
        held = await self.aside(partial(_attachments, documents))
        return self.take_in(plan, held), self.access.new_link(plan.drill, Capability("lead"))

    def take_in(self, plan: Plan, attachments: Mapping[str, bytes] | None = None) -> Running:
        """A drill by its plan, with what the attachments of its scenario hold: it gets its journal, its lobby opens."""
        drill, journal = self._store.create(plan, attachments)
        return self._keep(drill, journal)

    def take_up(self, drill: LiveDrill, records: Sequence[Kept], like: str) -> Running:
        """A drill that these records led to: they become its journal. `like`: the drill whose attachments it has, too.

        Raises:
            JournalFault: they cannot be kept.

        """
        _, journal = self._store.create(drill.plan, self.attachments(drill, like))
        journal.append(records)
        return self._keep(drill, journal)

    def take_back(self, drill: str) -> Running:
        """A drill that was left, before anybody is served: replayed, and standing still.

        Raises:
            GamedayError: its journal cannot be read. One that does not lead where it led can only be read.

        """
        return self._keep(*self._store.open(drill))

    async def open(self, drill: str) -> Running:
        """A drill of this server; one that was left is taken up from its journal.

        Raises:
            Refusal: there is none of this name (404), or its journal cannot be read (503).

        """
        found = self._running.get(drill)
        if found is not None:
            return found
        if not _NAME.fullmatch(drill) or not self._store.journal_of(drill).is_file():
            raise Refusal(404, "There is no such drill here.")
        opening = self._opening.get(drill)
        if opening is None:
            opening = self._opening[drill] = asyncio.create_task(self._take_up_again(drill))
            opening.add_done_callback(partial(self._opened, drill))
        # Whoever gives up waiting does not end it for the others.
        return await asyncio.shield(opening)

    async def _take_up_again(self, drill: str) -> Running:
        """One reads its journal, however many ask: it is locked against everybody else while it is open."""
        try:
            opened = await self.aside(partial(self._store.open, drill))
        except (GamedayError, OSError) as fault:
            _LOG.error("the journal of %s cannot be taken up: %s", drill, type(fault).__name__)
            raise Refusal(503, "The journal of this drill cannot be taken up; see the server's log.") from None
        return self._keep(*opened)

    def _opened(self, drill: str, opening: asyncio.Task[Running]) -> None:
        del self._opening[drill]
        if not opening.cancelled():
            opening.exception()  # told to those who wait, if anybody still does

    def attachment(self, drill: str, id_: str) -> bytes | None:
        """What an attachment of a drill's scenario holds; None where it was not kept. Slow."""
        return self._store.attachment(drill, id_)

    def attachments(self, drill: LiveDrill, like: str | None = None) -> Mapping[str, bytes]:
        """What the attachments of a drill hold, by id, as far as they were kept; `like`: kept for that drill. Slow."""
        found = ((one.id, self.attachment(like or drill.plan.drill, one.id)) for one in drill.scenario.attachments)
        return {id_: data for id_, data in found if data is not None}

    def rows(self) -> Iterator[DrillRow]:
        """The drills of this server, newest first."""
        return self._listing.rows()

    # --- links -------------------------------------------------------------------------------------------------

    def url_of(self, link: Link) -> str | None:
        """The URL of a link that this process made; None of an older one."""
        secret = self.access.secret_of(link.id)
        if secret is None:
            return None
        return f"{self.settings.base_url}/join" if link.code else f"{self.settings.base_url}/join/{secret}"

    def revoke(self, link: str) -> None:
        """Close a link and everything that was opened by it."""
        ended = self.access.revoke(link)
        for running in self._running.values():
            running.dismiss(f"link-{link}")
            for session in ended:
                running.dismiss(session.id)

    def leave(self, session: Session) -> None:
        """Somebody leaves; their name is deleted, and their pages are closed."""
        self.access.leave(session)
        running = self._running.get(session.drill)
        if running is not None:
            running.dismiss(session.id)
            running.hub.gather()

    def warm(self) -> None:
        """Begin to read everything one can choose from: whoever looks at the drills may prepare one next."""
        if self._warming is None:
            self._warming = asyncio.create_task(self.choices_read())

    async def choices_read(self) -> None:
        """Read everything one can choose from, once."""
        await self.aside(self.shelf.choices)

    # --- slow work ---------------------------------------------------------------------------------------------

    async def aside(self, work: Callable[[], T]) -> T:
        """Do something slow in a thread, so that nobody waits for it."""
        return await asyncio.to_thread(work)

    def _keep(self, drill: LiveDrill, journal: Journal) -> Running:
        running = self._running[drill.plan.drill] = Running(drill, journal, self.access, self.wall)
        running.on_change(partial(self.archive.changed, running))
        if self._started:
            self._begin(running)
        return running

    def _begin(self, running: Running) -> None:
        running.start(self._fell)
        if not self.archive.holds(running.id):
            self.archive.changed(running)

    def _fell(self, fault: BaseException) -> None:
        _LOG.critical(
            "a drill's writer failed (%s); the server stops, and takes the drills up again", type(fault).__name__
        )
        self.broken()


def _attachments(documents: DrillDocuments) -> Mapping[str, bytes]:
    return read_attachments(documents.scenario) if documents.scenario else {}
