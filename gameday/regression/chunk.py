"""A chunk: the plays of some replicates, small enough to send to another process or machine."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from functools import lru_cache

from gameday.regression.pairing import Place
from gameday.regression.playing import Setting, row
from gameday.regression.row import Row
from gameday.sop import Sop


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison in one place: what is played, and its root of luck."""

    setting: Setting
    sop: Sop
    seed: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """A side packed once, and known by its digest: a worker unpacks it once for all its chunks."""

    digest: str
    packed: bytes

    @classmethod
    def of(cls, side: Side) -> Parcel:
        """Pack a side."""
        packed = pickle.dumps(side, protocol=pickle.HIGHEST_PROTOCOL)
        parts = (side.setting.scenario, side.setting.team, side.setting.scorecard, side.setting.yardstick, side.sop)
        digest = hashlib.sha256(f"{side.seed}".encode())
        for part in parts:
            digest.update(part.model_dump_json().encode())
        return cls(digest.hexdigest(), packed)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some replicates of one side in one place. Picklable."""

    place: Place
    parcel: Parcel
    first: int
    past: int
    """One past the last replicate."""

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from others."""
        return self.parcel.digest, self.first


def run_chunk(chunk: Chunk) -> tuple[Row, ...]:
    """Play a chunk: in this process, a worker of a pool, or a worker on another machine.

    Raises:
        EngineFault: a play failed.

    """
    side = _unpacked(chunk.parcel)
    return tuple(
        row(side.setting, side.sop, seed=side.seed, replicate=replicate) for replicate in range(chunk.first, chunk.past)
    )


_SIDES = 64
"""Sides a worker keeps unpacked at once."""


def _unpacked(parcel: Parcel) -> Side:
    return _unpack(parcel.digest, parcel.packed)


@lru_cache(maxsize=_SIDES)
def _unpack(digest: str, packed: bytes) -> Side:
    del digest
    # Parcels come from our own process, by way of the pool or a cluster the user runs; nothing else is unpacked.
    side: Side = pickle.loads(packed)  # noqa: S301
    return side
