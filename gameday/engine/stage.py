"""The stage: one drill while it is played. Holds the world, the response and everybody's desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import partial

from gameday.engine.agenda import Agenda
from gameday.engine.bridge import Bridge
from gameday.engine.chance import Chance
from gameday.engine.clock import Clock
from gameday.engine.demands import demands_of
from gameday.engine.desk import Lever, Refused, Sight
from gameday.engine.earshot import Earshot
from gameday.engine.emit import Emitter
from gameday.engine.hand import Hand
from gameday.engine.inbox import Inbox, deliver
from gameday.engine.levers import Habits
from gameday.engine.paging import FOLLOWED, Paging
from gameday.engine.reach import Reach
from gameday.engine.response import NOTED, Response
from gameday.engine.rules import Rules
from gameday.engine.scenery import Scenery
from gameday.engine.script import Script
from gameday.engine.stage_desk import StageDesk
from gameday.engine.story_time import StoryTime
from gameday.scenario import Scenario
from gameday.scenario.gap import Gap
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.duration import MINUTE
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.frozen import put
from gameday.terms.look import Check
from gameday.terms.role import PRIMARY_ONCALL
from gameday.timeline import Entry
from gameday.timeline.entry import E, put_actor, put_role, restated, signed
from gameday.timeline.paging import Acknowledged, Joined, Left, Notified, Paged
from gameday.timeline.response import Checked, Escalated, MitigationStarted

_CALLS_AGAIN = 10 * MINUTE
_WITH_EFFECT = frozenset({"paged", "mitigation_started", "notified", "escalated", "joined", "acknowledged"})
"""What is done here brings about more than its entry."""
_ONLY_TOLD = frozenset({"acknowledged", "joined", "left", "checked"})
"""What somebody may be said to have done, whatever rang or was asked for."""
STAKEHOLDERS = "stakeholders"
"""Everybody inside the company who waits for word and asks when it does not come."""


class Stage:
    """Put together for one play, driven by its clock, asked by the desks.

    `led`: somebody leads it, and begins the phases that have no time by hand (`hand`); else they have one by
    `gameday.scenario.phase_times`. `beside`: a person who, until they join, hears what whoever is on call hears.
    """

    def __init__(
        self,
        scenario: Scenario,
        sop: Sop,
        team: Team,
        chance: Chance,
        *,
        habits: Habits | None = None,
        watch: Callable[[Entry], None] | None = None,
        led: bool = False,
        beside: str | None = None,
    ) -> None:
        self.scenario = scenario
        self.sop = sop
        self.team = team
        self.chance = chance
        self.env = StoryTime()
        self.clock = Clock(self.env)
        self.agenda = Agenda(self.env)
        self.emitter = Emitter(self.agenda, scenario.starts_at)
        self.response = Response(team)
        absent, human = (
            frozenset(role for role, mode in scenario.seats.items() if mode == kept) for kept in ("absent", "human")
        )
        self.reach = Reach(self.response, scenario.gaps, absent, scenario.starts_at, human)
        self._bridge = Bridge(self.response, self.reach)
        self._earshot = Earshot(self.response, (STAKEHOLDERS,), frozenset(phase.id for phase in scenario.phases))
        self._desks: dict[str, StageDesk] = {}
        self._people = frozenset(person.id for person in team.people)
        self.demands = demands_of(scenario)
        """What injects ask of those they reach, by id."""
        self._beside = beside
        self.paging = Paging(sop, team, self.response, self.reach, self.agenda, self.emitter, self._bring)
        self.scenery = Scenery(scenario, self.agenda, self.emitter, chance, habits or Habits())
        self.script = Script(
            scenario, self.agenda, self.emitter, self.scenery, self.paging.by_hand, self._open_gap, led=led
        )
        self.hand = Hand(self.script, self.scenery, self.emitter)
        self._rules = Rules(sop, team, scenario.world, self.response, self.reach)
        self.emitter.listen(self.response.hear, NOTED)
        if watch is not None:
            self.emitter.listen(watch)
        self.emitter.listen(self._spread)
        self.emitter.listen(self.paging.hear, FOLLOWED)
        if self.script.listens:
            self.emitter.listen(self.script.hear)
        self.emitter.listen(self._still_firing, ("resolved", "stood_down"))

    def desk(self, person: str) -> StageDesk:
        """The desk of a person of the team, or of the stakeholders outside it."""
        if person not in self._desks:
            self._desks[person] = StageDesk(self, person)
        return self._desks[person]

    def start(self) -> None:
        """Set the scenario in motion. Desks should be taken by now."""
        self.scenery.start()
        for gap in self.scenario.gaps:
            self._await_leaving(gap)
        self.script.start()

    def strike(self) -> None:
        """The world stands still from now on; only people still act, on what is left to follow up."""
        self.agenda.close()

    @property
    def healthy(self) -> bool:
        """Is there no impact, in truth?"""
        return self.scenery.truth.benign

    # --- what people do ----------------------------------------------------------------------------------------

    def act(self, person: str, act: Entry, pages: Set[str]) -> Entry:
        """Somebody acts.

        Raises:
            Refused: it cannot be done; nothing is recorded.

        """
        now = self.env.now
        if not self.reach.whole:
            why = self.reach.idle(person, now)
            answers = isinstance(act, Acknowledged) and not self.reach.beyond_pages(person, now)
            if why is not None and not answers:
                raise Refused(why)
        self._rules.check(act, person, pages, self.scenery.levers, now)
        if act.kind == "joined" and self._bridge.turns_away(person, now):
            raise Refused("nobody is there at the number of the bridge; ask for the right one")
        return self._do(person, self._signed(person, act))

    def tell(self, person: str, act: Entry) -> Entry:
        """What somebody said they do, or did, recorded for them; they need no page for it, nor be in reach.

        Raises:
            Refused: it cannot be; nothing is recorded.

        """
        unknown = isinstance(act, MitigationStarted) and not any(
            (act.action, act.target) == (one.action, one.target) for one in self.known_levers()
        )
        if act.kind not in _ONLY_TOLD and not unknown:
            self._rules.check(act, person, frozenset(), self.scenery.levers, self.env.now)
        return self._do(person, self._signed(person, act, role=act.role))

    def _do(self, person: str, act: Entry) -> Entry:
        if act.kind not in _WITH_EFFECT:
            return self.emitter.emit(act)
        if isinstance(act, Paged):
            return self.paging.by_hand(signed(act, visible_to=(act.target,) if act.target else ()))
        if isinstance(act, MitigationStarted):
            return self.scenery.pull(act)
        recorded = self.emitter.emit(act)
        if isinstance(recorded, (Notified, Escalated)) and recorded.target:
            route = self.reach.notify(recorded.target, self.env.now)
            if route.person is not None and route.person not in self.response.joined:
                self._bring(route.person, recorded)
        elif isinstance(recorded, Joined):
            self.desk(person).read_up(self._earshot.history(self.emitter.entries, person))
        elif isinstance(recorded, Acknowledged):
            self.reach.acknowledged(person, self.env.now)
        return recorded

    def look(self, person: str, what: Check, service: str | None, *, in_words: bool, in_series: bool = False) -> Sight:
        """Somebody looks.

        Raises:
            Refused: they are away, or have fallen silent.

        """
        if not self.reach.whole and (why := self.reach.idle(person, self.env.now)) is not None:
            raise Refused(why)
        self.emitter.emit(self._signed(person, Checked(at=0, what=what, service=service)))
        diagnosing = person in self.response.diagnosing
        sight = self.scenery.look(what, service, diagnosing=diagnosing, in_words=in_words, in_series=in_series)
        if sight.facts is not None:
            self._report(sight.facts)
        return sight

    def known_levers(self) -> tuple[Lever, ...]:
        """Every mitigation the runbooks know."""
        return self.scenery.known_levers()

    def diagnosis_time(self, service: str | None = None) -> int | None:
        """How long finding the cause takes at the median, where the scenario says."""
        return self.scenery.diagnosis_time(service)

    def _signed(self, person: str, act: E, role: str | None = None) -> E:
        """An act with its actor and role, signed where it stands; one on the record already is copied first.

        A role that is not theirs is put right, unless it is known to be this one.
        """
        one = restated(act, id="") if act.id else act
        if person not in self._people:
            put_actor(one, None)
            put(one, "source", act.source or person)
        else:
            put_actor(one, person)
            roles = self.response.roles_of(person, self.emitter.starts_at + self.env.now)
            if role is None and (role := act.role) not in roles:
                role = roles[0] if roles else None
        put_role(one, role)
        return one

    def _report(self, seen: Facts) -> None:
        before = self.response.reported
        self.response.report(seen)
        if self.response.reported not in (before, BENIGN):
            self.paging.call_declared()

    # --- who hears it ------------------------------------------------------------------------------------------

    def _spread(self, entry: Entry) -> None:
        hearers = self._earshot.hearers(entry)
        inboxes: list[Inbox] = []
        for person in hearers if self.reach.whole else self._reached(hearers, entry):
            if person in self._desks:
                desk = self._desks[person]
                desk.perceive(entry)
                inboxes.append(desk.inbox)
        if inboxes:
            deliver(self.env, entry, inboxes)
        if self._beside is not None and self._earshot.queued(entry):
            self._ring_beside(self._beside, entry, hearers)

    def _perceive(self, desk: StageDesk, entry: Entry) -> None:
        if entry.kind == "paged":
            desk.pages.add(entry.id)
        desk.perceive(entry)
        deliver(self.env, entry, (desk.inbox,))

    def _ring_beside(self, person: str, entry: Entry, hearers: Iterable[str] | None = None) -> None:
        """What reaches whoever is on call, by page or in their queue, reaches whoever is beside them."""
        on_call = self.response.holder(PRIMARY_ONCALL, entry.at)
        if person not in self.response.joined and (hearers is None or (on_call is not None and on_call in hearers)):
            self._earshot.called.setdefault(person)
            self._perceive(self.desk(person), entry)

    def _reached(self, hearers: Iterable[str], entry: Entry) -> tuple[str, ...]:
        """Those whom the gaps leave; what only queues and tickets tell finds whoever watches them in their place."""
        now = self.env.now
        on_call = self.response.holder(PRIMARY_ONCALL, entry.at)
        watcher = self.reach.watcher(now)
        found: dict[str, None] = {}
        for person in hearers:
            if person == on_call and person != watcher and person not in self.response.joined:
                # With somebody in the response the queue is theirs.
                if watcher is not None and not self.response.joined and self._earshot.queued(entry):
                    found.setdefault(watcher)
            elif person not in self._people or not self.reach.deaf(person, now):
                found.setdefault(person)
        return tuple(found)

    def _bring(self, person: str, entry: Entry) -> None:
        """A call reaches a person: a page, or word that concerns them."""
        now = self.env.now
        if not self.reach.whole and (
            self.reach.beyond_pages(person, now) if entry.kind == "paged" else self.reach.deaf(person, now)
        ):
            return
        self._earshot.called.setdefault(person)
        if person in self._desks:
            self._perceive(self._desks[person], entry)
        if self._beside not in (None, person) and entry.kind == "paged" and entry.actor is None:
            self._ring_beside(self._beside or "", entry)

    def _open_gap(self, gap: Gap) -> None:
        self.reach.open_gap(gap)
        self._await_leaving(gap)

    def _await_leaving(self, gap: Gap) -> None:
        """Whoever takes part when they are taken away leaves, and that shows."""
        if gap.gap == "away" and gap.seat is not None:
            wait = gap.from_start - self.env.now
            if wait > 0:
                self.agenda.after(wait, f"{gap.seat} leaves", partial(self._leave, gap))
            else:
                self._leave(gap)

    def _leave(self, gap: Gap) -> None:
        if not gap.open_at(self.env.now):
            return
        for person in self.reach.whose(gap):
            if person in self.response.joined:
                left = self.emitter.emit(self._signed(person, Left(at=0)))
                if person in self._desks:
                    # Nothing reaches them any more, but they know that they went.
                    self._perceive(self._desks[person], left)

    def _still_firing(self, entry: Entry) -> None:
        # Alerting tools call again for an alert that still stands after somebody closed the incident.
        del entry
        self.agenda.after(_CALLS_AGAIN, "alerts still standing", self._ring_again)

    def _ring_again(self) -> None:
        standing = [alert for alert in self.scenery.firing() if alert.urgency == "high"]
        if standing and not self.response.open:
            self.paging.ring(f"still firing: {standing[0].text}", "high", standing[0].alert)
