"""The case: everything clauses ask of one timeline under one SOP and scorecard, computed once, linear in entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gameday.scoring.binding import Binding, bind, tell
from gameday.scoring.clock import RunningClock
from gameday.scoring.holdings import RoleSpan, by_role, role_spans
from gameday.scoring.moments import Moments
from gameday.scoring.silence import CadenceWindow, gaps
from gameday.scoring.steps import Span, Steps, stretched
from gameday.scoring.triage import Triage, triage
from gameday.sop import Clause
from gameday.sop.clause import Cadence
from gameday.sop.model import bounds_of, levels_of
from gameday.terms.bound import Bound
from gameday.terms.criterion import Criterion, Truth
from gameday.terms.role import canonical_role
from gameday.terms.same import Same
from gameday.terms.severity import Ladder
from gameday.timeline.response import UpdatePosted
from gameday.timeline.truth import MitigationAvailable


@lru_cache(maxsize=1024)
def _spoken_of(clause: Same[Clause], ladder: Ladder) -> tuple[tuple[str, ...], str | None]:
    """The levels a clause speaks of, and the facts it names, as JSON: told once for many cases under one SOP."""
    one = clause.document
    return levels_of(one, ladder), one.when.model_dump_json() if one.when else None


@dataclass(frozen=True)
class Case(Moments):
    """One timeline under one SOP and scorecard; nothing here is a judgement.

    Built in layers: the record, its severities, its moments, and here when clauses bind and who held which role.
    The attributes reports draw: `truth`, `called`, `first_signal`, `declaration_due`, `impact_started`,
    `impact_ended`, `resolved`, `horizon`, `cadence_windows`, `role_spans`, `force`.
    """

    def binding(self, clause: Clause) -> Binding:
        """When a clause binds: its levels in force, under the facts it names, from the first signal on."""
        key = _spoken_of(Same(clause), self.sop.ladder)
        known = self._bindings.get(key)
        if known is None:
            levels, when = key
            told = self._told(when, clause.when) if when and clause.when and self.truth else None
            known = self._bindings[key] = bind(levels, self._in_force, told, always=when is None)
        return known

    @cached_property
    def _bindings(self) -> dict[tuple[tuple[str, ...], str | None], Binding]:
        return {}

    def _told(self, key: str, when: Criterion) -> Steps[Truth]:
        if key not in self._conditions:
            self._conditions[key] = tell(when, self.truth)
        return self._conditions[key]

    @cached_property
    def _conditions(self) -> dict[str, Steps[Truth]]:
        return {}

    @cached_property
    def _in_force(self) -> tuple[Span[str | None], ...]:
        """The level in force from the beginning on, piece by piece."""
        return () if self.began is None else tuple(self.force.spans(self.began, self.after_everything))

    def upper(self, bound: Bound, start: int) -> int:
        """Milliseconds of a bound's binding upper end from a moment; words for zero take the `prompt` tolerance."""
        return bound.upper(start, self.sop.calendar, self.scorecard.tolerances.prompt)

    def strictest(self, clause: Clause, start: int, end: int) -> int | None:
        """The strictest bound of a clause in force between two moments, in milliseconds from the first."""
        bounds = bounds_of(clause)
        levels = dict.fromkeys(span.value for span in self.binding(clause).within(start, end))
        return min((self.upper(bounds[level], start) for level in levels if level in bounds), default=None)

    def bound_steps(self, clause: Clause) -> Steps[int | None]:
        """The bound of a clause over time, in milliseconds; None where it does not bind."""
        prompt = self.scorecard.tolerances.prompt
        lengths = {level: bound.length(prompt) for level, bound in bounds_of(clause).items()}
        return stretched(self.binding(clause).spans, lengths)

    @cached_property
    def without_lever(self) -> bool:
        """Does truth say that no lever ever helped? It does where it is told and names none, or no world holds one."""
        if self.timeline.first(MitigationAvailable) is not None or not self.covers((MitigationAvailable.kind,)):
            return False
        return bool(self.truth) or (self.scenario is not None and not self.scenario.has_levers)

    def posts(self, audience: str) -> list[UpdatePosted]:
        """The updates to an audience, in order."""
        return self._posts.get(audience, [])

    @cached_property
    def _posts(self) -> Mapping[str, list[UpdatePosted]]:
        found: dict[str, list[UpdatePosted]] = {}
        for one in self.timeline.every(UpdatePosted):
            found.setdefault(one.audience, []).append(one)
        return found

    def rhythm_clock(self, audience: str) -> RunningClock:
        """The clock by which silence towards an audience counts.

        Where everybody who wrote to it lived through the leaps of the story, they could have written in them, too.
        """
        posts = self.posts(audience)
        return self.world_clock if posts and all(map(self.lived_through, posts)) else self.clock

    @cached_property
    def cadence_windows(self) -> tuple[CadenceWindow, ...]:
        """What each cadence clause with bounds looks at, cut into gaps."""
        return tuple(
            self.cadence_window(clause, self.response_end)
            for clause in self.sop.clauses
            if isinstance(clause, Cadence) and not clause.promised and self.happened()
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
        posts = [(one.at, one.id) for one in self.posts(clause.audience) if one.basis == "done"]
        cut = gaps(posts, start, end, self.bound_steps(clause), self.rhythm_clock(clause.audience))
        return CadenceWindow(clause.id, clause.audience, start, max(start, end), cut)

    @cached_property
    def triage(self) -> Triage:
        """Severity called against severity true, over the whole window."""
        return triage(self)

    @cached_property
    def role_spans(self) -> tuple[RoleSpan, ...]:
        """Who held which role, and when."""
        return role_spans(self.timeline, self.after_everything)

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
