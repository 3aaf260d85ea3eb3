"""A chunk: the plays of some replicates, small enough to send to another process or machine."""

from __future__ import annotations

import hashlib
import pickle
import platform
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from gameday.regression.plays.place import Place
from gameday.regression.plays.playing import Setting, row
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import program
from gameday.regression.plays.worker import is_wanted
from gameday.sop import Sop
from gameday.terms.document import Document
from gameday.terms.frozen import frozen


@frozen
class Side:
    """One side of the comparison in one place: what is played, and its root of luck."""

    setting: Setting
    sop: Sop
    seed: int


@dataclass(frozen=True, slots=True)
class Packed:
    """A document packed once, and known by its digest: a worker unpacks it once for all sides that share it."""

    digest: str
    data: bytes = field(compare=False, repr=False)


@frozen
class Parcel:
    """A side, packed. Sides mostly share their documents, so each of those is packed by itself."""

    digest: str
    parts: tuple[Packed, ...]
    """Scenario, team, scorecard, yardstick and SOP."""
    seed: int
    whole: bool

    @classmethod
    def of(cls, side: Side) -> Parcel:
        """Pack a side."""
        setting = side.setting
        documents = (setting.scenario, setting.team, setting.scorecard, setting.yardstick, side.sop)
        parts = tuple(_packed(_Same(one)) for one in documents)
        told = " ".join((f"{side.seed} {setting.whole}", *(one.digest for one in parts)))
        return cls(hashlib.sha256(told.encode()).hexdigest(), parts, side.seed, setting.whole)


class _Same:
    """A document, told from others by which one it is: it is frozen, so what was packed of it stays true."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.document is self.document

    def __hash__(self) -> int:
        return id(self.document)


_KEPT = 256
"""Documents that are kept packed, and in a worker unpacked, at once."""


@lru_cache(maxsize=_KEPT)
def _packed(one: _Same) -> Packed:
    digest = hashlib.sha256(one.document.model_dump_json().encode()).hexdigest()
    return Packed(digest, pickle.dumps(one.document, protocol=pickle.HIGHEST_PROTOCOL))


@frozen
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


@frozen
class Foreign:
    """A worker that plays with other code, and so played nothing."""

    program: str
    """What `program` says there."""
    machine: str


def run_chunk(chunk: Chunk, made_by: str) -> tuple[Row, ...] | Foreign:
    """Play a chunk for somebody else: in a worker of a pool, or a worker on another machine.

    Args:
        chunk: What is played.
        made_by: What `program` says where the rows are kept.

    Raises:
        CancelledError: nobody wants its rows any more.
        EngineFault: a play failed.

    """
    return rows_of(chunk) if program() == made_by else Foreign(program(), platform.node())


def rows_of(chunk: Chunk) -> tuple[Row, ...]:
    """Play a chunk, here.

    Raises:
        CancelledError: nobody wants its rows any more.
        EngineFault: a play failed.

    """
    side = _unpacked(chunk.parcel)
    rows = []
    for replicate in range(chunk.first, chunk.past):
        if not is_wanted():
            raise CancelledError
        rows.append(row(side.setting, side.sop, seed=side.seed, replicate=replicate))
    return tuple(rows)


def _unpacked(parcel: Parcel) -> Side:
    scenario, team, scorecard, yardstick, sop = (_unpack(one) for one in parcel.parts)
    return Side(Setting(scenario, team, scorecard, yardstick, parcel.whole), sop, parcel.seed)


@lru_cache(maxsize=_KEPT)
def _unpack(one: Packed) -> Any:  # a document of whichever kind was packed
    # Parcels come from our own process, by way of the pool or a cluster the user runs; nothing else is unpacked.
    return pickle.loads(one.data)  # noqa: S301
