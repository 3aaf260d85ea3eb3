from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.errors import OutputError
from gameday.regression.metric import METRICS, RATES
from gameday.regression.row import Row
from gameday.regression.rows import Rows

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
        left = file.missing("a", 51)
    ordered = sorted(kept, key=lambda one: one.replicate)
    assert found == [(one, one) for one in ordered]
    assert left == [one for one in range(51) if one not in {row.replicate for row in kept}]


def test_what_another_program_played_is_played_again(tmp_path: Path) -> None:
    row = Row(0, "e", "f", tuple(1.0 for _ in METRICS), tuple(False for _ in RATES), ())
    with Rows(tmp_path / "new" / "plays.db", made_by="this") as file:
        file.put("a", [row])
    with Rows(tmp_path / "new" / "plays.db", made_by="that") as file:
        assert file.missing("a", 1) == [0]
    with Rows(tmp_path / "new" / "plays.db", made_by="this") as file:
        assert file.missing("a", 1) == []


def test_a_file_that_is_none_of_ours_is_refused_in_words(tmp_path: Path) -> None:
    place = tmp_path / "plays.db"
    place.write_text("a letter, and no database at all, but long enough to be taken for one")
    with pytest.raises(OutputError, match="cannot be opened to keep plays in"):
        Rows(place, made_by="this")
