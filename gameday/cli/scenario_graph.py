"""`gameday scenario graph`: causes and branches as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from gameday.cli.defaults import Defaults, scenario_argument
from gameday.errors import OutputError
from gameday.files.writing import write_text


@click.command("graph")
@scenario_argument
@click.option(
    "-o", "--out", "out", metavar="FILE", help="The file to write; - for standard output.  [default: NAME-graph.svg]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "md"]),
    help="Picture or lists.  [default: by FILE's ending, else svg]",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def graph(name: str | None, out: str | None, form: str | None, force: bool) -> None:
    """Draw what leads to what in SCENARIO: levers, faults, services and what shows; phases, branches and injects.

    The picture is a file of its own (SVG) for a browser or a page of a wiki, light and dark; as md the same stands in
    lists. It tells everything: not for participants. Without SCENARIO: the only one of the project.
    """
    # Loaded only where somebody draws.
    from gameday.report.graph.svg import scenario_drawing  # noqa: PLC0415
    from gameday.report.graph.text import scenario_markdown  # noqa: PLC0415

    scenario = Defaults().scenario(name).document
    kind = form or ("md" if out is not None and out.lower().endswith((".md", ".markdown")) else "svg")
    text = scenario_markdown(scenario) if kind == "md" else scenario_drawing(scenario)
    if out == "-":
        click.echo(text, nl=False)
        return
    place = Path(out or f"{scenario.name}-graph.{kind}")
    if not force and (place.exists() or place.is_symlink()):
        raise OutputError(f"{place} is there already and was left as it is. Name another file with -o, or use --force.")
    write_text(place, text)
    click.echo(str(place))
