"""How a judged record is shown, and what it means for the exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from gameday.report.terminal import print_assessment
from gameday.scoring.encoding import assessment_text
from gameday.session import Judged
from gameday.timeline.exercise import Ended

if TYPE_CHECKING:
    from gameday.scoring.sensitivity import Sensitivity

WELL, FELL_SHORT, UNDECIDED = 0, 1, 3


def show(
    judged: Judged, console: Console, place: Path | None, *, as_json: bool, found: Sensitivity | None = None
) -> None:
    """The assessment for people on `console`, and with `as_json` as JSON alone on standard output.

    `found` is what hangs on a constant, where that was asked for.
    """
    page = str(place / "retrospective.html") if place else None
    if found is not None:
        _show_with(found, judged, console, page, as_json=as_json)
        return
    if as_json:
        click.echo(assessment_text(judged.assessment), nl=False)
    print_assessment(console, judged.retrospective, page)


def _show_with(found: Sensitivity, judged: Judged, console: Console, page: str | None, *, as_json: bool) -> None:
    # Loaded only where it was asked for.
    from gameday.report.sensitivity_page import print_sensitivity  # noqa: PLC0415
    from gameday.scoring.sensitivity import sensitivity_text  # noqa: PLC0415

    if as_json:
        click.echo(sensitivity_text(judged.assessment, found), nl=False)
    print_assessment(console, judged.retrospective, page)
    print_sensitivity(console, found)


def exit_code(judged: Judged) -> int:
    """0 passed or not graded, 1 fell short, 3 undecided, or interrupted before it could be told."""
    end = judged.timeline.last(Ended)
    if end is not None and end.status != "completed":
        return UNDECIDED
    return {"fail": FELL_SHORT, "undecided": UNDECIDED}.get(judged.assessment.overall.verdict, WELL)
