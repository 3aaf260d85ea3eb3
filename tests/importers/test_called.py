"""Calls of levels that the SOP does not know, each with its line."""

from __future__ import annotations

import pytest

from gameday.files.timeline_file import parse_timeline
from gameday.importers.called import unknown_levels
from gameday.terms.severity import Ladder

LADDER = Ladder(("SEV1", "SEV2", "SEV3"), (("critical", "SEV1"), ("major", "SEV2")))
UNKNOWN = "is no level of this SOP; what was called is unknown"


def warned(*severities: str, kind: str = "declared") -> list[str]:
    lines = [f'{{"at": "2026-04-20T14:55:00Z", "kind": "{kind}", "severity": "{one}"}}' for one in severities]
    return list(unknown_levels(parse_timeline(lines, "t"), "t", LADDER))


@pytest.mark.parametrize("known", ["SEV1", "sev 2", "Sev-3", "critical", "P2", "none"])
def test_a_level_of_the_sop_by_any_of_its_names_is_no_matter(known: str) -> None:
    assert warned(known) == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("banana", f"'banana' {UNKNOWN}"),
        ("criticl", f"'criticl' {UNKNOWN}; did you mean `critical`?"),
        ("SEV", f"'SEV' {UNKNOWN}"),
        ("SEV7", "'SEV7' is below this SOP's lowest level, SEV3; it counts as none called"),
    ],
)
@pytest.mark.parametrize("kind", ["declared", "severity_changed"])
def test_any_other_is_told_with_its_line(said: str, wrong: str, kind: str) -> None:
    assert warned("SEV1", said, kind=kind) == [f"t:2: {wrong}"]


def test_an_entry_of_any_name_is_told_by_its_line() -> None:
    line = '{"at": "2026-04-20T14:55:00Z", "kind": "declared", "severity": "high", "id": "line-2"}'
    lines = [line, line.replace(', "id": "line-2"', "")]
    assert list(unknown_levels(parse_timeline(lines, "t"), "t", LADDER)) == [
        f"t:1: 'high' {UNKNOWN}",
        f"t:2: 'high' {UNKNOWN}",
    ]


def test_of_many_the_rest_is_counted() -> None:
    assert warned(*["high"] * 25)[-1] == "t: and 5 more calls of levels this SOP does not know"
