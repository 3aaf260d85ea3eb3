"""`gameday scenario lint`: what cannot be meant in a scenario, what it gives away, what it lacks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial

import click

from gameday.cli.defaults import Defaults, json_option
from gameday.cli.screen import screen
from gameday.cli.together import each
from gameday.errors import Fault, InputError
from gameday.files.attachments import check_attachments
from gameday.files.documents import Loaded, open_sop
from gameday.files.field_names import field_names
from gameday.files.shipped import findable, shipped_names
from gameday.files.variants import refused_variants
from gameday.fitting import lint as linted
from gameday.report.scenario_lint_page import print_scenario_lint
from gameday.scenario import Scenario
from gameday.scenario.lint import Remark, ScenarioReport, Where
from gameday.sop import Sop

_Found = tuple[Loaded[Scenario], ScenarioReport]


@click.command("lint")
@click.argument("names", metavar="[SCENARIO]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Spoilers and gaps fail too, for CI.")
@click.option("--team", "team", metavar="TEAM", help="Who would play: a path or a shipped team.")
@json_option
def lint(names: tuple[str, ...], strict: bool, team: str | None, as_json: bool) -> int:
    """Say what cannot be meant in each SCENARIO (errors), what it gives away (spoilers) and what it lacks (gaps).

    Without SCENARIO the project's are read. Every line has its file, what was expected and why it matters.

    Exit code: 0, also with spoilers and gaps; 1 with errors, or with any of them under --strict; 2 where a file cannot
    be read as a scenario, or one that it shows is not what it says.
    """
    defaults = Defaults()
    asked = names or tuple(str(name) for name in (defaults.project.scenarios if defaults.project else ()))
    if not asked:
        raise click.UsageError("Name a SCENARIO: no project file (gameday.yaml) names any.")
    sops = _sops(defaults)
    found = {name: _looked_at(partial(_linted, defaults, name, team, sops)) for name in asked}
    reports = [one for many, _ in found.values() for one in many]
    if as_json:
        rows = [_row(*one[0], faults) if one else _unread(name, faults) for name, (one, faults) in found.items()]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        for loaded, report in reports:
            print_scenario_lint(screen(), loaded.document.name, report, partial(_place, loaded))
    if any(faults for _, faults in found.values()):
        raise InputError(dict.fromkeys(fault for _, faults in found.values() for fault in faults))
    return int(any(report.errors or (strict and not report.empty) for _, report in reports))


def _sops(defaults: Defaults) -> tuple[Sop, ...]:
    """Every SOP that a scenario may meet here: the shipped ones, and the project's."""
    own = [defaults.sop(None).document] if defaults.project and defaults.project.sop else []
    return tuple(
        {one.name: one for one in (*(open_sop(name).document for name in shipped_names("sops")), *own)}.values()
    )


def _linted(defaults: Defaults, name: str, team: str | None, sops: tuple[Sop, ...]) -> _Found:
    loaded = defaults.scenario(name)
    # Who would play a scenario that names nobody is not known, unless somebody says so here.
    named = team or loaded.document.team or (defaults.project and defaults.project.team)
    people = defaults.team(team, loaded.document).document if named else None
    refused = refused_variants(name, defaults.project)
    return loaded, linted(loaded.document, team=people, sops=sops, named=field_names(loaded.path), refused=refused)


def _looked_at(load: Callable[[], _Found]) -> tuple[list[_Found], tuple[Fault, ...]]:
    """(what was found, the faults of what cannot be read: the scenario, or a file that it shows)."""
    found, faults = each([load])
    _, shown = each(partial(check_attachments, loaded) for loaded, _ in found)
    return found, (*faults, *shown)


def _row(loaded: Loaded[Scenario], report: ScenarioReport, faults: Iterable[Fault]) -> dict[str, object]:
    return {
        "name": loaded.document.name,
        "errors": [*map(asdict, faults), *_placed(loaded, report.errors)],
        "spoilers": _placed(loaded, report.spoilers),
        "gaps": _placed(loaded, report.gaps),
    }


def _unread(name: str, faults: Iterable[Fault]) -> dict[str, object]:
    return {"name": name, "errors": [asdict(fault) for fault in faults], "spoilers": [], "gaps": []}


def _placed(loaded: Loaded[Scenario], remarks: Iterable[Remark]) -> list[dict[str, object]]:
    """What was found, each with the file and line it speaks of."""
    places = [(one, _place(loaded, one.where)) for one in remarks]
    return [{**asdict(one), "file": file, "line": line} for one, (file, line) in places]


def _place(loaded: Loaded[Scenario], where: Where) -> tuple[str, int]:
    file, line = loaded.place_of(where)
    return findable(file), line
