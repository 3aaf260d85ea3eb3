"""The benchmark that shows how often a comparison cries wolf: what its trials are made of, on a handful of plays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from random import Random

import pytest

from benchmarks.crying_wolf import BASE, Kind, Size, line_of, second_hop_after, told
from benchmarks.wolf_kept import Kept
from benchmarks.wolf_pool import Pair, Pools, Spot
from benchmarks.wolf_trial import Urn, as_played, by_coin, ruling, split, worse_by
from gameday.files.documents import load_sop
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.chunk import Chunk
from gameday.regression.plays.fleet import Played, serial
from gameday.regression.plays.metric import MARGINS, METRICS, RATES
from gameday.regression.plays.place import Place
from gameday.regression.plays.rows import Rows

SPOT = Spot("search-comes-up-empty", "pessimistic", dead_pager=True)
OFTEN = 12
LUCK = Random(1)  # noqa: S311  # figures, no secrets


class _Fair(Random):
    """Draws everything as often as anything else, and all else as luck has it."""

    def choices(  # type: ignore[override]  # weights are not asked for
        self, population: Sequence[Pair], *, k: int
    ) -> list[Pair]:
        return list(islice(cycle(population), k))


def _pool(rows: Rows, played: list[int], *, breaks_after: int = 99) -> dict[Place, list[Pair]]:
    def playing(chunks: Iterable[Chunk]) -> Iterator[Played]:
        for one in serial(chunks):
            if len(played) >= breaks_after:
                raise KeyboardInterrupt
            played.append(1)
            yield one

    sop = load_sop(BASE)
    soon, late = (second_hop_after(sop, bound) for bound in ("5m", "30m"))
    found = Pools(playing, rows, lambda _: None).pairs("a pool", [SPOT], soon, late, seeds=(7, 7), often=OFTEN)
    return {place: list(pairs) for place, pairs in found.items()}


@pytest.fixture(scope="module")
def pool() -> dict[Place, list[Pair]]:
    with Rows(None, made_by="this") as rows:
        return _pool(rows, [])


def test_a_pool_that_was_broken_off_goes_on_and_ends_the_same(tmp_path: Path, pool: dict[Place, list[Pair]]) -> None:
    played: list[int] = []
    with Rows(tmp_path / "plays.db", made_by="this") as rows, pytest.raises(KeyboardInterrupt):
        _pool(rows, played, breaks_after=2)
    with Rows(tmp_path / "plays.db", made_by="this") as rows:
        assert _pool(rows, played) == pool
    assert len(played) == 4  # two sides of twelve plays, in chunks of ten: none of them twice


def test_at_the_worst_null_every_figure_lies_at_minus_its_margin(pool: dict[Place, list[Pair]]) -> None:
    ((place, pairs),) = pool.items()
    urn = worse_by(1.0, pairs)
    fair = _Fair(1)
    drawn = [pair for _ in range(600) for pair in urn(fair, OFTEN)]
    found = Pairing.of(place, drawn)
    for one in METRICS:
        if found.differences[one.name].n:
            assert found.differences[one.name].mean == pytest.approx(-MARGINS.of(one), abs=1e-6)
    rises = [found.discordant[one.name].after - found.discordant[one.name].before for one in RATES]
    assert rises == pytest.approx([MARGINS.rate] * len(RATES), abs=0.02)
    gates = [one.after - one.before for one in found.gates().values()]
    assert gates == pytest.approx([MARGINS.rate] * len(gates), abs=0.02)


def test_a_split_and_a_coin_draw_from_the_pool_and_take_either_side_for_the_old_one(
    pool: dict[Place, list[Pair]],
) -> None:
    (pairs,) = pool.values()
    sides = split(pairs)(LUCK, OFTEN)
    assert len(sides) == OFTEN
    assert {row for pair in sides for row in pair} <= {row for pair in pairs for row in pair}
    swapped = by_coin(pairs)(LUCK, OFTEN)
    assert {frozenset(pair) for pair in swapped} <= {frozenset(pair) for pair in pairs}
    assert 0 < sum(pair in pairs for pair in swapped) < OFTEN


@pytest.mark.parametrize("urn", [as_played, split, by_coin, partial(worse_by, 1.0)])
def test_a_trial_may_draw_more_than_there_is(
    urn: Callable[[Sequence[Pair]], Urn], pool: dict[Place, list[Pair]]
) -> None:
    """The pool is all there is, and each draw meets the whole of it: trials of a large pool vary as plays do."""
    (pairs,) = pool.values()
    drawn = urn(pairs)(LUCK, 5 * OFTEN)
    assert len(drawn) == 5 * OFTEN
    assert len({(before.replicate, after.replicate) for before, after in drawn}) > OFTEN / 2


def test_trials_that_were_broken_off_go_on_and_none_is_drawn_twice(
    tmp_path: Path, pool: dict[Place, list[Pair]], capsys: pytest.CaptureFixture[str]
) -> None:
    ((place, pairs),) = pool.items()
    goes_well = iter([True, True, False, True, True])

    def urn(luck: Random, runs: int) -> Sequence[Pair]:
        if not next(goes_well):
            raise KeyboardInterrupt
        return as_played(pairs)(luck, runs)

    kind, size = Kind("a kind", {place: urn}), Size(pool=OFTEN, runs=OFTEN, trials=4)
    with Kept(tmp_path / "trials.db", made_by="this") as kept, pytest.raises(KeyboardInterrupt):
        told(kind, size, kept)
    with Kept(tmp_path / "trials.db", made_by="this") as kept:
        told(kind, size, kept)
    assert list(goes_well) == []
    assert "in 0 of 4" in capsys.readouterr().out
    with Kept(tmp_path / "trials.db", made_by="another") as kept:
        assert kept.of("a kind") == {}


def test_a_trial_of_a_number_comes_to_the_same_every_time(pool: dict[Place, list[Pair]]) -> None:
    urns = {place: worse_by(0.5, pairs) for place, pairs in pool.items()}
    assert [ruling(urns, OFTEN, 3) for _ in range(2)] == ["inconclusive"] * 2


@pytest.mark.parametrize(
    ("said", "wanted", "start", "held"),
    [
        ({"inconclusive": 300}, False, "shown", True),
        ({"inconclusive": 297, "regressed": 3}, False, "held", True),
        ({"inconclusive": 296, "regressed": 4}, False, "BROKEN", False),
        ({"regressed": 300}, True, "shown", True),
        ({"inconclusive": 16, "regressed": 284}, True, "BROKEN", False),
    ],
)
def test_a_promise_is_shown_where_the_bound_of_the_count_keeps_it(
    said: dict[str, int], wanted: bool, start: str, held: bool
) -> None:
    line, kept = line_of("a kind", Counter(said), wanted=wanted)
    assert (line.split()[0], kept) == (start, held)
