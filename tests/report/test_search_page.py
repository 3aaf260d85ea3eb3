"""What a search says: how much was looked at, and what may be luck as that."""

from __future__ import annotations

from dataclasses import replace

from gameday.regression.figures.means import Interval
from gameday.regression.search.fresh import Breaks, Fresh
from gameday.regression.search.shown import Shown
from gameday.regression.search.thorough import Thorough
from gameday.regression.search.variation import Variation
from gameday.report.search_page import Sought, found_lines, luck_lines, nothing_lines, shown_lines
from gameday.scoring.encoding import SIMULATION

NIGHT = Variation(later=13, gaps=(("pager_dead", "primary_oncall"),))
ALL = Thorough((141, 141), (1_173, 6_105), 72)
FRESH = Fresh(100, 41.4, 85.6, Interval(-44.2, -47.04, -40.0), sure=True)
ONE, TWO = Sought("ours"), Sought("ours", "theirs")


def test_a_worse_day_is_told_with_its_interval_and_how_much_was_tried() -> None:
    assert list(found_lines(ONE, NIGHT, FRESH, ALL)) == [
        "As written 86 points; 41 when:",
        "  it starts 13 hours later",
        "  pager dead at primary on-call",
        "Points are means of 100 plays of each that the search had not seen (-44.2 from as written, 95% interval"
        " -47.0 to -40.0); one play may lie elsewhere.",
        "Tried: all 141 single changes, 1,173 of 6,105 pairs of them, 72 more that were drawn."
        " More --tries look further.",
        SIMULATION,
    ]


def test_what_may_be_luck_is_said_to_be_and_not_written() -> None:
    luck = replace(FRESH, score=84.6, moved=Interval(-1.0, -3.1, 1.2), sure=False)
    assert list(luck_lines(ONE, NIGHT, luck, Thorough((60, 141), (0, 0), 0))) == [
        "Nothing was found in which ours surely does worse. The worst of what was tried:",
        "  it starts 13 hours later",
        "  pager dead at primary on-call",
        "As written 86 points, so varied 85 (-1.0 from as written, 95% interval -3.1 to +1.2), in 100 plays of each"
        " that the search had not seen: that may be luck.",
        "Tried: 60 of 141 single changes. More --tries look further.",
        SIMULATION,
        "Nothing was written.",
    ]


SILENCE, ACCURATE = Breaks("somebody-reached", 97, 13, sure=True), Breaks("accurate", 6, 4, sure=False)
LOOKED_FOR = "What was looked for: somebody-reached, a critical clause, breaks in 97 of 100 plays, under theirs in 13."


def test_of_two_sops_the_clause_is_named_that_one_of_them_breaks_and_none_that_luck_may_have_broken() -> None:
    told = replace(FRESH, before=77.0, broken=(SILENCE, ACCURATE), gates=(98, 16))
    found = list(found_lines(TWO, NIGHT, told, ALL))
    assert (found[0], found[3], found[4].split()[0]) == (
        "As written 86 points; 41 (77 under theirs) when:",
        LOOKED_FOR,
        "Points",
    )
    as_written = list(found_lines(TWO, Variation(), told, ALL))
    assert as_written[:2] == [
        "The scenario as it is written tells them apart already: 41 points (77 under theirs).",
        LOOKED_FOR,
    ]
    assert as_written[2].startswith("Points")


def test_where_no_single_clause_is_sure_all_of_them_are_counted_together() -> None:
    told = replace(FRESH, before=77.0, broken=(ACCURATE,), gates=(9, 0), breaking=(("accurate", 6), ("factual", 3)))
    assert list(found_lines(TWO, NIGHT, told, ALL))[3] == (
        "What was looked for: a critical clause breaks in 9 of 100 plays (accurate in 6 and factual in 3),"
        " under theirs in none."
    )


def test_what_came_closest_is_told_with_every_clause() -> None:
    never = Breaks("accurate", 2, 0, sure=False)
    closest = list(luck_lines(TWO, NIGHT, replace(FRESH, broken=(SILENCE, never), sure=False), ALL))
    assert closest[0] == (
        "Nothing was found in which ours surely breaks a critical clause in more plays than theirs. What came closest:"
    )
    assert closest[3:6] == [
        LOOKED_FOR,
        "What was looked for: accurate, a critical clause, breaks in 2 of 100 plays, under theirs in none.",
        "Counted in 100 plays of each that the search had not seen: that may be luck.",
    ]


def test_the_play_to_look_at_is_told_with_what_comes_of_it() -> None:
    alone = shown_lines(ONE, Shown(4, 0.9), "gameday run a", "gameday run b")
    assert list(alone) == ["See it played (1 point): gameday run a"]
    two = shown_lines(TWO, Shown(4, 24.6, ("accurate", "severity"), 81.0), "gameday run a", "gameday run b")
    assert list(two) == [
        "See it played (25 points, accurate and severity broken): gameday run a",
        "Under theirs (81 points): gameday run b",
    ]


def test_nothing_that_was_found_is_told_with_how_much_was_tried() -> None:
    few = Thorough((5, 141), (0, 0), 0)
    one, two = ([*nothing_lines(sought, few)] for sought in (ONE, TWO))
    assert one == [
        "In none of 5 variations ours did worse than as written by more than a point.",
        "Tried: 5 of 141 single changes. More --tries look further.",
        SIMULATION,
        "Nothing was written.",
    ]
    assert two[0] == (
        "In none of 5 variations did ours break a critical clause in more plays than theirs."
        " What else tells them apart, `gameday regress` says."
    )
