"""A comparison of two SOPs as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from gameday.regression.accepted import Accepted
from gameday.regression.cell import Cell
from gameday.regression.comparison import Comparison, Told
from gameday.regression.more_runs import more_runs
from gameday.regression.pairing import Pairing
from gameday.regression.source import Source
from gameday.report.regress_more import say_parts
from gameday.report.regress_words import BANNER, say_meaning
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
        "looks": found.answer.looks,
        "scenarios": [_pairing(one) for one in found.answer.pairings],
        "cells": [_cell(one) for one in verdict.cells],
        "why": [_told(one) for one in found.told],
        "flips": [
            {
                "scenario": one.scenario,
                "metric": one.metric,
                "worse": [place.profile for place in one.worse],
                "fine": [place.profile for place in one.fine],
            }
            for one in verdict.flips
        ],
        "not_observable": [{"what": one.what, "why": one.why, "mend": one.mend} for one in verdict.unseen],
        "accepted": [_accepted(*one) for one in verdict.accepted],
        "accepted_until_before": [_accepted(*one) for one in verdict.lapsed],
    }


def sources_json(sources: tuple[Source, Source] | None) -> Mapping[str, Json] | None:
    """Where baseline and candidate come from: file, digest, and of a revision its name and its commit."""
    return None if sources is None else dict(zip(("baseline", "candidate"), map(asdict, sources), strict=True))


def _accepted(cell: Cell, line: Accepted) -> Mapping[str, Json]:
    return {**_where(cell), "author": line.author, "reason": line.reason, "until": line.until.isoformat()}


def _pairing(one: Pairing) -> Mapping[str, Json]:
    return {
        **asdict(one.place),
        "pairs": one.pairs,
        "identical": one.identical,
        "played_differently": one.played_differently,
        "judged_differently": one.judged_differently,
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


def _told(one: Told) -> Mapping[str, Json]:
    return {
        **_where(one.cell),
        "clauses": [
            {"clause": part.part, "through": list(part.through), "moved": part.moved, "share": part.share}
            for part in one.causes
        ],
        "replicate_furthest_apart": one.apart.replicate if one.apart else None,
        "hangs_on": None if one.hinges is None else [asdict(hinge) for hinge in one.hinges],
    }
