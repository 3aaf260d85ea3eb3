"""Injects: each goes out at its time, after an entry, or once a condition holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from gameday.engine.agenda import Agenda
from gameday.engine.emit import FACILITATOR, Emitter
from gameday.scenario.gap import Gap
from gameday.scenario.inject import Condition, Inject
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.selector import Selector
from gameday.timeline import Entry
from gameday.timeline.entry import restated
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
        self._waiting = tuple(
            inject
            for inject in self._injects
            if inject.mode == "automatic" and (inject.after is not None or inject.when is not None)
        )
        """Those that an entry or the facts may set off."""
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
                self._agenda.after(inject.when.by, f"inject {inject.id}", partial(self._ask, inject))

    def hear(self, entry: Entry) -> None:
        """Something was recorded: some injects wait for just that."""
        for inject in self._waiting:
            if inject.id in self._set_off or entry.inject == inject.id:
                continue
            just_that = inject.after is not None and matches(inject.after, entry)
            if just_that or self._come_true(inject.when):
                self._set_off.add(inject.id)
                self._later(inject, inject.delay)

    def follow(self, facts: Facts) -> None:
        """The true facts are these from now on."""
        self._facts = facts
        for inject in self._waiting:
            if inject.id not in self._set_off and self._come_true(inject.when):
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
        # On the record beside the time it went out: what the script had in mind, where somebody chose another moment.
        late = inject.at is not None and not again and inject.at != self._agenda.now
        self._send(inject, self._emitter.starts_at + inject.at if late and inject.at is not None else None)
        if repeat is not None and again < repeat.times:
            self._agenda.after(repeat.every, f"inject {inject.id}", partial(self.fire, inject, again + 1))

    def _later(self, inject: Inject, delay: int) -> None:
        self._agenda.after(delay, f"inject {inject.id}", partial(self.fire, inject))

    def _ask(self, inject: Inject) -> None:
        if inject.when is not None and self._holds(inject.when):
            self.fire(inject)

    def _come_true(self, when: Condition | None) -> bool:
        """Does a condition without a time of its own hold now?"""
        return when is not None and when.by is None and self._holds(when)

    def _holds(self, when: Condition) -> bool:
        return (
            (when.done is None or self._exists(when.done))
            and (when.not_done is None or not self._exists(when.not_done))
            and (when.facts is None or when.facts.holds(self._facts) is True)
        )

    def _exists(self, selector: Selector) -> bool:
        return any(matches(selector, entry) for entry in self._emitter.entries)

    def _send(self, inject: Inject, planned: int | None) -> None:
        if inject.kind == "page":
            for target in inject.to:
                self._page(restated(_page(inject, target), planned_at=planned))
            return
        if inject.kind == "availability" and inject.gap is not None:
            for seat in inject.to:
                self._open_gap(Gap(gap=inject.gap, seat=seat, from_start=self._agenda.now))
        self._emitter.emit(restated(_entry(inject), planned_at=planned))


def _page(inject: Inject, target: str) -> Paged:
    source = inject.from_ or "a colleague"
    return Paged(at=0, target=target, reason=inject.text, inject=inject.id, source=source, visible_to=(target,))


def _entry(inject: Inject) -> Entry:
    text, row, to, who = inject.text, inject.id, inject.to, inject.from_
    entry: Entry
    match inject.kind:
        case "alert":
            entry = AlertFired(at=0, alert=row, service=inject.service, urgency=inject.urgency)
        case "customer_report":
            entry = CustomerReport(at=0, from_=who)
        case "social_mention":
            entry = SocialMention(at=0, from_=who)
        case "stakeholder_question":
            entry = StakeholderQuestion(at=0, from_=who)
        case "change_notice":
            entry = ChangeNotice(at=0, from_=who, service=inject.service)
        case "availability":
            entry, to = Note(at=0), (FACILITATOR,)
        case _:
            entry = Message(at=0, channel=inject.channel, source=who)
    return restated(entry, text=text, inject=row, visible_to=to)
