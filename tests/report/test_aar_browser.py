"""The after-action report in a real browser: on a phone, and as printed pages."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from gameday.report.aar import to_aar_html
from gameday.session import after_action_of
from tests.conftest import need
from tests.report.recorded import game_day
from tests.report.test_browser import BROWSER, FLAGS, READER, looked_at


@pytest.fixture(scope="module")
def page() -> str:
    return to_aar_html(after_action_of(game_day(), "x"), "What people wrote.")


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_sticks_out_of_the_page_and_nothing_is_fetched(page: str, tmp_path: Path, width: int) -> None:
    seen = looked_at(page, tmp_path, width)
    assert (int(seen["width"]), int(seen["page"]) <= width, seen["wide"], seen["fetched"]) == (width, True, "0", "0")


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_every_printed_page_carries_the_drill_the_draft_and_its_number(page: str, tmp_path: Path, paper: str) -> None:
    printed = printed_on(paper, page, tmp_path)
    told = subprocess.run([READER or "", printed, "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    pages = [" ".join(one.split()) for one in told.split("\f") if one.strip()]
    running = "EXERCISE · drill game-day-2026-04-20-checkout · DRAFT"
    assert len(pages) > 5
    assert [number for number, one in enumerate(pages, 1) if running not in one] == []
    assert [number for number, one in enumerate(pages, 1) if f"Page {number} of {len(pages)}" not in one] == []
    whole = " ".join(pages)
    actions = [row.action for row in after_action_of(game_day(), "x").plan]
    assert [words for words in (*actions, "What people wrote.", "Appendix F") if words not in whole] == []
    # What goes for the whole plan stands on a page with rows of it, not alone.
    (note,) = [one for one in pages if "Capability elements are planning" in one]
    assert "Done when:" in note
    # The summary stands on one page, and the foot is not alone on the last one.
    (summary,) = [one for one in pages if "Duration Impact" in one]
    assert ("What happened" in summary, "Outcome" in summary) == (True, True)
    assert ("A score says" in pages[-1], "Open:" in pages[-1]) == (True, True)


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_an_area_runs_on_to_the_next_page_between_its_parts(tmp_path: Path, paper: str) -> None:
    """Six areas of some half a page each: pages are not left half empty before each."""
    report = after_action_of(game_day(), "x")
    group = next(group for group in report.capabilities if group.areas)
    long = replace(group.areas[0], analysis=("It took long. " * 60,), factor="It was late. " * 70)
    one = replace(report, capabilities=(replace(group, areas=(long,) * 6),))
    asked = [READER or "", "-bbox", str(printed_on(paper, to_aar_html(one), tmp_path)), "-"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout
    filled = []
    for height, page in re.findall(r'<page [^>]*height="([\d.]+)">(.*?)</page>', told, re.DOTALL):
        # The foot of the page, in its margin, is no part of it.
        lows = [float(low) for low in re.findall(r'yMax="([\d.]+)"', page) if float(low) < 0.93 * float(height)]
        if ">took<" in page or ">late.<" in page:
            filled.append(max(lows) / float(height))
    assert len(filled) > 2
    # A part that does not fit goes over whole, so a page is seldom full to its last line.
    assert sum(filled[:-1]) / len(filled[:-1]) > 0.7


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_no_numeral_is_cut_off_at_the_edge_of_a_list(tmp_path: Path, paper: str) -> None:
    """Twelve areas: the numbers of two digits stand inside the margin of 15 mm, too; in the plan each is whole."""
    report = after_action_of(game_day(), "x")
    groups = [replace(group, areas=tuple(group.areas[:1]) * 12) for group in report.capabilities if group.areas]
    plan = tuple(replace(report.plan[0], number=number) for number in (86, 87, 88))
    printed = printed_on(paper, to_aar_html(replace(report, capabilities=tuple(groups[:1]), plan=plan)), tmp_path)
    asked = [READER or "", "-bbox", str(printed), "-"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout
    lefts = {word: float(left) for left, word in re.findall(r'xMin="([\d.]+)"[^>]*>(1[0-2]\.)<', told)}
    assert set(lefts) == {"10.", "11.", "12."}
    assert [word for word, left in lefts.items() if left < 15 / 25.4 * 72] == []
    assert re.findall(r">(8[678])<", told) == ["86", "87", "88"]


def printed_on(paper: str, page: str, tmp_path: Path) -> Path:
    need(BROWSER, "Chromium")
    need(READER, "pdftotext")
    source, printed = tmp_path / "aar.html", tmp_path / "aar.pdf"
    sized = f"<style>@page {{ size: {paper}; }} @page plan {{ size: {paper} landscape; }}</style></head>"
    source.write_text(page.replace("</head>", sized), encoding="utf-8")
    command = [BROWSER or "", *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"]
    asked = [*command, f"--print-to-pdf={printed}", source.as_uri()]
    subprocess.run(asked, capture_output=True, check=True, timeout=120)
    return printed
