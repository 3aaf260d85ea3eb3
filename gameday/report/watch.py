"""A drill unfolding in the terminal: entries in story time as they come, and a board of how things stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType

from rich.box import ROUNDED
from rich.console import Console, Group
from rich.live import Live
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from gameday.report.board import Board
from gameday.report.clock import say_time
from gameday.report.palette import BAD, BANNER, GOOD, NEWS, OPEN, WARN
from gameday.retrospective.cast import Cast
from gameday.retrospective.plain import plain
from gameday.retrospective.scene import roles_of
from gameday.retrospective.story import is_hidden, story_start, strand_of
from gameday.retrospective.wording import say_entry, say_quote, say_voice
from gameday.sop import Sop
from gameday.terms.duration import say_since
from gameday.terms.role import say_role
from gameday.timeline import Entry, Timeline

LONGEST_WAIT = 1.5
"""Seconds between two entries at the most: a quiet hour is not waited out."""
_TICK = 0.1
_ROOMY = 72
"""Columns from which a role's name has a line to itself."""
_STRAND_STYLES = {"truth": "dim italic", "signal": WARN, "act": "", "talk": "dim", "exercise": OPEN}
_KIND_STYLES = {
    "declared": "bold",
    "severity_changed": "bold",
    "update_posted": GOOD,
    "page_failed": f"bold {BAD}",
    "mitigation_failed": f"bold {BAD}",
    "reopened": f"bold {BAD}",
    "mitigation_applied": f"bold {NEWS}",
    "resolved": f"bold {GOOD}",
    "service_restored": GOOD,
}


class Watching:
    """Shows each entry it is called with. A context: the board stands below the entries until it is left.

    On a terminal it waits between entries by story time; elsewhere it prints plain lines and never waits.
    """

    def __init__(  # noqa: PLR0913  # one for each choice of whoever watches
        self,
        console: Console,
        sop: Sop,
        *,
        people: Mapping[str, str] | None = None,
        usual: Mapping[str, str] | None = None,
        banner: tuple[str, ...] = (),
        start: int | None = None,
        spoilers: bool = False,
        pace: float = 60.0,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        """Watch a drill under `sop`.

        Args:
            console: Where to show it.
            sop: The procedure the team follows: its rhythm sets the clock of the next update.
            people: Ids and display names to keep out of every text.
            usual: Ids and the role each person has while the record shows none.
            banner: What must stand over an exercise.
            start: Where story time is zero, in milliseconds since 1970; none: at the first entry.
            spoilers: Also show what is hidden from those who respond: the truth, and what the script decides.
            pace: Story seconds that pass in one second of watching.
            sleep: Waits so many seconds; none: nobody waits.

        """
        self._console = console
        self._people = dict(people or {})
        self._usual = dict(usual or {})
        self._roles = roles_of(sop)
        self._board = Board(sop)
        self._banner = " · ".join(banner)
        self._pace = max(pace, 0.001)
        self._sleep = sleep
        self._zero = start
        self._spoilers = spoilers
        self._entries: list[Entry] = []
        self._shown_at: int | None = None
        self._seen: set[tuple[str | None, str | None]] = set()
        self._cast = Cast.of(Timeline(()), self._people, self._roles, self._usual)
        self._live: Live | None = None

    def __enter__(self) -> Watching:
        if self._console.is_terminal and not self._console.is_dumb_terminal:
            self._live = Live(console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        elif self._banner:
            self._console.print(Text(self._banner))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def __call__(self, one: Entry) -> None:
        """Show an entry, after the wait that its story time asks for; one that is hidden only with spoilers."""
        self._entries.append(one)
        if not self._spoilers and is_hidden(one):
            return
        if self._live is not None and self._shown_at is not None:
            self._wait(self._shown_at, one.at)
        self._shown_at = one.at
        self._learn(one)
        self._board.take(one)
        self._console.print(self._line(one))
        self._show(one.at)

    def _learn(self, one: Entry) -> None:
        """Who is called what; only an appearance not seen before can change it."""
        named = "/".join(str(getattr(one, name, "")) for name in ("seat", "person", "from_"))
        appearance = (one.actor, f"{one.kind}/{named}/{one.role}")
        if appearance not in self._seen:
            self._seen.add(appearance)
            self._cast = Cast.of(Timeline.of(self._entries), self._people, self._roles, self._usual)

    def _wait(self, last: int, at: int) -> None:
        whole = min(max(at - last, 0) / 1000 / self._pace, LONGEST_WAIT)
        ticks = max(round(whole / _TICK), 1)
        for tick in range(1, ticks + 1):
            if self._sleep is not None:
                self._sleep(whole / ticks)
            self._show(last + (at - last) * tick // ticks)

    def _show(self, now: int) -> None:
        if self._live is not None:
            self._live.update(self._panel(now), refresh=True)

    def _start(self) -> int:
        if self._zero is not None:
            return self._zero
        return story_start(Timeline(tuple(self._entries[:50]))) if self._entries else 0

    def _line(self, one: Entry) -> Table:
        style = _KIND_STYLES.get(one.kind, _STRAND_STYLES[strand_of(one)])
        words = Text(say_entry(one, self._cast), style=style)
        quote = say_quote(one, self._cast)
        if quote:
            words.append(f" “{plain(quote, 200)}”", style="dim")
        row = Table.grid(padding=(0, 1))
        row.add_column(width=9, justify="right", no_wrap=True)
        row.add_column(width=18 if self._console.width >= _ROOMY else 12, overflow="fold")
        row.add_column(ratio=1, overflow="fold")
        row.add_row(
            Text(say_since(one.at - self._start()), style="dim"), Text(say_voice(one, self._cast), style="bold"), words
        )
        row.width = min(self._console.width, 100)
        return row

    def _panel(self, now: int) -> Panel:
        board = self._board
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=9, style="dim")
        grid.add_column(ratio=1)
        severity = Text(board.severity or "none", style=f"bold {BAD}" if board.severity else "dim")
        if board.resolved:
            severity.append(", resolved", style=f"bold {GOOD}")
        grid.add_row("story", Text(f"{say_since(now - self._start())}   clock {say_time(now)} UTC", style="bold"))
        grid.add_row("called", severity)
        grid.add_row("roles", self._seats())
        grid.add_row("owed", self._owed(now))
        grid.add_row("services", self._services())
        # Inside the frame, where it wraps: a title would be cut, and these words must be whole.
        parts = [Text(self._banner, style=BANNER)] if self._banner else []
        return Panel(Group(*parts, grid), box=ROUNDED, width=min(self._console.width, 100))

    def _seats(self) -> Text:
        parts = [
            Text.assemble((say_role(plain(role, 40)), ""), " ", (f"responder {self._board.holder(role)}", NEWS))
            for role in self._board.seats
        ]
        return Text(" · ").join(parts) if parts else Text("nobody yet", style="dim")

    def _owed(self, now: int) -> Text:
        declaration = self._board.declaration_due()
        owed: list[tuple[str, int]] = [(one.audience, one.due) for one in self._board.next_updates()]
        owed += [] if declaration is None else [("declaration", declaration)]
        parts = [_owed(what, due - now) for what, due in owed]
        return Text(" · ").join(parts) if parts else Text("nothing yet", style="dim")

    def _services(self) -> Text:
        parts = []
        for service, firing in self._board.services.items():
            state = f"{len(firing)} alert{'s' if len(firing) > 1 else ''}" if firing else "looks well"
            parts.append(Text(f"{plain(service, 30)}: {state}", style=BAD if firing else GOOD))
        return Text(" · ").join(parts) if parts else Text("nothing seen yet", style="dim")


def _owed(what: str, left: int) -> Text:
    """The clock of one thing that is owed, with the milliseconds left."""
    if left < 0:
        return Text(f"{what} OVERDUE by {say_since(-left)[1:]}", style=f"bold {BAD}")
    return Text(f"{what} due in {say_since(left)[1:]}", style=GOOD)
