"""Which formula rules on which kind of clause."""

from __future__ import annotations

from typing import get_args

from gameday.scoring.clauses.table import RULES
from gameday.sop import Clause


def test_every_kind_of_clause_has_its_formula() -> None:
    kinds = get_args(get_args(Clause)[0])
    assert list(RULES) == [kind.model_fields["kind"].default for kind in kinds]
