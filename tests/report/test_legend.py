"""The signs a picture uses."""

from __future__ import annotations

import re
from dataclasses import replace

from gameday.report.legend import legend, signs
from gameday.retrospective.chart import Lane, Mark
from tests.retrospective.sample import retro


def test_it_holds_the_signs_that_are_used_and_no_other() -> None:
    chart = retro().chart
    meanings = [meaning for _, meaning in signs(chart)]
    assert {"severity called", "severity right", "silence longer than allowed", "page that failed"} <= set(meanings)
    calm = replace(chart, watches=(), called=(), lanes=())
    assert {"severity called", "role held", "updates owed, in time"} & {meaning for _, meaning in signs(calm)} == set()


def test_a_cross_says_what_failed_in_this_picture() -> None:
    chart = retro().chart
    crosses = {
        "page_failed": Mark("a", 0, "failed", "The page failed.", kind="page_failed"),
        "mitigation_failed": Mark("b", 1, "failed", "Did not work: rollback.", kind="mitigation_failed"),
        "reopened": Mark("c", 2, "failed", "Opened again.", kind="reopened"),
    }

    def said(*kinds: str) -> list[str]:
        lane = Lane("paging tool", tuple(crosses[kind] for kind in kinds))
        return [words for _, words in signs(replace(chart, arrivals=Lane("", ()), lanes=(lane,), watches=()))][2:]

    assert said("page_failed") == ["page that failed"]
    assert said("mitigation_failed") == ["mitigation that did not work"]
    assert said("reopened", "page_failed") == ["page that failed, opened again"]
    assert said() == []


def test_its_rows_stay_between_their_edges() -> None:
    drawn, high = legend(retro().chart, 4, 400)
    places = [(float(x), float(y)) for x, y in re.findall(r"translate\(([\d.]+) ([\d.]+)\)", str(drawn))]
    assert len(places) == len(list(signs(retro().chart)))
    assert max(x for x, _ in places) < 400
    assert high == max(y for _, y in places) + 18
