"""The report in a real browser: nothing sticks out on a phone, nothing is fetched, light and dark differ."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gameday.files.documents import open_scenario, open_scorecard, open_sop, open_team
from gameday.report.html import to_html
from gameday.session import play_and_judge
from tests.conftest import need

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
READER = shutil.which("pdftotext")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PROBE = """<script>
const hidden = e => e && getComputedStyle(e).clipPath !== 'none';
addEventListener('load', () => {
  const wide = [...document.querySelectorAll('body *')].filter(e => {
    if (e.closest('.scroll') || e.closest('svg') || hidden(e.closest('thead'))) return false;
    return e.getBoundingClientRect().right > innerWidth + 1;
  });
  parent.postMessage(JSON.stringify({
    width: innerWidth,
    page: document.documentElement.scrollWidth,
    wide: wide.map(e => e.tagName + '.' + e.className).join(';') || '0',
    fetched: performance.getEntriesByType('resource').length,
    ground: getComputedStyle(document.body).backgroundColor,
  }), '*');
});
</script>"""

FRAME = (
    "<!doctype html><title>-</title><script>addEventListener('message', e => document.title = e.data)</script>"
    '<iframe width="{width}" height="900" style="border:0" srcdoc="{page}"></iframe>'
)


@pytest.fixture(scope="module")
def report() -> str:
    scenario = open_scenario("checkout-errors")
    people = open_team(scenario.document.team or "")
    judged = play_and_judge(scenario, people, open_sop("one-page-playbook"), open_scorecard("game-day"), seed=2)
    return to_html(judged.retrospective, "What people wrote.")


def looked_at(page: str, place: Path, width: int, *more: str) -> dict[str, str]:
    need(BROWSER, "Chromium")
    path = place / "report.html"
    # A frame can be as narrow as a phone; a browser's own window cannot.
    frame = html.escape(page.replace("</body>", f"{PROBE}</body>"), quote=True)
    path.write_text(FRAME.format(width=width, page=frame), encoding="utf-8")
    command = [BROWSER or "", *FLAGS, *more, f"--user-data-dir={place / 'profile'}", "--window-size=1400,900"]
    shown = subprocess.run(
        [*command, "--virtual-time-budget=3000", "--dump-dom", path.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout
    found = re.search(r"<title>(\{.*?\})</title>", shown)
    assert found is not None, "the page did not load"
    return dict(re.findall(r'"(\w+)":"?([^",}]+(?:, \d+)*\)?)"?', found[1]))


@pytest.mark.parametrize("width", [360, 390, 800, 1280])
def test_nothing_sticks_out_of_the_page(report: str, tmp_path: Path, width: int) -> None:
    seen = looked_at(report, tmp_path, width)
    assert (int(seen["width"]), int(seen["page"]) <= width, seen["wide"]) == (width, True, "0")


def test_the_page_fetches_nothing(report: str, tmp_path: Path) -> None:
    assert looked_at(report, tmp_path, 800)["fetched"] == "0"


def test_dark_is_dark_and_light_is_light(report: str, tmp_path: Path) -> None:
    grounds = []
    for name, scheme in (("dark", 0), ("light", 1)):
        (tmp_path / name).mkdir()
        seen = looked_at(report, tmp_path / name, 800, f"--blink-settings=preferredColorScheme={scheme}")
        grounds.append(seen["ground"])
    assert grounds[0] != grounds[1]
    assert grounds[1].startswith("rgb(255")


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_every_printed_page_says_what_it_is_and_nothing_is_folded(report: str, tmp_path: Path, paper: str) -> None:
    need(BROWSER, "Chromium")
    need(READER, "pdftotext")
    page, printed = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_text(report.replace("</head>", f"<style>@page {{ size: {paper}; }}</style></head>"), encoding="utf-8")
    command = [BROWSER or "", *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={printed}", page.as_uri()], capture_output=True, check=True, timeout=120)
    told = subprocess.run([READER or "", printed, "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    pages = [" ".join(one.split()) for one in told.split("\f") if one.strip()]
    assert len(pages) > 5
    assert [number for number, one in enumerate(pages, 1) if "SIMULATION, NO PERSON TOOK PART" not in one] == []
    assert [number for number, one in enumerate(pages, 1) if f"{number} of {len(pages)}" not in one] == []
    assert [number for number, one in enumerate(pages, 1) if "DRAFT, not signed off" not in one] == []
    # The picture and its legend stand on one page.
    (drawn,) = [one for one in pages if "users affected" in one and "updates owed" in one and "The picture" in one]
    assert [words for words in ("severity called", "role held", "acknowledged") if words not in drawn] == []
    # The last page is no lone line: the last assumptions come with the foot.
    assert ("A score says" in pages[-1], "allows" in pages[-1]) == (True, True)
    whole = " ".join(pages)
    assert all(words in whole for words in ("Silences between updates", "What people wrote.", "What was assumed"))


def test_a_page_does_not_end_on_the_head_of_a_table(report: str, tmp_path: Path) -> None:
    """However far down a page the timeline begins, its heading has rows below it."""
    need(BROWSER, "Chromium")
    need(READER, "pdftotext")
    head, rest = report.split("<main>", 1)
    told = rest[rest.index('<section aria-labelledby="timeline">') :].split("<tbody", 1)
    rows = re.findall(r"<tr role=\"row\" id=.*?</tr>", told[1], re.DOTALL)[:4]
    part = f"{told[0]}<tbody>{''.join(rows)}</tbody></table></section>"
    begun = (f'<div style="break-before: page; height: {high}mm"></div>{part}' for high in range(190, 246, 5))
    page, printed = tmp_path / "heads.html", tmp_path / "heads.pdf"
    head = head.replace("</head>", "<style>@page { size: A4; }</style></head>")
    page.write_text(f"{head}<main>{''.join(begun)}</main></div></div></body></html>", encoding="utf-8")
    command = [BROWSER or "", *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={printed}", page.as_uri()], capture_output=True, check=True, timeout=120)
    seen = subprocess.run([READER or "", printed, "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    began = [one for one in seen.split("\f") if "What happened and what was done" in one]
    assert len(began) == 12
    assert [number for number, one in enumerate(began) if len(re.findall(r"\d\d:\d\d:\d\d", one)) < 2] == []
