"""Looking: where it goes on, and where it stops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.regression.figures.looking import GATES, looking
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import MARGINS, METRICS, RATES
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row

WORSE, SAME = Place("worse", "ours", "default"), Place("same", "ours", "default")


def _row(replicate: int, score: float, entries: str) -> Row:
    values = tuple(score if one.name == "score" else None for one in METRICS)
    return Row(replicate, entries, "", values, (False,) * len(RATES), ())


def _pairing(place: Place, pairs: int) -> Pairing:
    """In one place the candidate loses 8 points, now more, now less; in the other nothing differs."""
    loss = 8.0 if place == WORSE else 0.0
    rows = ((_row(one, 90.0, ""), _row(one, 90.0 - loss - one % 2 * loss / 8, f"{loss}")) for one in range(pairs))
    same = ((_row(one, 90.0, ""), _row(one, 90.0, "")) for one in range(pairs))
    return Pairing.of(place, rows if place == WORSE else same)


def test_a_place_is_left_when_all_is_settled_and_what_was_seen_there_is_kept() -> None:
    asked: list[tuple[tuple[Place, ...], int]] = []

    def paired(places: Sequence[Place], look: Look) -> Iterator[Pairing]:
        asked.append((tuple(places), look.pairs))
        return (_pairing(place, look.pairs) for place in places)

    seen = list(looking([WORSE, SAME], 800, paired, gates=frozenset({"score"}), margins=MARGINS))
    called = {one.place: one.verdict for one in seen[-1].cells if one.metric == "score"}
    assert called == {WORSE: "regressed", SAME: "identical"}
    # What never differs is settled at 400 pairs; the rate of broken gates stays open in the other place to the end.
    assert asked == [((WORSE, SAME), 100), ((WORSE, SAME), 200), ((WORSE, SAME), 400), ((WORSE,), 800)]
    assert [one.pairs for one in seen[-1].pairings] == [800, 400]


def test_nothing_is_looked_at_again_when_everything_is_settled() -> None:
    def paired(places: Sequence[Place], look: Look) -> Iterator[Pairing]:
        return (_pairing(place, look.pairs) for place in places)

    *_, last = looking([SAME], 800, paired, gates=GATES, margins=MARGINS)
    assert (last.look.pairs, last.still) == (400, ())
