"""The reference speaks of every key an SOP file can have, and its example is an SOP."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from gameday.files import load_sop
from gameday.sop import Clause, Sop
from gameday.sop.clause import ClauseBase
from gameday.sop.diff import diff
from gameday.terms.document import Document
from gameday.terms.facts import CHOICES, FACTS
from gameday.terms.facts import Facts as FactsOfImpact
from gameday.terms.selector import AnchorName

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "sop.md").read_text(encoding="utf-8")
PROSE = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
WORDS = set(re.findall(r"[a-z_0-9]+", " ".join(re.findall(r"`([^`]+)`", PROSE))))
EXAMPLE = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def documents_in(annotation: object) -> list[type[Document]]:
    """Every document a type mentions, and what their fields mention."""
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return [annotation]
    return [one for part in get_args(annotation) for one in documents_in(part)]


def models(model: type[Document], found: dict[str, type[Document]]) -> dict[str, type[Document]]:
    if model.__name__ not in found:
        found[model.__name__] = model
        for field in model.model_fields.values():
            for one in documents_in(field.annotation):
                models(one, found)
    return found


def test_every_key_is_on_the_page() -> None:
    found = models(Sop, {})
    assert {"Sop", "Escalation", "Pair", "Doubt", "Criterion", "ShareIs", "Selector", "Anchor", "Calendar"} <= set(
        found
    )
    missing = {
        f"{name}.{field.alias or key}"
        for name, model in found.items()
        for key, field in model.model_fields.items()
        if (field.alias or key) not in WORDS
    }
    assert missing == set()


def test_every_kind_of_clause_has_its_row_with_its_own_keys() -> None:
    """Keys of a kind stand in that kind's row, not just somewhere."""
    kinds = [one for part in get_args(Clause)[:1] for one in get_args(part)]
    assert len(kinds) == 11
    for model in kinds:
        kind = get_args(model.model_fields["kind"].annotation)[0]
        row = re.search(rf"^\| `{kind}` \|.*$", PAGE, re.MULTILINE)
        assert row is not None, kind
        own = {field.alias or key for key, field in model.model_fields.items() if key not in ClauseBase.model_fields}
        words = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", row[0]))))
        assert own - {"kind", "dimension"} - words == set(), kind


def test_every_fact_and_anchor_is_on_the_page() -> None:
    assert set(FACTS) == set(FactsOfImpact.__slots__)
    values = {value for words in CHOICES.values() for value in words}
    assert {*FACTS, *values, *get_args(AnchorName)} - WORDS == set()


def test_the_example_loads_and_has_five_clauses(tmp_path: Path) -> None:
    assert len(EXAMPLE) == 1
    path = tmp_path / "ours.yaml"
    path.write_text(EXAMPLE[0], encoding="utf-8")
    sop = load_sop(str(path))
    assert [one.kind for one in sop.clauses] == ["classification", "deadline", "escalation", "cadence", "hold"]
    assert sop.ladder.levels == ("critical", "minor")


def test_the_example_of_an_own_edit_says_only_what_differs(tmp_path: Path) -> None:
    """The how-to on comparing ends in a file that extends a shipped SOP."""
    page = Path(__file__).parents[2] / "docs" / "how-to" / "compare-two-sops.md"
    path = tmp_path / "ours.yaml"
    path.write_text(
        re.findall(r"^```yaml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[0], "utf-8"
    )
    found = diff(load_sop("one-page-playbook"), load_sop(str(path)))
    assert [(one.clause, [change.what for change in one.differences]) for one in found.clauses] == [
        ("acknowledge", ["bound at SEV1"])
    ]
