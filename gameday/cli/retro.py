"""`gameday retro`: write the retrospective of a drill."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from gameday.cli.defaults import Defaults, as_of_option
from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.scoring.encoding import assessment_text
from gameday.session import read_drill, read_notes, write_drill


@click.command("retro")
@click.argument("drill_dir", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "json"]),
    help="Print this form instead of writing the directory's files anew.",
)
@as_of_option
def retro(drill_dir: Path, form: str | None, as_of: datetime | None) -> None:
    """Write the retrospective of DRILL_DIR anew, with what people wrote in its notes.md.

    The drill is judged again by the SOP, scorecard, scenario and team it was written with.
    """
    judged = read_drill(drill_dir, as_of=Defaults().today(as_of))
    if form is None:
        write_drill(judged, drill_dir)
        click.echo(f"Written: {drill_dir / 'retrospective.md'} and {drill_dir / 'retrospective.html'}")
        return
    notes = read_notes(drill_dir)
    text = {
        "md": lambda: to_markdown(judged.retrospective, notes),
        "html": lambda: to_html(judged.retrospective, notes),
        "json": lambda: assessment_text(judged.assessment),
    }[form]()
    click.echo(text, nl=False)
