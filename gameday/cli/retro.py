"""`gameday retro`: write the retrospective of a drill, in any of its faces, and sign it off."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click

from gameday.cli.defaults import Defaults, as_of_option
from gameday.cli.several import Several, as_one
from gameday.errors import OutputError
from gameday.files.drill_dir import read_manifest
from gameday.files.writing import write_text
from gameday.session import FACES, Face, Judged, face_files, own_page, read_drill, read_notes, sign_off, write_drill


@click.command("retro")
@click.argument("drill_dir", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "faces",
    type=Several(*FACES, noun="form"),
    multiple=True,
    callback=as_one,
    help="Which forms; aar: the after-action report in the HSEEP form.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File or directory to write.  [default: one form is printed, several go into DRILL_DIR]",
)
@click.option("--template", type=click.Path(path_type=Path), help="A Jinja template of your own, for md or html.")
@click.option("--sign-off", "signs", is_flag=True, help="Sign the report off; needs --role.")
@click.option("--role", metavar="ROLE", help="The role that signs off.")
@click.option("--reason", metavar="TEXT", help="Why, in a sentence; goes on record.")
@click.option("--names", is_flag=True, help="Show people's names beside their roles; never written into DRILL_DIR.")
@as_of_option
def retro(  # noqa: PLR0913, PLR0917  # one parameter for each option
    drill_dir: Path,
    faces: tuple[Face, ...] | None,
    out: Path | None,
    template: Path | None,
    signs: bool,
    role: str | None,
    reason: str | None,
    names: bool,
    as_of: datetime | None,
) -> None:
    """Write the retrospective of DRILL_DIR anew, with what people wrote in its notes.md.

    The drill is judged again by the SOP, scorecard, scenario and team it was written with. Every report is a draft
    until somebody signs it off.
    """
    if signs:
        _sign(drill_dir, role, reason, alone=not (faces or out or template or names or as_of))
        return
    if role or reason:
        raise click.UsageError("--role and --reason go with --sign-off.")
    judged = read_drill(drill_dir, as_of=Defaults().today(as_of) or _day_before(drill_dir))
    if names:
        _only_for_who_asked(drill_dir, faces, out, template)
        judged = judged.with_names()
    if template is not None:
        _say(own_page(judged, template, _one_face(faces), read_notes(drill_dir)), out)
    elif out is not None:
        _write(face_files(judged, faces or FACES[:2], read_notes(drill_dir), name=str(drill_dir)), out)
    elif faces and len(faces) == 1:
        texts = face_files(judged, faces, read_notes(drill_dir), name=str(drill_dir))
        click.echo(next(iter(texts.values())), nl=False)
    else:
        _write_drill(judged, drill_dir, faces or ())


def _only_for_who_asked(
    drill_dir: Path, faces: tuple[Face, ...] | None, out: Path | None, template: Path | None
) -> None:
    """A drill directory is shared, so no name is written there."""
    printed = out is None and (template is not None or (faces is not None and len(faces) == 1))
    elsewhere = out is not None and drill_dir.resolve() not in (out.resolve(), *out.resolve().parents)
    if not printed and not elsewhere:
        raise click.UsageError(
            f"--names writes nothing into {drill_dir}, which is shared: name one --format, or --out."
        )


def _day_before(drill_dir: Path) -> date | None:
    """The day the report was written as of: it stays until another is named."""
    rendering = read_manifest(drill_dir).rendering
    return rendering.as_of if rendering else None


def _sign(drill_dir: Path, role: str | None, reason: str | None, *, alone: bool) -> None:
    if not role:
        raise click.UsageError("--sign-off needs --role: who stands by this report?")
    if not alone:
        raise click.UsageError("--sign-off goes with --role and --reason alone; take the forms from a second call.")
    judged = sign_off(drill_dir, role, now=time.time_ns() // 1_000_000, reason=reason)
    heading = judged.retrospective.heading
    if heading.draft:
        raise OutputError(f"{drill_dir}: the signature does not hold. {heading.lapsed}")
    click.echo(f"{drill_dir}: {heading.signed_off}")


def _one_face(faces: tuple[Face, ...] | None) -> Face | None:
    if faces and (len(faces) > 1 or faces[0] not in ("md", "html")):
        raise click.UsageError("--template makes one form: md or html.")
    return faces[0] if faces else None


def _say(page: str, out: Path | None) -> None:
    if out is None:
        click.echo(page, nl=False)
        return
    if out.is_dir():
        raise click.UsageError("--template makes one page: name a file with --out.")
    write_text(out, page)
    click.echo(f"Written: {out}")


def _write(texts: Mapping[str, str], out: Path) -> None:
    """One file takes the face its ending names; anything else is a directory."""
    fitting = [name for name in texts if out.suffix and name.endswith(out.suffix)]
    if out.suffix and not out.is_dir():
        if len(fitting) != 1:
            raise click.UsageError(f"{out} can hold one of {', '.join(texts)}: name a directory, or one form.")
        write_text(out, texts[fitting[0]])
        click.echo(f"Written: {out}")
        return
    for name, text in texts.items():
        write_text(out / name, text)
    click.echo("Written: " + ", ".join(str(out / name) for name in texts))


def _write_drill(judged: Judged, drill_dir: Path, faces: tuple[Face, ...]) -> None:
    write_drill(judged, drill_dir, faces)
    reports = [name for name in read_manifest(drill_dir).files if name.startswith(("retrospective.", "aar."))]
    click.echo("Written: " + ", ".join(str(drill_dir / name) for name in reports))
    lapsed = judged.beside(read_notes(drill_dir)).retrospective.heading.lapsed
    if lapsed:
        click.echo(f"{drill_dir}: {lapsed} It is a draft again.", err=True)
