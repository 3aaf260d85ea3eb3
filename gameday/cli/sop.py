"""`gameday sop`: ask an SOP what it says, what it leaves open, and what an edit changes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from functools import partial

import click

from gameday.cli.defaults import Defaults, as_of_option, json_option
from gameday.cli.facts import read_stated
from gameday.cli.screen import screen
from gameday.cli.sop_check import check
from gameday.cli.sop_coverage import coverage, mutate
from gameday.cli.sop_new import new
from gameday.cli.sop_sheet import sheet
from gameday.cli.together import each
from gameday.errors import InputError
from gameday.files.documents import Loaded, open_sop
from gameday.files.inherited import inherited_by
from gameday.files.shipped import findable, is_shipped, shipped_names
from gameday.report.classification_page import print_classification, reasons
from gameday.report.diff_page import print_diff
from gameday.report.lint_page import print_lint
from gameday.report.sop.page import print_sop, sop_markdown
from gameday.sop import Sop
from gameday.sop.diff import diff as differences
from gameday.sop.lint import Gap, LintError
from gameday.sop.lint import lint as linted
from gameday.sop.lint.gap import Where


@click.group("sop")
def sop() -> None:
    """List, show, lint, classify and compare SOPs; start your own."""


@sop.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the shipped SOPs, and the project's own."""
    defaults = Defaults()
    own = [defaults.sop(None)] if defaults.project and defaults.project.sop else []
    found = {one.document.name: one.document for one in (*own, *map(open_sop, shipped_names("sops")))}
    if as_json:
        rows = [
            {"name": one.name, "title": one.title, "version": one.version, "levels": list(one.ladder.levels),
             "clauses": len(one.clauses)}
            for one in found.values()
        ]  # fmt: skip
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    for one in found.values():
        click.echo(f"{one.name:<18} {one.title}")
        click.echo(f"{'':<18} {len(one.levels)} levels, {len(one.clauses)} clauses")


@sop.command("show")
@click.argument("name", metavar="[SOP]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "md"]), default="text", help="md: to paste into a wiki.")
@json_option
def show(name: str | None, form: str, as_json: bool) -> None:
    """Show an SOP as a page that is good to read; without SOP the project's."""
    defaults = Defaults()
    loaded = defaults.sop(name)
    one = loaded.document
    if as_json:
        click.echo(one.model_dump_json(indent=1))
    elif form == "md":
        click.echo(sop_markdown(one), nl=False)
    else:
        called = name or (one.name if is_shipped(loaded.path) else findable(str(loaded.path)))
        found = linted(one, as_of=defaults.today_here(None), inherited=inherited_by(loaded))
        print_sop(screen(), one, len(found.gaps), called)


@sop.command("lint")
@click.argument("names", metavar="[SOP]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Gaps fail too, for CI.")
@as_of_option
@json_option
def lint(names: tuple[str, ...], strict: bool, as_of: datetime | None, as_json: bool) -> int:
    """Say what cannot be meant in each SOP (errors) and what it leaves open (gaps), the one to mend first on top.

    Without SOP the project's is read. Exit code: 0, also with gaps; 1 with errors, or with gaps under --strict.
    """
    defaults = Defaults()
    loaded, faults = each(partial(defaults.sop, name) for name in names or (None,))
    today = defaults.today_here(as_of)
    reports = [linted(one.document, as_of=today, inherited=inherited_by(one)) for one in loaded]
    if as_json:
        rows = [
            {"name": one.document.name, "errors": _placed(one, found.errors), "gaps": _placed(one, found.gaps)}
            for one, found in zip(loaded, reports, strict=True)
        ]
        unread = dict.fromkeys(fault.file for fault in faults)
        rows += [{"name": it, "errors": [asdict(one) for one in faults if one.file == it], "gaps": []} for it in unread]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False, default=str))
    else:
        for one, found in zip(loaded, reports, strict=True):
            copy_of = one.path.stem if is_shipped(one.path) else None
            print_lint(screen(), one.document, found, lambda where, one=one: _place(one, where), copy_of=copy_of)  # type: ignore[misc]  # the loop's own SOP
    if faults:
        raise InputError(faults)
    return int(any(found.errors or (strict and found.gaps) for found in reports))


def _placed(loaded: Loaded[Sop], found: Iterable[Gap | LintError]) -> list[dict[str, object]]:
    """What was found, each with the file and line it speaks of."""
    places = [(one, _place(loaded, one.where)) for one in found]
    return [{**asdict(one), "file": file, "line": line} for one, (file, line) in places]


def _place(loaded: Loaded[Sop], where: Where) -> tuple[str, int]:
    file, line = loaded.place_of(where)
    return findable(file), line


@sop.command("classify")
@click.argument("name", metavar="[SOP]", required=False)
@click.argument("stated", metavar="FACT=VALUE...", nargs=-1)
@json_option
def classify(name: str | None, stated: tuple[str, ...], as_json: bool) -> None:
    """Print the level (or the levels, or none) that an SOP's criteria give to facts of impact, and why.

    Without SOP the project's criteria are asked.

    Facts: users_affected and revenue_affected (0 to 1), core_function and feature (ok, degraded, down), data (safe,
    at_risk, lost), security (none, suspected, breach), workaround, growing, customer_visible, known (true, false).
    Any of them may be `unknown`; what is not stated is benign, or unknown with known=false.
    """
    if name is not None and "=" in name:
        stated, name = (name, *stated), None
    one = Defaults().sop(name).document
    facts = read_stated(stated)
    found = one.classify(facts)
    if as_json:
        body = {
            "sop": one.name,
            "facts": facts.to_json(),
            "levels": list(found.levels),
            "rule": found.rule.id if found.rule else None,
            "in_doubt": found.in_doubt,
            "hole": found.hole,
            "could_be": [{"rule": rule.id, "levels": list(rule.level)} for rule in found.could_be],
            "why": list(reasons(one, found)),
        }
        click.echo(json.dumps(body, indent=1, ensure_ascii=False))
        return
    print_classification(screen(), one, found)


@sop.command("diff")
@click.argument("old", metavar="SOP")
@click.argument("new", metavar="[SOP]", required=False)
@click.option("--all", "everything", is_flag=True, help="Changes of wording too.")
@json_option
def diff(old: str, new: str | None, everything: bool, as_json: bool) -> None:
    """Say what changes from one SOP to another: the level of every combination of facts, bounds, hops, clauses.

    Without a second SOP the project's is compared with the first.
    """
    defaults = Defaults()
    found = differences(defaults.sop(old).document, defaults.sop(new).document)
    if as_json:
        click.echo(json.dumps({"identical": found.identical, **asdict(found)}, indent=1, ensure_ascii=False))
        return
    print_diff(screen(), found, everything=everything)


sop.add_command(check)
sop.add_command(coverage)
sop.add_command(mutate)
sop.add_command(new)
sop.add_command(sheet)
