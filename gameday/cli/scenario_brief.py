"""`gameday scenario brief`: the facilitator's papers of a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from gameday.cli.defaults import Defaults, scenario_argument, sop_option
from gameday.cli.several import Several, as_one
from gameday.files.writing import write_bytes
from gameday.report.brief.blocks import PAPER_FORMATS, PAPER_KINDS, PaperFormat, PaperKind

_ENDINGS: Mapping[str, PaperFormat] = {f".{one}": one for one in PAPER_FORMATS} | {".htm": "html", ".markdown": "md"}
_FORMS: Mapping[PaperKind, tuple[PaperFormat, ...]] = {
    "facilitator": PAPER_FORMATS,
    "evaluator": ("md", "html", "csv"),
    "participants": ("md", "html"),
}
"""In which forms each paper is made; as a workbook the facilitator's is the list of events."""


@click.command("brief")
@scenario_argument
@sop_option
@click.option("--team", "team", metavar="TEAM", help="Who plays: a path, a shipped team, or a profile's bare name.")
@click.option(
    "--for",
    "kinds",
    type=Several(*PAPER_KINDS),
    multiple=True,
    callback=as_one,
    help="For whom.  [default: all of them]",
)
@click.option(
    "--format",
    "formats",
    type=Several(*PAPER_FORMATS),
    multiple=True,
    callback=as_one,
    help="In which forms.  [default: all of them]",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="The one paper's file (.md, .html, .xlsx, .csv), or a directory.  [default: SCENARIO's name and -papers]",
)
def brief(
    name: str | None,
    sop: str | None,
    team: str | None,
    kinds: tuple[PaperKind, ...] | None,
    formats: tuple[PaperFormat, ...] | None,
    out: Path | None,
) -> None:
    """Write the papers of a drill of SCENARIO: facilitator guide, evaluator sheet, hand-out for participants.

    The guide holds the master scenario events list: what the scenario sends, and what the SOP asks for. As xlsx or csv
    it can be edited and applied again (`gameday scenario new --from`). What participants get says nothing of what is
    coming.

    To print a single paper: `--for participants -o handout.html`. Without SCENARIO: the only one of the project.
    """
    from gameday.session.papers import brief_of, papers  # noqa: PLC0415  # it loads what reads and writes workbooks

    file = None if out is None or out.is_dir() else _ENDINGS.get(out.suffix.lower())
    if file is not None:
        kinds, formats = _alone(file, kinds, formats)
    defaults = Defaults()
    scenario = defaults.scenario(name)
    people = defaults.team(team, scenario.document)
    if formats and not {"md", "html"} & set(formats) and "participants" in (kinds or ()):
        raise click.UsageError("Participants get a page to read: ask for md or html.")
    named = team or scenario.document.team or (defaults.project and defaults.project.team)
    made = brief_of(scenario, defaults.sop(sop).document, people.document, stand_in=not named)
    made_of = papers(made, kinds or PAPER_KINDS, formats or PAPER_FORMATS)
    place = out or Path(f"{scenario.document.name}-papers")
    for paper, content in made_of.items():
        path = place if file is not None else place / paper
        write_bytes(path, content.encode() if isinstance(content, str) else content)
        click.echo(str(path))


def _alone(
    file: PaperFormat, kinds: tuple[PaperKind, ...] | None, formats: tuple[PaperFormat, ...] | None
) -> tuple[tuple[PaperKind, ...], tuple[PaperFormat, ...]]:
    """The one paper that a file is to hold, by its ending and by what was asked for.

    Raises:
        UsageError: that is several papers, or none.

    """
    if formats not in (None, (file,)):
        raise click.UsageError(f"A file that ends in .{file} holds {file}: name a directory for other forms.")
    meant = tuple(kind for kind in kinds or PAPER_KINDS if file in _FORMS[kind])
    if not meant or (kinds is not None and meant != kinds):
        raise click.UsageError(f"As {file} there is no such paper, only for: {', '.join(_held(file))}.")
    if len(meant) > 1:
        raise click.UsageError(f"A file holds one paper: say for whom with --for ({', '.join(_held(file))}).")
    return meant, (file,)


def _held(file: PaperFormat) -> list[PaperKind]:
    return [kind for kind in PAPER_KINDS if file in _FORMS[kind]]
