"""A form does nothing until its script is there: what was typed never goes into an address, and is not lost."""

from __future__ import annotations

import re

import pytest

from gameday.console.pages import TEMPLATES

FORM = re.compile(r"<form\b[^>]*>")


@pytest.mark.parametrize("name", sorted(one.name for one in TEMPLATES.glob("*.html") if FORM.search(one.read_text())))
def test_no_form_sends_itself_by_its_address(name: str) -> None:
    """Those that work without a script are posted; the others stay where they are."""
    forms = FORM.findall((TEMPLATES / name).read_text(encoding="utf-8"))
    assert [one for one in forms if not re.search(r'method="(dialog|post)"', one)] == []
