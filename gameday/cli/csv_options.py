"""Options that say of a spreadsheet what it does not say itself, shared by `score` and `import csv`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypedDict, TypeVar, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from gameday.cli.several import once
from gameday.files.words import close_to
from gameday.importers.asked import Asked, Covers, OfMap
from gameday.importers.column_map import CsvMap, known_kind, known_role, read_map
from gameday.importers.level_words import NUMBERED, LevelWords
from gameday.importers.role_words import RoleWords
from gameday.importers.when import DATE_ORDERS, DateOrder, Reckoning, Wanting
from gameday.terms.kinds import KINDS, Kind
from gameday.terms.severity import Ladder

F = TypeVar("F", bound=Callable[..., object])


class CsvWords(TypedDict):
    """What the options of `csv_options` say, by their parameters' names."""

    maps: tuple[str, ...]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    tz: str | None
    day: datetime | None
    start: str | None
    date_order: str | None
    covers: str | None


def csv_options(command: F) -> F:
    """`--map`, `--kind`, `--role`, `--tz`, `--date`, `--date-order`, `--covers`."""
    options: tuple[Callable[[Any], Any], ...] = (
        click.option(
            "--map", "maps", multiple=True, metavar="KEY=HEADING|FILE",
            help="CSV: the column of a key, such as at=Timestamp; KEY= for none. Or a YAML file that says all of this.",
        ),
        click.option(
            "--kind", "kinds", multiple=True, metavar="SAID=KIND",
            help="CSV: what a word in the column of kinds means, such as 'Pinged=paged'.",
        ),
        click.option(
            "--role", "roles", multiple=True, metavar="SAID=ROLE",
            help="CSV: what a word for a role means, such as 'First line=primary_oncall'.",
        ),
        click.option(
            "--tz", "tz", metavar="ZONE", multiple=True, callback=once,
            help="CSV: the zone of times without one, such as Europe/Berlin.",
        ),
        click.option(
            "--date", "day", type=click.DateTime(formats=["%Y-%m-%d"]), metavar="DATE",
            multiple=True, callback=once,
            help="CSV: the date of the first row, where times are times of day alone.",
        ),
        click.option(
            "--start", "start", metavar="MOMENT", multiple=True, callback=once,
            help="CSV: what T+5 counts from, such as '2026-04-20 14:47'.",
        ),
        click.option(
            "--date-order", type=click.Choice(DATE_ORDERS), multiple=True, callback=once,
            help="CSV: how dates such as 03/04/2026 are meant.",
        ),
        click.option(
            "--covers", metavar="all|found|KIND,...", multiple=True, callback=_joined,
            help="CSV: what it can show at all; the rest counts as unknown, not as missed.  [default: found]",
        ),
    )  # fmt: skip
    for option in reversed(options):
        command = cast("F", option(command))
    return command


def _joined(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> str | None:  # noqa: ARG001  # click's
    """What it covers, said at once or one by one."""
    return ",".join(value) or None


def asked_of(words: CsvWords, ladder: Ladder | None = None, named: frozenset[str] = frozenset()) -> Asked:
    """How to read a spreadsheet: the command line before the map file.

    `ladder` has the levels of the SOP at hand, `named` the roles it names: they mean themselves.
    """
    levels = LevelWords.of(ladder) if ladder else NUMBERED
    files = [word for word in words["maps"] if "=" not in word]
    if len(files) > 1:
        raise click.UsageError("--map takes one file; say the rest as KEY=HEADING.")
    stated = read_map(files[0], levels) if files else CsvMap(format=1)
    order = cast("DateOrder | None", words["date_order"] or stated.date_order)
    zone = words["tz"] or stated.tz
    day = words["day"].date() if words["day"] else stated.day
    kinds, roles = _pairs(words["kinds"], "--kind", levels), _pairs(words["roles"], "--role")
    return Asked(
        _started(Reckoning(_zone(zone) if zone else None, day, order), words["start"] or stated.start),
        {**stated.columns, **_pairs([word for word in words["maps"] if "=" in word])},
        {**stated.kinds, **kinds},
        RoleWords({**stated.roles, **roles}, named),
        levels,
        OfMap(frozenset(stated.kinds.keys() - kinds.keys()), frozenset(stated.roles.keys() - roles.keys())),
        _covers(words["covers"]) if words["covers"] else stated.covers,
    )


def _started(reckoning: Reckoning, moment: str | None) -> Reckoning:
    if moment is None:
        return reckoning
    try:
        return replace(reckoning, start=reckoning.read(moment).at)
    except Wanting as error:
        lacks = {"zone": "--tz or an offset", "date": "a date", "order": "--date-order", "start": "a time"}
        wanted = " and ".join(lacks[need] for need in error.needs)
        raise click.BadParameter(f"{moment[:60]!r} needs {wanted} as well.", param_hint="--start") from None
    except ValueError as error:
        raise click.BadParameter(f"{moment[:60]!r} is no moment: {error}.", param_hint="--start") from None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter(
            f"{name[:60]!r} is no time zone, expected a name such as UTC or Europe/Berlin.", param_hint="--tz"
        ) from None


_SAYS = {"--map": "KEY=HEADING", "--kind": "SAID=KIND", "--role": "SAID=ROLE"}


def _pairs(words: Sequence[str], option: str = "--map", levels: LevelWords = NUMBERED) -> Mapping[str, str]:
    """`KEY=HEADING` as key and heading; a kind or a role stands behind the last `=`, a key before the first."""
    found: dict[str, str] = {}
    for word in words:
        left, mark, right = word.partition("=") if option == "--map" else word.rpartition("=")
        if not mark or not left.strip():
            raise click.BadParameter(f"{word[:60]!r} says nothing, expected {_SAYS[option]}.", param_hint=option)
        try:
            meant = _READ[option](right.strip(), levels)
        except ValueError as error:
            said = str(error)
            raise click.BadParameter(said if said.endswith("?") else f"{said}.", param_hint=option) from None
        if found.setdefault(left.strip(), meant) != meant:
            raise click.BadParameter(f"{left.strip()[:60]!r} is said twice and differently.", param_hint=option)
    return found


_READ: Mapping[str, Callable[[str, LevelWords], str]] = {
    "--map": lambda words, _levels: words,
    "--kind": known_kind,
    "--role": lambda words, _levels: known_role(words),
}


def _covers(words: str) -> Covers:
    if words == "all":
        return "all"
    if words == "found":
        return "found"
    kinds = list(dict.fromkeys(word.strip() for word in words.split(",") if word.strip()))
    if {"all", "found"} & set(kinds):
        raise click.BadParameter("all and found stand alone; kinds stand beside each other.", param_hint="--covers")
    for kind in kinds:
        _known(kind, "--covers")
    return tuple(cast("list[Kind]", kinds))


def _known(kind: str, option: str) -> None:
    if kind not in KINDS:
        close = close_to(kind, KINDS)
        hint = f" Did you mean `{close}`?" if close else ""
        raise click.BadParameter(f"{kind[:60]!r} is no kind of entry.{hint}", param_hint=option)
