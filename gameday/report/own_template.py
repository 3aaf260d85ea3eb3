"""A user's own template, rendered in a process of its own with bounds on memory, time and size.

A sandbox keeps a template from reaching what it should not; it does not keep it from asking for a gigabyte of letters
or a loop without end. The system does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from gameday.errors import Fault, InputError
from gameday.report.own_template_child import MOST_CPU_SECONDS, MOST_MEMORY, Answer, Order
from gameday.report.template_musts import with_musts
from gameday.scoring.encoding import Json

Form = Literal["md", "html"]
MOST_TEMPLATE = 256 * 1024
"""Bytes of the template itself."""
_MOST_SECONDS = 4 * MOST_CPU_SECONDS
"""On the wall: a machine under load gives a process its seconds slowly."""
_INHERITED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")


def form_of(path: Path) -> Form:
    """What a template makes, by its name: `report.html.j2` and `report.html` make HTML, any other name Markdown."""
    name = path.name.lower().removesuffix(".j2").removesuffix(".jinja").removesuffix(".jinja2")
    return "html" if name.endswith((".html", ".htm")) else "md"


def render_own(path: Path, form: Form, data: Mapping[str, Json]) -> str:
    """The page a user's template makes of a retrospective's JSON values.

    What every report must carry (EXERCISE, the draft's mark, what people wrote, the limits of a score) is added where
    the template leaves it out.

    Raises:
        InputError: the template cannot be read or used, with its line where there is one.

    """
    text = _read(path)
    order: Order = {"template": text, "form": form, "data": dict(data)}
    answer = _asked(order, str(path))
    if answer["page"] is None:
        raise InputError(Fault(str(path), answer["line"], answer["wrong"], answer["expected"]))
    return with_musts(answer["page"], form, data)


def _read(path: Path) -> str:
    try:
        if not path.is_file():
            raise InputError(Fault(str(path), 0, "there is no such file", "a Jinja template"))
        with path.open("rb") as stream:
            content = stream.read(MOST_TEMPLATE + 1)
    except (OSError, ValueError):
        raise InputError(Fault(str(path), 0, "this file cannot be read", "a Jinja template")) from None
    if len(content) > MOST_TEMPLATE:
        raise InputError(
            Fault(str(path), 0, f"this template is larger than {MOST_TEMPLATE >> 10} KiB", "a smaller one")
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(Fault(str(path), 0, "this template is not UTF-8 text", "a Jinja template")) from None


def _asked(order: Order, name: str) -> Answer:
    here = str(Path(__file__).resolve().parents[2])
    # What a template could read of the environment, were it to get out of its sandbox, is next to nothing. The child is
    # this very package, wherever it was imported from.
    environment = {
        **{one: os.environ[one] for one in _INHERITED if one in os.environ},
        "PYTHONPATH": os.pathsep.join([here, os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
    }
    command = [sys.executable, "-P", "-m", "gameday.report.own_template_child"]
    try:
        done = subprocess.run(  # noqa: S603  # our own program, nothing of the user's is on its command line
            command,
            input=json.dumps(order, ensure_ascii=True).encode(),
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise InputError(_too_long(name)) from None
    except OSError as error:
        raise InputError(Fault(name, 0, f"no process could be started for it: {error.strerror}")) from None
    return _read_answer(done, name)


def _read_answer(done: subprocess.CompletedProcess[bytes], name: str) -> Answer:
    if done.returncode == 0:
        answer: Answer = json.loads(done.stdout)
        return answer
    # Killed by the system: SIGXCPU or SIGKILL when its seconds were used up, else for want of memory.
    if done.returncode in (-24, -9):
        raise InputError(_too_long(name))
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        wrong = f"it needs more than {MOST_MEMORY >> 20} MiB of memory"
        raise InputError(Fault(name, 0, wrong, "a template that needs less"))
    raise InputError(Fault(name, 0, "the process that renders it could not do its work"))


def _too_long(name: str) -> Fault:
    return Fault(name, 0, f"it takes longer than {MOST_CPU_SECONDS} seconds", "a template that comes to an end")
