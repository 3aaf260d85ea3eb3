"""`gameday scenario new --from`: a scenario from a plan, or from the edited list of events of another."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

import click

from gameday.cli.defaults import Defaults
from gameday.cli.story_start import start_of, zone_of
from gameday.errors import Fault, GamedayError, InputError, OutputError
from gameday.files.documents import Loaded
from gameday.files.node import Json
from gameday.files.scenario_text import SCHEMA_FILE, differing_text, extends, scenario_text
from gameday.files.sheet import Sheet, named_sheet, read_sheets
from gameday.files.writing import write_text
from gameday.importers.msel_cells import Cells
from gameday.importers.msel_columns import msel_headings
from gameday.importers.msel_edits import edited
from gameday.importers.plan import Wanted, plan_of, planned
from gameday.importers.slugs import slug
from gameday.importers.story_time import StoryClock
from gameday.scenario import Scenario
from gameday.terms.duration import DAY, MINUTE, parse_duration
from gameday.terms.frozen import frozen
from gameday.terms.moment import to_moment

_MOST_NOTES = 40
_UNDER = re.compile(r" under (?P<sop>[a-z0-9][a-z0-9_-]*) (?P<version>[^ ]+) · ")
"""What the banner of a list says of its SOP."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


@frozen
class From:
    """What the command line says."""

    source: Path
    base: str | None
    out: str | None
    name: str | None
    title: str | None
    sheet: str | None
    start: str | None
    tz: str
    every: str
    as_of: datetime | None

    @property
    def to_screen(self) -> bool:
        """Is it printed rather than written?"""
        return self.out == "-"

    @property
    def called(self) -> str:
        """What commands call the scenario."""
        return self.name or slug(Path(self.out).stem if self.out and not self.to_screen else self.source.stem, "ours")

    @property
    def place(self) -> Path:
        """The file to write."""
        return Path(f"{self.called}.yaml") if self.out is None or self.to_screen else Path(self.out)


def write_from(asked: From) -> None:
    """Read the sheet, write the scenario, say how it was read.

    Raises:
        InputError: the sheet, or a word of the command line, cannot be used.
        OutputError: the file is there already, or cannot be written.

    """
    _refuse(asked)
    sheets = read_sheets(asked.source)
    if asked.sheet is not None:
        sheets = (named_sheet(sheets, asked.sheet, str(asked.source)),)
    if asked.base is not None:
        text, told, done = _of_edits(asked, sheets)
    else:
        text, told, done = _of_plan(asked, sheets)
    for words in told[:_MOST_NOTES]:
        click.echo(words, err=True)
    if len(told) > _MOST_NOTES:
        click.echo(f"and {len(told) - _MOST_NOTES} more", err=True)
    if asked.to_screen:
        click.echo(text, nl=False)
        return
    write_text(asked.place, text)
    click.echo("\n".join([*done, *_next_steps(str(asked.place))]))


def _of_plan(asked: From, sheets: Sequence[Sheet]) -> tuple[str, Sequence[str], list[str]]:
    zone = zone_of(asked.tz)
    starts_at = _start(asked, zone)
    clock = StoryClock(starts_at if asked.start else None, zone)
    found = planned(
        plan_of(sheets, str(asked.source)), Wanted(asked.called, asked.title, starts_at, clock, _every(asked.every))
    )
    lead = f"Made from {asked.source.name}. Participants read `title` and `pitch` first: the symptom, never the cause."
    return scenario_text(found.data, lead), found.notes, [f"Written: {asked.place} ({_count(found.data)}). Next:"]


def _count(data: Mapping[str, Json]) -> str:
    counts = {key: len(value) for key, value in data.items() if isinstance(value, list)}
    parts = [(key, counts.get(key, 0)) for key in ("phases", "injects", "objectives")]
    return ", ".join(f"{count} {key[:-1] if count == 1 else key}" for key, count in parts if count)


def _of_edits(asked: From, sheets: Sequence[Sheet]) -> tuple[str, Sequence[str], list[str]]:
    assert asked.base is not None  # noqa: S101  # only called so
    base = Defaults().scenario(asked.base)
    nothing = Sheet(str(asked.source), None, ())
    sheet = next((one for one in sheets if msel_headings(one)), sheets[0] if sheets else nothing)
    found = edited(base, sheet, _written(base, sheet))
    text = differing_text(base, found.own, found.scenario, asked.called, asked.place)
    changed = [f"  {words}" for words in found.changes] or ["  nothing differs"]
    if extends(text):
        what = f"which extends {asked.base}"
    else:
        what = f"a whole copy of {asked.base}, because a file that extends it cannot say this"
    return text, found.notes, [f"Written: {asked.place}, {what}:", *changed, "Next:"]


def _written(base: Loaded[Scenario], sheet: Sheet) -> Mapping[str, Cells]:
    """Every row as it was written, by its id; none where the SOP it was worked out from is not at hand."""
    from gameday.session.papers import brief_of  # noqa: PLC0415  # only edits need what plays and writes papers

    said = _UNDER.search(sheet.rows[0].cells[0]) if sheet.rows and sheet.rows[0].cells else None
    if said is None:
        return {}
    defaults = Defaults()
    try:
        sop = defaults.sop(said["sop"]).document
        people = defaults.team(None, base.document).document
        rows = brief_of(base, sop, people).events().rows if sop.version == said["version"] else ()
    except GamedayError:
        return {}  # the edits themselves need neither SOP nor team nor attachments
    return {row.id: row.cells for row in rows}


def _refuse(asked: From) -> None:
    faults = []
    if not _NAME.fullmatch(asked.called):
        faults.append(
            Fault("--name", 0, f"{asked.called[:80]!r} is no name", "lower case letters, digits, `-` and `_`")
        )
    if not asked.to_screen and not asked.place.name.endswith((".yaml", ".yml")):
        faults.append(Fault(str(asked.place), 0, "this is no name for a scenario file", "one that ends in .yaml"))
    if asked.title is not None and (not asked.title.strip() or not asked.title.isprintable()):
        faults.append(Fault("--title", 0, "this is no title", "one line of text"))
    if faults:
        raise InputError(faults)
    if not asked.to_screen and (asked.place.exists() or asked.place.is_symlink()):
        raise OutputError(f"{asked.place} is there already and was left as it is. Name another file with -o.")


def _start(asked: From, zone: tzinfo) -> int:
    """The start in story time: the one stated; of a time of day, and of none, today's."""
    today = Defaults().today_here(asked.as_of)
    if asked.start is None:
        return to_moment(datetime(today.year, today.month, today.day, 10, tzinfo=zone))
    return start_of(asked.start, zone, today)


def _every(text: str) -> int:
    try:
        length = parse_duration(text)
    except ValueError:
        length = 0
    if not MINUTE <= length <= DAY:
        raise InputError(Fault("--every", 0, f"{text[:60]!r} is no length of a phase", "one such as 15m"))
    return length


def _next_steps(file: str) -> list[str]:
    file = shlex.quote(file)
    return [
        f"  gameday scenario lint {file}",
        f"  gameday scenario brief {file}",
        f"  gameday run {file}",
        f"  gameday schema scenario > {SCHEMA_FILE}",
    ]
