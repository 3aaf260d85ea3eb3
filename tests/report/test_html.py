"""The retrospective as one self-contained page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from gameday.report.html import to_html
from gameday.report.marks import anchor
from gameday.timeline import Entry, response, signals, talk
from tests.report.hostile import HOSTILE
from tests.retrospective.sample import NAMES, at, retro, timeline

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Parses strictly: every element that opens closes, in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    def all(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name)) is not None]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def test_it_is_well_formed_and_every_id_is_its_own() -> None:
    page = Page(to_html(retro(), "We met."))
    assert page.open == []
    ids = page.all("id")
    assert sorted(ids) == sorted(set(ids))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = to_html(retro())
    page = Page(text)
    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "form", "base"} == set()
    assert [value for value in (*page.all("href"), *page.all("src")) if not value.startswith("#")] == []
    assert re.findall(r"@import|url\((?!#)|javascript:", text) == []
    assert [name for _, attributes in page.tags for name in attributes if name.startswith("on")] == []


def test_it_asks_not_to_be_indexed() -> None:
    assert ("meta", {"name": "robots", "content": "noindex"}) in Page(to_html(retro())).tags


def test_every_link_has_a_place_to_go_and_every_entry_of_evidence_is_linked() -> None:
    found = retro()
    page = Page(to_html(found))
    links = {link.removeprefix("#") for link in page.all("href")}
    assert links - set(page.all("id")) == set()
    evidence = {id_ for line in found.clauses for id_ in line.evidence}
    assert {anchor(id_) for id_ in evidence} <= links


def test_an_item_for_which_no_promise_fell_has_one_dot_before_its_evidence() -> None:
    found = retro()
    bare = replace(found.shortfalls[0], clauses=(), evidence=("e4",))
    words = Page(to_html(replace(found, shortfalls=(bare,)))).words
    assert re.search(r"action \d+ · evidence e4", words)
    assert "· ·" not in words


def test_what_people_wrote_is_text() -> None:
    wrote: list[Entry] = []
    for number, text in enumerate(HOSTILE):
        wrote.append(talk.Message(id=f"<h{number}>", at=at(50), role="scribe", text=text))
        wrote.append(response.CauseFound(id=f"c{number}", at=at(51), role=text, cause=text))
        wrote.append(signals.AlertFired(id=f"a{number}", at=at(3), service=text, alert=text))
    record = timeline(*wrote)
    page = Page(to_html(retro(record), "\n".join(HOSTILE)))
    assert page.open == []
    assert {tag for tag, _ in page.tags} & {"script", "img"} == set()
    assert "<script>alert(1)</script>" in page.words
    assert "⟨U+202E⟩right to left" in page.words
    assert "{{ retro.heading }} {% raw %}" in page.words


def test_the_picture_is_there_with_its_data_as_tables() -> None:
    page = Page(to_html(retro()))
    assert ("img", "picture-title picture-desc") in [
        (attributes.get("role"), attributes.get("aria-labelledby")) for tag, attributes in page.tags if tag == "svg"
    ]
    assert "external +12:00 +33:00 21 min 15 min yes" in page.words


def test_no_name_of_a_person_stands_in_it() -> None:
    text = to_html(retro()).lower()
    assert [name for name in NAMES if re.search(rf"\b{name.lower()}\b", text)] == []


def test_a_simulation_says_that_nobody_took_part_at_head_and_foot() -> None:
    words = Page(to_html(retro(timeline(humans=0, kind="simulation"), humans=0))).words
    assert words.count("SIMULATION, NO PERSON TOOK PART") == 3
    assert "After-action" not in words


def test_a_real_incident_carries_no_banner() -> None:
    assert "EXERCISE" not in Page(to_html(retro(timeline(kind="real")))).words


def test_what_is_said_elsewhere_is_said_here_too() -> None:
    found = retro()
    words = Page(to_html(found, "We met.")).words
    said = [
        *(line for _, line in found.summary),
        *(one.headline for one in found.shortfalls),
        *(one.title for one in found.actions),
        *(one.verification for one in found.actions),
        *found.limits,
        "We met.",
    ]
    assert [one for one in said if one not in words] == []
