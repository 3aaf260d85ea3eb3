"""A comparison of two SOPs as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from gameday.regression.change.accepted import Accepted
from gameday.regression.change.cause import Cause
from gameday.regression.change.comparison import Comparison, Told
from gameday.regression.change.crossing import Crossing
from gameday.regression.change.source import Source
from gameday.regression.figures.cell import Cell
from gameday.regression.figures.differing import Differing
from gameday.regression.figures.more_runs import more_runs
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.fleet import Lost
from gameday.report.regress.edit import say_parts
from gameday.report.regress.lost import Side, lost_plays
from gameday.report.regress.words import BANNER, say_meaning
from gameday.scoring.encoding import Json
from gameday.sop.diff import diff


def comparison_text(found: Comparison) -> str:
    """The JSON text, with a line end. Infinite bounds (too few pairs) are null."""
    return json.dumps(_json(found), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _json(found: Comparison) -> Mapping[str, Json]:
    question, verdict = found.question, found.answer.verdict
    return {
        "schema": 1,
        "simulation": BANNER,
        "baseline": question.baseline.name,
        "candidate": question.candidate.name,
        "from": sources_json(question.sources),
        "scorecard": question.scorecard.name,
        "seed": question.seed,
        "runs": question.runs,
        "yardstick": (question.yardstick or question.baseline).name,
        "edit": list(say_parts(diff(question.baseline, question.candidate))),
        "verdict": verdict.ruling,
        "decided_by": sorted(question.gates),
        "meaning": say_meaning(verdict),
        "exit_code": verdict.exit_code,
        "more_runs": None if (more := more_runs(verdict.cells)) is None else asdict(more),
        "pairs": verdict.pairs,
        "lost": verdict.lost,
        "lost_plays": [_lost(*one) for one in lost_plays(found)],
        "looks": found.answer.looks,
        "scenarios": [_pairing(one) for one in found.answer.pairings],
        "cells": [{**_cell(one), "differing": _differing(found.differing_in(one))} for one in verdict.cells],
        "why": [_told(one) for one in found.told],
        "flips": [
            {
                "scenario": one.scenario,
                "metric": one.metric,
                "worse": [place.profile for place in one.worse],
                "fine": [place.profile for place in one.fine],
                "crossings": [_crossing(way) for way in found.crossings if way.flip == one],
            }
            for one in verdict.flips
        ],
        "not_observable": [{"what": one.what, "why": one.why, "mend": one.mend} for one in verdict.unseen],
        "accepted": [_accepted(*one) for one in verdict.accepted],
        "accepted_up_to_less": [_accepted(*one) for one in verdict.exceeded],
        "accepted_until_before": [_accepted(*one) for one in verdict.lapsed],
    }


def sources_json(sources: tuple[Source, Source] | None) -> Mapping[str, Json] | None:
    """Where baseline and candidate come from: file, digest, and of a revision its name and its commit."""
    return None if sources is None else dict(zip(("baseline", "candidate"), map(asdict, sources), strict=True))


def _accepted(cell: Cell, line: Accepted) -> Mapping[str, Json]:
    until = line.until.isoformat()
    return {**_where(cell), "up_to": line.up_to, "author": line.author, "reason": line.reason, "until": until}


def _pairing(one: Pairing) -> Mapping[str, Json]:
    return {
        **asdict(one.place),
        "pairs": one.pairs,
        "identical": one.identical,
        "played_differently": one.played_differently,
        "judged_differently": one.judged_differently,
    }


def _lost(side: Side, one: Lost) -> Mapping[str, Json]:
    return {
        **asdict(one.chunk.place),
        "side": side,
        "first": one.chunk.first,
        "last": one.chunk.past - 1,
        "why": one.why,
    }


def _where(one: Cell) -> Mapping[str, Json]:
    return {**asdict(one.place), "metric": one.metric}


def _cell(one: Cell) -> Mapping[str, Json]:
    return {
        **_where(one),
        "verdict": one.verdict,
        "gate": one.gate,
        "group": one.group,
        "pairs": one.pairs,
        "one_sided": one.one_sided,
        "mean": _finite(one.mean),
        "low": _finite(one.low),
        "high": _finite(one.high),
        "margin": one.margin,
        "p_worse": one.worse,
        "p_better": one.better,
        "said": one.said,
        "clauses": [asdict(broken) for broken in one.broken],
    }


def _finite(figure: float) -> float | None:
    return figure if abs(figure) != float("inf") else None


def _cause(one: Cause) -> Mapping[str, Json]:
    return {
        "clause": one.part,
        "clauses": list(one.clauses),
        "through": list(one.through),
        "moved": one.moved,
        "share": one.share,
    }


def _crossing(one: Crossing) -> Mapping[str, Json]:
    return {
        "from": one.fine,
        "to": one.worse,
        "pairs": one.pairs,
        "differ": one.differ,
        "steps": [asdict(step) for step in one.steps],
        "turns_at": one.turns_at or None,
    }


def _differing(one: Differing | None) -> Mapping[str, Json] | None:
    """Times in seconds, minutes in minutes, scores in points of 100; medians of rates are null."""
    if one is None:
        return None
    return {
        "pairs": one.pairs,
        "played_differently": one.acted,
        "median_before": one.before,
        "median_after": one.after,
    }


def _told(one: Told) -> Mapping[str, Json]:
    return {
        **_where(one.cell),
        "clauses": [_cause(part) for part in one.traced.causes],
        "parts": one.traced.parts,
        "tried_in_pairs": one.traced.pairs,
        "not_tried": one.traced.why_not or None,
        "replicate_furthest_apart": one.apart.replicate if one.apart else None,
        "hangs_on": None if one.hung is None or one.hung.hinges is None else [asdict(way) for way in one.hung.hinges],
        "hangs_on_together": None if one.hung is None or one.hung.together is None else asdict(one.hung.together),
        "hangs_on_pairs": None if one.hung is None else one.hung.pairs,
    }
