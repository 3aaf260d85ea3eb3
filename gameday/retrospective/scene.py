"""Everything the retrospective looks at, gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from gameday.retrospective.cast import Cast
from gameday.retrospective.harm import Harm
from gameday.retrospective.levers import NOTHING_KNOWN, Known
from gameday.retrospective.misjudged import misjudged
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.response_gaps import Opened
from gameday.retrospective.spells import Spell
from gameday.retrospective.vain import Vain
from gameday.scorecard.model import Tolerances
from gameday.scoring.assessment import ActionResult
from gameday.scoring.calls import Call
from gameday.scoring.clauses.escalation import CAPPED
from gameday.scoring.holdings import RoleSpan
from gameday.scoring.impact import TruthStep
from gameday.scoring.triage import Triage
from gameday.sop import Clause, Sop
from gameday.sop.clause import ClassificationClause, Hold
from gameday.sop.model import bounds_of, levels_of
from gameday.terms.bound import Bound
from gameday.terms.duration import MINUTE
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, PRIMARY_ONCALL, SCRIBE, TECHNICAL_LEAD
from gameday.terms.same import Same
from gameday.terms.severity import NO_INCIDENT, Ladder
from gameday.timeline import Timeline
from gameday.timeline.response import Reopened, Resolved

TRIFLE = MINUTE
"""What is shorter is no shortfall to head a report, and no reason for others."""
FALLEN = frozenset({"late", "partial", "missed"})
ASKED_ABOUT = (
    "acknowledged", "declared", "paged", "resolved", "postmortem_published", "role_assigned", "update_posted",
)  # fmt: skip
"""Kinds whose absence is taken for something that was not done, unless the source cannot show them."""
ACTS = (
    "acknowledged", "joined", "declared", "severity_changed", "role_assigned", "channel_opened", "bridge_opened",
    "update_posted", "checked", "diagnosis_started", "cause_found", "mitigation_started", "mitigation_applied",
    "verified", "resolved", "handed_off",
)  # fmt: skip
"""What somebody does who came."""
_DEPUTIES = {
    COMMS_LEAD: (INCIDENT_COMMANDER, PRIMARY_ONCALL),
    TECHNICAL_LEAD: (PRIMARY_ONCALL, INCIDENT_COMMANDER),
    PRIMARY_ONCALL: (TECHNICAL_LEAD, INCIDENT_COMMANDER),
    SCRIBE: (INCIDENT_COMMANDER, PRIMARY_ONCALL),
}
"""Who owns an item where the SOP does not have the role it would fall to."""


@dataclass(frozen=True)
class Scene:
    """A record, the SOP it was judged under, and what the judge said, side by side."""

    timeline: Timeline
    cast: Cast
    sop: Sop
    tolerances: Tolerances
    """The scorecard's figures, where the SOP gives none."""
    lines: tuple[ClauseLine, ...]
    clauses: Mapping[str, Clause]
    """Clauses of the SOP by id; a finding of the judge's own has none."""
    level: str
    """The highest level that was right, else the highest called: what the action items are sized for."""
    truth: tuple[TruthStep, ...]
    called: tuple[Call, ...]
    holdings: Mapping[str, tuple[RoleSpan, ...]]
    window: tuple[int, int]
    """From when declaration was due to the end of impact."""
    retest: str
    """What to play again."""
    gaps: tuple[Opened, ...] = ()
    """Escalation gaps: what was broken in the response system itself, and who met it."""
    silences: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """By clause, each silence that was too long: from when to when."""
    triage: Triage | None = None
    """Severity called against severity right; None where the record cannot show one of them."""
    hidden: frozenset[str] = frozenset()
    """Of the kinds that are asked about, those the source cannot show."""
    spells: tuple[Spell, ...] = ()
    """Every spell of impact as the truth has it."""
    false_alarm: bool = False
    """Nothing was ever wrong for users."""
    harms: tuple[Harm, ...] = ()
    """Levers that made it worse."""
    vain: tuple[Vain, ...] = ()
    """Measures that were put in place and did not ease the impact."""
    expected: tuple[ActionResult, ...] = ()
    """What the scenario expects of anybody, and what the record shows of it."""
    levers: Known = NOTHING_KNOWN
    """What is known of the levers."""
    complete: bool = True
    """Did the record run to its end?"""
    end: int = 0
    """Until when the record tells."""

    def clause(self, line: ClauseLine) -> Clause | None:
        """The clause a line speaks of."""
        return self.clauses.get(line.clause)

    def bound(self, line: ClauseLine) -> Bound | None:
        """The clause's bound at the highest level that was right; where it binds at others only, its strictest."""
        clause = self.clause(line)
        bounds = bounds_of(clause) if clause else {}
        return bounds.get(self.level) or next((bounds[one] for one in self.sop.ladder.levels if one in bounds), None)

    def bound_said(self, line: ClauseLine, default: str = "the SOP's bound") -> str:
        """The same for people."""
        bound = self.bound(line)
        return bound.say() if bound else default

    def owner(self, preferred: str) -> str:
        """The preferred role if the SOP has it, else the one it would fall to; then the roles of the record count.

        A role the SOP names for something else and nobody held has no part in it while anybody else took part.
        """
        fitting: tuple[str, ...] = (preferred, *_DEPUTIES.get(preferred, ()), INCIDENT_COMMANDER)
        known = roles_of(self.sop)
        inherited = [role for roles in (known, self.cast.seen_roles) for role in fitting if role in roles]
        if inherited:
            return inherited[0]
        seen = self.cast.seen_roles
        if PRIMARY_ONCALL in seen:
            return PRIMARY_ONCALL
        present = known & seen or seen or known
        return min(present, default=INCIDENT_COMMANDER)

    def within_said(self, line: ClauseLine, default: str) -> str:
        """The bound as a part of a sentence: `within 15 min`, `at once`."""
        bound = self.bound(line)
        return within(bound.say()) if bound else default

    @cached_property
    def times(self) -> Mapping[str, int]:
        """When each entry was, by id, in milliseconds since 1970."""
        return {one.id: one.at for one in self.timeline}

    @property
    def closed(self) -> bool:
        """Was it called resolved, and not reopened afterwards?"""
        said, again = self.timeline.last(Resolved), self.timeline.last(Reopened)
        return said is not None and (again is None or again.at <= said.at)

    @property
    def nobody_came(self) -> bool:
        """Is no act of anybody on record, though the source would show one?"""
        return not ({"acknowledged", "declared"} & self.hidden) and not self.timeline.of_kinds(ACTS)

    @property
    def not_relieved(self) -> bool:
        """Did the record run to its end while users still felt it?"""
        return self.complete and bool(self.spells) and self.spells[-1][1] is None

    @property
    def watch(self) -> int:
        """Milliseconds that the service is to stay healthy before it is called over, at the least; 0: no time given."""
        bounds = [bounds_of(one) for one in self.sop.clauses if isinstance(one, Hold)]
        said = [of.get(self.level) or next(iter(of.values()), None) for of in bounds]
        return max((one.low for one in said if one is not None and one.unit == "time"), default=0)

    @property
    def cut_in_watch(self) -> bool:
        """Did the record end before the watch period did, and nobody had called it over yet?"""
        if not self.complete or self.closed or not self.spells:
            return False
        over = self.spells[-1][1]
        return over is not None and self.end - over < self.watch

    @property
    def not_over(self) -> bool:
        """Could it rightly not be called over before the record ended?"""
        return self.not_relieved or self.cut_in_watch

    def an_incident(self, lines: Iterable[ClauseLine]) -> str:
        """What an incident is called at which these clauses bind: `a SEV1`, or `an incident` where no level ever did.

        That is the highest level that was right; where some of them bind at others only, the highest of theirs.
        """
        level = self.level_of(lines)
        return "an incident" if level == NO_INCIDENT else f"a {level}"

    def level_of(self, lines: Iterable[ClauseLine]) -> str:
        """The level of which these clauses speak: the highest that was right, where they bind there."""
        spoken = [levels_of(clause, self.sop.ladder) for line in lines if (clause := self.clause(line)) is not None]
        if self.level == NO_INCIDENT or all(self.level in levels for levels in spoken):
            return self.level
        shared = [one for one in self.sop.ladder.levels if all(one in levels for levels in spoken)]
        return next(iter(shared or [one for levels in spoken for one in levels]), self.level)

    @property
    def right_when_called(self) -> bool:
        """Was every level that was called right at its moment, as far as the record tells?"""
        for call in self.called:
            before = [step for step in self.truth if step.at <= call.at and step.impact]
            right = before[-1].levels if before else None
            if call.level is not None and right is not None and call.level not in right:
                return False
        return True

    @property
    def fallen(self) -> tuple[ClauseLine, ...]:
        """The lines that fell short, in the order of the SOP."""
        return tuple(line for line in self.lines if line.status in FALLEN)

    def trifling(self, line: ClauseLine) -> bool:
        """Did it fall short by less than a minute, as clocks and typing do? Nothing is learnt from seconds."""
        if line.broken:
            return False
        clause = self.clause(line)
        if isinstance(clause, ClassificationClause):
            return 0 < misjudged(self.triage).length < TRIFLE
        bound = self.bound(line)
        if line.status != "late" or line.margin is None or bound is None or bound.unit == "business_days":
            return False
        # What is capped fell for another reason than its time.
        return CAPPED not in line.observed and -line.margin * bound.length(self.tolerances.prompt) < TRIFLE


def roles_of(sop: Sop) -> frozenset[str]:
    """Every role an SOP speaks of."""
    return _roles_of(Same(sop))


@lru_cache(maxsize=64)
def _roles_of(under: Same[Sop]) -> frozenset[str]:
    """Asked again and again while one report is written; asking a clause for what it does not have is dear."""
    sop = under.document
    found = {duty.role for duty in sop.roles} | {contact.target for contact in sop.contacts}
    for clause in sop.clauses:
        for name in ("role", "target"):
            if isinstance(role := getattr(clause, name, None), str):
                found.add(role)
        found |= set(getattr(clause, "roles", ())) | set(getattr(clause, "not_all_of", ()))
        for name in ("to", "of"):
            selector = getattr(clause, name, None)
            if selector is not None:
                found |= set(selector.role) | set(selector.target) | set(selector.seat)
    return frozenset(found)


def within(bound: str) -> str:
    """`within 15 min`; words for zero are `at once`."""
    return "at once" if bound == "immediately" else f"within {bound}"


def level_of(
    ladder: Ladder, truth: Sequence[TruthStep], called: Sequence[Call], in_force: Iterable[str | None] = ()
) -> str:
    """The highest level that was right at any time, else the highest called, else the highest in force, else `none`."""
    said = [call.level for call in called if call.level]
    # Of a set of right levels the one that was called, else the highest.
    right = [
        next((level for level in step.levels if level in said), step.levels[0])
        for step in truth
        if step.impact and step.levels
    ]
    return ladder.highest(right or said or [level for level in in_force if level])
