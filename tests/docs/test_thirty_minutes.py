"""The SOP that the thirty-minutes page ends with speaks of one company, and contradicts itself nowhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from gameday.files.documents import open_sop
from gameday.files.inherited import inherited_by
from gameday.report.sop.page import sop_markdown
from gameday.sop.lint import lint
from tests.docs.conftest import Say
from tests.docs.test_consoles import ROOT, STEP, commands, written

PAGE = ROOT / "docs" / "how-to" / "your-wikis-sop-in-thirty-minutes.md"
LEFT_BEHIND = {"text-still-inherited", "reading-of-words-gone", "source-still-inherited", "speaks-of-somebody-dropped"}


def followed(place: Path, said: Say) -> Path:
    """Everything the page writes, without the commands that only look."""
    for step in STEP.finditer(PAGE.read_text(encoding="utf-8")):
        if step[1]:
            written(step, place)
        else:
            for command, _ in commands(step[4]):
                if " new " in command:
                    said(command, place)
    return place / "lantern.yaml"


def test_the_finished_sop_has_nothing_left_of_its_parents_world(tmp_path: Path, said: Say) -> None:
    loaded = open_sop(followed(tmp_path, said))
    found = lint(loaded.document, as_of=date(2026, 6, 1), inherited=inherited_by(loaded))
    assert found.errors == ()
    assert {gap.id for gap in found.gaps} & LEFT_BEHIND == set()
    # The facts of impact have words of their own, the same for every company.
    page = sop_markdown(loaded.document).replace("visible to customers", "")
    assert re.findall(r"(?i)\bcustomers\b|all or most users|engineering manager|security lead", page) == []
