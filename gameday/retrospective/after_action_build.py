"""From a judged exercise to its after-action report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gameday.retrospective.after_action import AfterAction, CapabilityAnalysis, PlanRow, Point, RatedObjective
from gameday.retrospective.after_action_overview import overview_of, participants_of
from gameday.retrospective.after_action_words import words_beside
from gameday.retrospective.build import scene_of
from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.retrospective.model import ActionItem, Gap, Retrospective, Shortfall, Strength
from gameday.retrospective.plain import plain
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.role import say_role

OTHER = "Other promises of the SOP"
THE_SOP = "The SOP itself"


def after_action(case: Case, assessment: Assessment, retro: Retrospective, team: Team | None = None) -> AfterAction:
    """The report of an exercise that people took part in, in roles, clauses and systems.

    Args:
        case: The record under the SOP and scorecard it was judged by.
        assessment: What the judge made of it.
        retro: Its retrospective; the report says nothing that does not stand there.
        team: Who was there. Its names are kept out of every text.

    Raises:
        ValueError: no person took part, or it was no exercise.

    """
    if retro.heading.form != "after_action":
        raise ValueError("only an exercise with people in it has an after-action report")
    cast = scene_of(case, assessment.findings, team).cast
    words = words_beside(case, assessment, cast)
    stated = {one.id: one for one in case.scenario.objectives} if case.scenario else {}
    said: dict[str, list[str]] = {}
    for word in words:
        if word.rating:
            said.setdefault(word.about, []).append(f"{word.role}: {word.rating}")
    rated = tuple(
        RatedObjective(
            id=one.id,
            text=plain(one.text),
            capability=plain((stated[one.id].capability if one.id in stated else None) or _dimension_word(one.id)),
            rating=one.rating,
            evaluators=tuple(said.get(one.id, ())),
        )
        for one in retro.objectives
    )
    capability_of = _Filing.of(retro, rated)
    return AfterAction(
        retro=retro,
        # A verdict is on the whole, and the form rates objectives only.
        summary=tuple((label, words.partition(" Verdict:")[0]) for label, words in retro.summary),
        overview=overview_of(case, retro, rated),
        objectives=rated,
        capabilities=tuple(_capabilities(case.sop, retro, rated, capability_of)),
        plan=tuple(_plan(retro, capability_of)),
        participants=participants_of(case),
        words=words,
    )


def _dimension_word(name: str) -> str:
    return next((words for dimension, words in DIMENSION_WORDS.items() if dimension == name), name)


@dataclass(frozen=True, slots=True)
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


def _capabilities(
    sop: Sop, retro: Retrospective, rated: Sequence[RatedObjective], filing: _Filing
) -> Iterator[CapabilityAnalysis]:
    sections = {line.clause: line for line in retro.clauses}
    titles = {document.id: document.title for document in sop.documents}

    def references(clauses: Sequence[str]) -> tuple[str, ...]:
        sources = [sections[clause].source for clause in clauses if clause in sections]
        places: dict[str, list[str]] = {}
        for source in sources:
            if source is not None and plain(source.section) not in places.setdefault(source.document, []):
                places[source.document].append(plain(source.section))
        return tuple(f"{plain(titles.get(name, name))}: {'; '.join(found)}" for name, found in places.items())

    items = {item.number: item for item in retro.actions}
    for capability in dict.fromkeys([*(one.capability for one in rated), OTHER]):
        strengths = [one for one in retro.strengths if filing(one.clauses) == capability]
        areas = [one for one in retro.shortfalls if filing(one.clauses) == capability]
        own = tuple(one for one in rated if one.capability == capability)
        if own or strengths or areas:
            yield CapabilityAnalysis(
                capability,
                own,
                tuple(_strength(one, references(one.clauses)) for one in strengths),
                tuple(_area(one, references(one.clauses), items) for one in areas),
            )
    if retro.gaps:
        yield CapabilityAnalysis(THE_SOP, (), (), tuple(_gap(gap, items) for gap in retro.gaps))


def _strength(one: Strength, references: tuple[str, ...]) -> Point:
    return Point(one.sentence, (), references, one.evidence)


def _area(one: Shortfall, references: tuple[str, ...], items: Mapping[int, ActionItem]) -> Point:
    return Point(
        observation=one.headline,
        analysis=one.detail,
        references=references,
        evidence=one.evidence,
        factor=one.factor,
        recommendation=_recommended(items.get(one.item or 0)),
        broken=one.broken,
    )


def _gap(gap: Gap, items: Mapping[int, ActionItem]) -> Point:
    item = items.get(gap.item or 0)
    return Point(gap.wrong, (), (gap.where,), (), recommendation=_recommended(item) if item else gap.mend)


def _recommended(item: ActionItem | None) -> str:
    if item is None:
        return "For the review to decide; the improvement plan holds no action for it."
    return f"{item.title}. (Corrective action {item.number}, {say_role(item.owner)})"


def _plan(retro: Retrospective, filing: _Filing) -> Iterator[PlanRow]:
    areas = {one.item: one.headline for one in reversed(retro.shortfalls) if one.item is not None}
    gaps = {gap.item: gap.wrong for gap in retro.gaps if gap.item is not None}
    for item in retro.actions:
        yield PlanRow(
            number=item.number,
            capability=THE_SOP if item.target == "sop" else filing(item.clauses),
            area=areas.get(item.number) or gaps.get(item.number) or "",
            action=item.title,
            element=item.element,
            owner=item.owner,
            start=item.start,
            due=item.due,
            due_basis=item.due_basis,
            priority=item.priority,
            verification=item.verification,
            retest=item.retest,
        )
