"""The case: everything clauses ask of one timeline under one SOP and scorecard, computed once, linear in entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from gameday.scoring.binding import Binding, bind, tell
from gameday.scoring.clock import RunningClock
from gameday.scoring.holdings import RoleSpan, by_role, role_spans
from gameday.scoring.moments import Moments
from gameday.scoring.silence import CadenceWindow, gaps
from gameday.scoring.steps import Span, Steps, stretched
from gameday.scoring.triage import Triage, triage
from gameday.sop import Clause, Sop
from gameday.sop.clause import Cadence
from gameday.sop.model import levels_of
from gameday.terms.bound import Bound
from gameday.terms.criterion import Truth
from gameday.terms.role import canonical_role
from gameday.terms.same import Same
from gameday.terms.unlocked import cached_property
from gameday.timeline.response import UpdatePosted
from gameday.timeline.truth import MitigationAvailable

_Reach = tuple[tuple[str, ...], str | None]
"""The levels a clause speaks of, and the facts it names, as JSON."""


@lru_cache(maxsize=64)
def _reaches(sop: Same[Sop]) -> tuple[tuple[Clause, _Reach], ...]:
    """What each clause speaks of: told once for many cases under one SOP."""
    one = sop.document
    return tuple(
        (clause, (levels_of(clause, one.ladder), clause.when.model_dump_json() if clause.when else None))
        for clause in one.clauses
    )


@dataclass(frozen=True)
class Case(Moments):
    """One timeline under one SOP and scorecard; nothing here is a judgement.

    Built in layers: the record, its severities, its moments, and here when clauses bind and who held which role.
    The attributes reports draw: `truth`, `called`, `first_signal`, `declaration_due`, `impact_started`,
    `impact_ended`, `resolved`, `horizon`, `cadence_windows`, `role_spans`, `force`.
    """

    def binding(self, clause: Clause) -> Binding:
        """When a clause of this SOP binds: its levels in force, under the facts it names, from the first signal on."""
        return self._bindings[clause.id]

    @cached_property
    def _bindings(self) -> Mapping[str, Binding]:
        """By clause. All are asked for, and most of them speak of the same: those are one."""
        found: dict[str, Binding] = {}
        known: dict[_Reach, Binding] = {}
        told: dict[str, Steps[Truth]] = {}
        for clause, reach in _reaches(Same(self.sop)):
            if reach not in known:
                levels, when = reach
                if clause.when and when and self.truth and when not in told:
                    told[when] = tell(clause.when, self.truth)
                known[reach] = bind(levels, self._in_force, told.get(when or ""), when=clause.when)
            found[clause.id] = known[reach]
        return found

    @cached_property
    def _in_force(self) -> tuple[Span[str | None], ...]:
        """The level in force from the beginning on, piece by piece."""
        return () if self.began is None else tuple(self.force.spans(self.began, self.after_everything))

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What was worked out once for this case (see `gameday.scoring.kept`)."""
        return {}

    def upper(self, bound: Bound, start: int) -> int:
        """Milliseconds of a bound's binding upper end from a moment; words for zero take the `prompt` tolerance."""
        return bound.upper(start, self.sop.calendar, self.scorecard.tolerances.prompt)

    def strictest(self, clause: Clause, start: int, end: int) -> int | None:
        """The strictest bound of a clause in force between two moments, in milliseconds from the first."""
        bounds = self.sop.bounds[clause.id]
        levels = {span.value for span in self.binding(clause).within(start, end)}
        found = [self.upper(bounds[level], start) for level in levels if level in bounds]
        return min(found) if found else None

    def bound_steps(self, clause: Clause) -> Steps[int | None]:
        """The bound of a clause over time, in milliseconds; None where it does not bind."""
        prompt = self.scorecard.tolerances.prompt
        lengths = {level: bound.length(prompt) for level, bound in self.sop.bounds[clause.id].items()}
        return stretched(self.binding(clause).spans, lengths)

    @cached_property
    def without_lever(self) -> bool:
        """Does truth say that no lever ever helped? It does where it is told and names none, or no world holds one."""
        if self.timeline.first(MitigationAvailable) is not None or not self.covers((MitigationAvailable.kind,)):
            return False
        return bool(self.truth) or (self.scenario is not None and not self.scenario.has_levers)

    def posts(self, audience: str) -> list[UpdatePosted]:
        """The updates to an audience, in order."""
        return cast("list[UpdatePosted]", self.timeline.having((UpdatePosted.kind,), {"audience": audience}))

    def done(self, audience: str) -> list[UpdatePosted]:
        """Those that were posted and not only talked of."""
        posts = self.posts(audience)
        return posts if self.timeline.bases <= {"done"} else [one for one in posts if one.basis == "done"]

    def rhythm_clock(self, audience: str) -> RunningClock:
        """The clock by which silence towards an audience counts.

        Where everybody who wrote to it lived through the leaps of the story, they could have written in them, too.
        """
        if self.clock is self.world_clock:
            return self.clock
        posts = self.posts(audience)
        return self.world_clock if posts and all(map(self.lived_through, posts)) else self.clock

    @cached_property
    def cadence_windows(self) -> tuple[CadenceWindow, ...]:
        """What each cadence clause with bounds looks at, cut into gaps."""
        return tuple(
            self.cadence_window(clause, self.response_end)
            for clause in self.sop.every(Cadence)
            if not clause.promised and self.happened()
        )

    def cadence_window(self, clause: Cadence, end: int) -> CadenceWindow:
        """From when declaration was due to `end`, cut at the updates to the clause's audience."""
        key = clause.id, end
        if key not in self._windows:
            self._windows[key] = self._cadence_window(clause, end)
        return self._windows[key]

    @cached_property
    def _windows(self) -> dict[tuple[str, int], CadenceWindow]:
        return {}

    def _cadence_window(self, clause: Cadence, end: int) -> CadenceWindow:
        start = self.declaration_due if self.declaration_due is not None else end
        posts = ((one.at, one.id) for one in self.done(clause.audience))
        cut = gaps(posts, start, end, self.bound_steps(clause), self.rhythm_clock(clause.audience))
        return CadenceWindow(clause.id, clause.audience, start, max(start, end), cut)

    @cached_property
    def triage(self) -> Triage:
        """Severity called against severity true, over the whole window."""
        return triage(self)

    @cached_property
    def role_spans(self) -> tuple[RoleSpan, ...]:
        """Who held which role, and when.

        Of a real incident the acts tell, too: a log seldom says who was given a role, and often in which role
        somebody acted. In an exercise the seats are given.
        """
        told = self.real and self.shows_absence(("role_assigned",))
        return role_spans(self.timeline, self.after_everything, by_acts=told)

    @cached_property
    def holdings(self) -> Mapping[str, tuple[RoleSpan, ...]]:
        """Holdings by role."""
        return by_role(self.role_spans)

    @cached_property
    def people(self) -> frozenset[str]:
        """Everybody who acts in the record or holds a role in it."""
        acting = {voice.actor for voice in self.timeline.voices if voice.actor}
        return frozenset(acting | {span.person for span in self.role_spans})

    @cached_property
    def roles_of_people(self) -> Mapping[str, frozenset[str]]:
        """Roles each person was seen in: given to them, or acted in."""
        found: dict[str, set[str]] = {}
        for span in self.role_spans:
            found.setdefault(span.person, set()).add(span.role)
        for voice in self.timeline.voices:
            if voice.actor and voice.role:
                found.setdefault(voice.actor, set()).add(canonical_role(voice.role))
        return {person: frozenset(roles) for person, roles in found.items()}
