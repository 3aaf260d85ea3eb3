"""What each clause says, and what went well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from gameday.retrospective.cast import Cast
from gameday.retrospective.model import ClauseLine, Strength
from gameday.retrospective.observing import detailed, shows_too_little
from gameday.retrospective.plain import plain
from gameday.scoring.case import Case
from gameday.scoring.clauses.escalation import REACHED
from gameday.scoring.finding import Finding, JudgementBeside
from gameday.sop import Clause
from gameday.sop.clause import Absence, Content, Deadline, Pair, Precedence
from gameday.sop.model import levels_of
from gameday.terms.dimension import DIMENSIONS, Dimension
from gameday.terms.role import say_role
from gameday.timeline import Timeline
from gameday.timeline.matching import matching

MOST_STRENGTHS = 7
_MOST_EVIDENCE = 6
_TRUE = "it was true"
_AS_FAR_AS_LOOKED_AT = "no cause, estimate or end was given before it was known"
"""What the judge looks at; whether every word was right, nobody has compared."""

DIMENSION_WORDS: Mapping[Dimension, str] = {
    "severity": "Severity",
    "timing": "Timing",
    "cadence": "Rhythm of updates",
    "escalation": "Escalation",
    "roles": "Roles",
    "communication": "What updates said",
    "order": "Order of work",
    "resolution": "Closing",
    "follow_through": "Follow-through",
}
"""How the nine dimensions are called for people."""


def clause_lines(
    findings: Iterable[Finding], clauses: Mapping[str, Clause], cast: Cast, end: int
) -> tuple[ClauseLine, ...]:
    """One line for each finding, in the judge's order, without names of people."""
    judged = tuple(findings)
    said = [*(clause.text for clause in clauses.values()), *(one.expected for one in judged)]
    kept = frozenset(word.lower() for text in said for word in re.findall(r"[\w-]+", text))
    return tuple(_line(one, clauses.get(one.clause), cast, end, kept) for one in judged)


def at_levels_called(lines: Iterable[ClauseLine], clauses: Mapping[str, Clause], case: Case) -> tuple[ClauseLine, ...]:
    """The lines whose clause speaks of a level that was called: what holds at others only is no strength here."""
    called = {call.level for call in case.called if call.level}
    ladder = case.sop.ladder
    return tuple(
        line
        for line in lines
        if not called or (clause := clauses.get(line.clause)) is None or called.intersection(levels_of(clause, ladder))
    )


def strengths_of(
    lines: tuple[ClauseLine, ...], clauses: Mapping[str, Clause], timeline: Timeline
) -> tuple[Strength, ...]:
    """What went well: for each dimension the weightiest promise kept, and how many more were."""
    found = []
    late = any(_asks_for_an_answer(clauses.get(line.clause)) and line.lost for line in lines)
    for dimension in DIMENSIONS:
        kept = [
            line
            for line in lines
            if line.dimension == dimension and _well(line) and came_up(clauses.get(line.clause), timeline)
            # That somebody answered in the end is no strength where the answer came late.
            if not (late and line.clause == REACHED)
        ]
        if not kept:
            continue
        best = min(kept, key=lambda line: (line.aided, not line.critical, -line.weight))
        others = len(kept) - 1
        more = f" {others} more of this kind {'were' if others > 1 else 'was'} kept." if others else ""
        evidence = tuple(dict.fromkeys(id_ for line in kept for id_ in line.evidence))[:_MOST_EVIDENCE]
        words = detailed(best) + (" A hint came before it." if best.aided else "") + more
        found.append((best, Strength(words, tuple(line.clause for line in kept), evidence)))
    found.sort(key=lambda pair: (not pair[0].critical, -len(pair[1].clauses)))
    return tuple(strength for _, strength in found[:MOST_STRENGTHS])


def _well(line: ClauseLine) -> bool:
    """Kept, and the record shows it: what was kept as far as can be told is a question rather than a strength."""
    return line.status == "met" and not line.broken and not shows_too_little(line)


def _asks_for_an_answer(clause: Clause | None) -> bool:
    return isinstance(clause, Deadline) and "acknowledged" in clause.to.kind


def came_up(clause: Clause | None, timeline: Timeline) -> bool:
    """Did everything happen in which it could be kept? An order of steps of which one never came is no strength.

    A review is closed in order only where it was written down.
    """
    if isinstance(clause, Precedence):
        return clause.mitigate_first or all(_both_came(pair, timeline) for pair in clause.pairs)
    if isinstance(clause, Absence) and clause.of.criteria():
        return bool(timeline.of_kinds(clause.of.kind))
    return True


def _both_came(pair: Pair, timeline: Timeline) -> bool:
    unwritten = "postmortem_closed" in pair.after.kind and not timeline.of_kinds(("postmortem_published",))
    return not unwritten and all(next(matching(half, timeline), None) is not None for half in (pair.before, pair.after))


def _line(one: Finding, clause: Clause | None, cast: Cast, end: int, kept: frozenset[str]) -> ClauseLine:
    observed, words = one.observed, one.sentence
    if isinstance(clause, Content) and clause.truthful and observed.startswith(_TRUE):
        observed = _AS_FAR_AS_LOOKED_AT + observed.removeprefix(_TRUE)
        words = words.replace(one.observed, observed)
    return ClauseLine(
        clause=one.clause,
        text=clause.text if clause else one.expected,
        dimension=one.dimension,
        status=one.status,
        credit=one.credit,
        weight=one.weight,
        # The SOP's own words, and the judge's words for them.
        expected=plain(one.expected),
        observed=cast.redact_judged(observed, end, kept),
        sentence=cast.redact_judged(words, end, kept),
        evidence=one.evidence,
        critical=one.critical,
        broken=one.broken,
        aided=one.aided,
        source=one.source,
        reading=one.reading,
        judgements=tuple(_beside(word, cast, end) for word in one.judgements),
        justified=any(word.justified for word in one.judgements),
        margin=one.margin,
    )


def _beside(word: JudgementBeside, cast: Cast, end: int) -> str:
    """A person's word beside the finding: `evaluator: S, justified: the tool was down`."""
    parts = [word.rating or ""]
    if word.justified is not None:
        parts.append("justified" if word.justified else "not justified")
    said = ", ".join(part for part in parts if part)
    reason = cast.redact(word.reason, end) if word.reason else ""
    return f"{say_role(word.role) if word.role else 'evaluator'}: " + ": ".join(part for part in (said, reason) if part)
