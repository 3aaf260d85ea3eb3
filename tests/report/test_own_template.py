"""A user's own template: what it can use, what bounds it, and faults with their line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.report import own_template
from gameday.report.own_template import form_of, render_own
from gameday.report.own_template_child import Order, answer_to
from gameday.report.retro_json import retrospective_json
from tests.report.hostile import HOSTILE
from tests.report.recorded import simulation


def template(place: Path, text: str, name: str = "mine.md.j2") -> Path:
    path = place / name
    path.write_text(text, encoding="utf-8")
    return path


def fault(place: Path, text: str) -> str:
    path = template(place, text)
    with pytest.raises(InputError) as caught:
        render_own(path, "md", retrospective_json(simulation().retrospective))
    return str(caught.value).replace(f"{path}", "mine")


def answered(text: str, **data: object) -> str:
    answer = answer_to(Order(template=text, form="md", data=data))
    return answer["page"] if answer["page"] is not None else f"{answer['line']}: {answer['wrong']}"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", "html"),
        ("a.html.j2", "html"),
        ("A.HTM.jinja", "html"),
        ("a.md.j2", "md"),
        ("a.txt", "md"),
        ("a", "md"),
    ],
)
def test_the_name_says_what_it_makes(name: str, form: str) -> None:
    assert form_of(Path(name)) == form


def test_a_page_from_the_values_of_the_json(tmp_path: Path) -> None:
    text = "{% for one in actions %}{% if loop.first %}{{ one.owner | role }}{% endif %}{% endfor %}"
    page = render_own(template(tmp_path, text), "md", retrospective_json(simulation().retrospective))
    owner = simulation().retrospective.actions[0].owner.replace("_", " ")
    assert owner in page.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such bound there")
def test_a_gigabyte_of_letters_is_an_error(tmp_path: Path) -> None:
    assert fault(tmp_path, "\n{{ 'a' * 10**9 }}").startswith("mine:2: it needs more than 512 MiB of memory")


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such bound there")
def test_a_loop_without_end_is_an_error(tmp_path: Path) -> None:
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    assert fault(tmp_path, loop).startswith("mine: it takes longer than 5 seconds")


def test_the_clock_on_the_wall_is_a_bound_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_template, "_MOST_SECONDS", 0)
    assert fault(tmp_path, "x").startswith("mine: it takes longer than")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\nb\n{{ heading.nope }}", "mine:3: there is no such value: 'dict object' has no attribute 'nope'"),
        ("a\n{% for %}", "mine:2: this is no Jinja: "),
        ("{{ ''.__class__.__mro__ }}", "mine:1: a template may not do that: "),
        ("{% include 'other' %}", "mine:1: it cannot be rendered: "),
        ("{{ 1 / 0 }}", "mine:1: it cannot be rendered: division by zero"),
    ],
)
def test_a_fault_has_its_line(tmp_path: Path, text: str, told: str) -> None:
    assert fault(tmp_path, text).startswith(told)


def test_a_page_that_is_too_large_and_a_macro_that_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gameday.report.own_template_child.MOST_BYTES", 1024 * 1024)
    grown = answered("{% for one in range(99999) %}" + "x" * 99 + "{% endfor %}")
    assert grown == "0: the page is larger than 1 MiB"
    assert answered("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}").endswith("it calls itself without end")


@pytest.mark.parametrize("text", HOSTILE)
def test_values_stay_text(text: str) -> None:
    html = answer_to(Order(template="<p>{{ x }}</p>", form="html", data={"x": text}))["page"]
    assert html is not None
    assert html.count("<") == 2
    assert "<" not in answered("{{ x }}", x=text)


def test_what_is_no_template_is_refused(tmp_path: Path) -> None:
    for path, told in (
        (tmp_path / "none.j2", "there is no such file"),
        (tmp_path, "there is no such file"),
        (template(tmp_path, "x" * (256 * 1024 + 1), "large.j2"), "larger than 256 KiB"),
    ):
        with pytest.raises(InputError, match=told):
            render_own(path, "md", {})
    (tmp_path / "latin.j2").write_bytes(b"\xff\xfe\xe9")
    with pytest.raises(InputError, match="not UTF-8"):
        render_own(tmp_path / "latin.j2", "md", {})
