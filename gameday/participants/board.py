"""The board: what was said and done, as anybody who joined the response can read it back.

It holds nothing but entries that somebody perceived or did, and what lookers told the others. Simulated people share
one board, as people share a channel; nobody reads it before they joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from gameday.engine.desk import Lever, Sight
from gameday.participants.evidence import Evidence
from gameday.participants.front import Beside
from gameday.participants.noting import NOTES
from gameday.participants.turnout import Turnout
from gameday.terms.audience import Audience
from gameday.terms.facts import CHOICES, FACTS, Facts
from gameday.terms.look import Check
from gameday.terms.selector import Selector
from gameday.timeline import Entry
from gameday.timeline.matching import matcher
from gameday.timeline.response import UpdatePosted
from gameday.timeline.signals import StakeholderQuestion

LeverKey = tuple[str, str]
TRIES = 2
"""How often one lever is pulled before somebody gives up on it for now."""


def key_of(lever: Lever) -> LeverKey:
    """A lever's action and target."""
    return lever.action, lever.target


@dataclass(slots=True)
class Repair:
    """How far the impact went, and what was done about it."""

    peak: float = 0.0
    """The largest share of users that a look has shown to be affected."""
    seen_by: str | None = None
    """Who is looking what the lever pulled last does."""
    easing: bool = False
    """It has got better since the last lever was pulled."""
    under_way: str | None = None
    """The lever pulled last, in words."""
    fix: str | None = None
    """The lever that took effect last, in words."""
    relief: LeverKey | None = None
    """The lever that last made it better."""
    relieved_to: Facts | None = None
    """What looks showed then."""
    asked_at: int | None = None
    """When whoever works on it last asked for another pair of eyes; None: not since somebody left."""
    moved_on_from: str | None = None
    """That lever, when somebody went on to look for what else is wrong."""
    tries: int = TRIES
    """How often a lever may be pulled by now: more once everything was tried, or the trouble came back."""
    known_at: int = 0
    """When the cause was found last, in milliseconds since 1970."""
    back: bool = False
    """An alarm has come back since: what undoes it may be something else now."""


def _nobody_asks() -> None:
    """Nothing rests on it."""


@dataclass(slots=True, eq=False)
class Board:
    """Everything those who joined know. Times are milliseconds since the drill's start."""

    start: int
    """The drill's start, in milliseconds since 1970."""
    known: dict[str, Entry] = field(default_factory=dict)
    """Entries that stand here, by id."""
    _by_kind: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    changed: Callable[[], None] = _nobody_asks
    """Called whenever another level is called, or who is here or who declared has changed."""
    level: str | None = None
    """The severity called; None: nothing declared, or stood down."""
    active: bool = False
    """An incident is declared and not over."""
    over_at: int | None = None
    """When it was called over or off; None: it was not."""
    declared_at: int | None = None
    declarer: str | None = None
    first_signal_at: int | None = None
    acknowledged: list[str] = field(default_factory=list)
    """People who answered a page, in order."""
    joined: dict[str, int] = field(default_factory=dict)
    updates: dict[Audience, list[UpdatePosted]] = field(
        default_factory=lambda: {"internal": [], "external": [], "executive": []}
    )
    cause_found: bool = False
    resolved_at: int | None = None
    sights: dict[Check, Sight] = field(default_factory=dict)
    """The last look of each kind."""
    seen: Facts | None = None
    """What the last looks say together: of each fact the worst; None before any look said something."""
    suggested: dict[LeverKey, tuple[Check, Lever]] = field(default_factory=dict)
    """Levers that looks made somebody think of, and which look, in that order."""
    in_place: bool = False
    """A lever is in place since the last one was begun."""
    answered: dict[str, int] = field(default_factory=dict)
    """When somebody outside last got an answer of their own, by who asked."""
    asked: dict[str, StakeholderQuestion] = field(default_factory=dict)
    """Questions from outside without an answer, by id."""
    cures: list[Lever] = field(default_factory=list)
    attempts: dict[LeverKey, int] = field(default_factory=dict)
    pulled: dict[str, LeverKey] = field(default_factory=dict)
    """Levers being pulled now, by id of their start."""
    reminded: set[Audience] = field(default_factory=set)
    """Audiences somebody asked about: from then on they are remembered."""
    taken_up: set[str] = field(default_factory=set)
    """What somebody has already begun, by the key of the duty."""
    diagnosis_left: int | None = None
    asked_at: dict[str, int] = field(default_factory=dict)
    """When somebody was last paged by whoever leads, by who was paged."""
    asked_for: set[str] = field(default_factory=set)
    """People whom whoever leads has asked for."""
    out_of_patience: bool = False
    """The cause has been sought for so long that levers are pulled without it."""
    recovered_at: int | None = None
    """Since when it looks healthy to whoever works on it; None: it does not."""
    ready_to_close: bool = False
    """Whoever worked on it has made sure that it is healthy."""
    repair: Repair = field(default_factory=Repair)
    evidence: Evidence = field(default_factory=Evidence)
    beside: Beside = field(default_factory=Beside)
    turnout: Turnout = field(default_factory=Turnout)

    def take(self, one: Entry) -> bool:
        """Write an entry down; False where it already stands there."""
        if one.id in self.known:
            return False
        kind = one.kind
        self.known[one.id] = one
        self._by_kind[kind].append(one)
        if self.first_signal_at is None and kind in _SIGNALS:
            self.first_signal_at = self.since_start(one)
        if kind in NOTES:
            NOTES[kind](self, one)
        return True

    def read_up(self, seen: Sequence[Entry], ours: Collection[str]) -> None:
        """Learn what rang before anybody was here to hear it, and what others than ours did meanwhile."""
        others = False
        for one in seen:
            if one.kind in _ALERTS:
                if one.id not in self.known:
                    NOTES[one.kind](self, one)
            elif one.actor is not None and one.actor not in ours:
                others = self.take(one) or others
        if others:
            self.joined = dict(sorted(self.joined.items(), key=itemgetter(1)))
            self.changed()

    def since_start(self, one: Entry) -> int:
        """When an entry happened, since the drill's start."""
        return one.at - self.start

    def has(self, what: Selector) -> bool:
        """Does an entry stand there that the selector means?"""
        fits = matcher(what)
        return any(fits(one) for kind in what.kind for one in self.entries(kind))

    def entries(self, kind: str) -> list[Entry]:
        """Entries of a kind, in the order they were perceived."""
        return self._by_kind.get(kind, [])

    def note_sight(self, what: Check, sight: Sight) -> None:
        """Tell the others what a look showed."""
        facts = sight.facts
        self.sights[what] = sight
        seen = [one.facts for one in self.sights.values() if one.facts is not None]
        self.seen = worst(seen) if seen else None
        if facts is not None and not facts.benign:
            self.repair.peak = max(self.repair.peak, facts.users_affected or 0.0)
            self.evidence.shown.setdefault(facts)
            if what not in self.evidence.hurt:
                self.evidence.hurt.append(what)
        for lever in sight.suggests:
            self.suggested.setdefault(key_of(lever), (what, lever))

    def worrying(self) -> tuple[Check, ...]:
        """Looks that last showed impact, in the order they were first taken."""
        return tuple(what for what, sight in self.sights.items() if sight.facts is not None and not sight.facts.benign)

    def unanswered(self) -> tuple[StakeholderQuestion, ...]:
        """Questions from outside that nobody has answered, the first first."""
        return tuple(self.asked.values())

    def last_word(self, audience: Audience) -> int | None:
        """When an audience last heard something."""
        said = self.updates[audience]
        return self.since_start(said[-1]) if said else None


def worst(seen: list[Facts]) -> Facts:
    """Several views of one impact as one: of each fact the worst that somebody saw; known once anybody knows."""
    if len(seen) == 1:
        return seen[0]
    values: dict[str, object] = {}
    for (name, ranks), column in zip(_RANKS.items(), zip(*map(_EACH, seen), strict=True), strict=True):
        gravest, rank = None, None
        for value in column:
            if value is not None:
                its = value if ranks is None else ranks[value]
                if rank is None or its > rank:
                    gravest, rank = value, its
        values[name] = gravest
    return Facts(**values)  # type: ignore[arg-type]  # each value came from the same fact


_EACH = attrgetter(*FACTS)
_RANKS = {name: {word: rank for rank, word in enumerate(CHOICES[name])} if name in CHOICES else None for name in FACTS}
"""How grave each word of a fact is; None: a share or a flag, the more the graver."""
_SIGNALS = frozenset({"alert_fired", "customer_report", "social_mention", "paged"})
_ALERTS = frozenset({"alert_fired", "alert_cleared"})
