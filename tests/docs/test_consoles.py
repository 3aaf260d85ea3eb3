"""Every command shown in the docs is run, and says what the docs show.

In a fenced `console` block a line `$ gameday ...` (or `$ pytest ...`) is a command, the lines below it what it says.
`...` alone on a line stands for any lines; exit codes other than 0 are shown as `$? = 1` on the last line. Everything
on a page happens in one empty directory, from the top down. A block below a line that ends in "Write `ours.yaml`:"
becomes that file; below "Add to `ours.yaml`:" it is put at its end; below "Change `ours.yaml`:" lines with a `-` become
those with a `+` below them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.conftest import Say

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(
    r"^(?:[^\n]* )?(Write|Add to|Change) `([a-z][a-z_./-]*)`:\n\n```[a-z]+\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
HUNK = re.compile(r"((?:^-.*\n)+)((?:^\+.*\n)+)", re.MULTILINE)
STEP = re.compile(f"{FILE.pattern}|{BLOCK.pattern}", re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def fits(shown: list[str], lines: list[str]) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines)) is not None


def written(step: re.Match[str], place: Path) -> None:
    """Do as the page says with a file."""
    how, name, text, _ = step.groups()
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    assert how == "Write" or path.is_file(), f"{name} is to be edited, and nothing wrote it before"
    path.write_text(text if how == "Write" else edited(path.read_text(encoding="utf-8"), how, text), encoding="utf-8")


def edited(text: str, how: str, edit: str) -> str:
    """A file's text with something at its end, or with the lines of a diff changed."""
    if how == "Add to":
        return f"{text}\n{edit}"
    for removed, added in HUNK.findall(edit):
        old, new = (re.sub(r"^[-+]", "", lines, flags=re.MULTILINE) for lines in (removed, added))
        assert text.count(old) == 1, f"not one place to change: {removed}"
        text = text.replace(old, new)
    assert HUNK.sub("", edit) == "", f"neither taken out nor put in: {edit}"
    return text


def rewritten(text: str, place: Path, said: Say) -> str:
    def block(found: re.Match[str]) -> str:
        if found[1]:
            written(found, place)
            return found[0]
        parts = []
        for command, shown in commands(found[4]):
            lines = said(command, place)
            parts += [f"$ {command}", *(shown if "..." in [one.strip() for one in shown] else lines)]
        return "```console\n" + "\n".join(parts) + "\n```"

    return STEP.sub(block, text)


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search(page.read_text())], ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_say(page: Path, tmp_path: Path, writes: bool, said: Say) -> None:
    text = page.read_text(encoding="utf-8")
    if writes:
        before = tmp_path / "before"
        before.mkdir()
        text = rewritten(text, before, said)
        page.write_text(text, encoding="utf-8")
    wrong = []
    place = tmp_path / "here"
    place.mkdir()
    for found in STEP.finditer(text):
        if found[1]:
            written(found, place)
            continue
        for command, shown in commands(found[4]):
            lines = said(command, place)
            if not fits([line.rstrip() for line in shown], lines):
                wrong.append(f"$ {command}\n" + "\n".join(lines))
    assert wrong == [], f"{page.name} shows something else than these commands say (make golden rewrites it)"
