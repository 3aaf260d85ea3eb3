"""The team: people, the seats they can take, how to reach them, who is on call, and how they behave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from gameday.team.hours import DAYS, Day, Span, TimeZone, local, shift_day, within
from gameday.team.parameter import Override, ParameterName
from gameday.team.profile import Profile, override_misfits
from gameday.terms.document import Document, Format, Misfit, Misfits, Name, Text
from gameday.terms.duration import MINUTE, Duration
from gameday.terms.role import Role


class Contact(Document):
    """One way to reach a person, and when it was last made sure that it works."""

    channel: Literal["push", "phone", "sms", "email", "chat"]
    verified: date | None = None


class Person(Document):
    """Somebody who may respond."""

    id: Name
    name: Text
    """Display name."""
    roles: tuple[Role, ...] = Field(min_length=1)
    """Seats this person can take, the one they prefer first."""
    timezone: TimeZone = "UTC"
    sleeps: Span | None = "23:00-07:00"
    """Local hours of sleep; none: awake whenever they are called, as on a night shift."""
    contacts: tuple[Contact, ...] = (Contact(channel="push"),)
    """None: no page and no notice reaches this person, who may still be there and take a seat."""

    def asleep_at(self, at: int) -> bool:
        """Is this person asleep at a moment, unless something woke them?"""
        return self.sleeps is not None and within(self.sleeps, local(at, self.timezone))


class Shift(Document):
    """Who is on call for a role, and when."""

    role: Role
    person: Name
    days: tuple[Day, ...] = DAYS
    hours: Span = "00:00-00:00"
    """Local hours of `timezone`; the default is the whole day. A shift over midnight belongs to the day it began."""
    timezone: TimeZone = "UTC"

    @cached_property
    def round_the_clock(self) -> bool:
        """Does the shift run at any moment?"""
        return self.hours[:5] == self.hours[-5:] and len(set(self.days)) == len(DAYS)

    def covers(self, at: int) -> bool:
        """Does the shift run at a moment?"""
        if self.round_the_clock:
            return True
        when = local(at, self.timezone)
        return within(self.hours, when) and shift_day(self.hours, when) in self.days


class Hop(Document):
    """One hop of the paging tool: whom, how long after the first page, unless somebody answered."""

    target: Role
    after: Duration


class PagingTool(Document):
    """What the paging tool does by itself where the SOP is silent."""

    hops: tuple[Hop, ...] = (
        Hop(target="primary_oncall", after=0),
        Hop(target="secondary_oncall", after=5 * MINUTE),
        Hop(target="team_lead", after=15 * MINUTE),
    )
    repeats: int = Field(default=2, ge=0, le=20)
    """How often the whole ladder starts again."""
    again_after: Duration = 30 * MINUTE
    """From one start of the ladder to the next; and for so long an answer keeps another alert from paging anew."""


class Habits(Document):
    """What the team does without being asked."""

    checklist: bool = False
    """They open the SOP's checklist and work along it."""
    reminders: bool = True
    """They set a reminder for the next update they promised."""
    structured_handover: bool = False
    """They hand over along a form."""


def _profile_tag(value: object) -> str:
    return "name" if isinstance(value, str) else "profile"


ProfileField = Annotated[Annotated[Name, Tag("name")] | Annotated[Profile, Tag("profile")], Discriminator(_profile_tag)]


class Team(Document):
    """People and how they are reached. With its profile in hand it can play a drill."""

    format: Format
    name: Name
    title: Text
    about: Text | None = None
    people: tuple[Person, ...] = Field(min_length=1, max_length=60)
    schedule: tuple[Shift, ...] = ()
    paging: PagingTool = PagingTool()
    habits: Habits = Habits()
    profile: ProfileField = "default"
    """A profile's name in a file; whoever reads the file puts the profile itself in its place."""
    overrides: Mapping[ParameterName, Override] = Field(default_factory=dict)
    """The team's own figures, over the profile's."""

    @model_validator(mode="after")
    def _hangs_together(self) -> Team:
        misfits = (*_misfits(self), *override_misfits(self.overrides))
        if misfits:
            raise Misfits(misfits)
        return self

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of everybody on it."""
        return frozenset(self._people)

    @cached_property
    def out_of_reach(self) -> frozenset[str]:
        """The ids of those of whom no contact is known, so that nothing can call them."""
        return frozenset(person.id for person in self.people if not person.contacts)

    def person(self, id_: str) -> Person:
        """The person of an id.

        Raises:
            KeyError: nobody of that id is on the team.

        """
        return self._people[id_]

    def on_call(self, role: str, at: int) -> tuple[str, ...]:
        """Ids of the people to page for a role at a moment, the first first.

        A role with shifts is whoever's shift runs; none running is a gap in the schedule: nobody. A role without
        shifts is whoever can take it, those who prefer it first.
        """
        if role not in self._shifts:
            return self.able(role)
        running = [shift.person for shift in self._shifts[role] if shift.covers(at)]
        return tuple(dict.fromkeys(running))

    def able(self, role: str) -> tuple[str, ...]:
        """Ids of the people who can take a role, those who prefer it first, ties as in the file."""
        return self._able.get(role, ())

    @cached_property
    def _shifts(self) -> dict[str, list[Shift]]:
        """Those of each role on the schedule."""
        found: dict[str, list[Shift]] = {}
        for shift in self.schedule:
            found.setdefault(shift.role, []).append(shift)
        return found

    @cached_property
    def _able(self) -> dict[str, tuple[str, ...]]:
        places = [(place, role, person.id) for person in self.people for place, role in enumerate(person.roles)]
        found: dict[str, list[str]] = {}
        for _, role, id_ in sorted(places, key=itemgetter(0)):
            found.setdefault(role, []).append(id_)
        return {role: tuple(dict.fromkeys(ids)) for role, ids in found.items()}

    @cached_property
    def behaviour(self) -> Profile:
        """The profile with the team's own figures in it.

        Raises:
            ValueError: the profile is still only a name; `with_profile` puts it in its place.

        """
        if isinstance(self.profile, str):
            raise ValueError(f"the profile {self.profile!r} of team {self.name!r} was not loaded")
        return self.profile.overridden(self.overrides)


def with_profile(team: Team, profile: Profile) -> Team:
    """The same people behaving by a profile; the team's own figures stay over it."""
    # Not model_copy: it would carry cached values, and with them the old behaviour, along.
    fields = {name: getattr(team, name) for name in Team.model_fields}
    return Team.model_construct(**{**fields, "profile": profile})


def _misfits(team: Team) -> Iterator[Misfit]:
    ids = [person.id for person in team.people]
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield Misfit(("people", index, "id"), f"{id_!r} is there twice", "each person once")
    for index, shift in enumerate(team.schedule):
        if shift.person not in ids:
            where = ("schedule", index, "person")
            yield Misfit(where, f"{shift.person!r} is nobody on this team", f"one of {', '.join(ids)}")
    after = [hop.after for hop in team.paging.hops]
    for index, later in enumerate(after[1:], start=1):
        if later < after[index - 1]:
            yield Misfit(("paging", "hops", index, "after"), "this hop comes before the one above it", "rising times")
