"""The sentence of a flip: both bounds, and never a wording that no longer goes with them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.regression.pasts import CLASSIFIED, answered, under


@pytest.mark.parametrize(
    ("old", "new", "clause", "sentence"),
    [
        (
            [answered("15m")],
            [answered("3m")],
            "acknowledge",
            "Asked for: the answer to the page within 15 min of the first alert, now 3 min."
            " Seen: the answer to the page came 4 min after the first alert, 1 min late.",
        ),
        (
            [answered("3m")],
            [{**answered("15m"), "from": "declaration"}],
            "acknowledge",
            "Asked for: the answer to the page within 3 min of the first alert, now the answer to the page"
            " within 15 min of when declaration was due."
            " Seen: the answer to the page came at or before declaration was due.",
        ),
        (
            [],
            [answered("15m")],
            "acknowledge",
            "Asked for: the answer to the page within 15 min of the first alert."
            " Seen: the answer to the page came 4 min after the first alert.",
        ),
    ],
)
def test_a_flip_tells_what_each_side_asks_for(
    old: list[Mapping[str, object]], new: list[Mapping[str, object]], clause: str, sentence: str
) -> None:
    flips = under(old, new).records[0].flips
    assert next(one.sentence for one in flips if one.clause == clause) == sentence


@pytest.mark.parametrize(
    ("more", "moving"),
    [
        ([], "the edit of acknowledge moves it"),
        ([{**answered("1m"), "id": "soon"}], "another edit moves it (one or more of acknowledge, soon)"),
    ],
)
def test_a_clause_that_others_move_says_which(more: list[Mapping[str, object]], moving: str) -> None:
    flips = under([answered("15m"), CLASSIFIED], [answered("3m"), CLASSIFIED, *more]).records[0].flips
    gate = next(one for one in flips if one.clause == "severity")
    assert gate.sentence.endswith(f". The clause itself was not edited: {moving}.")
