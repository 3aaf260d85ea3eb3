"""The desk as one's own responder has it: what that seat can perceive, and what it can do. Nothing of the scenario."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any, get_args

import simpy

from gameday.engine.desk import Desk, Lever, Sight
from gameday.files.entry_json import Problem, codec_of, read_entry
from gameday.files.words import meant, say_value
from gameday.sop import Sop
from gameday.terms.duration import parse_duration
from gameday.terms.frozen import frozen
from gameday.terms.kinds import KINDS
from gameday.terms.look import Check
from gameday.terms.moment import format_moment
from gameday.timeline import Entry

_MOST_AT_ONCE = 5_000
"""Nobody asks this much of a desk at one moment; a loop that never waits does."""
_MOST_WAITS = 50_000
"""Nor waits this often in one drill: the step budget of a play belongs to everybody."""
STAMPED = frozenset({"at", "id", "kind", "actor"})
"""Keys the drill gives an entry itself."""


class Runaway(BaseException):
    """A loop that never rests. No Exception, so that a broad `except` does not keep it going."""


@frozen
class Wait:
    """Something to wait for: yield it."""

    kinds: tuple[str, ...] | None
    """Kinds of entry, empty for any; None: nothing but time."""
    within: int | None
    """Milliseconds at most; None: for as long as the drill lasts."""


Responding = Generator[Wait, Any, object]
"""What `respond` is: it yields what it waits for, and gets the entry it heard, or None once the time is over."""


class OwnDesk:
    """One seat's view of the drill while it is played. Durations are milliseconds, or text such as `90s`, `5m`."""

    seat: str
    """The role this responder was seated for."""
    person: str
    """Who sits here, as the team file names them."""

    def __init__(self, desk: Desk, seat: str) -> None:
        self._desk = desk
        self._moment = -1
        self._asked = 0
        self._waits = 0
        self.seat = seat
        self.person = desk.person

    @property
    def sop(self) -> Sop:
        """The procedure the team follows."""
        return self._desk.sop

    def now(self) -> int:
        """Milliseconds since the drill's start."""
        self._count()
        return self._desk.now()

    def time(self, later: int | str = 0) -> str:
        """The time it is, or will be, as a timeline writes it: for `next_update_at` and `due`."""
        self._count()
        return format_moment(self._desk.start_moment() + self._desk.now() + _span(later))

    def roles(self) -> tuple[str, ...]:
        """The roles held now, those given in the incident first."""
        self._count()
        return self._desk.roles()

    def holder(self, role: str) -> str | None:
        """Who holds a role now, as far as everybody can see."""
        self._count()
        return self._desk.holder(role)

    def heard(self) -> Sequence[Entry]:
        """Everything perceived so far: pages to this seat, alerts, talk, and what others did since joining."""
        self._count()
        return self._desk.seen()

    def levers(self) -> tuple[Lever, ...]:
        """Every mitigation the runbooks know, helpful here or not."""
        self._count()
        return self._desk.levers()

    def look(self, what: Check, service: str | None = None, *, in_series: bool = False) -> Sight:
        """Look at a dashboard, logs, changes, dependencies or customers; recorded as `checked`.

        It takes no time by itself: wait for as long as a person would. The cause shows only after
        `do("diagnosis_started")`, and only where it is to be found. `in_series` asks for the metrics of the last hour
        too, of a dashboard or of what a service leans on.
        """
        self._count()
        if what not in get_args(Check):
            hint, expected = meant(str(what), get_args(Check))
            raise ValueError(f"nobody can look at {say_value(what)}{hint}, expected {expected or 'a look'}")
        return self._desk.look(what, service, in_series=in_series)

    def diagnosis_time(self) -> int | None:
        """Milliseconds that finding the cause takes a person at the median; None: the scenario leaves that to people.

        It does not say where: no service is asked about.
        """
        self._count()
        return self._desk.diagnosis_time()

    def do(self, kind: str, **keys: object) -> Entry:
        """Act: a kind of entry and its keys, as a timeline file writes them. Returns it as it was recorded.

        Raises:
            Refused: it cannot be done now; nothing was recorded, and the text says why.
            ValueError: no such kind or key, or a value that cannot be.

        """
        self._count()
        return self._desk.do(stated_entry(kind, keys))

    def luck(self, purpose: str, occurrence: str) -> float:
        """A number in (0, 1), keyed by meaning: the same seed gives the same luck, in whatever order it is asked."""
        self._count()
        return self._desk.draw(purpose, occurrence)

    def wait(self, duration: int | str) -> Wait:
        """To yield: let time pass."""
        return Wait(None, _span(duration))

    def hear(self, *kinds: str, within: int | str | None = None) -> Wait:
        """To yield: the next entry of these kinds (of any, where none is named), or None once the time is over.

        What reached this seat while it waited for something else comes first; entries of other kinds pass by, and
        stay in `heard`.
        """
        for kind in kinds:
            _known(kind)
        return Wait(kinds, None if within is None else _span(within))

    def until(self, asked: Wait) -> Generator[simpy.Event, Any, Entry | None]:
        """Wait for it, in the drill's own time. Called by whoever seated the responder."""
        self._count()
        self._waits += 1
        if self._waits > _MOST_WAITS:
            raise Runaway(f"it waited {_MOST_WAITS:,} times, expected longer waits, or to hear something")
        env, inbox = self._desk.env, self._desk.inbox
        over = None if asked.within is None else env.timeout(asked.within)
        if asked.kinds is None:
            if over is not None:
                yield over
            return None
        while True:
            got = inbox.get()
            yield got if over is None else got | over
            if not got.triggered:
                got.cancel()
                return None
            entry: Entry | None = got.value
            if entry is not None and entry.kind in (asked.kinds or KINDS):
                return entry

    def _count(self) -> None:
        now = self._desk.now()
        if now != self._moment:
            self._moment, self._asked = now, 0
        self._asked += 1
        if self._asked > _MOST_AT_ONCE:
            raise Runaway(f"it asked {_MOST_AT_ONCE:,} things at one moment, expected a wait in every loop")


def _span(duration: int | str) -> int:
    if isinstance(duration, str):
        return parse_duration(duration)
    if type(duration) is not int or duration < 0:  # no bool, and nothing that would leave whole milliseconds
        raise ValueError(f"{say_value(duration)} is no duration, expected milliseconds, or text such as 90s or 5m")
    return duration


def _known(kind: str) -> None:
    if kind not in KINDS:
        hint, _ = meant(str(kind), KINDS)
        raise ValueError(f"{say_value(kind)} is no kind of entry{hint}")


def stated_entry(kind: str, keys: Mapping[str, object]) -> Entry:
    """An entry of a kind with keys as a timeline file writes them, but for those the drill gives it itself.

    Raises:
        ValueError: no such kind or key, or a value that cannot be.

    """
    _known(kind)
    line: dict[str, object] = {name.removesuffix("_"): _plain(value) for name, value in keys.items()}
    by_key = codec_of(kind).by_key
    for name in line:
        if name not in by_key or name in STAMPED:
            hint, expected = meant(name, sorted(by_key.keys() - STAMPED))
            raise ValueError(f"{kind} has no key `{name}`{hint}" + (f", expected {expected}" if expected else ""))
    read = read_entry({**line, "kind": kind, "at": "1970-01-01T00:00:00Z"})
    if isinstance(read, Entry):
        return read
    first: Problem = read[0]
    raise ValueError(f"{kind}: {first.wrong}" + (f", expected {first.expected}" if first.expected else ""))


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
