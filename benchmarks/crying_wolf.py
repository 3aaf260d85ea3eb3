"""Does a comparison of two SOPs cry wolf, and does it find what is there? By simulation, on shipped scenarios.

`python -m benchmarks.crying_wolf` runs the quick form, `--whole` hundreds of trials, which takes
hours. It is resumable: trials are kept in a file and only what is missing is played.

- No change: both sides play the same SOP with another root of luck, so that the test can fail.
- Neutral edit: every clause under another name. Nothing is asked of anybody that was not asked before; no digest of the
  findings is equal.
- The worst null: every figure that decides lies at minus its margin. Differences of real pairs are moved there, drawn
  anew with replacement for each trial, and put through the same looks and the same verdict.
- Half the margin: the same at minus half the margin.
- An escalation bound from 5 to 30 minutes, where nobody answers first: is it found?
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from scipy.stats import binomtest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.cell import cells_at
from gameday.regression.fleet import Fleet, pool_of
from gameday.regression.looks import looks
from gameday.regression.metric import MARGINS, METRICS, RATES
from gameday.regression.pairing import Pairing, Place
from gameday.regression.regress import GATES, Question, regress
from gameday.regression.remade import remade
from gameday.regression.row import Row
from gameday.regression.rows import Rows, program
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.terms.bound import parse_bound

PLACES = (("checkout-errors", "default"), ("slow-morning", "pessimistic"))
BASE = "mitigate-first"
POOL = 800
"""Real pairs whose differences are drawn from for the worst null."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One kind of trial, how often, and what it comes to."""

    name: str
    runs: int
    trials: int
    ruling: Callable[[int], str]
    counted: str
    """The ruling that is counted."""
    wanted: str


def main() -> None:
    """Run what is missing and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--whole", action="store_true", help="hundreds of trials: hours")
    asked.add_argument("--store", type=Path, default=Path("crying-wolf"), help="directory of plays and trials")
    options = asked.parse_args()
    options.store.mkdir(exist_ok=True)
    workers = os.cpu_count() or 1
    with (
        closing(Fleet(pool_of(workers), workers)) as fleet,
        Rows(options.store / "plays.db", made_by=program()) as rows,
    ):
        for trial in _trials(fleet, rows, whole=options.whole):
            _report(trial, options.store / f"{trial.name}.json")


def _trials(fleet: Fleet, rows: Rows, *, whole: bool) -> Iterator[Trial]:
    often, bootstraps = (300, 1000) if whole else (6, 300)
    runs = 400 if whole else 100
    old = load_sop(BASE)
    edited = _late(old)

    def asked(new: Sop, seed: int, *, apart: bool) -> str:
        courses = tuple((load_scenario(name), load_team(_team(name), profile=profile)) for name, profile in PLACES)
        question = Question(old, new, load_scorecard("sop-regression"), courses, runs=runs, seed=2 * seed)
        question = replace(question, candidate_seed=2 * seed + 1) if apart else question
        return regress(question, fleet.play, rows).verdict.ruling

    yield Trial("no-change", runs, often, lambda one: asked(old, one, apart=True), "regressed", "at most 1%")
    neutral = remade(old, clauses=tuple(remade(one, id=f"{one.id}-anew") for one in old.clauses))
    yield Trial("neutral-edit", runs, often, lambda one: asked(neutral, one, apart=True), "regressed", "at most 1%")
    pool = _pool(fleet, rows, old)
    for name, share in (("worst-null", 1.0), ("half-the-margin", 0.5)):
        yield Trial(
            name,
            400,
            bootstraps,
            lambda one, at=share: _drawn(pool, one, at),
            "regressed",
            "at most 1%",  # type: ignore[misc]
        )
    yield Trial(
        "escalation-5-to-30", runs, often, lambda one: asked(edited, one, apart=False), "regressed", "95% or more"
    )


def _team(scenario: str) -> str:
    return load_scenario(scenario).team or "storefront"


def _late(sop: Sop) -> Sop:
    """The second hop after thirty minutes instead of ten and twenty."""
    bound = parse_bound("30m")
    clauses = tuple(
        remade(one, after=dict.fromkeys(one.after, bound))
        if isinstance(one, Escalation) and one.trigger == "unacknowledged" and one.target == "secondary_oncall"
        else one
        for one in sop.clauses
    )
    return remade(sop, clauses=clauses)


def _pool(fleet: Fleet, rows: Rows, sop: Sop) -> dict[Place, list[tuple[Row, Row]]]:
    """Real pairs of the same SOP under two roots, of each place."""
    courses = tuple((load_scenario(name), load_team(_team(name), profile=profile)) for name, profile in PLACES)
    question = Question(sop, sop, load_scorecard("sop-regression"), courses, runs=POOL, seed=7, candidate_seed=8)
    answer = regress(question, fleet.play, rows)
    return {place: list(rows.pairs(*sides, POOL)) for place, sides in answer.sides.items()}


def _drawn(pool: dict[Place, list[tuple[Row, Row]]], seed: int, share: float) -> str:
    """A comparison of pairs drawn anew, every mean of which lies at minus a share of its margin in truth."""
    luck = Random(seed)  # noqa: S311  # figures, no secrets
    centres = {place: _centres(pairs) for place, pairs in pool.items()}
    drawn = {place: [luck.choice(pairs) for _ in range(400)] for place, pairs in pool.items()}
    for look in looks(400):
        pairings = [
            _moved(place, pairs[: look.pairs], centres[place], share, Random(f"{seed}/{place}"))  # noqa: S311
            for place, pairs in drawn.items()
        ]
        if any(one.verdict == "regressed" for one in cells_at(look, pairings, GATES, MARGINS) if one.gate):
            return "regressed"
    return "not regressed"


def _centres(pairs: Sequence[tuple[Row, Row]]) -> dict[str, float]:
    return {name: one.mean for name, one in Pairing.of(Place("", "", ""), pairs).differences.items()}


def _moved(
    place: Place, pairs: Sequence[tuple[Row, Row]], centres: dict[str, float], share: float, luck: Random
) -> Pairing:
    """The pairs with every difference moved so that its true mean is minus a share of the margin, rates as well."""
    fresh = Pairing(place)
    for metric in METRICS:
        aim = -share * MARGINS.of(metric) - centres[metric.name]
        for before, after in pairs:
            was, now = before.value(metric.name), after.value(metric.name)
            if was is not None and now is not None:
                fresh.differences[metric.name].take(metric.moved(was, now) + aim)
    for rate in RATES:
        for _ in pairs:
            fresh.discordant[rate.name].take(before=False, after=luck.random() < share * MARGINS.rate)
    fresh.pairs, fresh.played_differently = len(pairs), len(pairs)
    return fresh


def _report(trial: Trial, kept: Path) -> None:
    done: list[str] = json.loads(kept.read_text()) if kept.exists() else []
    for one in range(len(done), trial.trials):
        done.append(trial.ruling(one))
        kept.write_text(json.dumps(done))
    count = done.count(trial.counted)
    low, high = binomtest(count, len(done)).proportion_ci(0.95, method="exact")
    print(
        f"{trial.name:<20} {trial.counted} in {count} of {len(done)} ({low:.1%} to {high:.1%}), wanted {trial.wanted};"
        f" {trial.runs} pairs a place"
    )


if __name__ == "__main__":
    main()
