"""Whatever is put into a reader, a value comes out or an InputError; never anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files import (
    load_profile,
    load_scenario,
    load_scorecard,
    load_sop,
    load_team,
    read_timeline,
    timeline_text,
)
from gameday.files.drill_dir import read_manifest
from gameday.files.project import read_project
from gameday.files.shipped import find
from tests.strategies import Timeline, timelines

Reader = Callable[[Path], object]
LOADERS: dict[str, tuple[Reader, Path]] = {
    "sop": (load_sop, find("sops", "seilers")),
    "scenario": (load_scenario, find("scenarios", "checkout-errors")),
    "team": (load_team, find("teams", "night-watch")),
    "profile": (load_profile, find("teams/profiles", "optimistic")),
    "scorecard": (load_scorecard, find("scorecards", "game-day")),
}
READERS: dict[str, Reader] = {
    **{name: loader for name, (loader, _) in LOADERS.items()},
    "project": read_project,
    "timeline": read_timeline,
    "manifest": lambda path: read_manifest(path.parent),
}
HOSTILE = {
    "brackets": b"[" * 300_000,
    "braces": b"{" * 300_000,
    "open mappings": b'{"a":' * 100_000,
    "dashes": b"- " * 300_000,
    "question marks": b"? " * 100_000,
    "indents": b"".join(b" " * n + b"a:\n" for n in range(400)),
    "aliases": b"a: &a [1]\n" + b"b: [*a, *a, *a]\n" * 5_000,
    "a huge key": b"a" * 900_000 + b": 1\n",
    "a huge figure": b"format: " + b"9" * 100_000,
    "a huge exponent": b'{"timeline": 1e999999}',
    "nothing": b"",
    "nul": b"\0" * 1000,
    "not utf-8": bytes(range(256)),
    "utf-16": "format: 1\n".encode("utf-16"),
    "half a character": b'{"at": "\\ud800"}',
    "python": b"!!python/object/apply:os.system ['true']\n",
    "a null format": b"format: null\n",
    "a list as format": b"format: [1]\n",
    "a list as base": b"format: 1\nextends: [a]\n",
    "itself": b"format: 1\nextends: manifest.json\n",
    "a directory as base": b"format: 1\nextends: ./\n",
    "a device as base": b"format: 1\nextends: /dev/zero\n",
    "a long base": b"format: 1\nextends: " + b"x/" * 5_000 + b"\n",
    "deep escapes": b'{"x": "' + b"\\u0041" * 50_000 + b'"}',
    "many faults": b"[]\n" * 20_000,
    "version": b"%YAML 1.99999999999999999999\n---\na: 1\n",
    "impossible escape": b'"\\UFFFFFFFF"',
}


def read(reader: str, directory: Path, content: bytes) -> None:
    """Only an InputError with faults that can be printed may come of it."""
    path = directory / "manifest.json"
    path.write_bytes(content)
    told = None
    try:
        READERS[reader](path)
    except InputError as error:
        told = error
    if told is not None:
        assert told.faults
        assert all(fault.wrong for fault in told.faults)
        assert str(told).encode()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize("reader", sorted(READERS))
def test_hostile_files_are_refused_or_read(place: Path, reader: str, name: str) -> None:
    read(reader, place, HOSTILE[name])


@pytest.mark.parametrize("reader", sorted(READERS))
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(content=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_random_bytes_are_refused_or_read(place: Path, reader: str, content: bytes) -> None:
    read(reader, place, content)


SPLICES = [b": ", b"- ", b"\n", b"{", b"}", b"[", b"]", b"*a", b"&a ", b"!!int ", b"\0", b'"', b"'", b"~", b"|"]
SPLICES += [b"\xff", b"\t"]


@pytest.mark.parametrize("reader", sorted(LOADERS))
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_documents_are_refused_or_read(place: Path, reader: str, data: st.DataObject) -> None:
    """Cut off, spliced, or with a stretch taken out."""
    content = LOADERS[reader][1].read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 200)) | st.just(len(content)))
    read(reader, place, content[:start] + data.draw(st.sampled_from(SPLICES)) + content[end:])


VALUES = [None, True, -1, 0, 1.5, 10**17, "", "x", "\u202e", [], [[]], {}, {"a": {}}, ["x", 1]]
VALUES += [{"kind": "hold"}, {"drop": True}]


def paths(plain: object, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    return [here, *(path for step, child in steps for path in paths(child, (*here, step)))]


@pytest.mark.parametrize("reader", sorted(LOADERS))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_retyped_documents_are_refused_or_read(place: Path, reader: str, data: st.DataObject) -> None:
    """One value anywhere becomes something else; JSON is YAML, so it can be written as that."""
    load, path = LOADERS[reader]
    document = load(path)
    plain = json.loads(document.model_dump_json(by_alias=True, exclude_unset=True))  # type: ignore[attr-defined]
    where = data.draw(st.sampled_from(paths(plain)[1:]))
    target = plain
    for step in where[:-1]:
        target = target[step]
    target[where[-1]] = data.draw(st.sampled_from(VALUES))
    read(reader, place, json.dumps(plain).encode())


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(timeline=timelines(4), data=st.data())
def test_damaged_timelines_are_refused_or_read(place: Path, timeline: Timeline, data: st.DataObject) -> None:
    content = timeline_text(timeline).encode()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 50)))
    read("timeline", place, content[:start] + data.draw(st.sampled_from(SPLICES)) + content[end:])


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(timeline=timelines(2), data=st.data())
def test_retyped_timelines_are_refused_or_read(place: Path, timeline: Timeline, data: st.DataObject) -> None:
    lines = [json.loads(line) for line in timeline_text(timeline).splitlines()]
    for line in lines:
        line[data.draw(st.sampled_from(sorted(line)))] = data.draw(st.sampled_from(VALUES))
    read("timeline", place, "\n".join(map(json.dumps, lines)).encode())


@given(name=st.text(max_size=40))
def test_no_name_brings_down_a_loader(name: str) -> None:
    with suppress(InputError):
        load_sop(name)
