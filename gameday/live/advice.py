"""A hint: the next step that is due from somebody, and why. From what they have perceived, never from the truth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import inf

from gameday.live.advice_words import do_it, story_time
from gameday.live.checklist import PROMISE, Item, Reader
from gameday.participants.crew import HANDS_ON
from gameday.sop import Clause
from gameday.sop.clause import ClassificationClause, Hold, Precedence
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen
from gameday.terms.role import INCIDENT_COMMANDER, PRIMARY_ONCALL, SECONDARY_ONCALL
from gameday.timeline import Entry
from gameday.timeline.paging import Paged

_SOON = 5 * MINUTE
"""What is due within it goes before what has no hour."""
_REACHED = "somebody-reached"
"""What the judge asks of every response, whatever its SOP."""
_AFTERWARDS = frozenset({"postmortem_published", "postmortem_closed", "action_item_closed"})
"""What is done in the days after: nothing to do in the drill."""


@frozen
class Advice:
    """What to do now."""

    about: str
    """The clause, or the dimension, that it helps with; `joined` and `waiting` are neither, and aid nothing."""
    text: str
    why: str
    """For who asks again."""
    due: int | None = None
    """When it falls due, or did, in milliseconds since 1970; None: it has no hour."""


def advise(reader: Reader, starts_at: int) -> Advice:
    """The next step due from this person, in story time; the story began at `starts_at`, milliseconds since 1970."""
    return next(iter(_Steps(reader, starts_at).found()))


def steps(reader: Reader, starts_at: int) -> tuple[Advice, ...]:
    """All that is left to do now, in the order of which `advise` gives the first."""
    return tuple(_Steps(reader, starts_at).found())


class _Steps:
    """Steps in the order they make sense; the first is the advice."""

    def __init__(self, reader: Reader, starts_at: int) -> None:
        self._reader = reader
        self._starts_at = starts_at
        self._now = reader.situation
        self._sop = reader.sop

    def found(self) -> Iterator[Advice]:
        yield from self._called()
        if self._now.resolved_at is None and not self._now.stood_down and self._leads:
            yield from self._declare()
        yield from self._listed(urgent=True)
        if self._now.open:
            yield from self._mitigate()
        yield from self._listed(urgent=False)
        if self._now.open and self._leads:
            yield from self._close()
        yield self._nothing()

    @property
    def _able(self) -> tuple[str, ...]:
        """Roles this person can take, the one they prefer first."""
        return self._reader.team.person(self._reader.person).roles

    @cached_property
    def _leads(self) -> bool:
        """Is it theirs to lead: they do, or nobody does and it is what they are there for?"""
        leader = self._now.holder(INCIDENT_COMMANDER, self._reader.team, self._reader.at)
        if leader is not None:
            return leader == self._reader.person
        return self._able[0] in (INCIDENT_COMMANDER, PRIMARY_ONCALL, SECONDARY_ONCALL)

    # --- coming ------------------------------------------------------------------------------------------------

    def _called(self) -> Iterator[Advice]:
        page = next((one for one in self._now.pages if self._rings(one)), None)
        if page is not None:
            why = "Until somebody answers, the paging tool goes on to the next person, and nobody works on it."
            yield self._advice(self._clause_on("acknowledged") or _REACHED, "Acknowledge your page.", why)
        if all(one.kind == "control" for one in self._reader.entries):  # a hint that was asked for tells of nothing
            yield Advice("waiting", "Nothing has reached you yet: wait.", "What concerns you will ring, or be said.")
        if self._reader.person not in self._now.joined:
            why = "Only who has joined hears what others find, and can ask and be asked."
            yield self._advice("joined", "Join the response.", why)

    def _rings(self, page: Paged) -> bool:
        # A page rings only at whom it is for; one's own is perceived, too.
        return page.id not in self._now.answered and page.actor != self._reader.person

    # --- declaring ---------------------------------------------------------------------------------------------

    def _declare(self) -> Iterator[Advice]:
        if self._now.severity is not None or self._now.signal_at is None:
            return
        clause = self._clause_on("declared") or self._first(ClassificationClause) or "timing"
        asked = next((one for one in self._reader.checklist() if one.act == "declared" and one.due is not None), None)
        # As the checklist has it: by the highest level until one is called, and no word here says which is true.
        due = None if asked is None else asked.due
        looked = any(one.kind == "checked" for one in self._reader.entries)
        first = "" if looked else "Look at the dashboard, and at what customers say. Then "
        act = "decide how bad it is by the criteria of the levels, and declare it"
        text = f"{first}{act if first else act[0].upper() + act[1:]}{self._by(due)}."
        why = "Everything else hangs on the level: who is called, how soon, and how often people hear from you."
        yield self._advice(clause, text, why, due)

    # --- what the SOP lists ------------------------------------------------------------------------------------

    def _listed(self, *, urgent: bool) -> Iterator[Advice]:
        soon = self._reader.at + _SOON
        for item in sorted(self._open_items, key=lambda one: (one.where is not None, one.due or inf)):
            if urgent == (item.due is not None and item.due <= soon and item.where is None):
                condition = "" if item.where is None else f"Only if {item.where}: "
                text = f"{condition}{do_it(item)}{self._by(item.due)}."
                why = "It was promised for then, and somebody waits for it." if item.clause == PROMISE else ""
                yield self._advice(item.clause, text, why, item.due)

    @cached_property
    def _open_items(self) -> tuple[Item, ...]:
        """Steps of this person that are to be done, and can be done in a drill; rhythms only once they come near."""
        near = self._reader.at + _SOON
        return tuple(
            one
            for one in self._reader.checklist()
            if one.mine
            and one.state == "due"
            and one.act not in _AFTERWARDS
            and one.act not in ("resolved", "verified")
            if not (one.act == "update_posted" and one.due is not None and one.due > near)
        )

    # --- ending it ---------------------------------------------------------------------------------------------

    def _mitigate(self) -> Iterator[Advice]:
        if self._now.quiet_since is not None or self._began("mitigation_started"):
            return
        clause = next((one.id for one in self._sop.clauses if isinstance(one, Precedence) and one.mitigate_first), None)
        if not self._leads and HANDS_ON.isdisjoint(self._able):
            return
        whom = "Look at the changes, and pull"
        if self._leads:
            whom = "Ask whoever works on it to look at the changes, and to pull"
        text = f"{whom} a lever that can be taken back."
        why = "What can be taken back ends the harm sooner than knowing the reason does."
        yield self._advice(clause or "order", text, why)

    def _close(self) -> Iterator[Advice]:
        since = self._now.quiet_since
        if since is None:
            return
        if not any(one.kind == "verified" and one.at >= since for one in self._reader.entries):
            why = "An alert that falls silent says that monitoring is content, not that users are."
            text = "It looks healthy: have somebody make sure that it works for users."
            yield self._advice(self._before_closing() or "resolution", text, why)
        watched = since + (self._watch or 0)
        clause = self._first(Hold) or "resolution"
        if self._reader.at < watched:
            text = f"Watch whether it holds until {self._time(watched)}, and go on posting updates meanwhile."
            yield self._advice(clause, text, "What comes back after it was called over costs trust twice.")
        else:
            text = "It was healthy for long enough: call it resolved, and tell whoever was told that it began."
            yield self._advice(clause, text, "Those who wait need to hear that it is over, from you.")

    @property
    def _watch(self) -> int | None:
        level = self._now.severity or ""
        bounds = [one.watch[level].low for one in self._sop.clauses if isinstance(one, Hold) and level in one.watch]
        return max(bounds, default=None)

    # --- words -------------------------------------------------------------------------------------------------

    def _nothing(self) -> Advice:
        coming = [
            one for one in self._reader.checklist()
            if one.mine and one.state == "due" and one.due is not None and one.due > self._reader.at
            and one.act not in _AFTERWARDS and one.act != "resolved"
        ]  # fmt: skip
        first = min(coming, key=lambda one: one.due or 0, default=None)
        text = "Nothing is due from you now: look, ask, or wait."
        if first is not None:
            text = f"Nothing is due from you now. Next: {do_it(first)}{self._by(first.due)}."
        return Advice("waiting", text, "The steps of the SOP that have come so far are done, or are others' to do.")

    def _advice(self, about: str, text: str, why: str, due: int | None = None) -> Advice:
        return Advice(about, text, " ".join(filter(None, (why, self._says(about)))) or text, due)

    def _says(self, id_: str) -> str:
        """What the SOP says there, and where."""
        clause = next((one for one in self._sop.clauses if one.id == id_), None)
        if clause is None:
            return ""
        critical = " It is critical: broken, it fails the whole." if clause.critical else ""
        return f"The SOP ({clause.source}): “{clause.text}”{critical}"

    def _clause_on(self, kind: str) -> str | None:
        """The clause that asks for an act of a kind, whatever its level."""
        return next((one.id for one in self._sop.clauses if _asks_for(one, kind)), None)

    def _first(self, cls: type[Clause]) -> str | None:
        return next((one.id for one in self._sop.clauses if isinstance(one, cls)), None)

    def _before_closing(self) -> str | None:
        """The clause that wants it verified before it is called over, else the watch period."""
        pairs = (one for one in self._sop.clauses if isinstance(one, Precedence))
        return next(
            (one.id for one in pairs if any("verified" in pair.before.kind for pair in one.pairs)), self._first(Hold)
        )

    def _began(self, kind: str) -> Entry | None:
        return next((one for one in self._reader.entries if one.kind == kind), None)

    def _by(self, due: int | None) -> str:
        if due is None:
            return ""
        return f" by {self._time(due)}" if due > self._reader.at else f": it was due at {self._time(due)}"

    def _time(self, at: int) -> str:
        return story_time(at, self._starts_at)


def _asks_for(clause: Clause, kind: str) -> bool:
    to = getattr(clause, "to", None)
    return to is not None and to.kind == (kind,) and not to.criteria()
