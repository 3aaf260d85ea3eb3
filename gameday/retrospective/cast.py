"""Who is called what: people stand in a report by the role they held, never by name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

from gameday.retrospective.outsiders import CUSTOMER, OUTSIDER, counted, is_function, is_unnamed, name_in, say_sender
from gameday.retrospective.plain import plain
from gameday.terms.kinds import SignalKind, TruthKind
from gameday.terms.role import STANDARD_ROLES, canonical_role, say_the_role
from gameday.terms.tool import is_tool
from gameday.timeline import Entry, Timeline
from gameday.timeline.paging import Acknowledged, Notified, Paged, PageFailed
from gameday.timeline.response import Escalated, HandedOff, RoleAssigned, RoleReleased
from gameday.timeline.talk import TaskAccepted, TaskAssigned, TaskDone

_NO_PEOPLE = frozenset((*get_args(TruthKind), *get_args(SignalKind)))
UNNAMED = "a responder"
_PLACES = ("East ", "Fort ", "Lake ", "New ", "North ", "Port ", "South ", "West ")
"""What stands before a part of a name that is a place, as in “New Ricky”."""
_FIRMS = r"(?! (?:Group|Inc|LLC|Ltd|PLC|GmbH|and Sons)\b)"
"""What stands after a part of a name that is a company."""
_AFTER_ARTICLE = re.compile(r"(?<!\w)(?:a|an|our|the|that|this|your)\s$", re.IGNORECASE)
_SHORTEST_PART = 3
_ORDINARY = frozenset(
    {
        "a", "abuse", "alert", "all", "and", "art", "bill", "bob", "call", "chase", "chip", "customer", "desk",
        "dean", "drew", "engineer", "engineering", "faith", "frank", "gene", "grace", "grant", "guy", "hope",
        "incident", "iris", "ivy", "jack", "joy", "lance", "light", "long", "mark", "may", "mike", "miles", "nick",
        "of", "on", "oncall", "ops", "page", "pat", "patience", "ray", "rich", "rob", "rose", "sales", "security",
        "service", "site", "skip", "status", "sue", "summer", "support", "system", "team", "the", "tool", "user",
        "ward", "will", "with", "young",
    }
)  # fmt: skip
"""Words that are names, ids or parts of a team's name as well: in lower case they are left to the language."""
_GENERIC = frozenset(
    {
        "and", "bot", "customer", "desk", "engineer", "engineering", "incident", "lead", "manager", "of", "on-call",
        "oncall", "ops", "sales", "security", "service", "support", "system", "team", "the", "tool", "user",
    }
)  # fmt: skip
"""Parts of a name like “Payments Team” that name nobody."""


@dataclass(frozen=True)
class Cast:
    """The people of one record and the roles they held, each from a moment on."""

    roles: Mapping[str, tuple[tuple[int, str], ...]]
    """Person to (from when, role), in order of time."""
    names: Mapping[str, str]
    """Everything a person may be called in a text, to the person's id."""
    known_roles: frozenset[str]
    """Every word that is a role: the standard ones, the SOP's, and those of the record."""
    seen_roles: frozenset[str]
    """The roles somebody held or acted in."""
    outside: frozenset[str]
    """Names of customers and others who only wrote in: they held no role and are not named either."""
    duties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Person to every role the team has them for, held or not."""
    customers: frozenset[str] = frozenset()
    """Those outside who wrote in as customers or in public."""
    shown: Mapping[str, str] | None = None
    """Person to the name to show beside the role, where somebody asked for names; None: nobody did."""

    @classmethod
    def of(
        cls,
        timeline: Timeline,
        people: Mapping[str, str] | None = None,
        roles: Iterable[str] = (),
        usual: Mapping[str, str] | None = None,
        duties: Mapping[str, Iterable[str]] | None = None,
    ) -> Cast:
        """The cast of a record.

        `people` maps ids to display names, `usual` to the role a person has while the record shows none; `roles` are
        the ones the SOP names. `duties` maps ids to every role the team has a person for.
        """
        seen = frozenset(_roles_seen(timeline))
        known = seen.union(STANDARD_ROLES, map(canonical_role, roles))
        held: dict[str, list[tuple[int, str]]] = {person: [] for person in people or {}}
        for person, at, role in _appearances(timeline, known):
            spells = held.setdefault(person, [])
            if role is not None and (not spells or spells[-1][1] != role):
                spells.append((at, role))
        for person, role in (usual or {}).items():
            if not held.get(person):
                held[person] = [(0, canonical_role(role))]
        outside = frozenset(name for name in _outsiders(timeline, known) if name not in held)
        names = {name: name for name in (*held, *sorted(outside))}
        for person, display in (people or {}).items():
            names[display] = person
            names |= dict.fromkeys(_parts(display), person)
        for person in held:
            names |= {part: person for part in _parts(person) if part not in names}
        # Texts are searched after they were made plain, so names are looked for as they look then.
        names |= {plain(name): person for name, person in names.items()}
        return cls(
            {person: tuple(spells) for person, spells in held.items()},
            names,
            known,
            seen,
            outside,
            {person: frozenset(map(canonical_role, mine)) for person, mine in (duties or {}).items()},
            outside & frozenset(_writers(timeline, _WROTE_IN)),
        )

    def may_hold(self, person: str, role: str) -> bool:
        """Is this a role the person held at any time, or one the team has them for?"""
        wanted = canonical_role(role)
        held = (one for _, one in self.roles.get(person, ()))
        return wanted in self.duties.get(person, frozenset()) or wanted in held

    def role_of(self, person: str, at: int) -> str | None:
        """The role a person held at a moment, else the first they ever held; None where they held none."""
        spells = self.roles.get(person, ())
        if not spells:
            return None
        index = bisect_right(spells, at, key=lambda spell: spell[0])
        return spells[max(index - 1, 0)][1]

    def say(self, who: str, at: int) -> str:
        """A role or person for people: `the incident commander`; a person nobody knows a role of is a responder.

        Where names were asked for: `the incident commander (Dana Nair)`, or the name alone.
        """
        if canonical_role(who) in self.known_roles:
            return say_the_role(canonical_role(who))
        if who not in self.names:
            return plain(who)
        role = None if who in self.outside else self.role_of(self.names[who], at)
        if self.shown is not None:
            name = plain(self.shown.get(self.names[who], self.names[who]))
            return f"{say_the_role(role)} ({name})" if role else name
        if who in self.outside:
            return CUSTOMER if self.names[who] in self.customers else say_sender(who) if "," in who else OUTSIDER
        return say_the_role(role) if role else UNNAMED

    def name_shown(self, who: str) -> str | None:
        """The name to show of somebody; None where nobody asked for names, or it is no person of this record."""
        if self.shown is None or who not in self.names or who in self.outside:
            return None
        return plain(self.shown.get(self.names[who], self.names[who]))

    def redact(self, text: str, at: int) -> str:
        """A text somebody wrote, visible and on one line, every name of a person replaced by the role held at `at`.

        A name of one word counts as it is written, capitalised, or in capitals; in lower case too, unless it is a
        word of the language. One of fewer than three letters counts only after an @.
        """
        words = plain(text)
        if self._pattern is None or self.shown is not None:
            return words
        return counted(self._pattern.sub(lambda found: self._said_there(found, at), words))

    def redact_judged(self, text: str, at: int, kept: frozenset[str]) -> str:
        """A sentence of the judge's without names; words of the language and those `kept` (lower case) stay."""
        words = plain(text)
        if self._pattern is None or self.shown is not None:
            return words
        return self._pattern.sub(
            lambda found: found[0] if found[0].lower() in kept | _ORDINARY else self._said(found[0], at), words
        )

    def _said_there(self, found: re.Match[str], at: int) -> str:
        """As `_said`; where “the caretaker” stands, a sender called Caretaker is a function and no name."""
        outside = found[0].islower() and self.names.get(found[0].capitalize()) in self.outside
        named = not (outside and _AFTER_ARTICLE.search(found.string[: found.start()]))
        return self._said(found[0], at) if named else found[0]

    def _said(self, found: str, at: int) -> str:
        for name in (found, found.removeprefix("@")):
            known = name if name in self.names else self._folded.get(name.casefold())
            if known is not None:
                return self.say(known, at)
        # Letters whose cases fold otherwise than they match: no name may slip through.
        return UNNAMED

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        # The longest first, so that a full name goes before its parts.
        names = sorted((name for name in self.names if name), key=len, reverse=True)
        if not names:
            return None
        return re.compile(r"(?<![\w@])(?:" + "|".join(_form(name, name in self._parts) for name in names) + r")(?!\w)")

    @cached_property
    def _parts(self) -> frozenset[str]:
        """What is only a part of somebody's full name, and nobody's whole name."""
        parts = {part for name in self.names for part in _parts(name)}
        whole = {name.casefold() for name in (*self.roles, *self.outside)}
        return frozenset(part for part in parts if part.casefold() not in whole)


def _form(name: str, part: bool) -> str:
    """What a name looks like in a text, as a pattern; a `part` of a full name may be found in a place's name too."""
    anyhow = f"@(?i:{re.escape(name)})"
    if len(name) < _SHORTEST_PART and name.isascii():
        return anyhow
    if not name.isalpha():
        return f"@?(?i:{re.escape(name)})"
    # An invented place or company may hold a part of somebody's name: it stays whole. A whole name never stays.
    before = "".join(f"(?<!{place})" for place in _PLACES) if part else ""
    after = _FIRMS if part else ""
    if name.lower() not in _ORDINARY:
        return f"{anyhow}|{before}(?i:{re.escape(name)}){after}"
    written = "|".join(re.escape(one) for one in dict.fromkeys((name, name.capitalize(), name.upper())))
    return f"{anyhow}|{before}(?:{written}){after}"


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a full name: `Priya` and `Nair`; none of a single word."""
    parts = tuple(part.strip(".,()") for part in name.split())
    if len(parts) < 2:
        return ()
    return tuple(part for part in parts if len(part) >= _SHORTEST_PART and part.lower() not in _GENERIC)


def _roles_seen(timeline: Timeline) -> Iterator[str]:
    for one in timeline:
        if one.role:
            yield canonical_role(one.role)
        if isinstance(one, RoleAssigned | RoleReleased | HandedOff) and one.seat:
            yield canonical_role(one.seat)


def _appearances(timeline: Timeline, known: frozenset[str]) -> Iterator[tuple[str, int, str | None]]:
    """(person, moment, role or None) for every mention of a person outside of free text."""
    for one in timeline:
        if one.actor and one.kind not in _NO_PEOPLE and not is_tool(one.actor) and not _is_role(one.actor, known):
            yield one.actor, one.at, canonical_role(one.role) if one.role else None
        for person, role in _mentioned(one):
            if person and not _is_role(person, known) and not is_tool(person):
                yield person, one.at, role


def _mentioned(one: Entry) -> Iterator[tuple[str | None, str | None]]:
    if one.by and not is_tool(one.by):
        yield one.by, None
    if isinstance(one, RoleAssigned):
        yield one.person, canonical_role(one.seat) if one.seat else None
    elif isinstance(one, RoleReleased | TaskAssigned | TaskAccepted | TaskDone):
        yield one.person, None
    elif isinstance(one, HandedOff):
        yield one.from_, None
        yield one.to, canonical_role(one.seat) if one.seat else None
    elif isinstance(one, Paged | PageFailed | Notified | Escalated | Acknowledged):
        yield getattr(one, "target", None), None


_WROTE_IN = ("customer_report", "social_mention")


def _outsiders(timeline: Timeline, known: frozenset[str]) -> Iterator[str]:
    for one in timeline.of_kinds(_WROTE_IN):
        name = _writer(one)
        # A script may let a function of the company report, such as “Post room”.
        if name and not _is_role(name, known) and not (one.inject is not None and is_unnamed(name)):
            yield name
    for one in timeline.of_kinds(("stakeholder_question", "message")):
        sender = sender_of(one) or ""
        scripted = one.inject is not None
        company = is_unnamed(sender) if scripted else is_function(sender)
        if sender and not _is_role(sender, known) and not company:
            yield from dict.fromkeys((sender, name_in(sender)) if scripted else (sender,))


def sender_of(one: Entry) -> str | None:
    """Who sent it, as a scenario or an import names them; None where it is somebody's own act, or says nobody.

    A message keeps its sender beside its source, but for one that the script sends.
    """
    name = getattr(one, "from_", None) or (one.source if one.inject is not None else None)
    if one.actor is not None or name is None or is_tool(name) or len(name) < _SHORTEST_PART:
        return None
    return str(name)


def _writers(timeline: Timeline, kinds: tuple[str, ...]) -> Iterator[str]:
    for one in timeline.of_kinds(kinds):
        name = _writer(one)
        if name:
            yield name


def _writer(one: Entry) -> str | None:
    name = getattr(one, "from_", None)
    return name if name and len(name) >= _SHORTEST_PART else None


def _is_role(word: str, known: frozenset[str]) -> bool:
    return canonical_role(word) in known
