"""Where no heading means the kind, the column that most likely does is named."""

from __future__ import annotations

import pytest

from gameday.files.csv_table import parse_table
from gameday.importers.headings import find_headings
from gameday.importers.kind_column import no_kind

NONE = "no column is known to say what kind of entry each row is"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "Time,Chronicle,Who\n14:47,Alert,x\n14:49,Acked,dana\n14:50,Hm,dana\n",
            f"{NONE}; most words under 'Chronicle' mean one (--map kind=Chronicle)",
        ),
        (
            "Time,What we did,Who\n14:47,Rolled back,x\n",
            f"{NONE}; most words under 'What we did' mean one (--map 'kind=What we did')",
        ),
        (
            "Created at,Status,Body\n14:47,Investigating,We look\n14:50,Resolved,It works\n",
            f"{NONE}; 'Status' holds the stages of a status page, of which each row is an update (--map kind=Status "
            "--kind 'Investigating=status page update' --kind 'Resolved=status page update')",
        ),
        (
            "Created at,Status,Body\n14:47,Acked,We look\n14:50,Resolved,It works\n",
            f"{NONE}; most words under 'Status' mean one (--map kind=Status)",
        ),
        ("Time,Chronicle,Who\n14:47,beep,x\n", f"{NONE}: there are 'Chronicle', 'Who' (--map kind=HEADING)"),
        ("Time\n14:47\n", f"{NONE} (--map kind=HEADING)"),
    ],
)
def test_the_column_of_words_for_kinds_is_named_else_every_heading(table: str, told: str) -> None:
    parsed = parse_table(table.encode(), "log.csv")
    assert no_kind(parsed, find_headings(parsed, {})) == told
