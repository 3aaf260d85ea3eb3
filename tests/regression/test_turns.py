from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pytest

from gameday.errors import EngineFault
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.plays.chunk import Chunk, Parcel, Side
from gameday.regression.plays.fleet import Lost, Played
from gameday.regression.plays.place import place_of
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.row import Row
from gameday.regression.probes.turns import Asking, Wanted, in_turns

SOP = load_sop("one-page-playbook")
SETTING = Setting(load_scenario("checkout-errors"), load_team("storefront"), load_scorecard("sop-regression"), SOP)
PLACE = place_of(SETTING.scenario, SETTING.team)


def _wanted(seed: int, plays: int) -> Wanted:
    return Wanted(PLACE, Parcel.of(Side(SETTING, SOP, seed)), plays)


def _asking(seed: int, *plays: int) -> Asking[list[list[int]]]:
    """Asks for so many plays, then for so many: what comes of it are the replicates it was given."""
    told = []
    for count in plays:
        rows = yield _wanted(seed, count)
        told.append([one.replicate for one in rows])
    return told


def _row(replicate: int) -> Row:
    return Row(replicate, "", "", (), (), ())


class Hands:
    """Plays so many chunks at once, and answers the last of them first."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self.played: list[tuple[int, int]] = []

    def __call__(self, chunks: Iterable[Chunk]) -> Iterator[Played]:
        ahead = iter(chunks)
        under_way = list(islice(ahead, self.at_once))
        while under_way:
            chunk = under_way.pop()
            self.played.append((chunk.parcel.seed, chunk.first))
            yield chunk, tuple(map(_row, range(chunk.first, chunk.past)))
            under_way += islice(ahead, self.at_once - len(under_way))


@pytest.mark.parametrize("at_once", [1, 3, 50])
def test_each_is_given_the_plays_it_asked_for_in_order_however_many_are_made_at_once(at_once: int) -> None:
    asked = {1: (25, 3), 2: (12,), 3: (), 4: (1, 1, 11)}
    hands = Hands(at_once)
    found = dict(in_turns([_asking(seed, *plays) for seed, plays in asked.items()], hands))
    whole = [[[*range(count)] for count in plays] for plays in asked.values()]
    assert found == dict(enumerate(whole))
    assert len(hands.played) == 3 + 1 + 2 + 1 + 1 + 2


def test_whoever_has_asked_is_asked_on_before_another_one_begins() -> None:
    hands = Hands(1)
    found = list(in_turns([_asking(seed, 10, 10) for seed in (1, 2)], hands))
    assert [number for number, _ in found] == [0, 1]
    assert [seed for seed, _ in hands.played] == [1, 1, 2, 2]


def test_two_that_ask_for_the_same_plays_are_each_answered() -> None:
    found = dict(in_turns([_asking(1, 15), _asking(1, 15)], Hands(9)))
    assert found == {0: [[*range(15)]], 1: [[*range(15)]]}


def test_plays_that_nobody_can_make_end_it() -> None:
    def dying(chunks: Iterable[Chunk]) -> Iterator[Played]:
        return (Lost(one, "whichever worker plays it dies") for one in chunks)

    told = r"^checkout-errors · storefront .*: plays 1 to 10 could not be made: whichever worker plays it dies$"
    with pytest.raises(EngineFault, match=told):
        list(in_turns([_asking(1, 15)], dying))
