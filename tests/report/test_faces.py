"""The page stands for every sort of record: structure, links, size."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.retrospective import Retrospective
from tests.report.records import RECORDS, SCRIPTS
from tests.report.test_html import Page
from tests.retrospective.sample import retro


@pytest.fixture(scope="module", params=sorted(RECORDS))
def found(request: pytest.FixtureRequest) -> Retrospective:
    name = request.param
    return retro(RECORDS[name](), humans=0 if name == "simulation" else 3)


@pytest.fixture(scope="module")
def page(found: Retrospective) -> Page:
    return Page(to_html(found, "What people wrote."))


def test_the_page_is_whole_and_says_its_language(page: Page) -> None:
    assert page.open == []
    assert ("html", {"lang": "en"}) in page.tags


def test_one_first_heading_and_no_level_left_out(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [two for one, two in pairwise(levels) if two > one + 1] == []


def test_the_page_has_its_landmarks_once_and_each_section_its_name(page: Page) -> None:
    counted = Counter(tag for tag, _ in page.tags)
    assert (counted["header"], counted["main"], counted["footer"], counted["nav"]) == (1, 1, 1, 1)
    ids = set(page.all("id"))
    named = [attributes.get("aria-labelledby") for tag, attributes in page.tags if tag == "section"]
    assert named != []
    assert [name for name in named if name not in ids] == []


def test_every_id_is_its_own_and_every_link_leads_to_one(page: Page) -> None:
    ids = page.all("id")
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []
    assert {link.removeprefix("#") for link in page.all("href")} - set(ids) == set()


def test_every_heading_of_a_table_says_what_it_heads_and_every_table_has_a_name(page: Page) -> None:
    heads = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert set(heads) <= {"col", "row"}
    tables = [index for index, (tag, _) in enumerate(page.tags) if tag == "table"]
    unnamed = [
        index
        for index in tables
        if "aria-labelledby" not in page.tags[index][1] and page.tags[index + 1][0] != "caption"
    ]
    assert (tables != [], unnamed) == (True, [])


def test_nothing_is_folded_away(page: Page) -> None:
    assert "details" not in {tag for tag, _ in page.tags}


def test_the_limits_and_the_banner_stand_at_the_foot(found: Retrospective, page: Page) -> None:
    foot = page.words[page.words.index(found.limits[0]) :]
    assert [line for line in (*found.limits, " · ".join(found.heading.banner)) if line not in foot] == []


def test_pages_stay_small_enough_to_open(found: Retrospective) -> None:
    assert len(to_html(found).encode()) < 2_000_000
    assert len(to_markdown(found).encode()) < 2_000_000


def test_rows_of_markdown_tables_are_whole_and_their_links_lead_somewhere(found: Retrospective) -> None:
    text = to_markdown(found, picture="picture.svg")
    heads = re.compile(r"^\|(?:-+\|)+$")
    wide = 0
    broken = []
    for line in text.splitlines():
        if heads.match(line):
            wide = line.count("|")
        elif not line.startswith("|"):
            wide = 0
        elif wide and len(re.findall(r"(?<!\\)\|", line)) != wide:
            broken.append(line)
    assert broken == []
    slugs = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.M)}
    places = slugs | set(re.findall(r'<a id="([^"]+)"></a>', text))
    assert set(re.findall(r"(?<!\\)\]\(#([^)]+)\)", text)) - places == set()


def test_no_text_of_others_becomes_html_in_markdown(found: Retrospective) -> None:
    text = re.sub(r'<a id="[A-Za-z0-9._~-]+"></a>', "", to_markdown(found))
    assert re.findall(r"<\w", text) == []


def test_other_scripts_are_shown_as_they_were_written() -> None:
    words = Page(to_html(retro(RECORDS["odd"]()))).words
    assert SCRIPTS.split(" · ")[0] in words
    assert "🔥💳🙈" in words


def test_a_rhythm_that_was_only_said_has_no_window_in_the_picture() -> None:
    assert (retro(RECORDS["tabletop"]()).chart.watches, len(retro(RECORDS["exercise"]()).chart.watches)) == ((), 2)
