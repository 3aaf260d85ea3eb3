"""Every colour of text can be read: in light, in dark, in print, and in a terminal on either ground."""

from __future__ import annotations

import re

import pytest
from rich.color import Color
from rich.color_triplet import ColorTriplet

from gameday.report import palette
from gameday.report.templating import read_template

SCHEMES = ("light", "dark", "print")
TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "link", "good", "warn", "bad") for ground in ("ground", "panel")),
    *((ink, "badge") for ink in ("ink", "good", "warn", "bad")),
    ("banner-ink", "banner"),
    *(("ink", ground) for ground in ("impact", "held", "window", "silence-ground")),
]
SIGNS = [
    *((sign, ground) for sign in ("called", "mark", "good", "bad", "warn", "link") for ground in ("ground", "held")),
    ("called", "right"),
    ("silence", "silence-ground"),
    ("impact-edge", "ground"),
]


def colours(scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", read_template("palette.css"), re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[SCHEMES.index(scheme)]))


def light(colour: ColorTriplet) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """From 1 to 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def between(scheme: str, one: str, other: str) -> float:
    found = colours(scheme)
    return contrast(*(Color.parse(found[name]).get_truecolor() for name in (one, other)))


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast(ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)) == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_reaches_the_aa_bound(scheme: str) -> None:
    weak = {f"{one} on {other}": between(scheme, one, other) for one, other in TEXT}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_signs_of_the_picture_reach_the_bound_for_graphics(scheme: str) -> None:
    weak = {f"{one} on {other}": between(scheme, one, other) for one, other in SIGNS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_all_schemes_name_the_same_colours() -> None:
    assert colours("light").keys() == colours("dark").keys() == colours("print").keys()


@pytest.mark.parametrize("name", ["GOOD", "WARN", "BAD", "OPEN", "NEWS"])
def test_colours_of_the_terminal_can_be_read_on_black_and_on_white(name: str) -> None:
    """Both cannot exceed 4.58 at once, so 4 is asked of each."""
    colour = Color.parse(getattr(palette, name)).get_truecolor()
    assert min(contrast(colour, ground) for ground in (ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255))) >= 4
