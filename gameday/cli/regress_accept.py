"""The file of accepted regressions, and the lines of it that speak of nothing that is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from gameday.files.node import Node
from gameday.files.plain import read_plain
from gameday.files.words import close_to
from gameday.regression.change.accepted import Accepted, AcceptedRegressions
from gameday.regression.change.regress import Question
from gameday.regression.plays.metric import clause_of
from gameday.regression.plays.place import place_of
from gameday.scoring.clauses.escalation import REACHED


def read_accepted(path: Path) -> tuple[AcceptedRegressions, tuple[int, ...]]:
    """The accepted regressions of a file, and the line of each.

    Raises:
        InputError: the file cannot be used.

    """
    document, root = read_plain(AcceptedRegressions, path)
    return document, tuple(_line(root, index) for index in range(len(document.accepted)))


def _line(root: Node, index: int) -> int:
    return root.nearest(("accepted", index)).line


def idle_lines(path: Path, lines: tuple[int, ...], question: Question) -> Iterator[str]:
    """A sentence for what nobody compares here, with every line that names it: each is told once."""
    said: dict[str, list[int]] = {}
    for one, line in zip(question.accepted.accepted if question.accepted else (), lines, strict=True):
        if (idle := _idle(one, question)) is not None:
            said.setdefault(idle, []).append(line)
    for words, there in said.items():
        what, meant = words.split("\n")
        them = "its line accepts" if len(there) == 1 else "these lines accept"
        yield f"{path}:{', '.join(map(str, there))}: {what}, {them} nothing.{meant}"


def _idle(one: Accepted, question: Question) -> str | None:
    """What of a line is not compared here, and on a line of its own what may have been meant; None: all of it is."""
    left = [astuple(place_of(*course)) for course in question.courses]
    for part, said in enumerate((one.scenario, one.team, one.profile)):
        known = sorted({place[part] for place in left})
        if said is not None and said not in known:
            return _told(f"`{said}` is not compared here", said, known)
        left = [place for place in left if said in (None, place[part])]
    clause = clause_of(one.metric)
    known = sorted({clause.id for sop in (question.baseline, question.candidate) for clause in sop.clauses} | {REACHED})
    if clause is not None and clause not in known:
        return _told(f"`{clause}` is a clause of neither SOP", clause, known)
    return None


def _told(what: str, said: str, known: list[str]) -> str:
    close = close_to(said, known)
    return f"{what}\n" + (f" Did you mean `{close}`?" if close else "")
