"""What the page of one seat may hold: made from what this person perceived, the SOP and the team, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from operator import attrgetter

from pydantic import JsonValue

from gameday.console.views.lead_wash import wash_section
from gameday.console.views.public import updates_section
from gameday.console.views.seat_asks import asks_section
from gameday.console.views.seat_looks import levers_section, sights_section
from gameday.console.views.seat_sop import sop_section
from gameday.console.views.shown import corrected_section
from gameday.console.views.training import training_view
from gameday.live.checklist import Item, Reader, duties_at
from gameday.live.drill import LiveDrill
from gameday.live.situation import Situation
from gameday.live.standing import standing
from gameday.terms.audience import AUDIENCES, Audience
from gameday.terms.frozen import frozen
from gameday.terms.role import INCIDENT_COMMANDER, STANDARD_ROLES, say_role
from gameday.timeline import Entry
from gameday.timeline.talk import TaskAssigned

Sections = dict[str, JsonValue]
_AT = attrgetter("at")


def seat_view(drill: LiveDrill, person: str) -> Sections:
    """The sections of a person's page, beside `drill`. Times in them are milliseconds since 1970."""
    # What somebody reads up on when they join reaches them after what they heard before.
    heard = sorted(drill.perceived(person), key=_AT)
    sections = _Seat(drill, person, sorted(standing(drill, heard), key=_AT)).sections()
    sections["corrected"] = corrected_section(heard, drill, person)
    sections["undone"] = [one.id for one in heard if one.id in drill.undone]
    if drill.plan.kind == "training":
        sections["training"] = training_view(drill, person)
    return sections


@frozen
class _Seat:
    """One person, and what they have perceived so far."""

    drill: LiveDrill
    person: str
    entries: Sequence[Entry]

    @property
    def at(self) -> int:
        """The moment it is in the story."""
        return self.drill.scenario.starts_at + self.drill.story

    def sections(self) -> Sections:
        drill, known = self.drill, Situation.of(self.entries)
        reader = Reader(self.person, self.entries, known, drill.sop, drill.team, self.at, drill.judged)
        checklist = reader.checklist()
        roles = self._roles(known)
        return {
            "me": self._me(known),
            "incident": self._incident(known, reader, roles),
            "pages": list(self._pages(known)),
            "checklist": [_line(item) for item in checklist],
            "role_words": {role: say_role(role) for role in {*roles, *(item.role for item in checklist)}},
            "asks": asks_section(drill.sop, known.severity),
            "sop": sop_section(drill.sop),
            "team": self._team(),
            "targets": self._targets(),
            "services": self._services(),
            "levers": levers_section(drill, self.entries),
            "sights": sights_section(drill, self.person),
            "tasks": list(self._tasks()),
            "simulated": self._simulated(),
            "status": updates_section(drill),
            "washed": wash_section(drill.washed),
            **({"training": training_view(drill, self.person)} if drill.plan.kind == "training" else {}),
        }

    def _me(self, known: Situation) -> JsonValue:
        held = known.roles_of(self.person, self.drill.team, self.at)
        texts = {duty.role: duty.text for duty in self.drill.sop.roles}
        return {
            "person": self.person,
            "name": self.drill.team.person(self.person).name,
            "roles": [{"role": role, "words": say_role(role), "text": texts.get(role)} for role in held],
            "seat": self._seat(known),
            "joined": self.person in known.joined,
            "diagnosing": self.person in known.diagnosing,
        }

    def _seat(self, known: Situation) -> str | None:
        """The role this person was seated for, unless it was given to somebody else since."""
        found = self.drill.people.get(self.person)
        if found is None or found.seat is None or known.seats.get(found.seat, self.person) != self.person:
            return None
        return say_role(found.seat)

    def _incident(self, known: Situation, reader: Reader, roles: Sequence[str]) -> JsonValue:
        return {
            "severity": known.severity,
            "declared_at": known.declared_at,
            "resolved_at": known.resolved_at,
            "stood_down": known.stood_down,
            "signal_at": known.signal_at,
            "quiet_since": known.quiet_since,
            "channel": known.channel,
            "bridge": known.bridge,
            "roles": [self._role(role, known) for role in roles],
            "updates": [self._rhythm(audience, known, reader.next_word(audience)) for audience in AUDIENCES],
        }

    def _role(self, role: str, known: Situation) -> JsonValue:
        holder = known.holder(role, self.drill.team, self.at)
        return {
            "role": role,
            "words": say_role(role),
            "person": holder,
            "name": self._name(holder),
            "mine": holder == self.person,
            "wanted": any(duty.role == role for duty in self.drill.sop.roles),
        }

    def _rhythm(self, audience: Audience, known: Situation, due: int | None) -> JsonValue:
        said = known.updates.get(audience, [])
        return {
            "audience": audience,
            "last": said[-1].at if said else None,
            "status": said[-1].status if said else None,
            "due": due,
            "every": self._every(audience, known),
            "states": {name: words for one in said for name, words in one.states},
            "said_at": {name: one.at for one in said for name, _ in one.states},
        }

    def _every(self, audience: Audience, known: Situation) -> int | None:
        """How often the SOP wants an update to an audience at the level called, in milliseconds."""
        asked = () if known.severity is None else duties_at(self.drill.sop, known.severity)
        rhythms = [duty.every for duty in asked if duty.trigger == "cadence" and duty.audience == audience]
        return min((every for every in rhythms if every is not None), default=None)

    def _roles(self, known: Situation) -> tuple[str, ...]:
        """Roles worth showing: the SOP's, those that were given out, and those one is on call for."""
        asked = duties_at(self.drill.sop, known.severity or self.drill.sop.ladder.levels[0])
        wanted = (seat for duty in asked if duty.trigger == "declaration" for seat in duty.seats)
        scheduled = (shift.role for shift in self.drill.team.schedule)
        named = dict.fromkeys(
            (INCIDENT_COMMANDER, *wanted, *(duty.role for duty in self.drill.sop.roles), *known.seats, *scheduled)
        )
        return tuple(sorted(named, key=lambda role: _STANDING.get(role, len(_STANDING))))

    def _pages(self, known: Situation) -> Iterator[JsonValue]:
        bound = self._acknowledge_within(known)
        for page in known.pages:
            if page.actor == self.person:
                continue  # that one I sent
            yield {
                "id": page.id,
                "at": page.at,
                "text": page.reason or page.text,
                "answered": page.id in known.answered,
                "within": bound,
            }

    def _acknowledge_within(self, known: Situation) -> str | None:
        level = known.severity or self.drill.sop.ladder.levels[0]
        bounds = [duty for duty in duties_at(self.drill.sop, level) if duty.act == "acknowledged" and duty.within]
        return None if not bounds else _minutes(min(duty.within or 0 for duty in bounds))

    def _team(self) -> list[JsonValue]:
        return [
            {"person": one.id, "name": one.name, "roles": [say_role(role) for role in one.roles]}
            for one in self.drill.team.people
        ]

    def _targets(self) -> JsonValue:
        """Whom one can page, tell or ask for help: what the SOP calls them, the roles of the team, and its people."""
        sop, team = self.drill.sop, self.drill.team
        named = (
            *(hop.target for hop in sop.escalation),
            *(contact.target for contact in sop.contacts),
            *(role for one in team.people for role in one.roles),
        )
        people = {one.id: f"{one.name} ({say_role(one.roles[0])})" for one in team.people if one.id != self.person}
        return {**{role: say_role(role) for role in dict.fromkeys(named)}, **people}

    def _services(self) -> list[JsonValue]:
        world = self.drill.scenario.world
        return [] if world is None else [service.name for service in world.services]

    def _tasks(self) -> Iterator[JsonValue]:
        for one in self.entries:
            if not isinstance(one, TaskAssigned) or self.person not in (one.person, one.actor):
                continue
            answers = {other.kind for other in self.entries if other.re == one.id}
            state = "done" if "task_done" in answers else "accepted" if "task_accepted" in answers else "given"
            yield {
                "id": one.id,
                "text": one.text or "",
                "mine": one.person == self.person,
                "name": self._name(one.person),
                "state": state,
            }

    def _simulated(self) -> list[JsonValue]:
        return [found.name for found in self.drill.people.values() if found.mode == "simulated"]

    def _name(self, person: str | None) -> str | None:
        if person is None:
            return None
        return next((one.name for one in self.drill.team.people if one.id == person), person)


_STANDING = {role: place for place, role in enumerate(STANDARD_ROLES)}


def _line(item: Item) -> JsonValue:
    return {one.name: getattr(item, one.name) for one in fields(item)}


def _minutes(ms: int) -> str:
    return f"{ms // 60_000} min" if ms >= 60_000 else f"{ms // 1000} s"
