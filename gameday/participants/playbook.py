"""The playbook: an SOP's duties at one level, laid out the way somebody under way looks for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from gameday.sop import Sop
from gameday.sop.duties import PROMPT, duties, elements
from gameday.sop.duty import Duty, Trigger
from gameday.terms.audience import AUDIENCES, Audience, UpdateStatus
from gameday.terms.kinds import Kind
from gameday.terms.same import Same

STEPS = frozenset(
    {
        "channel_opened", "bridge_opened", "notified", "paged", "escalated", "checked", "update_posted", "decision",
        "message", "joined", "handed_off", "postmortem_scheduled", "postmortem_published", "postmortem_closed",
        "action_item_added", "action_item_closed", "task_assigned", "note", "stood_down",
    }
)  # fmt: skip
"""Acts that are a step of their own. The others (declaring, pulling a lever, ...) follow from the work itself."""

FOLLOW_UP = frozenset(
    {"postmortem_scheduled", "postmortem_published", "postmortem_closed", "action_item_added", "action_item_closed"}
)

_AT_ONCE: tuple[Trigger, ...] = ("signal", "page", "declaration", "entry")


def playbook_of(sop: Sop, level: str) -> Playbook:
    """What an SOP asks for at a level, compiled once for many plays."""
    return _compiled(Same(sop), level)


def followed(sop: Sop) -> frozenset[str]:
    """Kinds of entry after which the SOP has steps to take, at any level."""
    return _followed(Same(sop))


@lru_cache(maxsize=64)
def _compiled(one: Same[Sop], level: str) -> Playbook:
    return Playbook(one.document, level)


@lru_cache(maxsize=16)
def _followed(one: Same[Sop]) -> frozenset[str]:
    books = (playbook_of(one.document, level) for level in one.document.ladder.levels)
    return frozenset(kind for book in books for kind in book.after_entries)


class Playbook:
    """What the SOP asks for at one level, each laid out once: people under way look things up hundreds of times."""

    def __init__(self, sop: Sop, level: str) -> None:
        asked = duties(sop, level)
        due = tuple(duty for duty in asked if _is_step(duty))
        self.steps = _by_trigger(duty for duty in due if not is_first_word(duty))
        """Steps to take, by moment; follow-up and updates apart, where the rhythm begins with them or runs on."""
        self.after_entries = _by_entry(self.steps.get("entry", ()))
        """Steps to take once an entry of a kind is there, by that kind."""
        self.ahead_of = _by_entry(duty for duty in asked if duty.trigger == "before")
        """What comes before an act of a kind, by that kind."""
        self.follow_up = _follow_up(asked)
        """What the SOP wants afterwards, by a date, the nearest date first."""
        self.reviewed = frozenset(duty.act for duty in asked if duty.act in FOLLOW_UP and duty.trigger == "always")
        """Acts of the follow-up whose contents the SOP describes: it wants them, though it may name no date."""
        self.cadence = _cadence(asked)
        """How often each audience is to hear something, in milliseconds."""
        self.heard = _heard(asked)
        """Audiences the SOP wants to hear something while it lasts."""
        self.first_words = _first_words(due)
        """Duties to say something at once, by audience."""
        self.promises = _promises(asked)
        """Audiences who are told when the next word comes."""
        self.seats = _seats(asked)
        """Roles that have to be held."""
        self.kept_apart = tuple(frozenset(duty.seats) for duty in asked if _keeps_apart(duty))
        """Sets of roles no single person holds all of."""
        self.left_to_others = _left_to_others(asked)
        """Kinds of act that the holder of a role leaves to others, by role."""
        self.mitigate_first = any(_puts_mitigation_first(duty) for duty in asked)
        """Is a lever to be pulled before the cause is sought?"""
        self.watch = _watch(asked)
        """How long to watch before calling it over: 0 where healthy is enough, None where nothing is said."""
        self.declare_within = _declare_within(asked)
        """How soon to declare, from the first signal or page."""
        self._asked = asked
        self._elements: dict[tuple[Kind, Audience | None, UpdateStatus | None, bool], tuple[str, ...]] = {}

    def elements(
        self, act: Kind, audience: Audience | None = None, status: UpdateStatus | None = None, *, first: bool = False
    ) -> tuple[str, ...]:
        """What an act should state."""
        key = (act, audience, status, first)
        if key not in self._elements:
            self._elements[key] = elements(self._asked, act, audience, status, first=first)
        return self._elements[key]


def _is_step(duty: Duty) -> bool:
    """Is it a step, or a first word to an audience: due at a moment while it lasts?"""
    return duty.act in STEPS and duty.act not in FOLLOW_UP and not duty.by_tool and duty.trigger != "always"


def _by_trigger(asked: Iterable[Duty]) -> dict[Trigger, tuple[Duty, ...]]:
    found: dict[Trigger, tuple[Duty, ...]] = {}
    for duty in asked:
        found[duty.trigger] = (*found.get(duty.trigger, ()), duty)
    return found


def _by_entry(asked: Iterable[Duty]) -> dict[str, tuple[Duty, ...]]:
    """By the kind of entry that the moment is counted from."""
    found: dict[str, tuple[Duty, ...]] = {}
    for duty in asked:
        for kind in duty.after.kind if duty.after else ():
            found[kind] = (*found.get(kind, ()), duty)
    return found


def _follow_up(asked: Iterable[Duty]) -> tuple[Duty, ...]:
    dated = [duty for duty in asked if duty.act in FOLLOW_UP and duty.trigger != "always"]
    return tuple(sorted(dated, key=lambda duty: duty.within or 0))


def _cadence(asked: Iterable[Duty]) -> dict[Audience, int]:
    every = [(duty.audience, duty.every) for duty in asked if duty.trigger == "cadence"]
    return {audience: span for audience, span in every if audience is not None and span is not None}


def _heard(asked: Iterable[Duty]) -> frozenset[Audience]:
    told = (duty.audience for duty in asked if duty.act == "update_posted" and duty.trigger != "always")
    return frozenset(audience for audience in told if audience is not None)


def _first_words(due: Iterable[Duty]) -> dict[Audience, tuple[Duty, ...]]:
    said = _by_trigger(duty for duty in due if is_first_word(duty))
    at_once = [duty for trigger in _AT_ONCE for duty in said.get(trigger, ())]
    return {audience: tuple(duty for duty in at_once if duty.audience == audience) for audience in AUDIENCES}


def _promises(asked: Iterable[Duty]) -> frozenset[Audience]:
    told = (duty.audience for duty in asked if duty.trigger == "cadence" and duty.promised)
    return frozenset(audience for audience in told if audience is not None)


def _seats(asked: Iterable[Duty]) -> tuple[str, ...]:
    wanted = (duty for duty in asked if duty.act == "role_assigned" and duty.trigger == "declaration")
    return tuple(dict.fromkeys(seat for duty in wanted for seat in duty.seats))


def _keeps_apart(duty: Duty) -> bool:
    return duty.act == "role_assigned" and duty.trigger == "never"


def _left_to_others(asked: Iterable[Duty]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for duty in asked:
        if duty.trigger == "never" and duty.act != "role_assigned" and duty.what is None:
            found[duty.role] = found.get(duty.role, frozenset()) | {duty.act}
    return found


def _watch(asked: Iterable[Duty]) -> int | None:
    holds = [duty.within or 0 for duty in asked if duty.act == "resolved" and duty.trigger == "recovery"]
    return max(holds, default=None)


def _declare_within(asked: Iterable[Duty]) -> int | None:
    sole = [duty for duty in asked if duty.what is not None and duty.what.kind == ("declared",)]
    found = [duty.within for duty in sole if duty.within is not None]
    return max(min(found), PROMPT) if found else None


def is_first_word(duty: Duty) -> bool:
    """Is it to say something at once: on the first signal, the page, or at declaration?"""
    after_declaring = duty.after is not None and duty.after.kind == ("declared",)
    return (
        duty.act == "update_posted"
        and duty.status in (None, "investigating")
        and (duty.trigger in ("signal", "page", "declaration") or after_declaring)
    )


def _puts_mitigation_first(duty: Duty) -> bool:
    if duty.trigger == "lever":
        return duty.act == "mitigation_started"
    if duty.trigger != "before" or duty.after is None:
        return False
    sought = {"diagnosis_started", "cause_found"} & set(duty.after.kind)
    return bool(sought) and duty.act in ("mitigation_started", "mitigation_applied")
