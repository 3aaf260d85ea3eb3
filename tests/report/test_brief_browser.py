"""The facilitator's papers in a real browser: on a phone, light and dark, and as printed pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gameday.files import load_sop, load_team
from gameday.session.papers import brief_of, papers
from tests.conftest import need
from tests.importers.rich import rich
from tests.report.test_browser import BROWSER, FLAGS, READER, looked_at

KINDS = ("facilitator", "evaluator", "participants")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    loaded = rich(tmp_path_factory.mktemp("rich"))
    found = papers(brief_of(loaded, load_sop("one-page-playbook"), load_team("storefront")), formats=("html",))
    return {name.removesuffix(".html"): str(page) for name, page in found.items()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_sticks_out_of_the_page(pages: dict[str, str], tmp_path: Path, kind: str, width: int) -> None:
    seen = looked_at(pages[kind], tmp_path, width)
    assert (int(seen["width"]), int(seen["page"]) <= width, seen["wide"]) == (width, True, "0")


def test_the_page_fetches_nothing_but_what_it_holds(pages: dict[str, str], tmp_path: Path) -> None:
    """The picture of an attachment is in the page itself."""
    assert looked_at(pages["participants"], tmp_path, 800)["fetched"] == "0"
    assert "http" not in pages["facilitator"].replace("https://", "http://").split("</style>")[1]


def test_dark_is_dark_and_light_is_light(pages: dict[str, str], tmp_path: Path) -> None:
    light = looked_at(pages["facilitator"], tmp_path, 800)
    dark = looked_at(pages["facilitator"], tmp_path, 800, "--blink-settings=preferredColorScheme=0")
    assert (light["ground"], dark["ground"]) == ("rgb(255, 255, 255)", "rgb(20, 22, 27)")


@pytest.mark.parametrize(("kind", "most"), [("facilitator", 12), ("evaluator", 7), ("participants", 1)])
def test_every_printed_page_says_what_it_is(pages: dict[str, str], tmp_path: Path, kind: str, most: int) -> None:
    """EXERCISE, the scenario and the number stand on each page; the hand-out is one page, and no name tells of it."""
    need(BROWSER, "Chromium")
    need(READER, "pdftotext")
    source, printed = tmp_path / "paper.html", tmp_path / "paper.pdf"
    source.write_text(pages[kind], encoding="utf-8")
    command = [BROWSER or "", *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"]
    asked = [*command, f"--print-to-pdf={printed}", source.as_uri()]
    subprocess.run(asked, capture_output=True, check=True, timeout=120)
    told = subprocess.run([READER or "", printed, "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    found = [" ".join(one.split()) for one in told.split("\f") if one.strip()]
    assert 0 < len(found) <= most
    secret = kind != "participants"
    running = "EXERCISE · slow-mornings · FACILITATORS AND EVALUATORS ONLY" if secret else "EXERCISE"
    assert ("slow-mornings" in told) is secret
    assert [number for number, one in enumerate(found, 1) if running not in one] == []
    assert [number for number, one in enumerate(found, 1) if f"Page {number} of {len(found)}" not in one] == []
