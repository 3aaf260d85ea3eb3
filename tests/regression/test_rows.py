from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.errors import OutputError
from gameday.regression.plays.metric import METRICS, RATES
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import Rows, ground, program

values = st.tuples(*(st.none() | st.floats(allow_nan=False, allow_infinity=False) for _ in METRICS))
flags = st.tuples(*(st.booleans() for _ in RATES))
clauses = st.lists(st.tuples(st.text(max_size=5), st.sampled_from("mlpxu")), max_size=3).map(tuple)
levels = st.lists(st.sampled_from(("SEV1", "SEV2")), max_size=2).map(tuple)
rows = st.builds(
    Row, st.integers(0, 50), st.text(max_size=5), st.text(max_size=5), values, flags, clauses, levels=levels
)


@given(kept=st.lists(rows, unique_by=lambda one: one.replicate))
def test_rows_come_back_as_they_were_in_the_order_of_replicates(kept: list[Row]) -> None:
    with Rows(None, made_by="this") as file:
        file.put("a", kept)
        file.put("b", kept)
        found = list(file.pairs("a", "b", 100))
        left, there = file.missing("a", 0, 51), file.kept("a", 51)
        later = file.missing("a", 20, 30)
    ordered = sorted(kept, key=lambda one: one.replicate)
    assert found == [(one, one) for one in ordered]
    assert left == [one for one in range(51) if one not in {row.replicate for row in kept}]
    assert later == [one for one in left if 20 <= one < 30]
    assert there == 51 - len(left)


def test_what_another_program_played_is_played_again(tmp_path: Path) -> None:
    with Rows(tmp_path / "new" / "plays.db", made_by="this") as file:
        file.put("a", [_row(0)])
    with Rows(tmp_path / "new" / "plays.db", made_by="that") as file:
        assert file.missing("a", 0, 1) == [0]
    with Rows(tmp_path / "new" / "plays.db", made_by="this") as file:
        assert file.missing("a", 0, 1) == []


def test_rows_are_another_programs_on_another_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Faker names other customers."""
    here = program()
    assert re.fullmatch(r"Faker [\d.]+ and simpy [\d.]+", ground())
    monkeypatch.setattr("gameday.regression.plays.rows.ground", lambda: "Faker 0.1 and simpy 0.1")
    assert program.__wrapped__() != here


def test_a_file_that_is_none_of_ours_is_refused_in_words(tmp_path: Path) -> None:
    place = tmp_path / "plays.db"
    place.write_text("a letter, and no database at all, but long enough to be taken for one")
    with pytest.raises(OutputError, match="cannot be opened to keep plays in"):
        Rows(place, made_by="this")


def test_a_file_of_another_shape_is_refused_in_words(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE row (id INTEGER)")
    with pytest.raises(OutputError, match=r"other\.db: cannot be opened .*; name another file, or delete this one"):
        Rows(tmp_path / "other.db", made_by="this")


@pytest.mark.parametrize("told", ["[1, 2", "[]", "7", "\ud800", "[1,2,[],[],[],[],[]]"])
def test_a_row_that_was_cut_is_told_with_what_to_do(tmp_path: Path, told: str) -> None:
    place = tmp_path / "plays.db"
    with Rows(place, made_by="this") as file, closing(sqlite3.connect(place, isolation_level=None)) as hand:
        values = [(f"this/{side}", told.encode("utf-8", "surrogatepass")) for side in "ab"]
        hand.executemany("INSERT INTO row VALUES (?, 0, CAST(? AS TEXT))", values)
        with pytest.raises(OutputError, match=r"plays\.db: what is kept there cannot be read .* is played anew"):
            list(file.pairs("a", "b", 1))


def test_who_fails_among_the_pairs_of_a_file_that_is_closed_then_leaves_no_noise(tmp_path: Path) -> None:
    with Rows(tmp_path / "plays.db", made_by="this") as file:
        file.put("a", [_row(0), _row(1)])
        pairs = file.pairs("a", "a", 2)
        next(pairs)
    del pairs  # what cannot be raised here pytest makes a failure of


def test_a_file_that_was_overwritten_in_the_middle_is_told_with_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "plays.db"
    with Rows(place, made_by="this") as file:
        file.put("a", [_row(one) for one in range(500)])
    with place.open("r+b") as hand:
        hand.seek(4096)
        hand.write(b"\xff" * 3 * 4096)
    with Rows(place, made_by="this") as file, pytest.raises(OutputError, match="delete it, and what was kept"):
        file.missing("a", 0, 500)


def _row(replicate: int) -> Row:
    return Row(replicate, "e", "f", tuple(1.0 for _ in METRICS), tuple(False for _ in RATES), ())
