"""`gameday scenario brief`: the facilitator's papers of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gameday.cli.defaults import Defaults, sop_option
from gameday.files.writing import write_bytes
from gameday.report.brief_blocks import PAPER_FORMATS, PAPER_KINDS, PaperFormat, PaperKind

if TYPE_CHECKING:
    _Words = click.ParamType[tuple[str, ...]]
else:
    _Words = click.ParamType  # not every version of click we run with can be asked of what


class _Several(_Words):
    """A comma list of known words."""

    name = "words"

    def __init__(self, *known: str) -> None:
        self._known = known

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  # click's signature
        return "[" + ",".join(self._known) + "]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        words = [word.strip().lower() for word in str(value).split(",")]
        for word in words:
            if word not in self._known:
                self.fail(f"there is no {word!r}, expected a comma list of {', '.join(self._known)}", param, ctx)
        return tuple(dict.fromkeys(words))


@click.command("brief")
@click.argument("name", metavar="SCENARIO")
@sop_option
@click.option("--team", "team", metavar="TEAM", help="Who plays: a path, a shipped team, or a profile's bare name.")
@click.option("--for", "kinds", type=_Several(*PAPER_KINDS), help="For whom.  [default: all of them]")
@click.option("--format", "formats", type=_Several(*PAPER_FORMATS), help="In which forms.  [default: all of them]")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Directory to write.  [default: SCENARIO's name and -papers]"
)
def brief(
    name: str,
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
    """
    from gameday.session.papers import brief_of, papers  # noqa: PLC0415  # it loads what reads and writes workbooks

    defaults = Defaults()
    scenario = defaults.scenario(name)
    people = defaults.team(team, scenario.document)
    if formats and not {"md", "html"} & set(formats) and "participants" in (kinds or ()):
        raise click.UsageError("Participants get a page to read: ask for md or html.")
    named = team or scenario.document.team or (defaults.project and defaults.project.team)
    made = brief_of(scenario, defaults.sop(sop).document, people.document, stand_in=not named)
    place = out or Path(f"{scenario.document.name}-papers")
    for file, content in papers(made, kinds or PAPER_KINDS, formats or PAPER_FORMATS).items():
        write_bytes(place / file, content.encode() if isinstance(content, str) else content)
        click.echo(str(place / file))
