"""`gameday scenario new [NAME]`: a scenario to begin with, from few answers."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TypeVar

import click

from gameday.cli.defaults import Defaults
from gameday.cli.question import Question, somebody_is_there
from gameday.cli.scenario_questions import (
    FAMILY,
    HOUR,
    LENGTH,
    NAME,
    QUESTIONS,
    SERVICE,
    SEVERITY,
    TITLE,
    name_question,
)
from gameday.cli.story_start import start_of, zone_of
from gameday.errors import Fault, InputError, OutputError
from gameday.files.scenario_starter import Hour, Starter, starter_scenario
from gameday.files.scenario_text import SCHEMA_FILE
from gameday.files.writing import write_text
from gameday.importers.slugs import slug

T = TypeVar("T")
_BEGINS: Mapping[Hour, time] = {"day": time(10, 15), "night": time(2, 40)}
_AT_DESKS = range(7, 20)
"""Hours of the day."""
_COLUMNS = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says; what it leaves out is asked for, or taken from the defaults."""

    name: str | None
    out: str | None
    start: str | None
    tz: str
    as_of: datetime | None
    options: Mapping[str, str | None]
    """The answers to the questions, by option."""
    asks: bool
    """Is there somebody to ask?"""
    said: list[str] = field(default_factory=list)
    """Words of the command line that gives every answer so far."""

    @property
    def to_screen(self) -> bool:
        """Is it printed rather than written?"""
        return self.out == "-"

    @property
    def called(self) -> str | None:
        """The name, as far as it was given."""
        return self.name or (slug(Path(self.out).stem, "ours") if self.out and not self.to_screen else None)

    def place(self, name: str) -> Path:
        """The file to write."""
        return Path(f"{name}.yaml") if self.out is None or self.to_screen else Path(self.out)


def write_asked(asked: Asked) -> None:
    """Ask for what is not stated, write the scenario, say what to do next.

    Raises:
        InputError: options that cannot be; nothing was asked.
        OutputError: the file is there already, or cannot be written. What was said is shown as a command.
        click.Abort: whoever was asked went away. The same.

    """
    zone = _refuse(asked)
    try:
        starter = _answers(asked, zone)
        if asked.to_screen:
            click.echo(starter_scenario(starter), nl=False)
            return
        place = asked.place(starter.name)
        write_text(place, starter_scenario(starter))
    except (click.Abort, OutputError):
        if asked.asks and asked.said:
            click.echo(f"\nNothing you said is lost; this goes on from there:\n  {_command(asked)}", err=True)
        raise
    click.echo("\n".join([f"Written: {place}. Next:", *_next_steps(shlex.quote(str(place)))]))


def _refuse(asked: Asked) -> tzinfo:
    """Everything on the command line that cannot be, at once and before anybody is asked; the zone of its times."""
    faults: list[Fault] = []
    for question in QUESTIONS:
        question.stated(asked.options.get(question.option), faults)
    if asked.name is not None and not NAME.fullmatch(asked.name):
        faults.append(Fault("NAME", 0, f"{asked.name[:80]!r} is no name", "lower case letters, digits, `-` and `_`"))
    if asked.out and not asked.to_screen and not asked.out.endswith((".yaml", ".yml")):
        faults.append(Fault(asked.out, 0, "this is no name for a scenario file", "one that ends in .yaml"))
    zone: tzinfo = UTC
    try:
        zone = zone_of(asked.tz)
        if asked.start is not None:
            start_of(asked.start, zone, date(2026, 1, 1))
    except InputError as error:
        faults += error.faults
    if faults:
        raise InputError(faults)
    if asked.called is not None:
        _keep_what_is_there(asked, asked.called)
    return zone


def _keep_what_is_there(asked: Asked, name: str) -> None:
    place = asked.place(name)
    if not asked.to_screen and (place.exists() or place.is_symlink()):
        raise OutputError(f"{place} is there already and was left as it is. Name another file with -o.")


def _answers(asked: Asked, zone: tzinfo) -> Starter:
    called = _answer(asked, SERVICE, "Checkout")
    usual = f"{called} does not work as it should"
    title = _answer(asked, TITLE, usual)
    family = _answer(asked, FAMILY, "config_push")
    badness = _answer(asked, SEVERITY, "SEV2")
    today = Defaults().today_here(asked.as_of)
    starts_at = None
    if asked.start is not None:
        starts_at = datetime.fromtimestamp(start_of(asked.start, zone, today) / 1000, tz=zone)
        hour: Hour = "day" if starts_at.hour in _AT_DESKS else "night"
    else:
        hour = _answer(asked, HOUR, "day")
    length = _answer(asked, LENGTH, "1h")
    return Starter(
        name=_name(asked, called if title == usual else title),
        title=title,
        service=slug(called, "service"),
        called=called,
        family=family,
        badness=badness,
        hour=hour,
        length=length,
        starts_at=starts_at or datetime.combine(_working_day(today), _BEGINS[hour], tzinfo=zone),
        command=_command(asked),
    )


def _answer(asked: Asked, question: Question[T], default: str) -> T:
    words = asked.options.get(question.option)
    if words is None and asked.asks:
        answer = question.ask(default)
    else:
        answer = question.read(default if words is None else words)
    asked.said.extend((question.option, question.says(answer)))
    return answer


def _name(asked: Asked, words: str) -> str:
    """The name given, or one made of words; whoever is asked may choose until nothing is overwritten."""
    if asked.called is not None:
        return asked.called
    name = slug(words, "ours")
    if asked.asks:

        def refuse(word: str) -> None:
            try:
                _keep_what_is_there(asked, word)
            except OutputError:
                raise ValueError(f"{asked.place(word)} is there already, expected another name") from None

        name = name_question(refuse).ask(name)
    _keep_what_is_there(asked, name)
    asked.said.insert(0, name)
    return name


def _command(asked: Asked) -> str:
    """The command line that says what was said."""
    words = ["gameday", "scenario", "new", *([asked.name] if asked.name else []), *asked.said]
    for option, value in (
        ("--start", asked.start),
        ("--tz", asked.tz if asked.tz != "UTC" else None),
        ("-o", asked.out),
    ):
        if value is not None:
            words += [option, value]
    return shlex.join(words)


def _working_day(day: date) -> date:
    """The day, or the Monday after it."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


def _next_steps(file: str) -> list[str]:
    steps = (
        (f"edit {file}", "its head says what first"),
        (f"gameday scenario lint {file}", "does it hang together?"),
        (f"gameday scenario rehearse {file}", "what a team lives through"),
        (f"gameday run {file}", "play and judge it once"),
        (f"gameday scenario brief {file}", "the facilitator's papers"),
        (f"gameday schema scenario > {SCHEMA_FILE}", "for your editor, beside it"),
    )
    wide = max(len(step) for step, _ in steps)
    beside = wide + max(len(why) for _, why in steps) + 4 <= _COLUMNS
    return [f"  {step:<{wide}}  {why}" if beside else f"  {step}\n      {why}" for step, why in steps]


def asking(*, defaults: bool) -> bool:
    """Are questions asked? Not where nobody is there, and not where the defaults will do."""
    return not defaults and somebody_is_there()
