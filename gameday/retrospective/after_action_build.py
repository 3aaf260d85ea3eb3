"""From a judged exercise to its after-action report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gameday.retrospective.after_action import (
    AfterAction,
    CapabilityAnalysis,
    Contribution,
    Point,
    RatedObjective,
    WordBeside,
)
from gameday.retrospective.after_action_areas import THE_SOP, Area, Desk, areas_of
from gameday.retrospective.after_action_elsewhere import with_elsewhere
from gameday.retrospective.after_action_overview import overview_of, participants_of
from gameday.retrospective.after_action_ratings import why_rated
from gameday.retrospective.after_action_recorded import recorded_rows
from gameday.retrospective.after_action_words import words_beside
from gameday.retrospective.build import scene_of
from gameday.retrospective.lines import DIMENSION_WORDS, at_levels_called, strengths_of
from gameday.retrospective.model import Retrospective, Strength
from gameday.retrospective.plain import listed, plain, sentence
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.rating import Acted, acted
from gameday.scoring.strayed import strayed
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen
from gameday.terms.moment import start_of

OTHER = "Other promises of the SOP"


def after_action(
    case: Case,
    assessment: Assessment,
    retro: Retrospective,
    team: Team | None = None,
    *,
    as_of: date | None = None,
) -> AfterAction:
    """The report of an exercise that people took part in, in roles, clauses and systems.

    Args:
        case: The record under the SOP and scorecard it was judged by.
        assessment: What the judge made of it.
        retro: Its retrospective, whose figures and items the report has.
        team: Who was there. Its names are kept out of every text.
        as_of: Today, as for the retrospective.

    Raises:
        ValueError: no person took part, or it was no exercise.

    """
    if retro.heading.form != "after_action":
        raise ValueError("only an exercise with people in it has an after-action report")
    scene = scene_of(case, assessment.findings, team)
    words = words_beside(case, assessment, scene.cast)
    acts = _acts(case)
    rated = tuple(_rated(case, retro, words, acts))
    filing = _Filing.of(retro, rated)
    desk = Desk(case, scene, retro, words, filing, _References(case.sop, retro), _since(case, as_of))
    short = [
        (one.capability, act) for one in rated for act in acts.get(one.id, ()) if act.part.credit < case.constants.some
    ]
    # An expected action may show two objectives; it is one area, under the first.
    once = {act.action.id: (capability, act) for capability, act in reversed(short)}
    areas = areas_of(desk, [one for one in short if once[one[1].action.id] == one])
    rated = with_elsewhere(rated, areas, desk)
    return AfterAction(
        retro=retro,
        # A verdict is on the whole, and the form rates objectives only.
        summary=tuple((label, words.partition(" Verdict:")[0]) for label, words in retro.summary),
        overview=overview_of(case, retro, rated),
        objectives=rated,
        capabilities=tuple(_capabilities(desk, rated, areas)),
        factors=tuple(_contributions(retro)),
        plan=tuple(area.row for area in areas),
        recorded=recorded_rows(case, scene.cast, max((area.row.number for area in areas), default=0)),
        participants=participants_of(case),
        words=words,
    )


def _contributions(retro: Retrospective) -> Iterator[Contribution]:
    for one in retro.factors:
        items = (retro.shortfalls[number - 1].item for number in one.shortfalls)
        yield Contribution(one.sentence, tuple(item for item in items if item is not None))


def _since(case: Case, as_of: date | None) -> int:
    return max(case.response_end, start_of(as_of)) if as_of else case.response_end


def _acts(case: Case) -> Mapping[str, tuple[Acted, ...]]:
    """The expected actions behind each objective."""
    return {one.id: tuple(acted(case, one)) for one in (case.scenario.objectives if case.scenario else ())}


def _rated(
    case: Case, retro: Retrospective, words: Sequence[WordBeside], acts: Mapping[str, Sequence[Acted]]
) -> Iterator[RatedObjective]:
    stated = {one.id: one for one in case.scenario.objectives} if case.scenario else {}
    for one in retro.objectives:
        said = [word for word in words if word.about == one.id and word.rating]
        yield RatedObjective(
            id=one.id,
            text=plain(one.text),
            capability=plain((stated[one.id].capability if one.id in stated else None) or _dimension_word(one.id)),
            rating=one.rating,
            evaluators=tuple(f"{word.role}: {word.rating}" for word in said),
            reason=sentence(one.reason)
            if one.rating == "NR"
            else why_rated(
                one.rating,
                [line for line in retro.clauses if line.clause in one.clauses],
                acts.get(one.id, ()),
                case.constants,
                strayed(case, stated[one.id]) if one.id in stated else (),
            ),
            said=tuple(sentence(f"{word.role}, {word.rating}: {word.reason}") for word in said if word.reason),
        )


def _dimension_word(name: str) -> str:
    return next((words for dimension, words in DIMENSION_WORDS.items() if dimension == name), name)


@frozen
class _Filing:
    """Which capability a strength or a shortfall is told under: that of the objective most of its clauses show."""

    objectives: tuple[tuple[frozenset[str], str], ...]

    @classmethod
    def of(cls, retro: Retrospective, rated: Sequence[RatedObjective]) -> _Filing:
        pairs = zip(retro.objectives, rated, strict=True)
        return cls(tuple((frozenset(result.clauses), one.capability) for result, one in pairs))

    def __call__(self, clauses: Sequence[str]) -> str:
        weights = [(len(own.intersection(clauses)), capability) for own, capability in self.objectives]
        most = max((weight for weight, _ in weights), default=0)
        return next((capability for weight, capability in weights if weight == most), OTHER) if most else OTHER


@frozen
class _References:
    """Where the SOP says what some clauses hold it to: document and sections."""

    sop: Sop
    retro: Retrospective

    def __call__(self, clauses: Sequence[str]) -> tuple[str, ...]:
        titles = {document.id: document.title for document in self.sop.documents}
        places: dict[str, list[str]] = {}
        for line in self.retro.clauses:
            source = line.source if line.clause in clauses else None
            if source is not None and plain(source.section) not in places.setdefault(source.document, []):
                places[source.document].append(plain(source.section))
        found = tuple(f"{plain(titles.get(name, name))}: {'; '.join(found)}" for name, found in places.items())
        if found:
            return found
        # A clause without a source, or an area that no promise fell for.
        named = listed([f"clause {clause}" for clause in clauses])
        return (f"{plain(self.sop.title)}: {named}" if named else plain(self.sop.title),)


def _capabilities(desk: Desk, rated: Sequence[RatedObjective], areas: Sequence[Area]) -> Iterator[CapabilityAnalysis]:
    applying = at_levels_called(desk.retro.clauses, desk.scene.clauses, desk.case)
    for capability in dict.fromkeys([*(one.capability for one in rated), OTHER]):
        mine = tuple(line for line in applying if desk.filing((line.clause,)) == capability)
        kept = strengths_of(mine, desk.scene.clauses, desk.scene.timeline)
        strengths = tuple(_strength(one, desk.references(one.clauses)) for one in kept)
        fell = tuple(area.point for area in areas if area.capability == capability)
        own = tuple(one for one in rated if one.capability == capability)
        if own or strengths or fell:
            yield CapabilityAnalysis(capability, own, strengths, fell)
    gaps = tuple(area.point for area in areas if area.capability == THE_SOP)
    more = sum(gap.count for gap in desk.retro.gaps if gap.item is None)
    if gaps or more:
        yield CapabilityAnalysis(THE_SOP, (), (), gaps, _left(desk.case.sop, more) if more else "")


def _left(sop: Sop, more: int) -> str:
    """What the linter knows of the SOP and no action was made of."""
    gaps = f"{more} further gap{'s' if more > 1 else ''}"
    return f"{gaps} of the SOP {'are' if more > 1 else 'is'} left to its next review: `gameday sop lint {sop.name}`."


def _strength(one: Strength, references: tuple[str, ...]) -> Point:
    return Point(one.sentence, (), references, one.evidence, clauses=one.clauses)
