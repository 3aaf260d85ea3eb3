"""The table of what moves simulated people is made from the shipped SOPs and the code that compiles their clauses."""

from __future__ import annotations

from pathlib import Path

from gameday.files.documents import load_sop
from gameday.files.shipped import shipped_names
from gameday.regression.change.mechanism import mechanisms
from tests.conftest import Pin

_MARK = "<!-- table -->"


def _table() -> str:
    found: dict[str, dict[str, None]] = {}
    silent: dict[str, int] = {}
    for name in shipped_names("sops"):
        sop = load_sop(name)
        for clause in sop.clauses:
            through = mechanisms(sop, clause.id)
            found.setdefault(clause.kind, {}).update(dict.fromkeys(through))
            silent[clause.kind] = silent.get(clause.kind, 0) + (not through)
    lines = ["| kind of clause | moves people by | clauses that move only the judgement |", "|---|---|---|"]
    rows = ((kind, ", ".join(sorted(found[kind])) or "-", silent[kind] or "-") for kind in sorted(found))
    lines += [f"| `{kind}` | {through} | {alone} |" for kind, through, alone in rows]
    return "\n".join(lines) + "\n"


def test_the_table_is_what_the_code_says(root: Path, pin: Pin) -> None:
    page = root / "docs" / "explanation" / "what-a-comparison-says.md"
    lead = page.read_text().split(_MARK)[0]
    pin(page, f"{lead}{_MARK}\n{_table()}")
