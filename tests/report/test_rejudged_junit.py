"""Past records under two SOPs as JUnit XML: green is what was seen to hold, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from gameday.regression.change.verdict import BLOCKING, Ruling
from gameday.regression.records.rejudged import Rejudged
from gameday.report.rejudged.junit import rejudged_junit
from gameday.report.rejudged.words import say_ruling
from tests.regression.pasts import CLASSIFIED, NIGHT, UNHEARD, answered, under


def _cases(found: Rejudged) -> dict[str, tuple[str, str]]:
    """Of each case its outcome and why, by name."""
    root = ET.fromstring(rejudged_junit(found))  # noqa: S314  # our own
    cases = {}
    for case in root.findall("testsuite[2]/testcase"):
        told = next(iter(case), None)
        cases[case.get("name", "")] = ("green", "") if told is None else (told.tag, told.get("message", ""))
    return cases


def test_a_gate_that_breaks_fails_and_fails_its_record() -> None:
    found = under([answered("15m"), CLASSIFIED], [answered("3m"), CLASSIFIED])
    assert _cases(found) == {
        "passes": ("failure", "pass (96%), now fail (85%): the gate severity breaks"),
        "acknowledge": ("failure", "met, now late"),
        "severity": ("failure", "partial under both; it is a gate, and breaks now"),
        "somebody-reached": ("green", ""),
    }


def test_what_cannot_be_told_is_skipped_with_why() -> None:
    found = under([answered("15m")], [answered("15m")], UNHEARD)
    assert _cases(found) == {
        "passes": ("skipped", "undecided under both: whether the gate somebody-reached held cannot be told"),
        "acknowledge": ("skipped", "cannot be told under both: the record cannot show the answer to the page"),
        "somebody-reached": ("skipped", "cannot be told under both: the record cannot show who answered"),
    }


def test_a_suite_counts_its_cases_alone() -> None:
    found = under([answered("15m"), CLASSIFIED], [answered("3m"), CLASSIFIED], NIGHT)
    _, suite = ET.fromstring(rejudged_junit(found))  # noqa: S314  # our own
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("4", "3", "0")


@pytest.mark.parametrize(
    ("before", "after", "blocks", "ruling"),
    [
        ("15m", "3m", BLOCKING, "regressed"),
        ("15m", "3m", {"inconclusive"}, "regressed"),
        ("15m", "14m", BLOCKING, "not_observable"),
        ("15m", "14m", {"regressed"}, "not_observable"),
        ("15m", "15m", BLOCKING, "identical"),
    ],
)
def test_the_file_is_red_exactly_where_the_ruling_stops_a_merge(
    before: str, after: str, blocks: set[Ruling], ruling: str
) -> None:
    found = replace(under([answered(before)], [answered(after)]), blocks=frozenset(blocks))
    verdict, *_ = root = ET.fromstring(rejudged_junit(found))  # noqa: S314  # our own
    red = [one.get("message", "") for one in root.iter("failure")]
    assert found.ruling == ruling
    assert (bool(red), verdict.find("testcase/failure") is not None) == (found.exit_code != 0,) * 2
    assert not red or red[0] == say_ruling(found)
