"""Compiled templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from gameday.report.compiled import Compiled


def filled(place: Path, text: str, options: str = "") -> str:
    made = Environment(
        loader=DictLoader({"page.md.j2": text}), bytecode_cache=Compiled(place, options), autoescape=True
    )
    return made.get_template("page.md.j2").render(name="dana")


def kept(place: Path) -> list[Path]:
    return [one for one in place.rglob("*") if one.is_file()]


@pytest.fixture(autouse=True)
def _python_keeps_compiled_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert filled(tmp_path, "Hello {{ name }}") == "Hello dana"
    assert [one.parent.name for one in kept(tmp_path)] == ["__pycache__"]
    monkeypatch.setattr(Environment, "_generate", None)  # whoever compiles now fails
    assert filled(tmp_path, "Hello {{ name }}") == "Hello dana"


def test_another_text_or_another_option_is_compiled_anew(tmp_path: Path) -> None:
    assert filled(tmp_path, "Hello {{ name }}") == "Hello dana"
    assert filled(tmp_path, "Goodbye {{ name }}") == "Goodbye dana"
    before = kept(tmp_path)[0].read_bytes()
    assert filled(tmp_path, "Goodbye {{ name }}", "trimmed") == "Goodbye dana"
    assert kept(tmp_path)[0].read_bytes() != before


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"j2" + bytes(40)])
def test_a_broken_one_is_made_again(tmp_path: Path, broken: bytes) -> None:
    filled(tmp_path, "Hello {{ name }}")
    (one,) = kept(tmp_path)
    whole = one.read_bytes()
    for damaged in (broken, whole[: len(whole) // 2]):
        one.write_bytes(damaged)
        assert filled(tmp_path, "Hello {{ name }}") == "Hello dana"
        assert one.read_bytes() == whole


def test_where_nothing_can_be_written_it_is_compiled_each_time(tmp_path: Path) -> None:
    nowhere = tmp_path / "a file"
    nowhere.write_text("in the way")
    assert filled(nowhere, "Hello {{ name }}") == "Hello dana"
    assert kept(tmp_path) == [nowhere]


def test_python_told_to_keep_no_compiled_files_keeps_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert filled(tmp_path, "Hello {{ name }}") == "Hello dana"
    assert kept(tmp_path) == []
