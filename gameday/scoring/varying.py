"""Every constant of a judging, halved and raised by half, one at a time: each variant is a case of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Literal

from gameday.scoring.case import Case
from gameday.scoring.constants import Constants
from gameday.sop import Clause, Sop
from gameday.sop.model import bounds_of
from gameday.sop.severity import SeverityRule
from gameday.terms.bound import Bound
from gameday.terms.criterion import Criterion, ShareIs
from gameday.terms.dimension import DIMENSIONS
from gameday.terms.duration import format_duration
from gameday.terms.facts import SHARES
from gameday.terms.frozen import frozen

FACTORS = (0.5, 1.5)
Origin = Literal["scorecard", "formula", "sop"]

WORDS: Mapping[str, str] = {
    "over_call": "cost of calling one level too high",
    "under_call": "cost of calling one level too low",
    "under_call_far": "cost of calling two levels too low",
    "undeclared_top": "cost of declaring nothing at a top level",
    "undeclared": "cost of declaring nothing below",
    "late_fades": "bounds until a late act earns nothing",
    "late_breaks": "bounds from which a deadline is broken",
    "cadence_share": "weight of the time within bounds in a cadence",
    "cadence_worst": "weight of the worst silence in a cadence",
    "silence_fades": "bounds until the worst silence earns nothing",
    "silence_breaks": "bounds of silence that break a cadence",
    "long_promise": "bounds of the rhythm beyond which a promised next update is no promise",
    "mitigation_fades": "times `mitigate` until a late mitigation earns nothing",
    "untrue": "elements that an untrue statement takes away",
    "vague": "elements that a vague action item takes away",
    "few_words": "words beyond which an action item is not vague",
    "too_soon": "part that an earlier `resolved` too soon makes",
    "reached_weight": "weight of reaching somebody",
    "mostly_unknown": "interval from which a finding is unknown",
    "thin": "share from which a dimension is thin",
    "unable": "mean under which an objective is rated U",
    "major": "mean under which it is rated M",
    "some": "credit under which a part makes it S",
    "action_fades": "times its bound until a late expected action earns nothing",
}
"""What each figure of the formulas is, for people."""
_SHARES_OF_ONE = frozenset(
    {"over_call", "under_call", "under_call_far", "undeclared_top", "undeclared", "mostly_unknown", "thin", "too_soon"}
    | {"unable", "major", "some"}
)
_TOLERANCES: Mapping[str, str] = {
    "prompt": 'what "immediately" allows',
    "declare": "grace to declare",
    "change": "grace after a change of truth",
    "roles": "grace to have the roles held",
    "mitigate": "time to start an available mitigation",
    "severity_window": "time that counts after a change of truth",
    "acknowledge": "acknowledge bound where the SOP gives none",
}


@frozen
class Variant:
    """A case with one constant varied."""

    constant: str
    """Where it stands: `scorecard.pass_mark`, `formula.over_call`, `sop.ack.within`."""
    words: str
    """What it is, for people."""
    origin: Origin
    usual: str
    """Its value, for people."""
    tried: str
    case: Case


def variants(case: Case) -> Iterator[Variant]:
    """Every constant that has a figure, times 0.5 and times 1.5; a share stays within 0 and 1.

    The scorecard's pass mark, tolerances and weights; the formulas' own figures; of the SOP what its document leaves
    open: the bounds of clauses and the shares of severity rules that carry a reading, and the weights of clauses.
    """
    for one in (*_of_scorecard(case), *_of_formulas(case), *_of_sop(case)):
        # A share that is whole already cannot rise, and half of a single day is a day.
        if one.usual != one.tried:
            yield one


def without_figure(sop: Sop) -> tuple[str, ...]:
    """Clauses and severity rules whose reading is no figure, so that nothing of it can be varied by half."""
    clauses = [one.id for one in sop.clauses if one.reading is not None and not _moves(one)]
    rules = [one.id for one in sop.severity.rules if one.reading is not None and _scaled_rule(one, 0.5) == one]
    return (*clauses, *rules)


def _moves(clause: Clause) -> bool:
    return any(True for factor in FACTORS for _ in _scaled_bounds(clause, factor))


def _of_scorecard(case: Case) -> Iterator[Variant]:
    card = case.scorecard
    for factor in FACTORS:
        if card.graded and card.pass_mark is not None:
            mark = min(1.0, card.pass_mark * factor)
            varied = replace(case, scorecard=card.model_copy(update={"pass_mark": mark}))
            yield Variant("scorecard.pass_mark", "pass mark", "scorecard", _share(card.pass_mark), _share(mark), varied)
        for name, words in _TOLERANCES.items():
            usual: int = getattr(card.tolerances, name)
            tried = round(usual * factor)
            tolerances = card.tolerances.model_copy(update={name: tried})
            varied = replace(case, scorecard=card.model_copy(update={"tolerances": tolerances}))
            key = f"scorecard.tolerances.{name}"
            yield Variant(key, words, "scorecard", format_duration(usual), format_duration(tried), varied)
        for dimension in DIMENSIONS if card.graded else ():
            weight = card.weights.get(dimension, 1.0)
            weights = {**card.weights, dimension: weight * factor}
            varied = replace(case, scorecard=card.model_copy(update={"weights": weights}))
            words = f"weight of {dimension.replace('_', ' ')}"
            yield Variant(
                f"scorecard.weights.{dimension}", words, "scorecard", f"{weight:g}", f"{weight * factor:g}", varied
            )


def _of_formulas(case: Case) -> Iterator[Variant]:
    for field in fields(Constants):
        usual: float = getattr(case.constants, field.name)
        for factor in FACTORS:
            tried = min(1.0, usual * factor) if field.name in _SHARES_OF_ONE else usual * factor
            varied = replace(case, constants=replace(case.constants, **{field.name: tried}))
            yield Variant(f"formula.{field.name}", WORDS[field.name], "formula", f"{usual:g}", f"{tried:g}", varied)


def _of_sop(case: Case) -> Iterator[Variant]:
    sop = case.sop
    for index, clause in enumerate(sop.clauses):
        for factor in FACTORS:
            weight = clause.weight * factor
            heavier = clause.model_copy(update={"weight": weight})
            words = f"weight of the clause {clause.id}"
            yield Variant(
                f"sop.{clause.id}.weight", words, "sop", str(clause.weight), f"{weight:g}", _with(case, index, heavier)
            )
            if clause.reading is None:
                continue
            for name, bounds in _scaled_bounds(clause, factor):
                other = clause.model_copy(update={name: bounds})
                usual, tried = _say(bounds_of(clause)), _say(bounds)
                yield Variant(
                    f"sop.{clause.id}.{name}", f"reading of {clause.id}", "sop", usual, tried, _with(case, index, other)
                )
    for place, rule in enumerate(sop.severity.rules):
        for factor in FACTORS if rule.reading is not None else ():
            varied = _scaled_rule(rule, factor)
            if varied != rule:
                rules = (*sop.severity.rules[:place], varied, *sop.severity.rules[place + 1 :])
                changed = _anew(sop, severity=sop.severity.model_copy(update={"rules": rules}))
                yield Variant(
                    f"sop.{rule.id}.when", f"reading of {rule.id}", "sop", rule.when.say(), varied.when.say(),
                    replace(case, sop=changed),
                )  # fmt: skip


def _with(case: Case, index: int, clause: Clause) -> Case:
    clauses = case.sop.clauses
    return replace(case, sop=_anew(case.sop, clauses=(*clauses[:index], clause, *clauses[index + 1 :])))


def _anew(sop: Sop, **changes: object) -> Sop:
    # Not model_copy: it would carry cached values along.
    kept = {name: getattr(sop, name) for name in Sop.model_fields}
    return Sop.model_construct(**{**kept, **changes})


def _scaled_bounds(clause: Clause, factor: float) -> Iterator[tuple[str, dict[str, Bound]]]:
    """The field that holds a clause's bounds with each figure scaled; nothing where none of them is a figure."""
    bounds = bounds_of(clause)
    scaled = {level: _scaled(bound, factor) for level, bound in bounds.items()}
    name = next((one for one in ("within", "every", "after", "watch") if getattr(clause, one, None)), None)
    if name is not None and scaled != bounds:
        yield name, scaled


def _scaled(bound: Bound, factor: float) -> Bound:
    if bound.unit == "prompt":
        return bound
    return Bound(max(1, round(bound.low * factor)), max(1, round(bound.high * factor)), bound.unit)


def _scaled_rule(rule: SeverityRule, factor: float) -> SeverityRule:
    return rule.model_copy(update={"when": _scaled_criterion(rule.when, factor)})


def _scaled_criterion(when: Criterion, factor: float) -> Criterion:
    changes: dict[str, object] = {
        name: _scaled_share(share, factor) for name in SHARES if (share := getattr(when, name)) is not None
    }
    for name in ("any", "all"):
        if parts := getattr(when, name):
            changes[name] = tuple(_scaled_criterion(part, factor) for part in parts)
    if when.not_ is not None:
        changes["not_"] = _scaled_criterion(when.not_, factor)
    return when.model_copy(update=changes)


def _scaled_share(share: ShareIs, factor: float) -> ShareIs:
    cuts = {name: getattr(share, name) for name in type(share).model_fields}
    return share.model_copy(
        update={name: min(1.0, cut * factor) for name, cut in cuts.items() if cut is not None and 0 < cut < 1}
    )


def _say(bounds: Mapping[str, Bound]) -> str:
    # As the file writes them: half of five minutes is 2m 30s, and not about two minutes.
    said = dict.fromkeys(map(str, bounds.values()))
    return ", ".join(said)


def _share(value: float) -> str:
    return f"{value * 100:.4g}%"
