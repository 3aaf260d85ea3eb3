"""Injects: each goes out at its time, after an entry, or once a condition holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from gameday.engine.affairs import Affairs
from gameday.engine.agenda import Agenda
from gameday.engine.deliveries import entry_of, page_of
from gameday.engine.emit import Emitter
from gameday.scenario.gap import SEATLESS, Gap
from gameday.scenario.inject import Condition, Inject
from gameday.terms.facts import Facts
from gameday.timeline import Entry
from gameday.timeline.entry import signed
from gameday.timeline.matching import matches
from gameday.timeline.paging import Paged

Page = Callable[[Paged], object]
OpenGap = Callable[[Gap], None]


class Injects:
    """The rows of the script. Only automatic injects go out by themselves; `fire` sends any.

    One that belongs to a phase or a way waits until that has come; from then on it waits as any other. Its times count
    from the beginning of its phase, else from the start.
    """

    def __init__(
        self,
        injects: Sequence[Inject],
        agenda: Agenda,
        emitter: Emitter,
        affairs: Affairs,
        page: Page,
        open_gap: OpenGap,
    ) -> None:
        self.by_id = {inject.id: inject for inject in injects}
        self.waiting: list[Inject] = []
        """Those that an entry or the facts may set off."""
        self._agenda = agenda
        self._emitter = emitter
        self._affairs = affairs
        self._page = page
        self._open_gap = open_gap
        self._phases: dict[str, int] = {}
        """When each phase began that has begun, in milliseconds since the start."""
        self._ways: set[str] = set()
        self._due: dict[str, int] = {}
        """When the script means each to go out, as far as that is known."""
        self.sent: dict[str, int] = {}
        """How often each inject went out, by id."""
        self.held: dict[str, int | None] = {}
        """Those that a hand keeps back, each with the turn of its repetition that has come meanwhile."""
        self.skipped: set[str] = set()
        self.deferred: dict[str, int] = {}
        """Until when a hand puts each off, in milliseconds since the start."""
        self._put_off: dict[str, int] = {}
        """The turn of each that would have gone out by now, had it not been put off or taken out."""

    @property
    def due(self) -> Mapping[str, int]:
        """When each is to go out, as far as that is known, in milliseconds since the start."""
        return {**self._due, **self.deferred}

    def add(self, inject: Inject) -> None:
        """A row the script did not have, for a hand to send."""
        self.by_id[inject.id] = inject

    def reword(self, id_: str, text: str) -> None:
        """From now on it says this."""
        self.by_id[id_] = self.by_id[id_].model_copy(update={"text": text})

    def defer(self, id_: str, until: int) -> None:
        """It does not go out by itself before this moment, in milliseconds since the start."""
        self.deferred[id_] = until
        if id_ in self._put_off:
            self._again_at(id_, until)

    def put_off_no_more(self, id_: str) -> None:
        """It goes out at its time; where that has come meanwhile, now."""
        self.deferred.pop(id_, None)
        self._catch_up(id_)

    def back_in(self, id_: str) -> None:
        """It is not taken out any more; where its moment has come meanwhile, it goes out now."""
        self.skipped.discard(id_)
        self._catch_up(id_)

    def _catch_up(self, id_: str) -> None:
        """What came while a hand kept it from going out: now, or once it is put off no more."""
        if id_ in self._put_off and id_ not in self.skipped:
            self._come(self.by_id[id_], self._put_off.pop(id_))

    def start(self) -> None:
        """Put what has a time on the agenda, and watch for the rest."""
        for inject in self.by_id.values():
            if inject.phase is None and inject.way is None:
                self._arm(inject)

    def begin(self, phase: str) -> None:
        """A phase begins now: so do its injects."""
        self._phases[phase] = self._agenda.now
        self._arm_those([inject for inject in self.by_id.values() if inject.phase == phase])

    def go(self, way: str) -> None:
        """The story goes this way from now on: so do its injects."""
        self._ways.add(way)
        self._arm_those([inject for inject in self.by_id.values() if inject.way == way])

    def hear(self, entry: Entry) -> None:
        """Something was recorded: some injects wait for just that."""
        for inject in tuple(self.waiting):
            if entry.inject != inject.id:
                after, when = inject.after, inject.when
                just_that = after is not None and entry.kind in after.kind and matches(after, entry)
                if just_that or (when is not None and self._come_true(when)):
                    self._set_off(inject)

    def follow(self, facts: Facts) -> None:
        """The true facts are these from now on."""
        self._affairs.follow(facts)
        for inject in tuple(self.waiting):
            if self._come_true(inject.when):
                self._set_off(inject)

    def fire(self, inject: Inject, again: int = 0, *, by_hand: bool = False) -> None:
        """Send it now; `again` counts its repetitions. By hand it goes out whatever the script would wait for."""
        if inject.unless is not None and not by_hand and self._affairs.exist(inject.unless):
            return
        repeat = inject.repeat
        if again and repeat is not None and repeat.until is not None and self._affairs.exist(repeat.until):
            return
        self.sent[inject.id] = self.sent.get(inject.id, 0) + 1
        if by_hand:
            self.deferred.pop(inject.id, None)
            self._put_off.pop(inject.id, None)
        # On the record beside the time it went out: what the script had in mind, where somebody chose another moment.
        due = None if again else self._due.get(inject.id)
        late = due is not None and due != self._agenda.now
        self._send(inject, self._emitter.starts_at + due if late and due is not None else None)
        if repeat is not None and again < repeat.times:
            self._agenda.after(repeat.every, f"inject {inject.id}", partial(self._come, inject, again + 1))

    def release(self, inject: Inject) -> None:
        """Keep it back no longer: what has come meanwhile goes out now."""
        turn = self.held.pop(inject.id)
        if turn is not None:
            self._come(inject, turn)

    def _arm_those(self, injects: Sequence[Inject]) -> None:
        for inject in injects:
            there = inject.phase is None or inject.phase in self._phases
            if there and (inject.way is None or inject.way in self._ways):
                self._arm(inject)

    def _arm(self, inject: Inject) -> None:
        """From now on its time counts, or its moment may come."""
        begins, now = self._phases.get(inject.phase or "", 0), self._agenda.now
        belongs = inject.phase is not None or inject.way is not None
        if inject.at is not None:
            self._due[inject.id] = begins + inject.at
        elif inject.after is None and inject.when is None and belongs:
            self._due[inject.id] = now + inject.delay
        if inject.mode != "automatic":
            return
        if inject.id in self._due:
            self._later(inject, self._due[inject.id] - now)
        elif inject.when is not None and inject.when.by is not None:
            self._agenda.after(begins + inject.when.by - now, f"inject {inject.id}", partial(self._ask, inject))
        elif belongs and (self._there(inject) or self._come_true(inject.when)):
            self._later(inject, inject.delay)
        else:
            self.waiting.append(inject)

    def _set_off(self, inject: Inject) -> None:
        self.waiting.remove(inject)
        self._later(inject, inject.delay)

    def _later(self, inject: Inject, delay: int) -> None:
        self._agenda.after(delay, f"inject {inject.id}", partial(self._come, inject))

    def _come(self, inject: Inject, again: int = 0) -> None:
        """Its moment has come, unless a hand has sent it before, taken it out, put it off, or keeps it back."""
        inject = self.by_id[inject.id]  # a hand may have reworded it
        if not again and inject.id in self.sent:
            return
        if inject.id in self.skipped:
            self._put_off[inject.id] = again
        elif self.deferred.get(inject.id, 0) > self._agenda.now:
            self._put_off[inject.id] = again
            self._due.setdefault(inject.id, self._agenda.now)
            self._again_at(inject.id, self.deferred[inject.id])
        elif inject.id in self.held:
            self.held[inject.id] = again
            self._due.setdefault(inject.id, self._agenda.now)
        else:
            self.fire(inject, again)

    def _again_at(self, id_: str, moment: int) -> None:
        self._agenda.after(moment - self._agenda.now, f"inject {id_}", partial(self._put_off_until, id_, moment))

    def _put_off_until(self, id_: str, moment: int) -> None:
        """The time it was put off to has come, unless a hand has changed that since."""
        if self.deferred.get(id_) == moment:
            self.put_off_no_more(id_)

    def _ask(self, inject: Inject) -> None:
        if inject.when is not None and self._affairs.hold(inject.when):
            self._come(inject)

    def _there(self, inject: Inject) -> bool:
        """Is there such an entry as it waits for?"""
        return inject.after is not None and self._affairs.exist(inject.after)

    def _come_true(self, when: Condition | None) -> bool:
        """Does a condition without a time of its own hold now?"""
        return when is not None and when.by is None and self._affairs.hold(when)

    def _send(self, inject: Inject, planned: int | None) -> None:
        if inject.kind == "page":
            for target in inject.to:
                self._page(signed(page_of(inject, target), planned_at=planned))
            return
        if inject.kind == "availability" and inject.gap is not None:
            until = None if inject.until is None else self._phases.get(inject.phase or "", 0) + inject.until
            for seat in (None,) if inject.gap in SEATLESS else inject.to:
                self._open_gap(Gap(gap=inject.gap, seat=seat, from_start=self._agenda.now, until=until))
        self._emitter.emit(signed(entry_of(inject), planned_at=planned))
