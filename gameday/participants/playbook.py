"""The playbook: an SOP's duties at one level, laid out the way somebody under way looks for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

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
    """What the SOP asks for at one level."""

    def __init__(self, sop: Sop, level: str) -> None:
        self.level = level
        self._duties = duties(sop, level)
        self._elements: dict[tuple[Kind, Audience | None, UpdateStatus | None, bool], tuple[str, ...]] = {}

    @cached_property
    def steps(self) -> dict[Trigger, tuple[Duty, ...]]:
        """Steps to take, by moment; follow-up and updates apart, where the rhythm begins with them or runs on."""
        return _by_trigger(duty for duty in self._due if not is_first_word(duty))

    @cached_property
    def _due(self) -> tuple[Duty, ...]:
        """Steps, and first words to an audience: what is due at a moment while it lasts."""
        asked = (duty for duty in self._duties if duty.act in STEPS and duty.act not in FOLLOW_UP)
        return tuple(duty for duty in asked if not duty.by_tool and duty.trigger != "always")

    @cached_property
    def after_entries(self) -> dict[str, tuple[Duty, ...]]:
        """Steps to take once an entry of a kind is there, by that kind."""
        found: dict[str, tuple[Duty, ...]] = {}
        for duty in self.steps.get("entry", ()):
            for kind in duty.after.kind if duty.after else ():
                found[kind] = (*found.get(kind, ()), duty)
        return found

    @cached_property
    def ahead_of(self) -> dict[str, tuple[Duty, ...]]:
        """What comes before an act of a kind, by that kind."""
        found: dict[str, tuple[Duty, ...]] = {}
        for duty in self._duties:
            if duty.trigger == "before" and duty.after is not None:
                for kind in duty.after.kind:
                    found[kind] = (*found.get(kind, ()), duty)
        return found

    @cached_property
    def follow_up(self) -> tuple[Duty, ...]:
        """What the SOP wants afterwards, by a date, the nearest date first."""
        asked = [duty for duty in self._duties if duty.act in FOLLOW_UP and duty.trigger != "always"]
        return tuple(sorted(asked, key=lambda duty: duty.within or 0))

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """Acts of the follow-up whose contents the SOP describes: it wants them, though it may name no date."""
        return frozenset(duty.act for duty in self._duties if duty.act in FOLLOW_UP and duty.trigger == "always")

    @cached_property
    def cadence(self) -> dict[Audience, int]:
        """How often each audience is to hear something, in milliseconds."""
        every = [(duty.audience, duty.every) for duty in self._duties if duty.trigger == "cadence"]
        return {audience: span for audience, span in every if audience is not None and span is not None}

    @cached_property
    def heard(self) -> frozenset[Audience]:
        """Audiences the SOP wants to hear something while it lasts."""
        asked = (duty.audience for duty in self._duties if duty.act == "update_posted" and duty.trigger != "always")
        return frozenset(audience for audience in asked if audience is not None)

    @cached_property
    def first_words(self) -> dict[Audience, tuple[Duty, ...]]:
        """Duties to say something at once, by audience."""
        said = _by_trigger(duty for duty in self._due if is_first_word(duty))
        at_once = [duty for trigger in _AT_ONCE for duty in said.get(trigger, ())]
        return {audience: tuple(duty for duty in at_once if duty.audience == audience) for audience in AUDIENCES}

    @cached_property
    def promises(self) -> frozenset[Audience]:
        """Audiences who are told when the next word comes."""
        audiences = {duty.audience for duty in self._duties if duty.trigger == "cadence" and duty.promised}
        return frozenset(audience for audience in audiences if audience is not None)

    @cached_property
    def seats(self) -> tuple[str, ...]:
        """Roles that have to be held."""
        wanted = [duty for duty in self._duties if duty.act == "role_assigned" and duty.trigger == "declaration"]
        return tuple(dict.fromkeys(seat for duty in wanted for seat in duty.seats))

    @cached_property
    def kept_apart(self) -> tuple[frozenset[str], ...]:
        """Sets of roles no single person holds all of."""
        never = [duty for duty in self._duties if duty.act == "role_assigned" and duty.trigger == "never"]
        return tuple(frozenset(duty.seats) for duty in never)

    @cached_property
    def left_to_others(self) -> dict[str, frozenset[str]]:
        """Kinds of act that the holder of a role leaves to others, by role."""
        found: dict[str, frozenset[str]] = {}
        for duty in self._duties:
            if duty.trigger == "never" and duty.act != "role_assigned" and duty.what is None:
                found[duty.role] = found.get(duty.role, frozenset()) | {duty.act}
        return found

    @cached_property
    def mitigate_first(self) -> bool:
        """Is a lever to be pulled before the cause is sought?"""
        return any(_puts_mitigation_first(duty) for duty in self._duties)

    @cached_property
    def watch(self) -> int | None:
        """How long to watch before calling it over: 0 where healthy is enough, None where nothing is said."""
        holds = [duty.within or 0 for duty in self._duties if duty.act == "resolved" and duty.trigger == "recovery"]
        return max(holds, default=None)

    @cached_property
    def declare_within(self) -> int | None:
        """How soon to declare, from the first signal or page."""
        sole = [duty for duty in self._duties if duty.what is not None and duty.what.kind == ("declared",)]
        found = [duty.within for duty in sole if duty.within is not None]
        return max(min(found), PROMPT) if found else None

    def elements(
        self, act: Kind, audience: Audience | None = None, status: UpdateStatus | None = None, *, first: bool = False
    ) -> tuple[str, ...]:
        """What an act should state."""
        key = (act, audience, status, first)
        if key not in self._elements:
            self._elements[key] = elements(self._duties, act, audience, status, first=first)
        return self._elements[key]


def _by_trigger(asked: Iterable[Duty]) -> dict[Trigger, tuple[Duty, ...]]:
    found: dict[Trigger, tuple[Duty, ...]] = {}
    for duty in asked:
        found[duty.trigger] = (*found.get(duty.trigger, ()), duty)
    return found


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
