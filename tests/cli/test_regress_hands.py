"""Who plays for `gameday regress`, and how it ends where nobody can, or somebody stops it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from gameday.regression.plays.chunk import Chunk, rows_of
from gameday.regression.plays.row import Row
from tests.cli.conftest import Said, Say

OURS = "format: 1\nname: ours\nextends: one-page-playbook\nclauses: [{id: cadence-internal, every: {SEV1: 7m}}]\n"


@pytest.fixture
def ours(gameday: Say, tmp_path: Path) -> Path:
    del gameday
    path = tmp_path / "ours.yaml"
    path.write_text(OURS)
    return path


def _regress(gameday: Say, ours: Path, *more: str) -> Said:
    which = ["checkout-errors", "--baseline", "one-page-playbook", "--candidate", str(ours), "--team", "optimistic"]
    return gameday("regress", *which, "--runs", "20", "--no-hinge", *more)


def test_ctrl_c_says_where_the_plays_are_kept_and_the_same_command_goes_on(
    gameday: Say, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[Chunk] = []

    def stopped(chunk: Chunk) -> tuple[Row, ...]:
        again.append(chunk)
        if len(again) == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return rows_of(chunk)

    whole = _regress(gameday, ours, "--workers", "1", "--json", "-", "--store", "whole.db")
    monkeypatch.setattr("gameday.regression.plays.fleet.rows_of", stopped)
    first = _regress(gameday, ours, "--workers", "1", "--json", "-")
    second = _regress(gameday, ours, "--workers", "1", "--json", "-")
    assert (first.code, first.out) == (130, "")
    kept = "Stopped: what was played is kept in drills/regress.db, and the same command goes on."
    assert first.err.strip() == kept
    assert (second.code, second.out) == (whole.code, whole.out)
    assert len({chunk.key for chunk in again}) == len(again) - 1, "but for the one that was stopped, each once"


def test_workers_of_this_machine_and_a_cluster_are_not_asked_for_together(gameday: Say, ours: Path) -> None:
    said = _regress(gameday, ours, "--workers", "2", "--cluster", "tcp://127.0.0.1:1")
    assert said.code == 2
    told = " ".join(said.err.split())
    assert "--cluster has workers of its own: give one of the two." in told


def test_an_address_that_is_none_ends_as_bad_input_does(gameday: Say, ours: Path) -> None:
    said = _regress(gameday, ours, "--cluster", "localhost")
    assert said.code == 2
    assert said.err == (
        "--cluster: `localhost` is no address that Dask can use (missing port number in address 'localhost'), expected "
        "that of a running one, as tcp://scheduler:8786\n"
    )
