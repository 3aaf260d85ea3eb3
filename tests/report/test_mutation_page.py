"""What became of wrong edits, as the terminal tells it."""

from __future__ import annotations

import pytest
from rich.console import Console

from gameday.files.documents import load_sop
from gameday.regression.figures.cell import Cell
from gameday.regression.plays.place import Place
from gameday.regression.probes.mutants import Mutant
from gameday.regression.probes.mutation import Fate, Fought, Mutation
from gameday.report.probes.mutation import print_mutation

SOP = load_sop("one-page-playbook")
PLACE = Place("night", "storefront", "default")


def _cell(text: str, said: str) -> Cell:
    figures = (20, -1.0, -2.0, -0.5, 0.02, 0.0001, 1.0)
    return Cell(PLACE, "one", text, "score", True, *figures, "regressed", said)


def _fought(clause: str, fate: Fate, text: str, called: tuple[Cell, ...] = ()) -> Fought:
    return Fought(Mutant("bound", clause, text, SOP), fate, PLACE, (PLACE,), None, called)


def test_each_strong_kill_is_told_with_its_scenario_and_figure(capsys: pytest.CaptureFixture[str]) -> None:
    called = (_cell("time to declare", "76% longer"), _cell("pages sent", "2 more"))
    fought = (
        _fought("page", "strongly", "bound x2", called),
        _fought("page", "strongly", "bound x6", called[:1]),
        _fought("channel", "weakly", "deleted"),
    )
    print_mutation(Console(width=80), Mutation("ours", 20, (PLACE,), fought))
    said = capsys.readouterr().out.split("Killed strongly, ")[1]
    assert " ".join(said.split()) == (
        "where and by which figure"
        " page bound x2: night, time to declare 76% longer (and 1 more)"
        " bound x6: night, time to declare 76% longer"
        " Killed weakly alone channel deleted"
        " 20 pairs call only what moves far: with more --runs some may be called."
    )


def test_where_several_teams_play_a_kill_says_which_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    called = (_cell("time to declare", "76% longer"),)
    places = (PLACE, Place("night", "storefront", "pessimistic"))
    fought = (_fought("page", "strongly", "bound x2", called),)
    print_mutation(Console(width=80), Mutation("ours", 20, places, fought))
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "1 mutant in 1 scenario by storefront (default and pessimistic), 20 pairs each and scenario: 1 killed" in said
    )
    assert "page bound x2: night · storefront (default), time to declare 76% longer" in said
