"""The picture as a whole."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from gameday.report.legend import signs
from gameday.report.marks import anchor
from gameday.report.picture import drawing, picture
from gameday.retrospective.chart import Chart, Lane
from tests.retrospective.sample import retro

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(str(picture(chart, "A <title>", "What it shows")))  # noqa: S314  # our own drawing


def test_it_is_an_image_with_a_name_and_a_description() -> None:
    root = drawn(retro().chart)
    assert root.get("role") == "img"
    assert [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == ["A <title>", "What it shows"]
    assert root.get("aria-labelledby") == "picture-title picture-desc"


def test_every_mark_of_every_lane_is_drawn_or_told_by_a_neighbour() -> None:
    chart = retro().chart
    told = " ".join(title.text or "" for title in drawn(chart).iter(f"{SVG}title"))
    assert [mark.id for lane in (chart.arrivals, *chart.lanes) for mark in lane.marks if mark.label not in told] == []


def test_every_link_leads_to_an_entry_of_the_record() -> None:
    found = retro()
    links = {link.get("href") for link in drawn(found.chart).iter(f"{SVG}a")}
    assert links <= {f"#{anchor(row.id)}" for row in found.rows}
    assert links


def test_nothing_is_fetched_or_run() -> None:
    text = str(picture(retro().chart, "a", "b")).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"https?:|<script|<style|javascript:|\bon\w+=", text) == []


def test_parts_without_data_are_left_out() -> None:
    bare = replace(
        retro().chart, impact=(), called=(), right=(), watches=(), lanes=(), arrivals=Lane("reached the team", ())
    )
    root = drawn(bare)
    assert [group for group in root.iter(f"{SVG}g") if group.get("class") == "band"] == []


def test_an_empty_record_has_a_picture_too() -> None:
    empty = Chart(0, 0, ("SEV1",), Lane("in", ()), (), (), None, (), (), ())
    assert drawn(empty).get("viewBox") == "0 0 1000 64"


def test_the_moments_the_picture_is_read_by_stand_at_its_head() -> None:
    texts = [one.text for one in drawn(retro().chart).iter(f"{SVG}text") if "moment-name" in (one.get("class") or "")]
    assert texts == ["declared", "impact over", "resolved"]


def test_a_drawing_of_its_own_carries_its_style_and_legend_and_leads_nowhere() -> None:
    chart = retro().chart
    root = ET.fromstring(drawing(chart, "A <title>", "What it shows"))  # noqa: S314  # our own drawing
    assert list(root.iter(f"{SVG}a")) == []
    assert "prefers-color-scheme: dark" in (root.findtext(f"{SVG}style") or "")
    told = {one.text for one in root.iter(f"{SVG}text")}
    assert {meaning for _, meaning in signs(chart)} <= told
    assert {one.text for one in drawn(chart).iter(f"{SVG}text")} <= told
