"""Regions of the grid: a set of combinations of facts, said as a few short rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, groupby

from gameday.sop.grid import Grid, Mask, Piece
from gameday.terms.facts import FACTS, SHARES
from gameday.terms.frozen import frozen

_FLAG_WORDS = {
    "workaround": ("no workaround", "a workaround exists"),
    "growing": ("impact not growing", "impact growing"),
    "customer_visible": ("not visible to customers", "visible to customers"),
    "known": ("scope not understood", "scope understood"),
}


@frozen
class Region:
    """Combinations that share the values of a few facts; of every other fact any value will do."""

    facts: tuple[tuple[str, tuple[int, ...]], ...]
    """(fact, positions of its values on the grid) pairs; all must hold."""
    mask: Mask

    @property
    def size(self) -> int:
        """How many combinations it holds."""
        return self.mask.bit_count()

    def say(self, grid: Grid) -> str:
        """For people: `core function down and users affected under 50%`."""
        words = [_say(grid, name, positions) for name, positions in self.facts]
        return " and ".join(words) or "whatever the facts are"


def regions(grid: Grid, mask: Mask, among: Mask | None = None) -> tuple[Region, ...]:
    """Rules that hold exactly the combinations of a mask: the shortest first, none of them superfluous.

    For a combination not yet covered, the fewest facts are sought that keep a rule inside the mask, and then as many
    of their values as fit. Each rule is therefore as short as any that holds its combination. With `among`, a rule
    need only be exact among those combinations, which makes it shorter.
    """
    context = grid.everything if among is None else among
    found: list[Region] = []
    left = mask
    while left:
        seed = (left & -left).bit_length() - 1
        wide = _shortest(grid, mask, mask | (grid.everything & ~context), seed)
        region = Region(wide.facts, wide.mask & context)
        found.append(region)
        left &= ~region.mask
    found.sort(key=lambda one: (len(one.facts), -one.size, one.facts))
    return tuple(_needed(found))


def _shortest(grid: Grid, wanted: Mask, allowed: Mask, seed: int) -> Region:
    """The shortest rule that holds one combination and none that is not allowed; of equally short ones the widest."""
    own: dict[str, int] = {}
    for name, values in grid.values.items():
        seed, own[name] = divmod(seed, len(values))
    for count in range(len(FACTS) + 1):
        fitting = [names for names in combinations(FACTS, count) if not _cube(grid, names, own) & ~allowed]
        if fitting:
            wide = (_widened(grid, wanted, allowed, {name: (own[name],) for name in names}) for names in fitting)
            return max(wide, key=lambda one: (one.mask & wanted).bit_count())
    raise AssertionError("a combination always lies within its own mask")


def _cube(grid: Grid, names: Iterable[str], own: dict[str, int]) -> Mask:
    cube = grid.everything
    for name in names:
        cube &= grid.masks[name][own[name]]
    return cube


def _widened(grid: Grid, wanted: Mask, allowed: Mask, chosen: dict[str, tuple[int, ...]]) -> Region:
    """With every further value of the chosen facts that brings something wanted and nothing that is not allowed."""
    for name, before in list(chosen.items()):
        rest = grid.everything
        for other, positions in chosen.items():
            if other != name:
                rest &= _values(grid, other, positions)
        chosen[name] = tuple(
            index
            for index, value in enumerate(grid.masks[name])
            if index in before or (rest & value & wanted and not rest & value & ~allowed)
        )
    cube = grid.everything
    for name, positions in chosen.items():
        cube &= _values(grid, name, positions)
    return Region(tuple(chosen.items()), cube)


def _values(grid: Grid, name: str, positions: Iterable[int]) -> Mask:
    some = 0
    for index in positions:
        some |= grid.masks[name][index]
    return some


def _needed(found: list[Region]) -> Iterator[Region]:
    """Without those whose combinations the others hold anyway, the longest asked first."""
    kept = list(found)
    for one in reversed(found):
        rest = 0
        for other in kept:
            if other is not one:
                rest |= other.mask
        if not one.mask & ~rest:
            kept.remove(one)
    return iter(kept)


def _say(grid: Grid, name: str, positions: tuple[int, ...]) -> str:
    words = name.replace("_", " ")
    if name in SHARES:
        return f"{words} {' or '.join(_say_pieces(grid.pieces[name], positions))}"
    if name in _FLAG_WORDS:
        return _FLAG_WORDS[name][positions[0]]
    return f"{words} {' or '.join(str(grid.values[name][index]).replace('_', ' ') for index in positions)}"


def _say_pieces(pieces: tuple[Piece, ...], positions: tuple[int, ...]) -> Iterator[str]:
    for _, run in groupby(enumerate(positions), key=lambda pair: pair[1] - pair[0]):
        indexes = [position for _, position in run]
        yield _say_stretch(pieces[indexes[0]], pieces[indexes[-1]])


def _say_stretch(first: Piece, last: Piece) -> str:
    if first.low == last.high:
        return "none" if first.low == 0 else f"exactly {_percent(first.low)}"
    low = f"{'at least' if first.low_in else 'more than'} {_percent(first.low)}"
    high = f"{'at most' if last.high_in else 'under'} {_percent(last.high)}"
    if first.low == 0:
        return high if first.low_in else ("any at all" if last.high == 1 else f"some but {high}")
    return low if last.high == 1 else f"{low} and {high}"


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"
