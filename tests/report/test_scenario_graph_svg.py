"""The graph as a picture."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from gameday.files.documents import load_scenario
from gameday.files.shipped import shipped_names
from gameday.report.graph.svg import scenario_drawing
from gameday.report.graph.text import SPOILER, description, graphs_of
from gameday.scenario import Scenario
from tests.conftest import need
from tests.report.graph_story import story
from tests.report.test_browser import BROWSER, FLAGS

SVG = "{http://www.w3.org/2000/svg}"


PROBE = """<script>addEventListener('load', () => {
  const out = [];
  for (const one of document.querySelectorAll('rect.box')) {
    const frame = one.getBBox();
    for (const text of one.parentNode.querySelectorAll('text')) {
      const seen = text.getBBox();
      if (seen.x < frame.x || seen.x + seen.width > frame.x + frame.width || seen.y < frame.y
          || seen.y + seen.height > frame.y + frame.height) out.push(text.textContent);
    }
  }
  const boxes = document.querySelectorAll('rect.box').length;
  document.title = boxes + ' boxes, sticking out: ' + (out.join('; ') || 'nothing');
});</script>"""


def drawn(one: Scenario) -> ET.Element:
    return ET.fromstring(scenario_drawing(one))  # noqa: S314  # our own drawing


def looked_at(one: Scenario, place: Path) -> str:
    """What a real browser says of the words in the boxes."""
    need(BROWSER, "Chromium")
    page = place / "graph.html"
    page.write_text(f"<!doctype html><title>-</title><body>{scenario_drawing(one)}{PROBE}", encoding="utf-8")
    command = [BROWSER or "", *FLAGS, f"--user-data-dir={place / 'profile'}", "--virtual-time-budget=2000"]
    done = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], capture_output=True, text=True, check=True, timeout=120
    )
    found = re.search(r"<title>(\d+ boxes, [^<]*)</title>", done.stdout)
    assert found is not None, "the page did not load"
    return found[1]


def test_it_says_what_it_is_and_that_it_is_a_spoiler() -> None:
    root = drawn(story())
    assert root.findtext(f"{SVG}title") == "What leads to what in story"
    assert root.findtext(f"{SVG}desc") == description(story())
    assert SPOILER in {one.text for one in root.iter(f"{SVG}text")}
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "graph-title graph-desc")


def test_every_word_of_every_box_is_in_the_picture() -> None:
    shown = "".join("".join(one.text or "" for one in drawn(story()).iter(f"{SVG}text")).split())
    boxes = [box for graph in graphs_of(story()) for box in graph.boxes]
    words = [part for box in boxes for part in (box.over, box.title, *box.lines)]
    assert [one for one in words if "".join(one.split()) not in shown] == []


def test_lines_that_hold_for_a_while_are_dashed() -> None:
    classes = [one.get("class") for one in drawn(story()).iter(f"{SVG}path")]
    # One in the graph, one in its legend.
    assert classes.count("edge helps for-a-while") == 2


def test_the_legend_tells_the_lines_there_are() -> None:
    shown = {one.text for one in drawn(load_scenario("checkout-errors")).iter(f"{SVG}text")}
    assert {"helps", "shows"} <= shown
    assert "moves load for a while" not in shown


def test_nothing_is_fetched_or_run_and_it_has_a_dark_face() -> None:
    text = scenario_drawing(story()).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"https?:|<script|javascript:|\bon\w+=|@import", text) == []
    assert "prefers-color-scheme: dark" in text


def test_what_no_drawing_can_hold_is_shown_in_words() -> None:
    """A control character would make the whole file unreadable."""
    odd = story().model_copy(update={"title": "Be\b\x00ep", "pitch": "\x1b"})
    branches = tuple(one.model_copy(update={"text": "Told?\n\x07"}) for one in odd.branches)
    shown = [one.text for one in drawn(odd.model_copy(update={"branches": branches})).iter(f"{SVG}text")]
    assert "Be⟨U+0008⟩⟨U+0000⟩ep" in shown
    assert "Told? ⟨U+0007⟩" in shown


def test_a_long_title_is_wrapped() -> None:
    long = story().model_copy(update={"title": "Nobody can pay " * 20})
    parts = [one.text or "" for one in drawn(long).iter(f"{SVG}text") if one.get("class") == "headline"]
    assert " ".join(parts) == long.title.strip()
    assert len(parts) > 1


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_every_shipped_scenario_has_a_picture(name: str) -> None:
    one = load_scenario(name)
    texts = {text.text for text in drawn(one).iter(f"{SVG}text")}
    assert f"Scenario {name}" in texts


@pytest.mark.parametrize("name", ["story", "orders-pile-up"])
def test_in_a_browser_no_word_sticks_out_of_its_box(name: str, tmp_path: Path) -> None:
    one = story() if name == "story" else load_scenario(name)
    boxes = sum(len(graph.boxes) for graph in graphs_of(one))
    assert looked_at(one, tmp_path) == f"{boxes} boxes, sticking out: nothing"
