"""`gameday scenario rehearse`."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from gameday.cli.stopping import Stopping
from gameday.timeline import Entry
from tests.cli.conftest import Say


def test_it_shows_what_a_typical_team_lives_through(gameday: Say, tmp_path: Path) -> None:
    said = gameday("scenario", "rehearse", "checkout-errors", "--runs", "2", "--seed", "9")
    assert (said.code, said.err) == (0, "")
    assert "2 times, seeds 9 to 10, by storefront (default) under one-page-playbook" in " ".join(said.out.split())
    assert "Minute by minute" in said.out
    assert list(tmp_path.iterdir()) == []


def test_a_script_gets_json_alone(gameday: Say) -> None:
    said = gameday("scenario", "rehearse", "checkout-errors", "--runs", "1", "--team", "pessimistic", "--json")
    assert said.err == ""
    assert json.loads(said.out)["played"] == "seed 1, by storefront (pessimistic) under one-page-playbook"


def test_the_same_again_is_the_same(gameday: Say) -> None:
    one, other = (gameday("scenario", "rehearse", "odd-totals", "--runs", "2", "--json") for _ in range(2))
    assert one.out == other.out


def test_ctrl_c_shows_what_was_played_so_far(gameday: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """The play at hand is not whole and is left out."""
    ends = []

    class Pressing:
        def __init__(self) -> None:
            self._inner = Stopping()

        def __enter__(self) -> Pressing:
            self._inner.__enter__()
            return self

        def __exit__(self, *fault: object) -> None:
            self._inner.__exit__(None, None, None)

        def hear(self, one: Entry) -> None:
            ends.append(one.kind == "ended")
            if sum(ends) == 2 and one.kind == "declared":
                os.kill(os.getpid(), signal.SIGINT)
            self._inner.hear(one)

    monkeypatch.setattr("gameday.cli.scenario_rehearse.Stopping", Pressing)
    said = gameday("scenario", "rehearse", "checkout-errors", "--runs", "40")
    assert said.code == 3
    assert "2 of 40 times, seeds 1 to 2" in said.out


def test_everything_wrong_on_the_command_line_is_said_at_once(gameday: Say) -> None:
    said = gameday("scenario", "rehearse", "no-such", "--sop", "none-such")
    assert said.code == 2
    assert len(said.err.splitlines()) == 2
