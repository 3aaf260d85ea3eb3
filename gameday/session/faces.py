"""The faces of a report: which files each is, and how a file is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal, get_args

from gameday.errors import Fault, InputError
from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.report.notes.tamed import notes_markdown
from gameday.report.own_template import Form, form_of, render_own
from gameday.report.picture import drawing
from gameday.report.retro_json import retrospective_json, retrospective_text
from gameday.session.judged import Judged

if TYPE_CHECKING:
    from gameday.retrospective.after_action import AfterAction

Face = Literal["md", "html", "json", "aar"]
FACES: tuple[Face, ...] = get_args(Face)
PICTURE = "picture.svg"
FILES: Mapping[Face, tuple[str, ...]] = {
    "md": ("retrospective.md",),
    "html": ("retrospective.html",),
    "json": ("retrospective.json",),
    "aar": ("aar.md", "aar.html"),
}
"""The files of each face, the one that is printed first."""
USUAL: tuple[Face, ...] = ("md", "html")
"""The faces every drill directory has."""
_BUILD, _AAR = "gameday.retrospective.after_action_build", "gameday.report.aar"
_NO_REPORT = {
    "simulation": (
        "no person took part in this drill, so it is not rendered as an after-action report",
        "a drill with people in it; --format md, html or json tell of this one",
    ),
    "incident": (
        "this is a real incident and no exercise, so it is not rendered as an after-action report",
        "an exercise with people in it; --format md, html or json tell of this one",
    ),
}


def after_action_of(judged: Judged, name: str) -> AfterAction:
    """The after-action report of a drill with people in it; `name` is what the drill is called in a fault.

    Raises:
        InputError: no person took part, or it was no exercise.

    """
    form = judged.retrospective.heading.form
    if form != "after_action":
        raise InputError(Fault(name, 0, *_NO_REPORT[form]))
    team = judged.documents.team.document if judged.documents.team else None
    report: AfterAction = _reporting(_BUILD).after_action(
        judged.case, judged.assessment, judged.retrospective, team, as_of=judged.as_of
    )
    return report


def _reporting(module: str) -> ModuleType:
    """A module of the after-action report. Most drills are written up without one: it is loaded with the first."""
    return import_module(module)


def face_files(judged: Judged, faces: Iterable[Face], notes: str, *, name: str = "") -> dict[str, str]:
    """File name to text of some faces, with what people wrote in each.

    Raises:
        InputError: an after-action report of what has none.

    """
    told = judged.beside(notes)
    return {file: render(told, file, notes, name=name) for face in faces for file in FILES[face]}


def render(judged: Judged, file: str, notes: str, *, name: str = "", picture: str | None = None) -> str:
    """One file of a face. `picture` is where the drawing lies, for the Markdown. Raises InputError as `face_files`."""
    retro = judged.retrospective
    renderers: Mapping[str, Callable[[], str]] = {
        "retrospective.md": lambda: to_markdown(retro, notes, picture),
        "retrospective.html": lambda: to_html(retro, notes),
        "retrospective.json": lambda: retrospective_text(retro, notes),
        "aar.md": lambda: _reporting(_AAR).to_aar_markdown(after_action_of(judged, name), notes),
        "aar.html": lambda: _reporting(_AAR).to_aar_html(after_action_of(judged, name), notes),
    }
    return renderers[file]()


def picture_file(judged: Judged) -> str:
    """The picture as a file of its own, which the Markdown shows."""
    heading = judged.retrospective.heading
    title = " · ".join((heading.title, *heading.banner))
    description = "What was true, what was called, who did what, and the silences. The report has it as tables."
    return drawing(judged.retrospective.chart, title, description)


def own_page(judged: Judged, template: Path, face: Face | None, notes: str) -> str:
    """The page a user's own template makes: Markdown or HTML, by `face` or else by the template's name.

    Raises:
        InputError: the template cannot be used.

    """
    form: Form = "html" if face == "html" else "md" if face == "md" else form_of(template)
    told = notes_markdown(notes) if form == "md" else notes
    return render_own(template, form, retrospective_json(judged.beside(notes).retrospective, told))
