"""The reference of scoring lists every figure of the formulas as it is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from gameday.scoring.constants import USUAL
from gameday.scoring.varying import WORDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "scoring.md"


def test_every_constant_stands_in_the_reference_with_its_value() -> None:
    shown = re.findall(r"^\| `(\w+)` \| ([\d.]+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    held = [(field.name, f"{getattr(USUAL, field.name):g}", WORDS[field.name]) for field in fields(USUAL)]
    assert shown == held
