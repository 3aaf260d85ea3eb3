"""The documents of a drill, kept beside its timeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files import open_scenario, open_scorecard, open_sop, open_team, shipped_names
from gameday.files.drill_documents import DOCUMENTS, DrillDocuments, documents_text, read_documents
from gameday.files.written_start import written_offset


@pytest.mark.parametrize("sop", shipped_names("sops"))
@pytest.mark.parametrize("scenario", shipped_names("scenarios"))
def test_documents_read_back_what_was_written(tmp_path: Path, sop: str, scenario: str) -> None:
    """Law: what is kept has the digests of what was used."""
    team = open_team("night-watch")
    used = DrillDocuments(open_sop(sop), open_scorecard("game-day"), open_scenario(scenario), team)
    (tmp_path / DOCUMENTS).write_text(documents_text(used))
    kept = read_documents(tmp_path)
    for mine, theirs in [(kept.sop, used.sop), (kept.scorecard, used.scorecard), (kept.team, used.team)]:
        assert mine is not None
        assert theirs is not None
        assert (mine.digest, mine.document) == (theirs.digest, theirs.document)
    assert kept.scenario is not None
    assert kept.scenario.document == open_scenario(scenario).document
    assert written_offset(kept.scenario) == written_offset(open_scenario(scenario))
    assert documents_text(kept) == documents_text(used)


@pytest.mark.parametrize("content", ["", "[]", "{}", "[" * 100_000, '{"sop": 1, "scorecard": 2}', '"\\ud800"'])
def test_documents_that_cannot_be_used_are_a_fault(tmp_path: Path, content: str) -> None:
    (tmp_path / DOCUMENTS).write_text(content)
    with pytest.raises(InputError):
        read_documents(tmp_path)
