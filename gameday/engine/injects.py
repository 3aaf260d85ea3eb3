"""Injects: each goes out at its time, after an entry, or once a condition holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gameday.engine.agenda import Agenda
from gameday.engine.emit import Emitter
from gameday.scenario.gap import Gap
from gameday.scenario.inject import Condition, Inject
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.selector import Selector
from gameday.timeline import Entry
from gameday.timeline.matching import matches
from gameday.timeline.paging import Paged
from gameday.timeline.signals import AlertFired, ChangeNotice, CustomerReport, SocialMention, StakeholderQuestion
from gameday.timeline.talk import Message, Note

Page = Callable[[Paged], object]
OpenGap = Callable[[Gap], None]


class Injects:
    """The scenario's script. Only automatic injects go out by themselves; `fire` sends any."""

    def __init__(
        self, injects: Sequence[Inject], agenda: Agenda, emitter: Emitter, page: Page, open_gap: OpenGap
    ) -> None:
        self._injects = tuple(injects)
        self._agenda = agenda
        self._emitter = emitter
        self._page = page
        self._open_gap = open_gap
        self._facts = BENIGN
        self.sent: dict[str, int] = {}
        """How often each inject went out, by id."""
        self._set_off: set[str] = set()

    def start(self) -> None:
        """Put what has a time on the agenda."""
        for inject in self._injects:
            if inject.mode != "automatic":
                continue
            if inject.at is not None:
                self._later(inject, inject.at)
            elif inject.when is not None and inject.when.by is not None:
                self._agenda.after(inject.when.by, f"inject {inject.id}", lambda inject=inject: self._ask(inject))  # type: ignore[misc]

    def hear(self, entry: Entry) -> None:
        """Something was recorded: some injects wait for just that."""
        for inject in self._injects:
            if inject.mode != "automatic" or inject.id in self._set_off or entry.inject == inject.id:
                continue
            just_that = inject.after is not None and matches(inject.after, entry)
            if just_that or (inject.when is not None and inject.when.by is None and self._holds(inject.when)):
                self._set_off.add(inject.id)
                self._later(inject, inject.delay)

    def follow(self, facts: Facts) -> None:
        """The true facts are these from now on."""
        self._facts = facts
        for inject in self._injects:
            waits = inject.mode == "automatic" and inject.id not in self._set_off
            if waits and inject.when is not None and inject.when.by is None and self._holds(inject.when):
                self._set_off.add(inject.id)
                self._later(inject, inject.delay)

    def fire(self, inject: Inject, again: int = 0) -> None:
        """Send it now; `again` counts its repetitions."""
        if inject.unless is not None and self._exists(inject.unless):
            return
        repeat = inject.repeat
        if again and repeat is not None and repeat.until is not None and self._exists(repeat.until):
            return
        self.sent[inject.id] = self.sent.get(inject.id, 0) + 1
        self._send(inject)
        if repeat is not None and again < repeat.times:
            self._agenda.after(repeat.every, f"inject {inject.id}", lambda: self.fire(inject, again + 1))

    def _later(self, inject: Inject, delay: int) -> None:
        self._agenda.after(delay, f"inject {inject.id}", lambda: self.fire(inject))

    def _ask(self, inject: Inject) -> None:
        if inject.when is not None and self._holds(inject.when):
            self.fire(inject)

    def _holds(self, when: Condition) -> bool:
        return (
            (when.done is None or self._exists(when.done))
            and (when.not_done is None or not self._exists(when.not_done))
            and (when.facts is None or when.facts.holds(self._facts) is True)
        )

    def _exists(self, selector: Selector) -> bool:
        return any(matches(selector, entry) for entry in self._emitter.entries)

    def _send(self, inject: Inject) -> None:
        text, who, row = inject.text, inject.from_, inject.id
        if inject.kind == "page":
            for target in inject.to:
                self._page(
                    Paged(
                        at=0, target=target, reason=text, inject=row, source=who or "a colleague", visible_to=(target,)
                    )
                )
        elif inject.kind == "availability":
            for seat in inject.to:
                if inject.gap is not None:
                    self._open_gap(Gap(gap=inject.gap, seat=seat, from_start=self._agenda.now))
            self._emitter.emit(Note(at=0, text=text, inject=row, visible_to=("facilitator",)))
        else:
            self._emitter.emit(_entry(inject))


def _entry(inject: Inject) -> Entry:
    text, row, to, service = inject.text, inject.id, inject.to, inject.service
    who = inject.from_
    match inject.kind:
        case "alert":
            return AlertFired(
                at=0, alert=row, service=service, urgency=inject.urgency, text=text, inject=row, visible_to=to
            )
        case "customer_report":
            return CustomerReport(at=0, from_=who, text=text, inject=row, visible_to=to)
        case "social_mention":
            return SocialMention(at=0, from_=who, text=text, inject=row, visible_to=to)
        case "stakeholder_question":
            return StakeholderQuestion(at=0, from_=who, text=text, inject=row, visible_to=to)
        case "change_notice":
            return ChangeNotice(at=0, from_=who, service=service, text=text, inject=row, visible_to=to)
        case _:
            return Message(at=0, channel=inject.channel, text=text, inject=row, source=who, visible_to=to)
