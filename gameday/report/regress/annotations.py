"""Workflow annotations on the lines of an SOP that changed: what each clause moved, where the reviewer reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gameday.regression.change.cause import LEAST
from gameday.regression.change.comparison import Comparison
from gameday.regression.records.rejudged import Rejudged
from gameday.report.regress.words import TITLES, say_cell
from gameday.report.rejudged.words import say_record

_NAMED = 8
"""Figures that are named on one line."""
Place = Callable[[str], tuple[str, int]]
"""The (file, line) of a part of the candidate, by the id of a clause or the name of a section."""


def annotated(found: Comparison, place: Place) -> Iterator[str]:
    """One workflow command a line (`::error file=...,line=...::...`), as GitHub reads them from the log."""
    verdict = found.answer.verdict
    for told in found.told:
        accepted = verdict.excuses(told.cell)
        kind = "error" if told.cell.verdict == "regressed" and not accepted else "notice"
        said = f"{say_cell(told.cell)}{', accepted' if accepted else ''}"
        moving = [one for one in told.traced.causes if not one.clauses and abs(one.share) >= LEAST]
        for cause in moving:
            by = " and ".join(cause.through) or "the judgement alone"
            yield _command(kind, place(cause.part), f"{said} (through {by})", verdict.ruling)
        if not moving and kind == "error":
            yield _command(kind, place(""), f"{said} (through no part of the edit by itself)", verdict.ruling)
    yield from _others(found, place)
    for one in verdict.unseen:
        message = f"{one.what}: {one.why}. Needed: {one.mend}"
        yield _command("warning", place(one.what), message, "not_observable")


def _others(found: Comparison, place: Place) -> Iterator[str]:
    """One line for all the figures that regressed and were not looked into: a workflow shows ten annotations a step."""
    verdict, told = found.answer.verdict, [one.cell for one in found.told]
    left = [one for one in verdict.deciding() if one.verdict == "regressed" and one not in told]
    if left:
        said = "; ".join(map(say_cell, left[:_NAMED]))
        more = f"; and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
        yield _command("error", place(""), f"regressed as well: {said}{more}", verdict.ruling)


def annotated_records(found: Rejudged, place: Place) -> Iterator[str]:
    """The same of past records: each clause that flips for the worse, each gate that breaks, what nobody speaks for."""
    kind, count = "error" if found.exit_code else "warning", len(found.records)
    for one in found.by_clause():
        if one.worse:
            gate = f"; it is a gate, and breaks now in {one.breaks}" if one.breaks else ""
            message = f"{one.clause}: further from what people did in {one.worse} of {count} records{gate}"
            yield _command(kind, place(one.clause), message, found.ruling)
    for record in found.records:
        if (record.falls or record.opens) and not any(flip.worse for flip in record.flips):
            yield _command(kind, place(""), f"{record.record}: {say_record(record)}", found.ruling)
    for part in found.unseen:
        message = f"{part.what}: {part.why}. Needed: {part.mend}"
        yield _command("warning", place(part.what), message, "not_observable")


def _command(kind: str, place: tuple[str, int], message: str, ruling: str) -> str:
    file, line = place
    title = next((words for name, words in TITLES.items() if name == ruling), ruling)
    where = f"file={_property(file)},line={line},title={_property(title)}"
    return f"::{kind} {where}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
